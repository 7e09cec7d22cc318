package io.emend.interpreter.bench;

import io.emend.contract.interpretation.Intent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text with what it should be understood as.
 *
 * @param group what the row is counted under besides its language, such as its intent
 * @param intent null where the file tells none
 * @param facts empty where the text says none
 */
record BenchCase(
        String id, String language, String group, @Nullable Intent intent, String text, List<Fact> facts) {
    BenchCase {
        Objects.requireNonNull(id, "id");
        facts = List.copyOf(facts);
    }

    /**
     * A fact said or asked for; each end by id, by name, or not at all where the text leaves it out.
     *
     * @param relation null where the text names none
     */
    record Fact(
            @Nullable End subject,
            @Nullable String relation,
            @Nullable End object) {}

    /** An end of a fact: the id of an entity where the file tells one, and its name. */
    record End(@Nullable String id, String name) {}

    /** Whether the text must change nothing. */
    boolean changesNothing() {
        return intent != null && intent != Intent.EDIT && intent != Intent.RETRACT;
    }
}
