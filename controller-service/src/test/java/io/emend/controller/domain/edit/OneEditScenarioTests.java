package io.emend.controller.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.edit.RollbackRequest.Mode;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.problem.Refused;
import io.emend.controller.adapter.SchemaRelationNames;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import io.emend.graph.exchange.Format;
import io.emend.graph.exchange.GraphImporter;
import io.emend.graph.exchange.ImportReport;
import io.emend.graph.exchange.RowProblem;
import io.emend.graph.ledger.ImportHeader;
import io.emend.schema.KnowledgeSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * OneEdit's demonstration graphs under its relation library: coverage, reverse and composition conflicts, and what its
 * released code got wrong.
 */
final class OneEditScenarioTests {
    private static final KnowledgeSchema SCHEMA = KnowledgeSchema.oneEdit();
    private final World world = new World(SCHEMA, Screener.NONE, new OpenPolicy(), 0);
    private ImportReport report = load("kg.csv");

    @BeforeEach
    void loadTheSmallerGraphToo() {
        load("kg2.csv");
        world.ports.ledger().bindModel("sha256:" + "0".repeat(64));
    }

    @Test
    void readsItsGraphsAndTellsEveryRowItCannotTake() {
        assertThat(report.rows()).isEqualTo(report.added() + report.duplicates() + report.rejected());
        assertThat(report.problems())
                .extracting(RowProblem::reason)
                .allMatch(reason -> reason.contains("TV_Personality")
                        || reason.contains("\"relation\"")
                        || reason.contains("expected head, relation and tail"));
        assertThat(said()).contains("Donald Trump wife Melania Trump", "Gene Hackman acted_in Get Shorty");
    }

    @Test
    void coversTheOldObjectAndComposesTheNewFirstLady() {
        state("America", "president", "Donald Trump");
        Set<String> before = said();
        assertThat(before).contains("America first_lady Melania Trump");

        Edit edit = state("America", "president", "Joe Biden");

        assertThat(edit.conflicts())
                .extracting(Conflict::kind)
                .contains(Conflict.Kind.COVERAGE, Conflict.Kind.COMPOSITION);
        assertThat(without(said(), before))
                .containsExactlyInAnyOrder("America president Joe Biden", "America first_lady Jill Biden");
        assertThat(without(before, said()))
                .containsExactlyInAnyOrder("America president Donald Trump", "America first_lady Melania Trump");
    }

    /** OneEdit's code looks at (o, r⁻¹, s) alone and leaves the wife of the new husband with two husbands' worth of facts. */
    @Test
    void settlesAReverseConflictWithAThirdParty() {
        state("Melania Trump", "husband", "Joe Biden");

        assertThat(said())
                .contains("Melania Trump husband Joe Biden", "Joe Biden wife Melania Trump")
                .doesNotContain(
                        "Joe Biden wife Jill Biden",
                        "Jill Biden husband Joe Biden",
                        "Donald Trump wife Melania Trump",
                        "Melania Trump husband Donald Trump");
    }

    /** OneEdit's code stops at the first fact a rule applies to. */
    @Test
    void appliesARuleWhereverItApplies() {
        state("Hillary Clinton", "father", "Fred Trump");

        state("Fred Trump", "father", "Hussein Onyango Obama");

        assertThat(said())
                .contains(
                        "Donald Trump paternal_grandfather Hussein Onyango Obama",
                        "Hillary Clinton paternal_grandfather Hussein Onyango Obama")
                .doesNotContain(
                        "Donald Trump paternal_grandfather Frederick Trump",
                        "Hillary Clinton paternal_grandfather Frederick Trump");
    }

    /** OneEdit's code applies a rule again to what it has just derived, and writes the fact twice. */
    @Test
    void statesEachConsequenceOnce() {
        state("America", "president", "Donald Trump");

        long firstLadies =
                world.ports.knowledge().slot(id("America"), "first_lady").size();
        assertThat(firstLadies).isEqualTo(1);
        assertThat(world.live()).hasSameSizeAs(new TreeSet<>(world.live()));
    }

    /** OneEdit's code fails on a relation that its library lacks, after it has changed the graph. */
    @Test
    void refusesAnUnknownRelationBeforeAnythingChanges() {
        Set<String> before = said();

        assertThatThrownBy(() -> state("America", "ruler", "Joe Biden"))
                .isInstanceOf(Refused.UnknownRelation.class)
                .hasMessageContaining("ruler");
        assertThat(said()).isEqualTo(before);
    }

    /** OneEdit's code picks what else to teach at random. */
    @Test
    void proposesTheSameConsequencesEveryTime() {
        EditRequest request = request("America", "president", "Donald Trump");

        List<String> first = derived(request);

        assertThat(first).contains("America first lady Melania Trump");
        for (int i = 0; i < 20; i++) {
            assertThat(derived(request)).isEqualTo(first);
        }
    }

    @Test
    void composesOverItsTheoriesAndKeyIdeas() {
        Edit edit = state("Marie Curie", "discovery", "Radioactivity");

        assertThat(edit.conflicts()).extracting(Conflict::kind).contains(Conflict.Kind.DUPLICATE);
        assertThat(said()).contains("Marie Curie key_discovery Radiation");
    }

    @Test
    void restoresTheGraphWhenAnEditIsTakenBack() {
        state("America", "president", "Donald Trump");
        String hash = world.hashes().graph();
        Set<String> before = said();
        Edit edit = state("America", "president", "Joe Biden");

        world.undo(World.ALICE, edit.id(), Mode.REFUSE);

        assertThat(said()).isEqualTo(before);
        assertThat(world.hashes().graph()).isEqualTo(hash);
    }

    private List<String> derived(EditRequest request) {
        return Objects.requireNonNull(world.edits.preview(request, World.ALICE).plan()).derived().stream()
                .map(OneEditScenarioTests::line)
                .toList();
    }

    private static String line(Fact fact) {
        return fact.subject().label()
                + ' '
                + fact.relation().label()
                + ' '
                + fact.object().display();
    }

    private Edit state(String subject, String relation, String object) {
        return world.edits
                .submit(request(subject, relation, object), World.ALICE, null, World.PATIENCE)
                .edit();
    }

    private static EditRequest request(String subject, String relation, String object) {
        return EditRequest.of(List.of(Operation.assertion(
                Reference.label(subject), Reference.label(relation), ObjectReference.label(object))));
    }

    private String id(String label) {
        return world.ports.knowledge().entitiesByName(label).getFirst().id();
    }

    /** Every live fact, entities by their names. */
    private Set<String> said() {
        Set<String> said = new TreeSet<>();
        world.ports.knowledge().forEachLive(statement -> {
            String subject = world.ports
                    .knowledge()
                    .entity(statement.subject())
                    .orElseThrow()
                    .label("en");
            said.add(subject
                    + ' '
                    + statement.relation()
                    + ' '
                    + statement.object().display());
        });
        return said;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private ImportReport load(String name) {
        GraphImporter importer =
                new GraphImporter(world.ports.ledger(), world.ports.catalog(), new SchemaRelationNames(SCHEMA));
        try (InputStream rows = Objects.requireNonNull(getClass().getResourceAsStream("/oneedit/" + name))) {
            return importer.run(
                    new ImportHeader(name, "import", Instant.EPOCH, null, null), Format.CSV, rows, progress -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
