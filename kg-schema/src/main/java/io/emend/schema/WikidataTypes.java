package io.emend.schema;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;

/** Wikidata's classes and the class of ours each falls under, by id and by English label. */
final class WikidataTypes {
    private final Map<String, ClassId> byName = new HashMap<>();

    private WikidataTypes() {}

    /** Reads them when first asked for, then shares them. */
    static WikidataTypes bundled() {
        return Bundled.TYPES;
    }

    Optional<ClassId> find(String idOrLabel) {
        return Optional.ofNullable(byName.get(NameIndex.normalise(idOrLabel)));
    }

    private static WikidataTypes read() {
        TurtleDocuments documents = new TurtleDocuments();
        KnowledgeSchema.addResource(documents, "schema/wikidata-types.ttl");
        WikidataTypes types = new WikidataTypes();
        for (Node type : documents.subjects()) {
            documents.objects(type, RDFS.subClassOf.asNode()).forEach(parent -> {
                ClassId ours = ClassId.of(parent.getLocalName());
                types.byName.put(NameIndex.normalise(type.getLocalName()), ours);
                documents.objects(type, RDFS.label.asNode()).stream()
                        .filter(label -> label.getLiteralLanguage().equals(Language.EN.tag()))
                        .forEach(label ->
                                types.byName.putIfAbsent(NameIndex.normalise(label.getLiteralLexicalForm()), ours));
            });
        }
        return types;
    }

    private static final class Bundled {
        private static final WikidataTypes TYPES = read();
    }
}
