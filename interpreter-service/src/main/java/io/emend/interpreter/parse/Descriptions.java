package io.emend.interpreter.parse;

import io.emend.interpreter.entity.KnownEntity;
import io.emend.interpreter.entity.Span;
import io.emend.interpreter.entity.Span.Kind;
import io.emend.interpreter.entity.Span.Link;
import io.emend.interpreter.lexicon.LexicalRelation;
import io.emend.interpreter.lexicon.RelationLexicon;
import io.emend.interpreter.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what someone is said to be: "X is Polish", "X, a Polish composer and pianist", "X is a Muslim", "X是波兰作曲家".
 * No words there name the relation; the kinds of the names tell it.
 */
final class Descriptions {
    private static final String CITIZENSHIP = "P27";
    private static final String COUNTRY = "P17";
    private static final String ORIGIN = "P495";
    private static final String OCCUPATION = "P106";
    private static final String RELIGION = "P140";
    private static final String MOVEMENT = "P135";
    /** The kinds of names alone decide, which is less than words that say it. */
    private static final double CONFIDENCE = 0.9;

    private static final int MOST_SKIPPED = 2;
    private static final int LONGEST_HEAD = 5;
    private static final Pattern AGENT = Pattern.compile("[a-z]{3,}(?:er|or|ist|ian|man|woman)");
    /** A Polish speaker need not be a Pole. */
    private static final String SPEAKER = "speaker";

    private static final Set<String> COPULAS =
            words("is was are were be been became becomes remained remains 是 为 成 成为");
    private static final Set<String> BETWEEN = words(
            "a an the not never no longer also now actually really n't still already 一 位 名 个 了 并 不 也 其 实 and , - 和 、 兼");
    private static final Set<String> ARTICLES = words("a an the");
    private static final Set<String> MODIFIERS = Set.of("Country", "Movement");
    private static final Set<String> PEOPLE =
            words("citizen citizens national nationals man woman person people 人 公 民 国 籍");
    private static final Set<String> WORKS = words(
            "film movie novel album song single series sitcom drama comedy thriller book poem opera play game band"
                    + " musical documentary animation anime manga comic magazine newspaper 电 小 歌 剧 专");
    private static final Set<String> PLACES = words("city town village river lake mountain island province district"
            + " company label university airline party club team organization organisation 城 河 山 岛 公 大");

    private final RelationLexicon lexicon;

    Descriptions(RelationLexicon lexicon) {
        this.lexicon = lexicon;
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    /** What the first name of the content is said to be; empty where the words after it are no description. */
    List<Reading> read(Content content) {
        Span subject = content.names().stream()
                .filter(name -> name.kind() == Kind.NAME || name.kind() == Kind.UNKNOWN)
                .findFirst()
                .orElse(null);
        if (subject == null || subject.demonym().isPresent() || content.relation() != null) {
            return List.of();
        }
        int start = descriptionAfter(content, subject);
        return start < 0 ? List.of() : described(content, subject, start);
    }

    /** Where a description starts: after a copula, after a comma and an article, or right after the name in a question; else -1. */
    private static int descriptionAfter(Content content, Span subject) {
        int next = subject.to();
        if (next >= content.to()) {
            return -1;
        }
        boolean inverted = false;
        for (int i = content.from(); i < subject.from(); i++) {
            Token token = content.tokens().get(i);
            inverted = COPULAS.contains(token.fold());
            if (!inverted
                    && !token.isMark()
                    && !content.ignored().get(i)
                    && !ARTICLES.contains(token.fold())
                    && !isNoun(content, i)) {
                return -1;
            }
        }
        String word = content.tokens().get(next).fold();
        if (COPULAS.contains(word)) {
            return next + 1;
        }
        boolean apposition = word.equals(",")
                && next + 1 < content.to()
                && ARTICLES.contains(content.tokens().get(next + 1).fold());
        return inverted || apposition ? next : -1;
    }

    /** A noun that introduces the name: "the composer X". */
    private static boolean isNoun(Content content, int token) {
        return content.weak().stream().anyMatch(weak -> weak.from() <= token && token < weak.to());
    }

    /** What the words from a token on say that the subject is. */
    List<Reading> described(Content content, Span subject, int start) {
        List<Span> countries = new ArrayList<>();
        List<Span> professions = new ArrayList<>();
        int at = start;
        int skipped = 0;
        while (at < content.to() && skipped <= MOST_SKIPPED) {
            Span item = itemAt(content, at);
            if (item != null) {
                (isProfession(item) ? professions : countries).add(item);
                at = item.to();
            } else if (BETWEEN.contains(content.tokens().get(at).fold())
                    || content.ignored().get(at)) {
                at++;
            } else if (ClauseReader.FUNCTION_WORDS.contains(
                            content.tokens().get(at).fold())
                    || content.tokens().get(at).isMark()
                    || !countries.isEmpty()
                    || !professions.isEmpty()) {
                break;
            } else {
                skipped++;
                at++;
            }
        }
        String head = head(content, at);
        List<Reading> readings = new ArrayList<>();
        for (Span country : countries) {
            String relation = relation(subject, country, head, !professions.isEmpty());
            add(readings, relation, subject, country);
        }
        boolean ends = at >= content.to()
                || content.tokens().get(at).isMark()
                || content.ignored().get(at);
        boolean person =
                subject.links().stream().anyMatch(link -> link.entity().kinds().contains("Person"));
        if (countries.isEmpty() ? ends && skipped == 0 && person : !readings.isEmpty()) {
            professions.forEach(profession -> add(readings, OCCUPATION, subject, profession));
        }
        return readings;
    }

    /** The noun that what was read describes more closely: the first word after it that tells people, works or places. */
    private static String head(Content content, int at) {
        for (int i = at; i < Math.min(content.to(), at + LONGEST_HEAD); i++) {
            String word = content.tokens().get(i).fold();
            if (word.startsWith(SPEAKER)) {
                return SPEAKER;
            }
            if (PEOPLE.contains(word) || WORKS.contains(word) || PLACES.contains(word)) {
                return word;
            }
            if (AGENT.matcher(word).matches()) {
                return "person";
            }
        }
        return at < content.to() ? content.tokens().get(at).fold() : "";
    }

    /** The longest demonym, country or movement before a Chinese noun, or profession that starts at a token. */
    private static @Nullable Span itemAt(Content content, int at) {
        Span best = null;
        for (List<Span> spans : List.of(content.names(), content.weak())) {
            for (Span span : spans) {
                boolean item = span.from() == at
                        && (span.demonym().isPresent() || isProfession(span) || modifiesHan(content, span));
                best = item && (best == null || span.to() > best.to()) ? span : best;
            }
        }
        return best;
    }

    private static boolean isProfession(Span span) {
        return span.demonym().isEmpty()
                && span.links().stream().anyMatch(link -> link.entity().kinds().contains("Profession"));
    }

    private static boolean modifiesHan(Content content, Span span) {
        return content.tokens().get(span.from()).kind() == Token.Kind.HAN
                && span.to() < content.to()
                && introducesHan(content, span.to())
                && span.links().getFirst().entity().kinds().stream().anyMatch(MODIFIERS::contains);
    }

    /** A person's noun or a profession, which a country's name may stand before in Chinese. */
    private static boolean introducesHan(Content content, int at) {
        return PEOPLE.contains(content.tokens().get(at).fold())
                || content.weak().stream().anyMatch(span -> span.from() == at && isProfession(span))
                || content.names().stream().anyMatch(span -> span.from() == at && isProfession(span));
    }

    /** What a country or religion is to the subject; null where that cannot be told. */
    private static @Nullable String relation(Span subject, Span country, String head, boolean works) {
        KnownEntity named = named(country).entity();
        if (head.equals(SPEAKER)) {
            return null;
        }
        boolean person = subject.links().isEmpty()
                ? works || PEOPLE.contains(head) || head.isEmpty()
                : subject.links().stream()
                        .anyMatch(link -> link.entity().kinds().contains("Person"));
        if (named.kinds().contains("Movement")) {
            return person ? MOVEMENT : null;
        }
        if (named.kinds().contains("Religion")) {
            return person && !works ? RELIGION : null;
        }
        if (person) {
            return CITIZENSHIP;
        }
        return WORKS.contains(head) ? ORIGIN : PLACES.contains(head) ? COUNTRY : null;
    }

    private static Link named(Span country) {
        return country.demonym().orElse(country.links().getFirst());
    }

    private void add(List<Reading> readings, @Nullable String relation, Span subject, Span object) {
        Optional<LexicalRelation> known = relation == null ? Optional.empty() : lexicon.find(relation);
        if (known.isEmpty()) {
            return;
        }
        Link said = isProfession(object) ? profession(object) : named(object);
        int words = subject.to() < object.from() ? subject.to() : -1;
        readings.add(new Reading(
                known.get(),
                subject(subject),
                new Argument(object, said.entity(), said.score()),
                0,
                CONFIDENCE,
                true,
                words,
                words < 0 ? -1 : object.from()));
    }

    /** The best entity of the name; a person before others, and any that bears it as well is its rival. */
    private static Argument subject(Span span) {
        if (span.links().isEmpty()) {
            return new Argument(span, null, span.quality());
        }
        Link best = span.links().stream()
                .filter(link -> link.entity().kinds().contains("Person"))
                .findFirst()
                .orElse(span.links().getFirst());
        List<KnownEntity> rivals = span.links().stream()
                .filter(link -> link.score() >= best.score() && !link.entity().equals(best.entity()))
                .map(Link::entity)
                .toList();
        return new Argument(span, best.entity(), best.score(), rivals);
    }

    private static Link profession(Span span) {
        return span.links().stream()
                .filter(link -> link.entity().kinds().contains("Profession"))
                .findFirst()
                .orElseThrow();
    }
}
