package io.emend.interpreter.lexicon;

import io.emend.interpreter.text.Token;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The wordings of the lexicon as they are, but for inflection, marks, articles, adverbs that change nothing and the choice
 * among prepositions of place. Filled while the lexicon is learned, only read afterwards.
 */
public final class KnownWordings {
    private static final Set<String> PASSED_OVER = Set.of(
            "the",
            "a",
            "an",
            "also",
            "now",
            "currently",
            "actually",
            "really",
            "typically",
            "usually",
            "mainly",
            "mostly",
            "primarily",
            "chiefly",
            "generally",
            "often",
            "commonly",
            "largely",
            "officially",
            "formally",
            "today");
    private static final Set<String> PERFECT = Set.of("has", "have", "had", "'ve");
    private static final Set<String> PLACES = Set.of("in", "at", "within", "inside");

    private final Map<String, BitSet> exact = new HashMap<>();
    private final Set<String> starts = new HashSet<>();
    private final Set<String> joints = new HashSet<>();
    private final Set<String> ends = new HashSet<>();

    void add(List<Token> before, List<Token> between, List<Token> after, int label) {
        exact.computeIfAbsent(key(before, between, after), k -> new BitSet()).set(label);
        starts.add(key(before));
        joints.add(key(between));
        ends.add(key(after));
    }

    /** Whether some wording has these words before its first slot. */
    public boolean startsWith(List<Token> before) {
        return starts.contains(key(before));
    }

    /** Whether some wording has these words between its slots. */
    public boolean joins(List<Token> between) {
        return joints.contains(key(between));
    }

    /** Whether some wording has these words after its last slot. */
    public boolean endsWith(List<Token> after) {
        return ends.contains(key(after));
    }

    /** What these very words are known to say: indices as in {@link WordingModel#statement}. */
    public BitSet meanings(List<Token> before, List<Token> between, List<Token> after) {
        BitSet known = exact.get(key(before, between, after));
        return known == null ? new BitSet() : (BitSet) known.clone();
    }

    private static String key(List<Token> before, List<Token> between, List<Token> after) {
        return key(before) + '#' + key(between) + '#' + key(after);
    }

    /** "has joined" says what "joined" does. */
    private static boolean isPerfect(List<Token> zone, int at) {
        return PERFECT.contains(zone.get(at).fold())
                && at + 1 < zone.size()
                && zone.get(at + 1).fold().endsWith("ed");
    }

    private static String key(List<Token> zone) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < zone.size(); i++) {
            Token token = zone.get(i);
            if ((!token.isMark() || token.is("|")) && !PASSED_OVER.contains(token.fold()) && !isPerfect(zone, i)) {
                key.append(PLACES.contains(token.fold()) ? "in" : token.stem()).append(' ');
            }
        }
        return key.toString().toLowerCase(Locale.ROOT);
    }
}
