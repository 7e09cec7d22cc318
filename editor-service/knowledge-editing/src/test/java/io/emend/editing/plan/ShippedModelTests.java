package io.emend.editing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.editing.Change;
import io.emend.editing.Cloze;
import io.emend.editing.EditRequest;
import io.emend.editing.Method;
import io.emend.editing.PlanDiagnostics;
import io.emend.editing.PreservedFact;
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

    private static PlanDiagnostics planned(Optional<Change> change) {
        List<Cloze> wordings = List.of(
                new Cloze("Walter Benjamin was born in", "Vienna"),
                new Cloze("The birthplace of Walter Benjamin is", "Vienna"),
                new Cloze("Question: Where was Walter Benjamin born?\nAnswer:", "Vienna"));
        EditRequest request = new EditRequest(
                SlotSubject.of("Q61078", "Walter Benjamin"),
                List.of(new TargetFact("born in Vienna", change, wordings, List.of())),
                List.of(new PreservedFact("citizen", List.of(new Cloze("Walter Benjamin is a citizen of", "Germany")))),
                List.of());
        return planner.plan(request, Method.MEMIT).diagnostics();
    }
}
