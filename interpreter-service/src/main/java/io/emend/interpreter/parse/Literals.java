package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Literal;
import io.emend.interpreter.entity.Literal.Typed;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.text.TextCleaner;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds dates and numbers, English and Chinese, in digits. */
final class Literals {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(?<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String DAY = "(?<d>\\d{1,2})(?:st|nd|rd|th)?";
    private static final String YEAR = "(?<y>[12]\\d{3})";
    private static final List<Pattern> DATES = List.of(
            Pattern.compile("(?<![\\w-])" + YEAR + "([-/.])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})(?![\\w-])"),
            Pattern.compile("(?<!\\w)" + DAY + "(?: of)? " + MONTH + ",? " + YEAR + "(?!\\w)"),
            Pattern.compile("(?<!\\w)" + MONTH + " " + DAY + ",? " + YEAR + "(?!\\w)"),
            Pattern.compile("(?<!\\w)" + MONTH + ",? (?:of )?" + YEAR + "(?!\\w)"),
            Pattern.compile("(?<!\\d)" + YEAR + " ?年(?: ?(?<m>\\d{1,2}) ?月(?: ?(?<d>\\d{1,2}) ?[日号])?)?"));
    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.,/-])(?<n>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?: ?(?<u>thousand|million|billion|万|亿)(?![a-z]))?(?![\\w-])");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "thousand", BigDecimal.valueOf(1_000),
            "million", BigDecimal.valueOf(1_000_000),
            "billion", BigDecimal.valueOf(1_000_000_000),
            "万", BigDecimal.valueOf(10_000),
            "亿", BigDecimal.valueOf(100_000_000));
    /** Digits that fit in no number of use. */
    private static final int MOST_DIGITS = 18;

    private Literals() {}

    /**
     * Literals of a text, none overlapping.
     *
     * @param text the clean text that the tokens are of
     * @param names sure names; a number that is part of a name is none
     */
    static List<Span> find(String text, List<Token> tokens, List<Span> names) {
        if (tokens.stream().noneMatch(Literals::startsWithDigit)) {
            return List.of();
        }
        String lower = text.toLowerCase(Locale.ROOT);
        List<Span> found = new ArrayList<>();
        for (Pattern pattern : DATES) {
            Matcher matcher = pattern.matcher(lower);
            while (matcher.find()) {
                Typed date = date(matcher);
                if (date != null) {
                    add(found, tokens, matcher, new Literal(date, null), names);
                }
            }
        }
        Matcher matcher = NUMBER.matcher(lower);
        while (matcher.find()) {
            Literal number = number(matcher);
            if (number != null) {
                add(found, tokens, matcher, number, names);
            }
        }
        return found;
    }

    /** Dates of more than a year, which no name holds. */
    static List<Span> dates(String text, List<Token> tokens) {
        return find(text, tokens, List.of()).stream()
                .filter(span -> span.length() > 1
                        && span.literal() != null
                        && span.literal().date() != null)
                .toList();
    }

    /** What some words by themselves say; just a text where that is neither a date nor a number. */
    static Literal of(String words) {
        String text = new TextCleaner().clean(words).text();
        List<Token> tokens = new Tokenizer().tokens(text);
        return find(text, tokens, List.of()).stream()
                .filter(span -> span.length() == tokens.size())
                .map(Span::literal)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Literal.TEXT);
    }

    private static boolean startsWithDigit(Token token) {
        return Character.isDigit(token.text().charAt(0));
    }

    private static void add(List<Span> found, List<Token> tokens, Matcher matcher, Literal literal, List<Span> names) {
        int from = -1;
        int to = -1;
        for (int i = 0; i < tokens.size(); i++) {
            from = tokens.get(i).start() == matcher.start() ? i : from;
            to = tokens.get(i).end() == matcher.end() ? i + 1 : to;
        }
        if (from < 0 || to <= from) {
            return;
        }
        Span span = Span.literal(from, to, literal);
        if (found.stream().noneMatch(span::overlaps)
                && names.stream().filter(span::overlaps).allMatch(name -> isMereDate(name, span))) {
            found.add(span);
        }
    }

    /** "July 1883" looks like a strange name, and is but part of a date. */
    private static boolean isMereDate(Span name, Span literal) {
        Literal said = literal.literal();
        return name.kind() == Span.Kind.UNKNOWN
                && literal.covers(name)
                && said != null
                && said.date() != null
                && said.number() == null;
    }

    private static @Nullable Typed date(Matcher matcher) {
        String year = matcher.group("y");
        String month = matcher.group("m");
        boolean hasDay = matcher.pattern().pattern().contains("?<d>") && matcher.group("d") != null;
        if (month == null) {
            return new Typed(year, "gYear");
        }
        int number = Character.isDigit(month.charAt(0))
                ? Integer.parseInt(month)
                : MONTHS.indexOf(month.substring(0, 3)) + 1;
        try {
            LocalDate day =
                    LocalDate.of(Integer.parseInt(year), number, hasDay ? Integer.parseInt(matcher.group("d")) : 1);
            return hasDay
                    ? new Typed(day.toString(), "date")
                    : new Typed(day.toString().substring(0, 7), "gYearMonth");
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Literal number(Matcher matcher) {
        String digits = matcher.group("n").replace(",", "");
        if (digits.length() > MOST_DIGITS) {
            return null;
        }
        BigDecimal value = new BigDecimal(digits);
        String unit = matcher.group("u");
        if (unit != null) {
            value = value.multiply(UNITS.get(unit)).stripTrailingZeros();
        }
        boolean whole = value.scale() <= 0;
        Typed number = new Typed(value.toPlainString(), whole ? "integer" : "decimal");
        boolean year = unit == null && matcher.group("n").matches("[12]\\d{3}");
        return new Literal(year ? new Typed(digits, "gYear") : null, number);
    }
}
