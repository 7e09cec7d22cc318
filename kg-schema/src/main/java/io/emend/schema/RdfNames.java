package io.emend.schema;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** How entities, relations and classes are named in RDF, and back. Wikidata's ids have Wikidata's names. */
public final class RdfNames {
    /** Wikidata's entities. */
    public static final String WIKIDATA_ENTITY = "http://www.wikidata.org/entity/";
    /** Wikidata's properties as plain predicates. */
    public static final String WIKIDATA_RELATION = "http://www.wikidata.org/prop/direct/";
    /** Entities of our own. */
    public static final String ENTITY = "urn:emend:entity:";
    /** Relations of our own. */
    public static final String RELATION = "urn:emend:relation:";
    /** Classes and terms of our own. */
    public static final String SCHEMA = "urn:emend:schema#";

    private static final Pattern WIKIDATA_ITEM = Pattern.compile("Q[1-9][0-9]*");
    private static final Pattern WIKIDATA_PROPERTY = Pattern.compile("P[1-9][0-9]*");

    private RdfNames() {}

    /** The IRI of an entity. */
    public static String entity(String id) {
        return WIKIDATA_ITEM.matcher(id).matches()
                ? WIKIDATA_ENTITY + id
                : ENTITY + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The IRI of a relation the schema does not give one. */
    public static String relation(RelationId id) {
        return (WIKIDATA_PROPERTY.matcher(id.value()).matches() ? WIKIDATA_RELATION : RELATION) + id;
    }

    /** The IRI of a class. */
    public static String entityClass(ClassId id) {
        return WIKIDATA_ITEM.matcher(id.value()).matches() ? WIKIDATA_ENTITY + id : SCHEMA + id;
    }

    /** The id of the entity with this IRI; empty when it is none of the forms {@link #entity} gives. */
    public static Optional<String> entityId(String iri) {
        if (iri.startsWith(WIKIDATA_ENTITY)) {
            return Optional.of(iri.substring(WIKIDATA_ENTITY.length()));
        }
        return iri.startsWith(ENTITY)
                ? Optional.of(URLDecoder.decode(iri.substring(ENTITY.length()), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
