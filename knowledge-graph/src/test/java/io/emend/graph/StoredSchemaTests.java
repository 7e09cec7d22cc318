package io.emend.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.graph.contract.TestGraphs;
import io.emend.graph.memory.InMemoryGraph;
import io.emend.graph.store.SchemaDocument;
import io.emend.graph.store.SchemaStore;
import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.RelationId;
import io.emend.schema.shapes.ShapeValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoredSchemaTests {
    private static final RelationId KEEPER = RelationId.of("keeper");
    private static final String PETS = """
            @prefix owl:   <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs:  <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rel:   <urn:emend:relation:> .
            rel:keeper a owl:ObjectProperty ; rdfs:label "keeper"@en .
            """;

    private final SchemaStore store = InMemoryGraph.empty().schemas();
    private final KnowledgeSchema schema = KnowledgeSchema.load().frozen();
    private final StoredSchema stored = new StoredSchema(schema, ShapeValidator.load(schema), store);

    @Test
    void followsWhatAnotherProcessStores() {
        Object before = schema.edition();
        stored.refresh();
        assertThat(schema.edition()).isSameAs(before);

        store.put(document(PETS));
        stored.refresh();
        assertThat(schema.relation(KEEPER)).isPresent();

        store.remove("pets");
        stored.refresh();
        assertThat(schema.relation(KEEPER)).isEmpty();
    }

    @Test
    void readsNothingAgainThatItPutInPlaceItself() {
        store.put(document(PETS));
        stored.adopt(StoredSchema.Edition.of(Map.of("pets", PETS)));
        Object adopted = schema.edition();

        stored.refresh();

        assertThat(schema.edition()).isSameAs(adopted);
    }

    @Test
    void staysAsItWasWhenADocumentCannotBeRead() {
        Object before = schema.edition();
        store.put(document("not turtle"));

        assertThatThrownBy(stored::refresh).isInstanceOf(InvalidSchema.class);

        assertThat(schema.edition()).isSameAs(before);
    }

    private static SchemaDocument document(String turtle) {
        return new SchemaDocument("pets", turtle, "admin", TestGraphs.NOON);
    }
}
