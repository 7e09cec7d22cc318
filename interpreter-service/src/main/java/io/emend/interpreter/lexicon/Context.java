package io.emend.interpreter.lexicon;

import io.emend.interpreter.text.Stems;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The words around one or two slots, as features. Zones: {@code B} before the first slot, {@code M} between, {@code A}
 * after the last.
 */
public final class Context {
    private final List<String> features = new ArrayList<>();

    private Context() {}

    /** Features of a wording with two slots; slots excluded from the lists. */
    public static List<String> ofTwo(List<Token> before, List<Token> between, List<Token> after) {
        Context context = new Context();
        context.zone("B", before, "^", "1");
        context.zone("M", between, "1", "2");
        context.zone("A", after, "2", "$");
        if (before.isEmpty() && after.isEmpty() && between.isEmpty()) {
            context.features.add("empty");
        }
        return context.features;
    }

    /** Features of a wording with one slot. */
    public static List<String> ofOne(List<Token> before, List<Token> after) {
        Context context = new Context();
        context.zone("B", before, "^", "1");
        context.zone("A", after, "1", "$");
        return context.features;
    }

    /** Features of words wherever they stand: a word itself, characters together. */
    static List<String> anywhere(List<Token> tokens) {
        List<String> features = new ArrayList<>();
        String previous = "";
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD) {
                features.add(token.stem());
                features.add("r:" + Stems.root(token.fold()));
            } else if (tokens.size() == 1) {
                features.add(token.stem());
            } else if (!previous.isEmpty()) {
                features.add(previous + "_" + token.stem());
            }
            previous = token.stem();
        }
        return features;
    }

    private void zone(String zone, List<Token> tokens, String left, String right) {
        String previous = left;
        String beforePrevious = "";
        boolean lastHan = false;
        for (Token token : tokens) {
            if (token.isMark() && !token.is("|")) {
                continue;
            }
            String stem = token.stem();
            features.add(stem);
            features.add(zone + ":" + stem);
            features.add(previous + "_" + stem);
            features.add(zone + ":" + previous + "_" + stem);
            if (token.kind() == Token.Kind.HAN) {
                if (lastHan && !beforePrevious.isEmpty()) {
                    features.add(beforePrevious + "_" + previous + "_" + stem);
                }
            } else if (token.kind() == Token.Kind.WORD) {
                String root = Stems.root(token.fold());
                features.add("r:" + root);
                if (!token.fold().equals(stem)) {
                    features.add(zone + ":f:" + token.fold());
                }
                if (!beforePrevious.isEmpty()) {
                    features.add(zone + ":" + beforePrevious + "_" + previous + "_" + stem);
                }
            }
            lastHan = token.kind() == Token.Kind.HAN;
            beforePrevious = previous;
            previous = stem;
        }
        features.add(zone + ":" + previous + "_" + right);
        if (!beforePrevious.isEmpty()) {
            features.add(zone + ":" + beforePrevious + "_" + previous + "_" + right);
        }
    }
}
