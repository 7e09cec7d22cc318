package io.emend.schema;

import java.util.Optional;
import java.util.Set;

/** Which coarse kind a literal datatype is. */
final class Literals {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final Set<String> DATES = Set.of("date", "dateTime", "gYear", "gYearMonth");
    private static final Set<String> NUMBERS =
            Set.of("integer", "decimal", "double", "float", "int", "long", "nonNegativeInteger");

    private Literals() {}

    static Optional<EntityKind> kindOfDatatype(String iri) {
        if (!iri.startsWith(XSD)) {
            return iri.endsWith("#langString") || iri.endsWith("#Literal")
                    ? Optional.of(EntityKind.TEXT)
                    : Optional.empty();
        }
        String name = iri.substring(XSD.length());
        if (DATES.contains(name)) {
            return Optional.of(EntityKind.DATE);
        }
        return Optional.of(NUMBERS.contains(name) ? EntityKind.NUMBER : EntityKind.TEXT);
    }
}
