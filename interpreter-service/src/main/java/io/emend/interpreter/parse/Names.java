package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which tokens are names: known ones by best cover, unknown ones by capitals and quotes. */
final class Names {
    private static final Set<String> CONNECTORS = Set.of(
            "of", "the", "de", "la", "le", "les", "du", "des", "von", "van", "der", "den", "di", "da", "dos", "do",
            "del", "della", "al", "el", "bin", "ibn", "ben", "and", "&", "-", ".", "'", "'s", "for", "y", "zu", "af",
            "av", "in", "on", "to", "a", "an", "at", "\u00B7", "!", "/", ":");
    private static final Set<String> GLUE = Set.of(
            "-", ".", "&", "'", "'s", "\u00B7", "/", "of", "de", "von", "van", "der", "the", "la", "du", "di", "da",
            "del");
    private static final String QUOTES = "\"\u201C\u201D\u300A\u300B\u3008\u3009";
    private static final int LONGEST = 14;
    private static final int SHORTEST_ADVERB = 7;
    private static final Set<String> ADVERBS = Set.of(
            "nowadays",
            "meanwhile",
            "lately",
            "thereafter",
            "henceforth",
            "likewise",
            "otherwise",
            "nevertheless",
            "nonetheless",
            "hence",
            "thus",
            "indeed",
            "moreover",
            "furthermore",
            "besides",
            "instead",
            "afterwards",
            "subsequently",
            "incidentally",
            "fyi",
            "update",
            "fact");

    private final Predicate<String> ordinary;

    /** @param ordinary folded words that do not start an unknown name when a sentence starts with them */
    Names(Predicate<String> ordinary) {
        this.ordinary = ordinary;
    }

    /**
     * Names that do not overlap. Longer and surer names win; capitalised words around a known name make it part of a longer
     * unknown one; dates part names.
     */
    List<Span> choose(List<Token> tokens, List<Span> known, List<Span> dates) {
        List<Span> candidates = new ArrayList<>();
        for (Span span : known) {
            if (span.kind() == Kind.NAME) {
                candidates.add(span);
            }
        }
        List<Span> cover = cover(candidates, tokens.size());
        List<Span> unknown = new ArrayList<>(quoted(tokens, cover));
        unknown.addAll(capitalised(undated(tokens, dates), cover));
        List<Span> all = new ArrayList<>(cover);
        for (Span span : unknown) {
            boolean swallows = cover.stream().filter(span::overlaps).allMatch(span::covers);
            boolean same = isMadeOfNames(span, cover);
            if (swallows
                    && !same
                    && all.stream().noneMatch(other -> other.kind() == Kind.UNKNOWN && other.overlaps(span))) {
                all.removeIf(span::overlaps);
                all.add(span);
            }
        }
        all.sort(Comparator.comparingInt(Span::from));
        return all;
    }

    /** The tokens with those of dates as mere marks. */
    private static List<Token> undated(List<Token> tokens, List<Span> dates) {
        List<Token> undated = new ArrayList<>(tokens);
        for (Span date : dates) {
            for (int i = date.from(); i < date.to(); i++) {
                Token token = tokens.get(i);
                undated.set(i, new Token(",", ",", ",", token.start(), token.end(), Token.Kind.MARK, false));
            }
        }
        return undated;
    }

    /** Whether known names alone make up the span: it is one of them, or several side by side. */
    private static boolean isMadeOfNames(Span span, List<Span> cover) {
        return cover.stream().filter(span::covers).mapToInt(Span::length).sum() == span.length();
    }

    /** Weighted interval scheduling: the set of disjoint names with the greatest total weight. */
    private static List<Span> cover(List<Span> candidates, int size) {
        double[] best = new double[size + 1];
        Span[] taken = new Span[size + 1];
        for (int end = 1; end <= size; end++) {
            best[end] = best[end - 1];
            for (Span span : candidates) {
                if (span.to() == end) {
                    double value = best[span.from()] + span.quality() * (span.length() * span.length() + 0.5);
                    if (value > best[end] + 1e-9) {
                        best[end] = value;
                        taken[end] = span;
                    }
                }
            }
        }
        List<Span> chosen = new ArrayList<>();
        int end = size;
        while (end > 0) {
            if (taken[end] == null) {
                end--;
            } else {
                chosen.add(taken[end]);
                end = taken[end].from();
            }
        }
        return chosen.reversed();
    }

    /** Short quotations, and titles in Chinese book marks. */
    private List<Span> quoted(List<Token> tokens, List<Span> cover) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).isMark() && QUOTES.contains(tokens.get(i).text())) {
                int end = i + 1;
                while (end < tokens.size()
                        && end - i <= 2 * LONGEST
                        && !(tokens.get(end).isMark()
                                && QUOTES.contains(tokens.get(end).text()))) {
                    end++;
                }
                boolean closed = end < tokens.size() && end - i <= 2 * LONGEST && end > i + 1;
                int from = i + 1;
                int to = end;
                boolean title = tokens.get(i).text().equals("\u300A")
                        || tokens.get(i).text().equals("\u3008");
                boolean clause = closed
                        && !title
                        && cover.stream()
                                .filter(name -> name.from() >= from && name.to() <= to)
                                .anyMatch(name -> name.length() < to - from)
                        && to - from > 3;
                if (closed && !clause && to - from <= LONGEST) {
                    spans.add(new Span(from, to, List.of(), Kind.UNKNOWN, 0.9));
                }
                i = closed ? end : i;
            }
        }
        return spans;
    }

    /** Runs of capitalised words, with the small words that occur inside names. */
    private List<Span> capitalised(List<Token> tokens, List<Span> cover) {
        List<Span> spans = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            if (!startsName(tokens, i, cover)) {
                i++;
                continue;
            }
            int end = i + 1;
            int lastCapital = i + 1;
            while (end < tokens.size() && end - i < LONGEST) {
                Token token = tokens.get(end);
                if (isNamePart(token)) {
                    lastCapital = end + 1;
                    end++;
                } else if (GLUE.contains(token.fold())
                        && end + 1 < tokens.size()
                        && !endsSentence(tokens, end)
                        && !(token.is("'s") && knownEndsAt(cover, end))) {
                    end++;
                } else {
                    break;
                }
            }
            if (!lowerCaseText(tokens)) {
                boolean doubtful = lastCapital == i + 1 && startsSentence(tokens, i) && !cover.isEmpty();
                Span span = new Span(i, lastCapital, List.of(), Kind.UNKNOWN, doubtful ? 0.15 : 0.8);
                spans.add(isMadeOfNames(span, cover) ? span : withArticle(tokens, span));
            }
            i = lastCapital;
        }
        return spans;
    }

    private static boolean knownEndsAt(List<Span> cover, int index) {
        return cover.stream().anyMatch(name -> name.to() == index);
    }

    private static boolean endsSentence(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (!token.is(".")) {
            return false;
        }
        Token previous = tokens.get(index - 1);
        return previous.text().length() > 1
                && (index + 1 == tokens.size() || tokens.get(index + 1).start() > token.end());
    }

    private boolean startsName(List<Token> tokens, int index, List<Span> cover) {
        Token token = tokens.get(index);
        if (!isNamePart(token) || !token.capital()) {
            return false;
        }
        boolean first = startsSentence(tokens, index);
        boolean inKnown = cover.stream().anyMatch(name -> name.from() <= index && index < name.to());
        return inKnown
                || !first
                || !ordinary.test(token.fold())
                        && !OPENERS.contains(token.fold())
                        && !isAdverbBefore(token, index + 1, cover)
                || opensLongerName(tokens, index, cover);
    }

    /** "Nowadays X", "Legally X": no part of the known name that follows. */
    private static boolean isAdverbBefore(Token token, int next, List<Span> cover) {
        boolean adverb = ADVERBS.contains(token.fold())
                || token.fold().endsWith("ly") && token.fold().length() >= SHORTEST_ADVERB;
        return adverb && cover.stream().anyMatch(name -> name.from() == next);
    }

    /** A capitalised article before an unknown name belongs to it: "The Kinks", "The Grapes of Wrath". */
    private static Span withArticle(List<Token> tokens, Span span) {
        return leavesArticle(tokens, span)
                ? new Span(span.from() - 1, span.to(), span.links(), span.kind(), span.quality())
                : span;
    }

    /** Whether an unknown name leaves out the capitalised article before it. */
    static boolean leavesArticle(List<Token> tokens, Span span) {
        int before = span.from() - 1;
        return span.kind() == Kind.UNKNOWN
                && before >= 0
                && tokens.get(before).capital()
                && tokens.get(span.from()).capital()
                && ARTICLES.contains(tokens.get(before).fold());
    }

    /** An ordinary word that begins a sentence begins a name too where an unknown capitalised word follows: "Big Machine". */
    private static boolean opensLongerName(List<Token> tokens, int index, List<Span> cover) {
        int next = index + 1;
        String word = tokens.get(index).fold();
        return next < tokens.size()
                && isNamePart(tokens.get(next))
                && tokens.get(next).capital()
                && cover.stream().noneMatch(name -> name.from() <= next && next < name.to())
                && !EnglishVerbs.words().contains(word)
                && !OPENERS.contains(word)
                && !word.endsWith("ly");
    }

    private static final Set<String> ARTICLES = Set.of("the", "a", "an");

    /** Words that begin sentences and questions, and hardly ever names. */
    private static final Set<String> OPENERS = Arrays.stream(
                    ("is are was were do does did has have had can could will would should may might must who whom whose what which where when why how"
                                    + " please no yes not but and or so if as at in on of for from to by with about after before since until while then now"
                                    + " here there this that these those it its he she they we you i my your his her their our all both some any one"
                                    + " once also just only even still maybe perhaps correction note reminder remember today yesterday tomorrow according"
                                    + " although because though unless except besides dear hello hi hey ok okay thanks sorry well did isn't wasn't"
                                    + " nope nah yep yeah yup whenever wherever whoever whatever whichever both each every plus also upon having turns quick tiny small minor another contrary effective breaking heads attention starting going suppose imagine let either neither never always often sometimes born where's who's what's true false")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private static boolean startsSentence(List<Token> tokens, int index) {
        return index == 0
                || tokens.get(index - 1).isMark()
                        && !tokens.get(index - 1).is("-")
                        && !tokens.get(index - 1).is("(");
    }

    private static final Set<String> SENTENCE_WORDS = Set.of(
            "my",
            "his",
            "her",
            "our",
            "your",
            "their",
            "its",
            "i",
            "the",
            "a",
            "an",
            "it",
            "he",
            "she",
            "they",
            "we",
            "you",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "christmas",
            "easter");

    private static boolean isNamePart(Token token) {
        return (token.kind() == Token.Kind.WORD && token.capital() && !SENTENCE_WORDS.contains(token.fold()))
                || token.kind() == Token.Kind.NUMBER;
    }

    private static boolean lowerCaseText(List<Token> tokens) {
        return tokens.stream().noneMatch(Token::capital);
    }
}
