package io.emend.editing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editing.Change;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.PreservedFact;
import io.emend.editing.SlotEdit;
import io.emend.editing.SlotSubject;
import io.emend.editing.TargetFact;
import io.emend.editing.profile.ProfileFiles;
import io.emend.lm.LanguageModel;
import io.emend.lm.LoadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demonstration model that the product ships, with its profile and its codes. */
class ShippedModelTests {
    private static final Path FOLDER = Path.of("../../deploy/standalone/models/emend-tiny");
    private static final Change TO_VIENNA = new Change("P19", "Q1741", Optional.of("Q64"));

    private static LanguageModel model;
    private static SlotPlanner planner;

    @BeforeAll
    static void load() {
        model = LanguageModel.load(FOLDER, LoadOptions.defaults().withThreads(1));
        planner = new SlotPlanner(model, ProfileFiles.load(FOLDER, model.fingerprint()));
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void findsATargetFromZero() {
        PlanDiagnostics found = planned(Optional.empty());

        assertThat(found.converged()).isTrue();
    }

    @Test
    void findsItSoonerFromItsCodes() {
        PlanDiagnostics found = planned(Optional.of(TO_VIENNA));

        assertThat(found.converged()).isTrue();
        assertThat(found.steps()).isLessThan(planned(Optional.empty()).steps());
    }

    @Test
    void oneThreadAndTwoFindTheSameBits() {
        SlotEdit together = plan(Optional.of(TO_VIENNA), 2);
        SlotEdit alone = plan(Optional.of(TO_VIENNA), 1);

        assertThat(together.rows()).isEqualTo(alone.rows());
        assertThat(together.diagnostics()).isEqualTo(alone.diagnostics());
    }

    /** The number of threads is the process's, set by whoever loads a model last. */
    private static SlotEdit plan(Optional<Change> change, int threads) {
        try (LanguageModel own =
                LanguageModel.load(FOLDER, LoadOptions.defaults().withThreads(threads))) {
            return new SlotPlanner(own, ProfileFiles.load(FOLDER, own.fingerprint()))
                    .plan(request(change), Method.MEMIT);
        }
    }

    private static PlanDiagnostics planned(Optional<Change> change) {
        return planner.plan(request(change), Method.MEMIT).diagnostics();
    }

    private static EditRequest request(Optional<Change> change) {
        List<Cloze> wordings = List.of(
                new Cloze("Walter Benjamin was born in", "Vienna"),
                new Cloze("The birthplace of Walter Benjamin is", "Vienna"),
                new Cloze("Question: Where was Walter Benjamin born?\nAnswer:", "Vienna"));
        return new EditRequest(
                SlotSubject.of("Q61078", "Walter Benjamin"),
                List.of(new TargetFact("born in Vienna", change, wordings, List.of())),
                List.of(new PreservedFact("citizen", List.of(new Cloze("Walter Benjamin is a citizen of", "Germany")))),
                List.of());
    }
}
