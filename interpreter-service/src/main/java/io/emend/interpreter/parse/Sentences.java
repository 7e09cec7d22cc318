package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Splits tokens into sentences; a full stop inside a name or an abbreviation ends none. */
final class Sentences {
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "etc", "inc", "ltd", "co", "corp", "bros", "no",
            "vol", "gen", "col", "capt", "lt", "rev", "hon", "sen", "gov", "pres", "ave", "dept", "univ", "e.g", "i.e",
            "cf");

    private static final Set<String> PRONOUNS = Set.of("he", "she", "it", "they", "its", "his", "her", "their");
    private static final Set<String> OPENERS = Set.of(
            "he", "she", "it", "they", "we", "you", "my", "his", "her", "their", "our", "your", "its", "this", "that",
            "there", "please", "thanks", "and", "but", "so", "not", "also");
    private static final Set<String> OWN = Set.of("its", "his", "her", "their");
    private static final Set<String> COPULAS =
            Set.of("is", "was", "'s", "are", "were", "has", "s", "lives", "died", "works", "plays", "comes", "belongs");

    private static final int COMPLAINT_WITHIN = 12;
    private static final Set<String> COMPLAINTS = Set.of(
            "error",
            "wrongly",
            "incorrectly",
            "errors",
            "mistake",
            "mistakes",
            "wrong",
            "incorrect",
            "outdated",
            "off",
            "inaccurate",
            "false",
            "correction",
            "problem");

    /**
     * A sentence.
     *
     * @param from first token
     * @param to token after the last, the closing mark included
     * @param asks ends in a question mark
     */
    record Sentence(int from, int to, boolean asks) {}

    private Sentences() {}

    static List<Sentence> split(List<Token> tokens, List<Span> names) {
        List<Sentence> sentences = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (i > from && corrects(tokens, names, from, i)) {
                sentences.add(new Sentence(from, tokens.get(i).isMark() ? i + 1 : i, false));
                from = tokens.get(i).isMark() ? i + 1 : i;
            } else if (ends(tokens, i) && !insideName(names, i) || opensAfter(tokens, i)) {
                int to = i + 1;
                boolean asks = tokens.get(i).is("?");
                while (to < tokens.size()
                        && tokens.get(to).isMark()
                        && "\"\u201D'.!?)".contains(tokens.get(to).text())) {
                    asks |= tokens.get(to).is("?");
                    to++;
                }
                sentences.add(new Sentence(from, to, asks));
                from = to;
                i = to - 1;
            }
        }
        if (from < tokens.size()) {
            sentences.add(new Sentence(from, tokens.size(), false));
        }
        return sentences;
    }

    /** "Jay-Z. My cousin", "Warner Bros. He": what follows a full stop begins no name. */
    private static boolean opensAfter(List<Token> tokens, int at) {
        return tokens.get(at).is(".")
                && at + 2 < tokens.size()
                && at > 0
                && tokens.get(at + 1).start() > tokens.get(at).end()
                && tokens.get(at + 1).capital()
                && OPENERS.contains(tokens.get(at + 1).fold())
                && !goesOn(tokens, at + 1);
    }

    /** "X isn't in A, it's in B": where a denial ends and what holds instead begins. */
    private static boolean corrects(List<Token> tokens, List<Span> names, int from, int at) {
        boolean mark = tokens.get(at).isMark() && ",;-".contains(tokens.get(at).text());
        int next = mark ? at + 1 : at;
        if (next + 2 >= tokens.size()
                || !PRONOUNS.contains(tokens.get(next).fold())
                || !mark && names.stream().noneMatch(name -> name.to() == at)) {
            return false;
        }
        String verb = tokens.get(next + 1).fold();
        boolean owns = OWN.contains(tokens.get(next).fold())
                && COPULAS.contains(tokens.get(next + 2).fold());
        return (COPULAS.contains(verb) || verb.length() > 3 && verb.endsWith("ed") || owns)
                && tokens.subList(from, at).stream().anyMatch(token -> token.is("not") || token.is("never"))
                && tokens.subList(next, tokens.size()).stream().noneMatch(token -> token.is("?") || token.is("not"))
                && names.stream().anyMatch(name -> name.from() >= from && name.to() <= at)
                && names.stream().noneMatch(name -> name.from() == next + 2)
                && names.stream().anyMatch(name -> name.from() > next);
    }

    private static boolean ends(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (!token.isMark()) {
            return false;
        }
        return switch (token.text()) {
            case "\u3002", "!" -> true;
            case "?" -> !goesOn(tokens, i + 1);
            case "." -> endsWithStop(tokens, i);
            case ":", ";" -> goesOnAbout(tokens, i);
            default -> false;
        };
    }

    private static boolean endsWithStop(List<Token> tokens, int i) {
        if (i + 1 == tokens.size()) {
            return true;
        }
        if (i == 0) {
            return false;
        }
        Token previous = tokens.get(i - 1);
        Token next = tokens.get(i + 1);
        boolean spaced = next.start() > tokens.get(i).end() || next.kind() == Token.Kind.HAN;
        boolean initial = previous.text().length() == 1 && previous.capital();
        return spaced
                && !initial
                && !goesOn(tokens, i + 1)
                && !(ABBREVIATIONS.contains(previous.fold())
                        && previous.end() == tokens.get(i).start());
    }

    private static boolean complains(List<Token> tokens, int before) {
        return tokens.subList(Math.max(0, before - COMPLAINT_WITHIN), before).stream()
                .anyMatch(token -> COMPLAINTS.contains(token.fold()));
    }

    /** "There is a mistake on X's page: she lives in Y." */
    private static boolean goesOnAbout(List<Token> tokens, int mark) {
        return mark > 0
                && mark + 2 < tokens.size()
                && complains(tokens, mark)
                && Set.of("he", "she", "they", "his", "her", "their")
                        .contains(tokens.get(mark + 1).fold());
    }

    /** "The place of birth of X is wrong. It should be Y." says one thing. */
    private static boolean goesOn(List<Token> tokens, int next) {
        return next + 2 < tokens.size()
                && tokens.get(next).fold().equals("it")
                && (Set.of("should", "must", "ought")
                                        .contains(tokens.get(next + 1).fold())
                                && tokens.get(next + 2).fold().matches("be|to|read")
                        || Set.of("is", "'s", "was")
                                        .contains(tokens.get(next + 1).fold())
                                && tokens.get(next + 2).capital()
                                && complains(tokens, next));
    }

    private static boolean insideName(List<Span> names, int token) {
        return names.stream().anyMatch(name -> name.from() <= token && token < name.to());
    }
}
