package io.emend.interpreter.parse;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a statement holds, where the utterance says so.
 *
 * @param from ISO date or year it holds from, null when open
 * @param to ISO date or year it holds until, exclusive, null when open
 * @param tokens the tokens that said it
 */
record ValidTime(@Nullable String from, @Nullable String to, BitSet tokens) {
    static final String MONTHS =
            "january|february|march|april|may|june|july|august|september|october|november|december";
    private static final String DATE = "(?:(?:early|late|mid) )?(?:the )?(?:(?:\\d{1,2}(?:st|nd|rd|th)? )?(?:" + MONTHS
            + ")(?: \\d{1,2}(?:st|nd|rd|th)?)?(?: ,)? )?[12]\\d{3}(?: - \\d{2} - \\d{2})?|last year|this year|next year|last month|yesterday|today";
    private static final Pattern RANGE = Pattern.compile("\\b(?:from|between)(?: the)?(?: year)? (?<a>" + DATE
            + ") (?:to|until|till|through|and|-)(?: the)?(?: year)? (?<b>" + DATE + ")\\b");
    private static final Pattern SINCE = Pattern.compile(
            "\\b(?:since|starting(?: in| from)?|beginning(?: in)?|effective(?: from)?|as of|from)(?: the)?(?: year)? (?<a>"
                    + DATE + ")(?: on(?:wards?)?)?(?= |$)");
    private static final Pattern UNTIL = Pattern.compile(
            "\\b(?:until|till|up to|up until|through|ending(?: in)?)(?: the)?(?: end of)?(?: year)? (?<b>" + DATE
                    + ")\\b");
    private static final String ZH_DATE = "(?:[12]\\d{3}年(?:\\d{1,2}月)?(?:\\d{1,2}日)?|去年|今年|明年|昨天|今天)";
    private static final Pattern ZH_RANGE =
            Pattern.compile("(?:从|自)?(?<a>" + ZH_DATE + ")(?:起|开始)?(?:到|至|直到)(?<b>" + ZH_DATE + ")(?:为止|止|期间)?");
    private static final Pattern ZH_SINCE = Pattern.compile("(?:从|自|自从)?(?<a>" + ZH_DATE + ")(?:起|开始|以来|以后|之后|至今)");
    private static final Pattern ZH_UNTIL = Pattern.compile("(?:直到|到|至|截至|截止到?)(?<b>" + ZH_DATE + ")(?:为止|止|之前|以前)?");

    /** Finds the valid time of a sentence; both ends null where none is said. */
    static ValidTime of(Masked sentence, LocalDate today) {
        for (Pattern pattern : new Pattern[] {RANGE, ZH_RANGE, SINCE, UNTIL, ZH_SINCE, ZH_UNTIL}) {
            Matcher matcher = sentence.matcher(pattern);
            if (matcher.find()) {
                BitSet tokens = new BitSet();
                for (int unit = matcher.start(); unit < matcher.end(); unit++) {
                    tokens.set(sentence.tokenAt(unit));
                }
                String shape = pattern.pattern();
                String from = shape.contains("?<a>") ? iso(matcher.group("a"), today) : null;
                String to = shape.contains("?<b>") ? iso(matcher.group("b"), today) : null;
                return new ValidTime(from, to, tokens);
            }
        }
        return new ValidTime(null, null, new BitSet());
    }

    private static String iso(String phrase, LocalDate today) {
        return switch (phrase) {
            case "last year", "去年" -> String.valueOf(today.getYear() - 1);
            case "this year", "今年" -> String.valueOf(today.getYear());
            case "next year", "明年" -> String.valueOf(today.getYear() + 1);
            case "last month" -> today.minusMonths(1).toString().substring(0, 7);
            case "yesterday", "昨天" -> today.minusDays(1).toString();
            case "today", "今天" -> today.toString();
            default -> dated(phrase);
        };
    }

    /** ISO form of a date in words: year, year-month or full date. */
    static String dated(String phrase) {
        Matcher year = Pattern.compile("[12]\\d{3}").matcher(phrase);
        if (!year.find()) {
            return phrase;
        }
        Matcher iso = Pattern.compile("([12]\\d{3}) ?- ?(\\d{2}) ?- ?(\\d{2})").matcher(phrase);
        if (iso.find()) {
            return iso.group(1) + "-" + iso.group(2) + "-" + iso.group(3);
        }
        Matcher month = Pattern.compile(MONTHS).matcher(phrase);
        Matcher hanMonth = Pattern.compile("年(\\d{1,2})月").matcher(phrase);
        int number = 0;
        if (month.find()) {
            number = java.util.List.of(MONTHS.split("\\|")).indexOf(month.group()) + 1;
        } else if (hanMonth.find()) {
            number = Integer.parseInt(hanMonth.group(1));
        }
        if (number == 0) {
            return year.group();
        }
        Matcher day = Pattern.compile("(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|日|(?= |$)|(?= ,))")
                .matcher(phrase.replace(year.group(), ""));
        Matcher hanDay = Pattern.compile("(\\d{1,2})日").matcher(phrase);
        String base = String.format(Locale.ROOT, "%s-%02d", year.group(), number);
        if (hanDay.find()) {
            return String.format(Locale.ROOT, "%s-%02d", base, Integer.parseInt(hanDay.group(1)));
        }
        return hanMonth.reset().find() || !day.find()
                ? base
                : String.format(Locale.ROOT, "%s-%02d", base, Integer.parseInt(day.group(1)));
    }
}
