package io.emend.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds relations by any of their names, exactly or by likeness. */
final class NameIndex {
    /** Likeness below this is noise, not a suggestion. */
    private static final double WORTH_SUGGESTING = 0.4;

    private static final Pattern GAP = Pattern.compile("[\\s_-]+");

    private record Name(Relation relation, String normalised) {}

    private final Map<String, Set<Relation>> exact = new LinkedHashMap<>();
    private final List<Name> names = new ArrayList<>();

    NameIndex(Collection<Relation> relations) {
        for (Relation relation : relations) {
            Set<String> own = new LinkedHashSet<>();
            own.add(normalise(relation.id().value()));
            relation.lexicons()
                    .values()
                    .forEach(lexicon -> Stream.concat(
                                    Stream.of(lexicon.label(), lexicon.noun()), lexicon.aliases().stream())
                            .forEach(name -> own.add(normalise(name))));
            for (String name : own) {
                exact.computeIfAbsent(name, n -> new LinkedHashSet<>()).add(relation);
                names.add(new Name(relation, name));
            }
        }
    }

    List<Relation> named(String name) {
        return List.copyOf(exact.getOrDefault(normalise(name), Set.of()));
    }

    List<Relation> suggest(String unknown, int limit) {
        String wanted = normalise(unknown);
        Set<String> wantedBigrams = bigrams(wanted);
        Map<Relation, Double> best = new HashMap<>();
        for (Name name : names) {
            best.merge(name.relation(), likeness(wanted, wantedBigrams, name), Math::max);
        }
        return best.entrySet().stream()
                .filter(entry -> entry.getValue() >= WORTH_SUGGESTING)
                .sorted(Map.Entry.<Relation, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry::getKey, Comparator.comparing(Relation::id)))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Dice's coefficient over character pairs; a name that contains the other whole counts for more. */
    private static double likeness(String wanted, Set<String> wantedBigrams, Name name) {
        Set<String> bigrams = bigrams(name.normalised());
        Set<String> shared = new HashSet<>(wantedBigrams);
        shared.retainAll(bigrams);
        double dice = 2.0 * shared.size() / Math.max(1, wantedBigrams.size() + bigrams.size());
        boolean contained = !wanted.isEmpty()
                && (name.normalised().contains(wanted) || wanted.contains(name.normalised()))
                && Math.min(wanted.length(), name.normalised().length()) > 1;
        return contained ? Math.max(dice, (1 + dice) / 2) : dice;
    }

    static String normalise(String name) {
        return GAP.matcher(name.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    }

    private static Set<String> bigrams(String text) {
        String padded = " " + text + " ";
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < padded.length(); i++) {
            pairs.add(padded.substring(i, i + 2));
        }
        return pairs;
    }
}
