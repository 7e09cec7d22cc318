package io.emend.interpreter.parse;

import io.emend.interpreter.entity.Span;
import io.emend.interpreter.parse.Remarks.Place;
import io.emend.interpreter.parse.Sentences.Sentence;
import io.emend.interpreter.text.Token;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the English clauses beside a statement that name nothing and are mere remarks: how it became known, what to do with
 * it, what else went on. Clauses are parted by marks, before the first name and after the last one also by conjunctions.
 */
final class Asides {
    private static final String MARKS = ",;:()-!";
    private static final Set<String> JOINTS = Set.of(
            "and",
            "but",
            "so",
            "because",
            "since",
            "as",
            "though",
            "although",
            "where",
            "which",
            "while",
            "whereas",
            "yet");
    private static final Set<String> GOES_ON = Set.of("and", "but", "then", "before", "until");
    /** Whom a clause is about that leads to a statement by no more than a conjunction. */
    private static final Set<String> SPEAKERS =
            Set.of("i", "we", "you", "this", "that", "it", "there", "here", "someone", "somebody", "something");

    private final Remarks remarks;

    /** @param spelt words of the dictionary, folded */
    Asides(Predicate<String> spelt) {
        this.remarks = new Remarks(spelt);
    }

    /**
     * What to look through.
     *
     * @param names names of the sentence
     * @param values other words that may stand for something: dates, numbers, ordinary words that are known names
     */
    record Beside(List<Token> tokens, Sentence sentence, List<Span> names, List<Span> values) {
        int from() {
            return sentence.from();
        }

        int to() {
            return sentence.to();
        }

        private boolean isNamed(int from, int to) {
            return names.stream().anyMatch(name -> name.from() < to && from < name.to());
        }

        /** Whether a clause with a name in it holds a negation. */
        private boolean denies() {
            int start = from();
            boolean denied = false;
            for (int i = from(); i < to(); i++) {
                if (isMark(this, i)) {
                    start = i + 1;
                    denied = false;
                }
                denied |= tokens.get(i).is("not")
                        || tokens.get(i).is("never")
                        || tokens.get(i).is("no")
                                && i + 1 < to()
                                && Set.of("point", "time", "longer")
                                        .contains(tokens.get(i + 1).fold());
                if (denied && isNamed(start, i + 1)) {
                    return true;
                }
            }
            return false;
        }

        private Place place(int from, int to) {
            if (names.stream().noneMatch(name -> name.from() < from)) {
                return Place.BEFORE;
            }
            return names.stream().noneMatch(name -> name.from() >= to) ? Place.AFTER : Place.AMID;
        }
    }

    /**
     * The tokens of such clauses; none in a question.
     *
     * @param denied what is stated is denied, so that "remove it" goes without saying
     */
    BitSet find(Beside beside, boolean denied) {
        BitSet found = new BitSet();
        boolean denies = denied || beside.denies();
        if (beside.names().isEmpty() || beside.sentence().asks()) {
            return found;
        }
        int start = beside.from();
        for (int i = beside.from(); i <= beside.to(); i++) {
            if (i == beside.to() || isMark(beside, i)) {
                mark(beside, start, i, denies, found);
                start = i + 1;
            }
        }
        return found;
    }

    /**
     * Whether a clause that names nothing leaves open how the statement beside it is meant.
     *
     * @param explained tokens that say something else that was understood
     */
    static boolean reserves(Beside beside, BitSet explained) {
        if (endsAgain(beside, explained)) {
            return true;
        }
        int start = beside.from();
        for (int i = beside.from(); i <= beside.to(); i++) {
            if (i == beside.to() || isMark(beside, i)) {
                boolean part = start > beside.from() || i < beside.to() - 1;
                if (part && start < i && !beside.isNamed(start, i)) {
                    List<Token> rest = IntStream.range(start, i)
                            .filter(at -> !explained.get(at))
                            .mapToObj(beside.tokens()::get)
                            .toList();
                    if (Remarks.isMockery(beside.tokens().subList(start, i))
                            || Remarks.isReserve(rest, beside.place(start, i))) {
                        return true;
                    }
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** "X worked for Y and left": what a statement goes on with is its end. */
    private static boolean endsAgain(Beside beside, BitSet explained) {
        int last = beside.names().stream().mapToInt(Span::to).max().orElse(beside.to());
        for (int i = last; i + 1 < beside.to(); i++) {
            int next = i + 1;
            boolean goesOn = GOES_ON.contains(beside.tokens().get(i).fold()) && !explained.get(next);
            if (goesOn
                    && beside.tokens().subList(next, Math.min(next + 3, beside.to())).stream()
                            .anyMatch(token -> Caveats.isIn(Set.of("reversal"), token.fold()))) {
                return true;
            }
        }
        return false;
    }

    /** Marks a remark that is parted by marks at both ends, or by a conjunction from a statement within them. */
    private void mark(Beside beside, int from, int to, boolean denied, BitSet found) {
        if (from >= to) {
            return;
        }
        if (!beside.isNamed(from, to)) {
            markIfRemark(beside, from, to, denied, found);
            return;
        }
        int last = beside.names().stream()
                .filter(name -> name.to() <= to)
                .mapToInt(Span::to)
                .max()
                .orElse(from);
        int first = beside.names().stream()
                .filter(name -> name.from() >= from)
                .mapToInt(Span::from)
                .min()
                .orElse(to);
        for (int i = Math.max(last, from); i < to; i++) {
            if (joins(beside, i) && markIfRemark(beside, i, to, denied, found)) {
                break;
            }
        }
        for (int i = first - 1; i > from; i--) {
            if (joins(beside, i)
                    && SPEAKERS.contains(beside.tokens().get(from).fold())
                    && markIfRemark(beside, from, i, denied, found)) {
                break;
            }
        }
    }

    private boolean markIfRemark(Beside beside, int from, int to, boolean denied, BitSet found) {
        boolean own = beside.tokens().subList(from, to).stream().anyMatch(token -> token.is("my") || token.is("our"));
        boolean valued = !own && beside.values().stream().anyMatch(value -> value.from() < to && from < value.to());
        boolean remark = !valued && remarks.isRemark(beside.tokens().subList(from, to), beside.place(from, to), denied);
        if (remark) {
            found.set(from, to);
        }
        return remark;
    }

    private static boolean isMark(Beside beside, int at) {
        Token token = beside.tokens().get(at);
        boolean arrow = at + 1 < beside.to() && beside.tokens().get(at + 1).is(">");
        return token.isMark() && MARKS.contains(token.text()) && !arrow && !beside.isNamed(at, at + 1);
    }

    private static boolean joins(Beside beside, int at) {
        return JOINTS.contains(beside.tokens().get(at).fold());
    }
}
