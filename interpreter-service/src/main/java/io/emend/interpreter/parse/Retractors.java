package io.emend.interpreter.parse;

import io.emend.interpreter.text.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether an English sentence that names nothing takes the statement before or after it back: "I made that up." */
final class Retractors {
    private static final int SHORT = 5;
    private static final Pattern ABOUT_IT = Pattern.compile("\\b(?:that|this|it|so|which|one ever)\\b");
    private static final Pattern MADE_UP = Pattern.compile(
            "\\b(?:made|making|make) (?:that|this|it|all of (?:it|that|this)|everything|the whole thing|all that|him|her|things) (?:all )?up\\b|\\bmade up\\b|\\byeah right\\b|^(?:or )?not$|\\b(?:disregard|ignore|never mind) (?:that|this|it|me|my|the (?:above|last))\\b");
    /** Of what else stays as it is. */
    private static final Pattern ELSE = Pattern.compile("\\b(?:else|other|rest|others)\\b");

    private static final Set<String> ALWAYS = Set.of("fiction", "jest");
    private static final Set<String> OF_WHAT_WAS_SAID = Set.of("doubt", "denial", "hearsay");

    private Retractors() {}

    /** Whether a statement stands beside a sentence after which it is no ground for an edit. */
    static boolean retract(List<Part> parts, int at) {
        if (parts.get(at).isEmpty()
                || !parts.get(at).speech().affirms() && !parts.get(at).speech().negated()) {
            return false;
        }
        for (int i = at - 1; i >= 0 && parts.get(i).namesNothingKnown(); i--) {
            if (announces(parts.get(i).words(), parts.get(i).speech())) {
                return true;
            }
        }
        for (int i = at + 1; i < parts.size() && parts.get(i).namesNothingKnown(); i++) {
            if (!parts.get(i).sentence().asks()
                    && takesBack(parts.get(i).words(), parts.get(i).speech())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sentence leads to something that is no statement of fact: "Here is a line from my novel." */
    private static boolean announces(List<Token> sentence, Speech speech) {
        List<String> words = words(sentence);
        return words.stream().anyMatch(word -> Caveats.isIn(ALWAYS, word)) || forbids(words, speech);
    }

    /** Whether a sentence takes back what was said before it: "Just kidding!" */
    private static boolean takesBack(List<Token> sentence, Speech speech) {
        List<String> words = words(sentence);
        String text = String.join(" ", words);
        boolean about = words.size() <= SHORT || ABOUT_IT.matcher(text).find();
        return announces(sentence, speech)
                || MADE_UP.matcher(text).find()
                || about
                        && !Remarks.isOfStore(text)
                        && words.stream().anyMatch(word -> Caveats.isIn(OF_WHAT_WAS_SAID, word));
    }

    private static boolean forbids(List<String> words, Speech speech) {
        String last = speech.cue().substring(speech.cue().lastIndexOf(' ') + 1);
        return speech.act() == Act.OTHER
                && speech.cue().contains(" ")
                && EnglishVerbs.passive(last) == Act.WRITE
                && !ELSE.matcher(String.join(" ", words)).find();
    }

    private static List<String> words(List<Token> sentence) {
        return sentence.stream()
                .filter(token -> !token.isMark())
                .map(Token::fold)
                .toList();
    }
}
