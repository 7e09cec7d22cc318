package io.emend.graph.exchange;

import io.emend.contract.knowledge.Value;
import io.emend.graph.EntityCatalog;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.ClassId;
import io.emend.schema.RdfNames;
import io.emend.schema.RelationId;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes JSON-LD as one flat {@code @graph}, node object by node object, so that nothing is gathered in memory. */
final class JsonLdExport {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private final JsonGenerator json;

    JsonLdExport(OutputStream output) {
        this.json = JsonMapper.builder().build().createGenerator(output);
    }

    void write(KnowledgeGraph graph, EntityCatalog catalog) {
        json.writeStartObject();
        context();
        json.writeArrayPropertyStart("@graph");
        catalog.changedSince(-1, this::entity);
        graph.forEachLive(this::statement);
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
    }

    private void context() {
        json.writeObjectPropertyStart("@context");
        json.writeStringProperty("wd", RdfNames.WIKIDATA_ENTITY);
        json.writeStringProperty("wdt", RdfNames.WIKIDATA_RELATION);
        json.writeStringProperty("xsd", XSD);
        container("label", RDFS.label.getURI());
        container("description", RDFS.comment.getURI());
        container("alias", SKOS.altLabel.getURI());
        json.writeEndObject();
    }

    private void container(String term, String iri) {
        json.writeObjectPropertyStart(term);
        json.writeStringProperty("@id", iri);
        json.writeStringProperty("@container", "@language");
        json.writeEndObject();
    }

    private void entity(EntityRecord entity) {
        json.writeStartObject();
        json.writeStringProperty("@id", RdfNames.entity(entity.id()));
        if (!entity.types().isEmpty()) {
            json.writeArrayPropertyStart("@type");
            entity.types().forEach(type -> json.writeString(RdfNames.entityClass(new ClassId(type))));
            json.writeEndArray();
        }
        texts("label", entity.labels());
        texts("description", entity.descriptions());
        lists("alias", entity.aliases());
        json.writeEndObject();
    }

    private void texts(String term, Map<String, String> byLang) {
        if (!byLang.isEmpty()) {
            json.writeObjectPropertyStart(term);
            byLang.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    private void lists(String term, Map<String, List<String>> byLang) {
        if (!byLang.isEmpty()) {
            json.writeObjectPropertyStart(term);
            byLang.forEach((lang, texts) -> {
                json.writeArrayPropertyStart(lang);
                texts.forEach(json::writeString);
                json.writeEndArray();
            });
            json.writeEndObject();
        }
    }

    private void statement(StatementRecord statement) {
        json.writeStartObject();
        json.writeStringProperty("@id", RdfNames.entity(statement.subject()));
        json.writeObjectPropertyStart(RdfNames.relation(new RelationId(statement.relation())));
        switch (statement.object()) {
            case Value.Entity object -> json.writeStringProperty("@id", RdfNames.entity(object.id()));
            case Value.Literal literal -> {
                json.writeStringProperty("@value", literal.value());
                json.writeStringProperty("@type", XSD + literal.datatype());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
