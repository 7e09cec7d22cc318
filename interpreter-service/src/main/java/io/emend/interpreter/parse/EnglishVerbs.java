package io.emend.interpreter.parse;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** English verbs that command, and what they command: the same verb may do different things with different particles. */
final class EnglishVerbs {
    private static final String WRITE_VERBS =
            "change set update replace correct fix edit modify make swap substitute switch add record store "
                    + "note remember learn save put register insert enter amend revise adjust alter rewrite overwrite rectify mark list log memorize "
                    + "memorise assign define declare append include turn convert move shift reassign let apply accept adopt acknowledge teach "
                    + "exchange fill repoint redirect rename transfer relabel restate reflect tweak document jot file incorporate understand "
                    + "know use have get ensure";
    private static final String RETRACT_VERBS =
            "delete remove erase forget drop retract discard strike purge expunge eliminate clear wipe scrub "
                    + "unlearn unset withdraw revoke scratch cut delist dump detach unlink disassociate dissociate disregard nullify invalidate "
                    + "subtract rm nuke bin unrecord unsay deny dispose rescind repeal kill trash unassert scrap ditch";
    private static final String UNDO_VERBS =
            "undo revert reverse return rollback restore reset cancel rewind reinstate unwind backtrack recover";
    private static final String ASK_VERBS =
            "tell name give list show answer explain say find look remind identify state specify provide "
                    + "describe retrieve fetch report mention guess";
    private static final String VERIFY_VERBS =
            "check confirm verify validate double-check fact-check factcheck crosscheck doublecheck";
    private static final String OTHER_VERBS =
            "write translate compare summarize summarise draw sing compose create generate calculate compute count read repeat "
                    + "print spell rhyme paraphrase proofread recommend suggest discuss debate analyze analyse evaluate rate rank play send email order "
                    + "schedule search google say quote recite dance guess solve simulate pronounce shorten elaborate narrate";
    private static final String SUPPOSE_VERBS =
            "suppose imagine assume pretend picture envision hypothesize hypothesise postulate posit "
                    + "consider think visualize visualise";

    private static final Map<String, Act> FORMS = forms();

    private static Map<String, Act> forms() {
        Map<String, Act> forms = new HashMap<>();
        put(forms, OTHER_VERBS, Act.OTHER);
        put(forms, ASK_VERBS, Act.ASK);
        put(forms, WRITE_VERBS, Act.WRITE);
        put(forms, RETRACT_VERBS, Act.RETRACT);
        put(forms, UNDO_VERBS, Act.UNDO);
        put(forms, VERIFY_VERBS, Act.VERIFY);
        put(forms, SUPPOSE_VERBS, Act.SUPPOSE);
        return Map.copyOf(forms);
    }

    private static void put(Map<String, Act> forms, String verbs, Act act) {
        for (String verb : verbs.split("\\s+")) {
            for (String form : inflected(verb)) {
                forms.put(form, act);
            }
        }
    }

    /** Base, -ing and -ed forms; other tenses do not command. */
    private static List<String> inflected(String verb) {
        String stem = verb.endsWith("e") ? verb.substring(0, verb.length() - 1) : verb;
        String doubled = verb + verb.charAt(verb.length() - 1);
        return List.of(verb, stem + "ing", stem + "ed", doubled + "ing", doubled + "ed");
    }

    private static final Map<String, String> PARTICIPLES = Arrays.stream(
                    ("made:make set:set put:put taken:take rewritten:rewrite overwritten:overwrite known:know forgotten:forget struck:strike "
                                    + "stricken:strike withdrawn:withdraw undone:undo cut:cut read:write let:let modified:modify rectified:rectify")
                            .split(" "))
            .map(pair -> pair.split(":"))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));

    private EnglishVerbs() {}

    /** Verbs of acts, which are no misspelt words. */
    static Set<String> words() {
        return FORMS.keySet();
    }

    /** What a participle such as {@code removed} or {@code set} commands in a passive, null if nothing. */
    static @Nullable Act passive(String participle) {
        return FORMS.get(PARTICIPLES.getOrDefault(participle, participle));
    }

    /**
     * What a commanding verb commands.
     *
     * @param particle such as {@code " back"}, null if none follows
     * @param rest the sentence after both
     * @return null if it commands nothing
     */
    static @Nullable Act act(String verb, @Nullable String particle, String rest) {
        if (verb.startsWith("return")
                && !rest.matches(".*\\b(?:previous|earlier|former|prior|old|original|last|before|back)\\b.*")) {
            return null;
        }
        boolean back = " back".equals(particle) || rest.matches("(?: [a-z\u00A7']+)* back(?: [a-z\u00A7']+)*( [.!])?");
        if (verb.equals("get") || verb.equals("have") || verb.equals("use")) {
            boolean gone = " rid".equals(particle) || verb.equals("get") && rest.matches(" \u00A7 (?:off|out of)\\b.*");
            return gone ? Act.RETRACT : verb.equals("get") && back ? Act.UNDO : null;
        }
        if (verb.matches("roll|take|go|bring|switch|change|put|turn|set|move")
                && back
                && !rest.matches(".* to \u00A7.*")) {
            return Act.UNDO;
        }
        if (verb.matches("take|throw|cross|rule|leave|strike")
                && particle != null
                && particle.matches(" out| off| away")) {
            return Act.RETRACT;
        }
        if (verb.matches("take|cross|strike|knock")
                && rest.matches("(?: the| a| an)? \u00A7 (?:off|out of|from)\\b.*")) {
            return Act.RETRACT;
        }
        if (verb.equals("write") || verb.equals("take") || verb.equals("keep") || verb.equals("bear")) {
            boolean noted = particle != null && particle.equals(" down")
                    || " in".equals(particle) && rest.startsWith(" mind")
                    || rest.matches("(?: a)? note\\b.*| in mind\\b.*|(?: it)? to memory.*");
            return noted ? Act.WRITE : verb.equals("write") ? Act.OTHER : null;
        }
        if (verb.matches(
                        "know|understand|note|learn|remember|file|use|list|state|report|mention|document|log|consider|think|say|say")
                && rest.matches(" (?:that|this|the following|:)\\b.*|.* as \u00A7.*")) {
            return FORMS.getOrDefault(verb, Act.WRITE) == Act.ASK ? Act.WRITE : FORMS.get(verb);
        }
        if (verb.matches("treat|count|view|regard|recogni[sz]e|classify|class") && rest.matches(".*\u00A7.* as .*")) {
            return Act.WRITE;
        }
        if (verb.equals("list")
                || verb.equals("consider")
                || verb.equals("think")
                || verb.equals("know")
                || verb.equals("understand")) {
            return verb.equals("list") ? Act.ASK : null;
        }
        return FORMS.get(verb);
    }
}
