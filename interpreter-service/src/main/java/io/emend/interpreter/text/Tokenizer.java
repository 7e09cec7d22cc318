package io.emend.interpreter.text;

import io.emend.interpreter.text.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits clean text: a token per word, number, Chinese character and mark; English clitics ({@code 's}, {@code n't}) apart. */
public final class Tokenizer {
    private static final Map<String, String> CLITICS =
            Map.of("'re", "are", "'ll", "will", "'ve", "have", "'m", "am", "'d", "would");

    /** Contractions written without apostrophe, and how long their first part is. */
    private static final Map<String, Integer> UNMARKED = Map.ofEntries(
            Map.entry("whats", 4),
            Map.entry("wheres", 5),
            Map.entry("whos", 3),
            Map.entry("hows", 3),
            Map.entry("thats", 4),
            Map.entry("isnt", 2),
            Map.entry("wasnt", 3),
            Map.entry("arent", 3),
            Map.entry("werent", 4),
            Map.entry("didnt", 3),
            Map.entry("doesnt", 4),
            Map.entry("dont", 2),
            Map.entry("hasnt", 3),
            Map.entry("havent", 4),
            Map.entry("hadnt", 3),
            Map.entry("couldnt", 5),
            Map.entry("wouldnt", 5),
            Map.entry("shouldnt", 6));

    /** The tokens of a text, in order, none overlapping. */
    public List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 4 + 4);
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            int width = Character.charCount(point);
            if (point == ' ') {
                index += width;
            } else if (Folding.isHan(point)) {
                String one = text.substring(index, index + width);
                tokens.add(new Token(one, one, one, index, index + width, Kind.HAN, false));
                index += width;
            } else if (Character.isLetterOrDigit(point)) {
                int end = wordEnd(text, index);
                addWord(text, index, end, tokens);
                index = end;
            } else if (isDetachedPossessive(text, index)) {
                tokens.add(new Token("'s", "'s", "'s", index, index + 2, Kind.WORD, false));
                index += 2;
            } else {
                String mark = text.substring(index, index + width);
                boolean possessive = mark.equals("'")
                        && !tokens.isEmpty()
                        && tokens.getLast().end() == index
                        && tokens.getLast().fold().endsWith("s")
                        && (index + 1 == text.length() || text.charAt(index + 1) == ' ');
                String form = possessive ? "'s" : mark;
                tokens.add(
                        new Token(mark, form, form, index, index + width, possessive ? Kind.WORD : Kind.MARK, false));
                index += width;
            }
        }
        return tokens;
    }

    /** {@code 's} after a closing mark or a slot, as in {@code "Curie"'s}. */
    private static boolean isDetachedPossessive(String text, int index) {
        return text.startsWith("'s", index)
                && (index + 2 == text.length() || !Character.isLetterOrDigit(text.charAt(index + 2)));
    }

    private static int wordEnd(String text, int start) {
        boolean digits = Character.isDigit(text.codePointAt(start));
        int index = start;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            if (Character.isLetterOrDigit(point) && !Folding.isHan(point)) {
                index += Character.charCount(point);
            } else if (joins(text, index, digits)) {
                index++;
            } else {
                break;
            }
        }
        return index;
    }

    private static boolean joins(String text, int index, boolean digits) {
        char unit = text.charAt(index);
        if (index + 1 >= text.length() || index == 0) {
            return false;
        }
        char before = text.charAt(index - 1);
        char after = text.charAt(index + 1);
        if (unit == '\'') {
            return Character.isLetter(before) && Character.isLetter(after);
        }
        return digits && (unit == ',' || unit == '.') && Character.isDigit(before) && Character.isDigit(after);
    }

    private static void addWord(String text, int start, int end, List<Token> tokens) {
        String word = text.substring(start, end);
        int apostrophe = word.lastIndexOf('\'');
        if (apostrophe > 0) {
            String tail = word.substring(apostrophe).toLowerCase(java.util.Locale.ROOT);
            if (tail.equals("'s")) {
                add(text, start, start + apostrophe, tokens);
                tokens.add(new Token("'s", "'s", "'s", start + apostrophe, end, Kind.WORD, false));
                return;
            }
            if (tail.equals("'t") && apostrophe > 1 && Character.toLowerCase(word.charAt(apostrophe - 1)) == 'n') {
                addNegated(text, start, start + apostrophe - 1, end, tokens);
                return;
            }
            String clitic = CLITICS.get(tail);
            if (clitic != null) {
                add(text, start, start + apostrophe, tokens);
                tokens.add(new Token(tail, clitic, Stems.stem(clitic), start + apostrophe, end, Kind.WORD, false));
                return;
            }
        }
        int verb = UNMARKED.getOrDefault(word.toLowerCase(java.util.Locale.ROOT), 0);
        if (verb > 0 && word.endsWith("nt")) {
            addNegated(text, start, start + verb, end, tokens);
        } else if (verb > 0) {
            add(text, start, start + verb, tokens);
            tokens.add(new Token("s", "'s", "'s", start + verb, end, Kind.WORD, false));
        } else {
            add(text, start, end, tokens);
        }
    }

    private static void addNegated(String text, int start, int verbEnd, int end, List<Token> tokens) {
        String verb = text.substring(start, verbEnd);
        String full = switch (verb.toLowerCase(java.util.Locale.ROOT)) {
            case "wo" -> "will";
            case "ca" -> "can";
            case "sha" -> "shall";
            default -> Folding.fold(verb);
        };
        tokens.add(new Token(
                verb, full, Stems.stem(full), start, verbEnd, Kind.WORD, Character.isUpperCase(verb.charAt(0))));
        tokens.add(new Token(text.substring(verbEnd, end), "not", "not", verbEnd, end, Kind.WORD, false));
    }

    private static void add(String text, int start, int end, List<Token> tokens) {
        String word = text.substring(start, end);
        String fold = Folding.fold(word);
        boolean number = Character.isDigit(word.charAt(0)) && word.chars().noneMatch(Character::isLetter);
        tokens.add(new Token(
                word,
                fold,
                number ? fold : Stems.stem(fold),
                start,
                end,
                number ? Kind.NUMBER : Kind.WORD,
                Character.isUpperCase(word.codePointAt(0)) || Character.isTitleCase(word.codePointAt(0))));
    }
}
