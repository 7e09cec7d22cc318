package io.emend.editor.slot;

import io.emend.graph.entity.Names;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Question;
import io.emend.schema.Relation;
import io.emend.schema.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises which relation a question asks for, once its subject is known: by the schema's wordings, else by a
 * relation's name in it. The longest match decides, so that "country of citizenship" is not taken for "country".
 */
public final class AskedRelation {
    private final KnowledgeSchema schema;
    private volatile Known known;

    /**
     * @param before normalised text before the subject, or the name alone
     * @param after normalised text after the subject
     * @param wording whether it is a whole wording rather than a name
     */
    private record Pattern(String relation, String before, String after, boolean wording) {
        int weight() {
            return (wording ? 1000 : 0) + before.length() + after.length();
        }

        boolean fits(String text, String subject) {
            if (!wording) {
                return containsWord(text.replace(subject, " "), before);
            }
            return text.contains((before + subject + after).strip());
        }
    }

    /** What was worked out from an edition of the schema. */
    private record Known(Object edition, List<Pattern> patterns) {}

    public AskedRelation(KnowledgeSchema schema) {
        this.schema = schema;
        this.known = new Known(schema.edition(), patterns(schema.frozen()));
    }

    private static List<Pattern> patterns(KnowledgeSchema schema) {
        List<Pattern> patterns = new ArrayList<>();
        for (Relation relation : schema.relations()) {
            for (Language language : Language.values()) {
                Stream.concat(
                                relation.questions(language).stream().map(Question::text),
                                relation.statements(language).stream()
                                        .map(Wording::cloze)
                                        .flatMap(Optional::stream))
                        .forEach(text -> addWording(patterns, relation.id().value(), text));
                Stream.concat(
                                Stream.of(relation.label(language), relation.noun(language)),
                                relation.aliases(language).stream())
                        .forEach(name -> addName(patterns, relation.id().value(), name));
            }
        }
        patterns.sort(Comparator.comparingInt(Pattern::weight).reversed());
        return List.copyOf(patterns);
    }

    /** The patterns of what the schema says now. */
    private List<Pattern> patterns() {
        Known last = known;
        if (last.edition() != schema.edition()) {
            KnowledgeSchema now = schema.frozen();
            last = new Known(now.edition(), patterns(now));
            known = last;
        }
        return last.patterns();
    }

    /**
     * The relation a text asks for.
     *
     * @param subject the subject's name as it stands in the text
     */
    public Optional<String> relation(String text, String subject) {
        String normalised = key(text);
        String name = key(subject);
        return patterns().stream()
                .filter(pattern -> pattern.fits(normalised, name))
                .map(Pattern::relation)
                .findFirst();
    }

    /** Whether the text is one of the relation's wordings about some subject. */
    public boolean isWording(String text, String relation) {
        String normalised = key(text);
        return patterns().stream()
                .filter(pattern -> pattern.wording() && pattern.relation().equals(relation))
                .anyMatch(pattern -> normalised.length()
                                > pattern.before().length() + pattern.after().length()
                        && normalised.startsWith(pattern.before())
                        && normalised.endsWith(pattern.after().stripTrailing()));
    }

    /** Whether a text contains a name as a word of its own; letter case, accents and width do not count. */
    public static boolean mentions(String text, String name) {
        return containsWord(key(text), key(name));
    }

    /** Whether a normalised text contains a normalised name, not as part of a longer Latin word. */
    static boolean containsWord(String text, String name) {
        for (int at = text.indexOf(name); at >= 0 && !name.isEmpty(); at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean startsInWord = at > 0 && isLatin(text.codePointBefore(at)) && isLatin(name.codePointAt(0));
            boolean endsInWord = end < text.length()
                    && isLatin(text.codePointAt(end))
                    && isLatin(name.codePointBefore(name.length()));
            if (!startsInWord && !endsInWord) {
                return true;
            }
        }
        return false;
    }

    /** The form in which texts and names are compared; question marks and full stops do not count. */
    static String key(String text) {
        return Names.key(text).replaceAll("[?？.。!！,，]+", "").strip();
    }

    private static void addWording(List<Pattern> patterns, String relation, String text) {
        int at = text.indexOf(Wording.SUBJECT);
        String before = key(text.substring(0, at) + "\u0001").replace("\u0001", "");
        String after =
                key("\u0001" + text.substring(at + Wording.SUBJECT.length())).replace("\u0001", "");
        patterns.add(new Pattern(relation, before, after, true));
    }

    private static void addName(List<Pattern> patterns, String relation, String name) {
        patterns.add(new Pattern(relation, key(name), "", false));
    }

    private static boolean isLatin(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                && Character.UnicodeScript.of(codePoint) != Character.UnicodeScript.HAN;
    }
}
