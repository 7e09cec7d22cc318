package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the Chinese clauses that name nothing, beside clauses that do: how something became known, what to do with it, what
 * the weather was like. Where none of them reserves, asks or supposes anything, the others say what they say without them.
 */
final class ChineseAsides {
    private static final String MARKS = ",;:()!.\u3002~\u2014\u2026-";
    private static final String QUOTES = "\"\u201C\u201D";
    /** What a clause may do without casting doubt on the clauses beside it. */
    private static final Set<Act> PLAIN = EnumSet.of(Act.STATE, Act.WRITE, Act.COMPLAIN);

    private static final Set<Act> TAKES_BACK = EnumSet.of(Act.RETRACT, Act.UNDO);
    /** A longer quotation is what somebody said, and no title. */
    private static final int LONGEST_TITLE = 12;

    /** "Who introduced him does not matter" asks nothing. */
    private static final Pattern INDEFINITE = Pattern.compile(
            "(?:谁|什么|啥|哪|多少|几|怎么|为什么|为啥).{0,8}(?:不重要|不用管|不必管|不用理|无所谓|没关系|不要紧|不碍事|找我|联系我|没人(?:录|写|补|填|加|改|管|收))");

    private final ChineseWords words;
    private final SpeechReader speech;

    ChineseAsides(ChineseWords words, SpeechReader speech) {
        this.words = words;
        this.speech = speech;
    }

    /** A clause; the mark after it is none of it. */
    private record Clause(int from, int to, boolean named) {}

    /**
     * The tokens with those of such clauses emptied, so that positions stay; empty where there are none, or what they say
     * matters.
     */
    Optional<List<Token>> without(List<Token> tokens, List<Span> names) {
        List<Clause> clauses = clauses(tokens, names);
        if (clauses.stream().noneMatch(Clause::named)
                || clauses.stream().allMatch(Clause::named)
                || quotes(tokens)
                || tokens.stream().anyMatch(token -> token.is("?"))) {
            return Optional.empty();
        }
        List<Token> kept = new ArrayList<>(tokens);
        boolean dropped = false;
        for (Clause clause : clauses) {
            Act act = clause.named() ? Act.RETRACT : act(tokens, clause);
            if (!PLAIN.contains(act) && !TAKES_BACK.contains(act) || !clause.named() && doubts(tokens, clause)) {
                return Optional.empty();
            }
            if (PLAIN.contains(act)) {
                dropped = true;
                boolean marked =
                        clause.to() < tokens.size() && tokens.get(clause.to()).isMark();
                for (int i = clause.from(); i < clause.to() + (marked ? 1 : 0); i++) {
                    Token token = tokens.get(i);
                    kept.set(i, new Token(" ", "", "", token.start(), token.end(), Token.Kind.MARK, false));
                }
            }
        }
        return dropped ? Optional.of(kept) : Optional.empty();
    }

    /**
     * Whether a clause that names nothing reserves what is said beside it.
     *
     * @param takenBack what is said beside it is taken back, so that a denial agrees with it
     */
    boolean reserve(List<Token> tokens, List<Span> names, boolean takenBack) {
        return clauses(tokens, names).stream()
                .anyMatch(clause -> !clause.named()
                        && (takenBack ? words.reserves(tokens, clause.from(), clause.to()) : doubts(tokens, clause)));
    }

    private boolean doubts(List<Token> tokens, Clause clause) {
        return words.doubts(tokens, clause.from(), clause.to())
                && !masked(tokens, clause).has(INDEFINITE);
    }

    private static Masked masked(List<Token> tokens, Clause clause) {
        return Masked.of(tokens, clause.from(), clause.to(), List.of(), new BitSet(), true);
    }

    private Act act(List<Token> tokens, Clause clause) {
        Masked masked = masked(tokens, clause);
        return masked.has(INDEFINITE) ? Act.STATE : speech.read(masked, false).act();
    }

    private List<Clause> clauses(List<Token> tokens, List<Span> names) {
        List<Clause> clauses = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.size(); i++) {
            boolean mark = i == tokens.size() || isMark(tokens, i, names);
            if (mark || i > from && isSpaced(tokens, i) && !isInside(names, i)) {
                if (i > from) {
                    clauses.add(new Clause(from, i, isNamed(tokens, from, i, names)));
                }
                from = mark ? i + 1 : i;
            }
        }
        return clauses;
    }

    private static boolean isMark(List<Token> tokens, int at, List<Span> names) {
        Token token = tokens.get(at);
        return token.isMark() && MARKS.contains(token.text()) && !isInside(names, at);
    }

    /** Whether a space parts two characters: who types without marks parts clauses so. */
    private static boolean isSpaced(List<Token> tokens, int at) {
        return tokens.get(at).kind() == Token.Kind.HAN
                && tokens.get(at - 1).kind() == Token.Kind.HAN
                && tokens.get(at).start() > tokens.get(at - 1).end();
    }

    private static boolean isInside(List<Span> names, int at) {
        return names.stream().anyMatch(name -> name.from() <= at && at < name.to());
    }

    private boolean isNamed(List<Token> tokens, int from, int to, List<Span> names) {
        return names.stream()
                .filter(name -> name.from() < to && from < name.to())
                .anyMatch(name -> name.length() > 1 || !words.isNeutral(tokens.get(name.from())));
    }

    private static boolean quotes(List<Token> tokens) {
        int open = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isMark() && QUOTES.contains(tokens.get(i).text())) {
                if (open >= 0 && i - open > LONGEST_TITLE) {
                    return true;
                }
                open = open >= 0 ? -1 : i;
            }
        }
        return false;
    }
}
