package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Intent;
import io.emend.contract.interpretation.Interpretation;
import io.emend.contract.interpretation.InterpretedOperation;
import io.emend.contract.interpretation.InterpretedOperation.Op;
import io.emend.contract.interpretation.Mention;
import io.emend.interpreter.bench.BenchCase.End;
import io.emend.interpreter.bench.BenchCase.Fact;
import io.emend.interpreter.text.Token;
import io.emend.interpreter.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts of how well texts were understood. Facts are right when relation and both ends are: an end by its id, or by its
 * name but for case, diacritics and marks.
 */
final class Score {
    private final Set<String> symmetric;
    private int rows;
    private int intents;
    private int exact;
    private int changesNothing;
    private int falseEdits;
    private int expected;
    private int found;
    private int right;

    /** @param symmetric relations that say the same with their ends swapped */
    Score(Set<String> symmetric) {
        this.symmetric = Set.copyOf(symmetric);
    }

    /** Counts one text. */
    void add(BenchCase row, Interpretation understood) {
        rows++;
        boolean intended =
                row.intent() == null || row.intent() == understood.intent() || asksAboutNames(row, understood);
        intents += intended ? 1 : 0;
        if (row.changesNothing()) {
            changesNothing++;
            falseEdits += changes(understood) ? 1 : 0;
        }
        List<InterpretedOperation> operations = said(row, understood);
        int hits = hits(row.facts(), operations);
        expected += row.facts().size();
        found += operations.size();
        right += hits;
        exact += intended && hits == row.facts().size() && operations.size() == hits ? 1 : 0;
    }

    /** An edit that would be carried out as it stands. */
    private static boolean changes(Interpretation understood) {
        return understood.clarification() == null
                && (understood.intent() == Intent.EDIT || understood.intent() == Intent.RETRACT);
    }

    /** Asking whether a strange name is new is understanding too. */
    private static boolean asksAboutNames(BenchCase row, Interpretation understood) {
        return row.intent() == Intent.EDIT
                && understood.clarification() != null
                && understood.operations().stream()
                        .anyMatch(operation -> isNew(operation.subject()) || isNew(operation.object()));
    }

    private static boolean isNew(@Nullable Mention mention) {
        return mention != null && mention.isNew();
    }

    /**
     * What counts as said: of an edit the assertions, since a value that no longer holds is not among the file's facts; of a
     * sentence without intent the facts, for a question which relation or value is meant claims none.
     */
    private static List<InterpretedOperation> said(BenchCase row, Interpretation understood) {
        Op only = row.intent() == null || row.intent() == Intent.EDIT
                ? Op.ASSERT
                : row.intent() == Intent.RETRACT ? Op.RETRACT : null;
        return understood.operations().stream()
                .filter(operation -> only == null || operation.op() == only)
                .filter(operation -> row.intent() != null || operation.relation() != null && operation.object() != null)
                .toList();
    }

    private int hits(List<Fact> facts, List<InterpretedOperation> operations) {
        List<InterpretedOperation> left = new ArrayList<>(operations);
        int hits = 0;
        for (Fact fact : facts) {
            InterpretedOperation hit = left.stream()
                    .filter(operation -> says(operation, fact))
                    .findFirst()
                    .orElse(null);
            if (hit != null) {
                left.remove(hit);
                hits++;
            }
        }
        return hits;
    }

    private boolean says(InterpretedOperation operation, Fact fact) {
        String relation =
                operation.relation() == null ? null : operation.relation().id();
        if (fact.relation() != null && !fact.relation().equals(relation)) {
            return false;
        }
        boolean straight = is(operation.subject(), fact.subject()) && is(operation.object(), fact.object());
        boolean swapped = fact.relation() != null
                && symmetric.contains(fact.relation())
                && is(operation.subject(), fact.object())
                && is(operation.object(), fact.subject());
        return straight || swapped;
    }

    private static boolean is(@Nullable Mention mention, @Nullable End end) {
        if (end == null) {
            return true;
        }
        if (mention == null) {
            return false;
        }
        if (end.id() != null && mention.id() != null) {
            return end.id().equals(mention.id());
        }
        return same(mention.mention(), end.name())
                || same(mention.label(), end.name())
                || same(mention.value(), end.name());
    }

    private static boolean same(@Nullable String said, String name) {
        return said != null && plain(said).equals(plain(name));
    }

    private static String plain(String name) {
        return new Tokenizer()
                .tokens(name).stream()
                        .filter(token -> !token.isMark())
                        .map(Token::fold)
                        .collect(Collectors.joining(" "));
    }

    int rows() {
        return rows;
    }

    /** Share of texts whose intent was understood. */
    double intent() {
        return share(intents, rows);
    }

    /** Share of texts understood wholly: the intent, every fact, and nothing else. */
    double exact() {
        return share(exact, rows);
    }

    /** Texts that must change nothing, and how many of them would have. */
    int changesNothing() {
        return changesNothing;
    }

    int falseEdits() {
        return falseEdits;
    }

    double precision() {
        return share(right, found);
    }

    double recall() {
        return share(right, expected);
    }

    /** Harmonic mean of precision and recall; 0 where nothing is right. */
    double f1() {
        return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
