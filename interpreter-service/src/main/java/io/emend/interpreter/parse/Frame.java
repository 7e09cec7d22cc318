package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the tokens of a sentence that belong to what it does, not to what it says. */
final class Frame {
    private static final Pattern COMPLEMENT = Pattern.compile(
            "(?:the (?:bit|part|line|point|note|remark|sentence|passage|detail|piece)(?: of (?:information|data|knowledge))?(?: about| on| where| saying| stating| claiming| on)?(?: that says| which says| that states| that)?|the (?:fact|facts|statement|claim|assertion|information|entry|record|triple|notion|idea|belief|relation|following)(?: which says| saying| stating| claiming)?(?: that| :)?|that|the following(?: fact| statement| information)?(?: :)?|so that|such that|whether|if|as follows(?: :)?|this(?: fact| one)? :|to (?:say|state|show|reflect|read|note)(?: that)?|the fact|about(?: the)? fact that)(?= |$)");

    private final Masked sentence;
    private final BitSet tokens = new BitSet();

    Frame(Masked sentence) {
        this.sentence = sentence;
    }

    BitSet tokens() {
        return tokens;
    }

    void add(int start, int end) {
        for (int unit = start; unit < end; unit++) {
            if (sentence.text().charAt(unit) != Masked.NAME && sentence.text().charAt(unit) != ' ') {
                tokens.set(sentence.tokenAt(unit));
            }
        }
    }

    void upTo(int end) {
        add(0, Math.min(end, sentence.text().length()));
    }

    /** What follows a command and introduces its content: {@code the fact that}, {@code so that}, a colon. */
    void complement(int from) {
        Matcher matcher = sentence.matcher(COMPLEMENT);
        matcher.region(Math.min(from, sentence.text().length()), sentence.text().length());
        if (matcher.find() && sentence.text().substring(from, matcher.start()).indexOf(Masked.NAME) < 0) {
            add(from, matcher.end());
        }
    }

    void coverComplements() {
        cover(COMPLEMENT);
    }

    /** Covers what a pattern matches, but for its first units. */
    void coverFrom(Pattern pattern, int skipped) {
        Matcher matcher = sentence.matcher(pattern);
        while (matcher.find()) {
            add(matcher.start() + skipped, matcher.end());
        }
    }

    void cover(Pattern pattern) {
        Matcher matcher = sentence.matcher(pattern);
        while (matcher.find()) {
            add(matcher.start(), matcher.end());
        }
    }
}
