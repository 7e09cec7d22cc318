package io.emend.interpreter.parse;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what English speakers put around a statement that they want recorded: how they know it, or when to say it. */
final class EnglishWrappers {
    private static final String PEOPLE =
            "(?:someone|somebody|anyone|anybody|people|they|users?|a user|i|we|others|you are|you get)";
    /** "I looked it up and X", "This needs fixing, X": a clause of its own before a statement. */
    private static final Pattern LEADING = Pattern.compile(
            EnglishCommands.LEAD
                    + "(?<clause>(?:i|we|you|this|that|it|there|someone|somebody|something|turns out|looks like|having|after|upon|according to)\\b[^\u00A7?]{2,70}?)"
                    + " (?:,|;|:|-|and|but|so|because|since)+(?: (?:so|and|but|that|now|in fact|actually|please|:|,))*(?= (?:(?:the|a) (?:[a-z]+ ){0,3})?\u00A7)");
    /** "Whenever someone asks where X died, say Y". */
    private static final Pattern WHEN_ASKED = Pattern.compile(
            "^(?<lead>.*?\\b(?:when|whenever|if|should|in case|next time|every time|each time) (?:(?:ever )?asked|"
                    + PEOPLE
                    + "(?: [a-z]+){0,2}? (?:asks?|asked|asking|wants? to know|wonders?|inquires?|enquires?))(?: (?:you|me|us|about|for|again|to know))*"
                    + "(?: (?:in |at |on |of |to |from |by |with |for )?(?:who|whom|whose|what|where|which|when))?)"
                    + "(?= ).*\u00A7.*?(?<reply> (?:, |then |- |: )*(?:please |just |always |you should |you must |kindly )*"
                    + "(?:say|answer|reply|respond|tell (?:them|him|her|me|us|people)|the (?:right |correct |new )?answer (?:is|should be|must be|has to be)"
                    + "|it (?:is|should be|must be)|your answer (?:is|should be|must be))(?: with| that| it is| it was| is)?)(?= (?:(?:in|at|by|the|a|an|for|of|from|to|on|as) )*\u00A7)");

    /** How long, at what age, in whose company: what is said of a fact besides it. */
    static final Pattern ADJUNCT = Pattern.compile(
            "\\b(?:for (?:many|several|some|a few|a number of|a couple of|two|three|four|five|ten|twenty|over [a-z]+|more than [a-z]+|all these) (?:years|decades|months|weeks|days|centuries)(?: now)?"
                    + "|for (?:a (?:long|short) time|a while|ages|good|years|decades|life|most of (?:his|her|its|their) life)"
                    + "|(?:all|throughout|during) (?:of )?(?:his|her|its|their)(?: whole| entire)? (?:life|career|lifetime|life time|youth|childhood)(?: long)?"
                    + "|at (?:the|an) (?:young |old |early |tender |ripe )?age(?: of(?: only| just)? (?:\\d+|[a-z]+))?"
                    + "|in (?:his|her|its|their) (?:youth|childhood|teens|twenties|thirties|forties|fifties|old age|later years|early years|final years|last years|spare time|free time|prime|lifetime|time)"
                    + "|(?:last|this|the following|the next) (?:summer|winter|spring|autumn|fall|week|month|weekend|decade|century|morning|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|on (?:a|an|one)(?: [a-z]+){0,2}? (?:morning|afternoon|evening|night|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|i \\. e \\.|e \\. g \\.|as (?:a|an) (?:child|boy|girl|young (?:man|woman|boy|girl)|teenager|adolescent|adult|youngster|kid)"
                    + "|(?:after|following) a (?:long|short|brief|lengthy|serious) (?:illness|career|life|struggle|battle|search)"
                    + "|(?:together|along) with (?:some |several |a few |many |two |three )?(?:friends|others|colleagues|associates|partners|family)"
                    + "|in the (?:early |late |mid )?(?:spring|summer|autumn|fall|winter)(?: of)?|(?:back )?in (?:the )?(?:early |late |mid )?[12]\\d{3}s? or (?:so|thereabouts)|or thereabouts|(?:from [12]\\d{3} )?until (?:he|she|they) (?:retired|died|left|moved|was \\d+)"
                    + "|when (?:he|she|they) (?:was|were) (?:\\d+|[a-z]+teen|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|young|little|a (?:child|boy|girl|student|teenager))(?: years old)?|during (?:the )?(?:lockdown|pandemic|war|summer|winter|holidays|night|first world war|second world war)"
                    + "|(?:before|after|during|between) the (?:war|wars|revolution|great war)|on (?:a|an|one) (?:[a-z]+ ){0,2}(?:morning|afternoon|evening|night|day|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|as of (?:last |this )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|month|year|today|now)|(?:last|this) (?:easter|christmas)"
                    + "|to (?:his|her|its|their) (?:credit|name|dying day)|by all accounts|believe it(?: or not)?|a long time ago|long ago|years ago|some time ago|back in the day|with great (?:success|skill|passion)|to this day|one day|at (?:heart|home|the moment|present|the time|last|long last|first)|of all (?:places|people|things)"
                    + "|(?:you|one|people|we) (?:will|can|may|could|shall)(?: now| still| always)? (?:find|see|notice|spot|observe|read that)|over (?=to \u00A7))\\b");
    /** "Where it says X was born in A, it should say B". */
    private static final Pattern WHERE_IT_SAYS = Pattern.compile("^(?<lead>(?:please )?(?:where|wherever)"
            + " (?:it|you|the [a-z]+|your [a-z]+)(?: now| currently| still)? (?:says?|said|reads?|states?|stated|lists?|listed|has|have|shows?|claims?|gives?|mentions?)(?: that)?(?= )).*?"
            + "(?:(?<first>\u00A7) as .*|(?<last>\u00A7))(?<reply> (?:,|-|then|;|:)+ (?:please |it |that |this |you |now |the entry |the record )*"
            + "(?:(?:should|must|ought to|has to|needs to) (?:now |really |actually |rather |instead )*(?:say|read|be|state|have|list|show)|put|write|say|make it|use|enter|insert|change it to|change that to|read)(?: down| instead)?)"
            + "(?= (?:(?:in|at|by|the|a|an|for|of|from|to|on|as) )*\u00A7[^\u00A7]*$)");

    private EnglishWrappers() {}

    /** Where the clause before a statement ends, 0 if there is none. */
    static int leading(Masked sentence) {
        Matcher matcher = sentence.matcher(LEADING);
        if (!matcher.find()) {
            return 0;
        }
        for (String word : matcher.group("clause").split(" ")) {
            if (Caveats.contains(word)) {
                return 0;
            }
        }
        return matcher.end();
    }

    /**
     * What tells how a passage should read; null where nothing does.
     *
     * @param old receives the name that holds no longer
     */
    static @Nullable Verdict whereItSays(Masked sentence, Frame frame, BitSet old) {
        Matcher matcher = sentence.matcher(WHERE_IT_SAYS);
        if (!matcher.find()) {
            return null;
        }
        old.set(sentence.tokenAt(matcher.group("first") != null ? matcher.start("first") : matcher.start("last")));
        frame.add(matcher.start("lead"), matcher.end("lead"));
        frame.add(matcher.start("reply"), matcher.end("reply"));
        return new Verdict(Act.WRITE, matcher.group("reply").strip(), false, true);
    }

    /** What tells how to answer a question from now on; null where nothing does. The tokens that say so go to the frame. */
    static @Nullable Verdict whenAsked(Masked sentence, Frame frame) {
        Matcher matcher = sentence.matcher(WHEN_ASKED);
        if (!matcher.find()) {
            return null;
        }
        frame.upTo(matcher.end("lead"));
        frame.add(matcher.start("reply"), matcher.end("reply"));
        return new Verdict(Act.WRITE, matcher.group("reply").strip(), false, true);
    }
}
