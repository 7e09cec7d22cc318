package io.emend.graph.entity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges how well a name answers a query: equal, begun with it, contained in it word by word, or a slip of the keyboard
 * away. The index finds candidates; this ranks them, so that every adapter ranks alike.
 */
public final class NameMatcher {
    private static final double PREFIX = 0.72;
    private static final double PREFIX_SPAN = 0.2;
    private static final double WORDS = 0.5;
    private static final double WORDS_SPAN = 0.2;
    private static final double TYPO = 0.88;
    private static final double TYPO_STEP = 0.12;
    private static final double ALIAS = 0.97;
    private static final double OTHER_LANGUAGE = 0.99;
    private static final int SHORT = 4;
    private static final int LONG = 9;

    /** Best first; equal scores by the shorter, then the smaller id: older and better known entities have those. */
    public static final Comparator<EntityMatch> BEST_FIRST = Comparator.comparingDouble(EntityMatch::score)
            .reversed()
            .thenComparingInt(match -> match.entity().id().length())
            .thenComparing(match -> match.entity().id());

    private final String query;
    private final String[] queryWords;
    private final String lang;

    /** A matcher for one query; {@code lang} breaks ties. */
    public NameMatcher(String query, String lang) {
        this.query = Names.key(query);
        this.queryWords = this.query.split(" ");
        this.lang = lang;
    }

    /** The entity's best name for the query; score 0 when none fits. */
    public EntityMatch match(EntityRecord entity) {
        Best best = new Best();
        entity.labels().forEach((tongue, label) -> best.offer(label, tongue, 1.0));
        entity.aliases().forEach((tongue, names) -> names.forEach(alias -> best.offer(alias, tongue, ALIAS)));
        return new EntityMatch(entity, best.name, best.lang, best.score);
    }

    /** Ranks candidates, best first, those that fit only. */
    public List<EntityMatch> rank(Iterable<EntityRecord> candidates, int limit) {
        List<EntityMatch> matches = new ArrayList<>();
        candidates.forEach(entity -> {
            EntityMatch match = match(entity);
            if (match.score() > 0) {
                matches.add(match);
            }
        });
        matches.sort(BEST_FIRST);
        return List.copyOf(matches.subList(0, Math.min(limit, matches.size())));
    }

    /** How well one name fits, 0 to 1. */
    public double score(String name) {
        String key = Names.key(name);
        if (query.isEmpty() || key.isEmpty()) {
            return 0;
        }
        if (key.equals(query)) {
            return 1;
        }
        double span = (double) query.length() / key.length();
        if (key.startsWith(query)) {
            return PREFIX + PREFIX_SPAN * span;
        }
        int slips = allowedSlips(query.length());
        int distance = slips == 0 ? Integer.MAX_VALUE : distance(query, key, slips);
        if (distance <= slips) {
            return TYPO - TYPO_STEP * distance;
        }
        boolean inside = hasHan(query) ? key.contains(query) : everyWordBegins(key.split(" "));
        return inside ? WORDS + WORDS_SPAN * Math.min(1, span) : 0;
    }

    /** How many slips (insert, delete, replace, swap neighbours) a query of this length may hold. */
    public static int allowedSlips(int length) {
        if (length < SHORT) {
            return 0;
        }
        return length < LONG ? 1 : 2;
    }

    private boolean everyWordBegins(String[] words) {
        for (String wanted : queryWords) {
            boolean found = false;
            for (String word : words) {
                found |= word.startsWith(wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasHan(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    /** Optimal string alignment distance, or {@code limit + 1} when it is more than {@code limit}. */
    static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int smallest = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, beforeLast[j - 2] + 1);
                }
                row[j] = best;
                smallest = Math.min(smallest, best);
            }
            if (smallest > limit) {
                return limit + 1;
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }

    private final class Best {
        private String name = "";
        private String lang = "";
        private double score;

        private void offer(String candidate, String tongue, double weight) {
            double here = score(candidate) * weight * (tongue.equals(NameMatcher.this.lang) ? 1 : OTHER_LANGUAGE);
            if (here > score) {
                score = here;
                name = candidate;
                lang = tongue;
            }
        }
    }
}
