package io.emend.schema.library;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A relation of a library while it is read, and as Turtle. */
final class LibraryRelation {
    private static final String PREFIXES = """
            @prefix emend: <urn:emend:schema#> .
            @prefix owl:   <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs:  <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rel:   <urn:emend:relation:> .
            @prefix skos:  <http://www.w3.org/2004/02/skos/core#> .
            """;

    private final String id;
    private final String name;
    boolean single;
    boolean symmetric;

    @Nullable
    String inverse;

    @Nullable
    String storedAs;

    List<String> chain = List.of();

    LibraryRelation(String id, String name) {
        this.id = id;
        this.name = name;
    }

    static String iri(String id) {
        return "urn:emend:relation:" + id;
    }

    /** A document that defines them, in their order. */
    static String turtle(Collection<LibraryRelation> relations) {
        StringBuilder turtle = new StringBuilder(PREFIXES);
        relations.forEach(relation -> turtle.append('\n').append(relation.turtle()));
        return turtle.toString();
    }

    private String turtle() {
        String label = LibraryEntry.label(name);
        List<String> lines = new ArrayList<>();
        lines.add("rel:" + id + " a owl:ObjectProperty" + (symmetric ? " , owl:SymmetricProperty" : ""));
        lines.add("rdfs:label " + english(label));
        if (!label.equals(name)) {
            lines.add("skos:altLabel " + english(name));
        }
        lines.add("emend:statementWording " + english("The " + label + " of {s} is {o}.") + " , "
                + english("{s}'s " + label + " is {o}."));
        lines.add("emend:questionWording " + english("What is the " + label + " of {s}?"));
        if (single) {
            lines.add("emend:singleValued true");
        }
        if (inverse != null) {
            lines.add("owl:inverseOf rel:" + inverse);
        }
        if (storedAs != null) {
            lines.add("owl:inverseOf rel:" + storedAs);
            lines.add("emend:storedAs rel:" + storedAs);
        }
        if (!chain.isEmpty()) {
            lines.add("owl:propertyChainAxiom ( <" + String.join("> <", chain) + "> )");
            lines.add("emend:derivedOnly true");
        }
        return String.join(" ;\n    ", lines) + " .\n";
    }

    private static String english(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"@en";
    }
}
