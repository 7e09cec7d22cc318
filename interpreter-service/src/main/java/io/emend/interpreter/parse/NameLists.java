package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a sentence in which several names stand where one could as one statement for each of them: "both A and B are members
 * of C", "X speaks A, B and C".
 */
final class NameLists {
    private static final double SURE = 0.6;
    private static final Set<String> COMMAS = Set.of(",", "\u3001");
    private static final Set<String> JOINTS =
            Set.of("and", "&", "plus", "\u3001", "\u548C", "\u4E0E", "\u53CA", "\u8DDF", "\u540C", "\u4EE5", "well");
    /** Words of joints of more than one word, articles and prepositions that are said again. */
    private static final Set<String> BESIDE =
            Set.of(",", "as", "also", "the", "a", "an", "in", "at", "of", "to", "for", "with", "by", "from", "both");
    /** What tells that a list was or will be said. */
    private static final Set<String> ALL =
            Set.of("both", "all", "each", "\u90FD", "\u5747", "\u4E00", "\u8D77", "\u7686", "\u4E24", "\u8005");

    private final ContentReader reader;
    private final Content content;

    NameLists(ContentReader reader, Content content) {
        this.reader = reader;
        this.content = content;
    }

    /** The statements; empty where no list is read surely, or what is said of it holds of one only. */
    List<Reading> read(List<Span> names) {
        for (int first = 0; first + 1 < names.size(); first++) {
            int last = first;
            boolean joined = false;
            while (last + 1 < names.size()
                    && isJoint(names.get(last).to(), names.get(last + 1).from())) {
                joined |= says(names.get(last).to(), names.get(last + 1).from(), JOINTS);
                last++;
            }
            if (joined && names.size() - (last - first) == 2) {
                List<Reading> readings = distributed(names, first, last);
                if (!readings.isEmpty()) {
                    return readings;
                }
            }
            first = last;
        }
        return List.of();
    }

    private boolean isJoint(int from, int to) {
        if (from >= to) {
            return false;
        }
        for (int i = from; i < to; i++) {
            String word = content.tokens().get(i).fold();
            if (!JOINTS.contains(word) && !BESIDE.contains(word) && !COMMAS.contains(word)) {
                return false;
            }
        }
        return says(from, to, JOINTS) || says(from, to, COMMAS);
    }

    private boolean says(int from, int to, Set<String> words) {
        return content.tokens().subList(from, to).stream().anyMatch(token -> words.contains(token.fold()));
    }

    private List<Reading> distributed(List<Span> names, int first, int last) {
        BitSet ignored = (BitSet) content.ignored().clone();
        ignored.set(names.get(first).to(), names.get(last).to());
        for (int i = content.from(); i < content.to(); i++) {
            if (ALL.contains(content.tokens().get(i).fold())) {
                ignored.set(i);
            }
        }
        List<Span> kept = new ArrayList<>(names);
        kept.removeAll(names.subList(first + 1, last + 1));
        Reading one = reader.best(content.ignoring(ignored), content.from(), content.to(), kept);
        if (one == null
                || one.confidence() < SURE
                || !kept.stream().allMatch(one::uses)
                || one.subject() == null
                || one.object() == null) {
            return List.of();
        }
        boolean subjects = one.subject().span().overlaps(names.get(first));
        if (!subjects && one.relation().functional()) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>(List.of(one));
        for (Span other : names.subList(first + 1, last + 1)) {
            Reading like = reader.like(one, subjects ? other : null, subjects ? null : other);
            if (like == null) {
                return List.of();
            }
            readings.add(like);
        }
        return readings;
    }
}
