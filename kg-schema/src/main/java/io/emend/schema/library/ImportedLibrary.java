package io.emend.schema.library;

import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A relation library in the schema's terms.
 *
 * @param turtle a document that extends the schema, with words in English made from the names
 * @param corrections everything that was not taken as it stood, in the library's order
 */
public record ImportedLibrary(String turtle, List<Correction> corrections) {
    public ImportedLibrary {
        Objects.requireNonNull(turtle, "turtle");
        corrections = List.copyOf(corrections);
    }

    /**
     * Reads a library: a JSON array of objects with {@code name}, {@code type} (one2one, one2many, many2one, many2many),
     * {@code reverse} and {@code multihop} (a list of names, also one written as a string, as Python prints it).
     *
     * @param known relations that need not be defined again
     * @throws InvalidSchema if it is not of that form
     */
    public static ImportedLibrary read(String json, KnowledgeSchema known) {
        return new LibraryReading(known).read(entries(json));
    }

    private static List<LibraryEntry> entries(String json) {
        try {
            JsonNode array = JsonMapper.shared().readTree(json);
            if (!array.isArray()) {
                throw new InvalidSchema(List.of("A relation library is a JSON array of objects with a name."));
            }
            List<LibraryEntry> entries = new ArrayList<>();
            for (JsonNode node : array) {
                entries.add(new LibraryEntry(
                        text(node, "name"), text(node, "type"), text(node, "reverse"), text(node, "multihop")));
            }
            return entries;
        } catch (JacksonException e) {
            throw new InvalidSchema("The relation library is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString().strip() : value.isArray() ? value.toString() : "";
    }
}
