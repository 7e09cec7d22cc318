package io.emend.interpreter.lexicon;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A relation as understanding text needs it.
 *
 * @param functional a slot holds one object
 * @param symmetric both directions say the same
 * @param storedAs when this is another relation read backwards: the id under which facts are kept, ends swapped
 * @param subjectKinds coarse kinds of subjects, such as {@code PERSON}; empty or {@code ANY} for no restriction
 * @param objectKinds coarse kinds of objects; {@code DATE}, {@code NUMBER} and {@code TEXT} are literals
 * @param words by language tag
 */
public record LexicalRelation(
        String id,
        boolean functional,
        boolean symmetric,
        @Nullable String storedAs,
        Set<String> subjectKinds,
        Set<String> objectKinds,
        Map<String, Words> words) {
    /**
     * The words of one language.
     *
     * @param noun what the object is to the subject
     * @param statements with {@code {s}} and {@code {o}}
     * @param questions with {@code {s}}
     */
    public record Words(
            String label, String noun, List<String> aliases, List<String> statements, List<String> questions) {
        public Words {
            Objects.requireNonNull(label, "label");
            Objects.requireNonNull(noun, "noun");
            aliases = List.copyOf(aliases);
            statements = List.copyOf(statements);
            questions = List.copyOf(questions);
        }
    }

    private static final Set<String> LITERALS = Set.of("DATE", "NUMBER", "TEXT");

    public LexicalRelation {
        Objects.requireNonNull(id, "id");
        subjectKinds = Set.copyOf(subjectKinds);
        objectKinds = Set.copyOf(objectKinds);
        words = Map.copyOf(words);
    }

    /** The usual name in a language, in English where it has none, else the id. */
    public String label(String language) {
        Words own = words.getOrDefault(language, words.get("en"));
        return own == null ? id : own.label();
    }

    /** What the object is to the subject. */
    public String noun(String language) {
        Words own = words.getOrDefault(language, words.get("en"));
        return own == null ? id : own.noun();
    }

    /** Objects are literals, never entities. */
    public boolean takesLiteralsOnly() {
        return !objectKinds.isEmpty() && LITERALS.containsAll(objectKinds);
    }

    /** Objects may be texts. */
    public boolean takesText() {
        return objectKinds.contains("TEXT");
    }
}
