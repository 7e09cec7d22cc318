package io.emend.controller.domain.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Conflict;
import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditRequest;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.edit.ObjectReference;
import io.emend.contract.edit.Operation;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.problem.Conflicted;
import io.emend.contract.problem.Refused;
import io.emend.controller.fixture.World;
import io.emend.graph.statement.StatementRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ConflictResolutionTests {
    private final World world = new World()
            .load(
                    List.of(
                            "Q1|Ann|Q5",
                            "Q2|Bob|Q5",
                            "Q3|Cid|Q5",
                            "Q4|Dot|Q5",
                            "Q10|Paris",
                            "Q11|London",
                            "Q12|Rome",
                            "Q20|France|Q6256",
                            "Q21|Latvia|Q6256",
                            "Q30|Singer",
                            "Q31|Painter"),
                    List.of(
                            "Q1 P19 Q10",
                            "Q1 P106 Q30",
                            "Q2 P19 Q11",
                            "Q1 P26 Q2",
                            "Q2 P26 Q1",
                            "Q3 P26 Q4",
                            "Q4 P26 Q3"));

    @Test
    void replacesTheOldObjectOfAFunctionalRelation() {
        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThat(edit.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q11");
        assertThat(edit.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.COVERAGE);
            assertThat(conflict.resolution()).isEqualTo("SUPERSEDE");
            assertThat(conflict.explanation()).contains("Ann", "Paris", "London");
        });
    }

    @Test
    void addsAnObjectToARelationThatMayHaveSeveral() {
        world.state(World.ALICE, "Q1", "P106", "Q31");

        assertThat(world.objects("Q1", "P106")).containsExactly("Q31", "Q30");
    }

    @Test
    void assertsTheOtherDirectionOfASymmetricRelation() {
        world.state(World.ALICE, "Q1", "P3373", "Q3");

        assertThat(world.live()).contains("Q1 P3373 Q3", "Q3 P3373 Q1");
    }

    @Test
    void freesBothFormerPartnersWhenTwoMarriedPeopleMarry() {
        Edit edit = world.state(World.ALICE, "Q1", "P26", "Q3");

        assertThat(world.live())
                .contains("Q1 P26 Q3", "Q3 P26 Q1")
                .doesNotContain("Q1 P26 Q2", "Q2 P26 Q1", "Q3 P26 Q4", "Q4 P26 Q3");
        assertThat(edit.conflicts()).extracting(Conflict::kind).contains(Conflict.Kind.COVERAGE, Conflict.Kind.REVERSE);
        assertThat(edit.plan().derived())
                .extracting(fact -> fact.subject().id())
                .containsExactly("Q3");
    }

    /** A third party still claims the new object, and only that direction is in the graph. */
    @Test
    void retractsAThirdPartysClaimToTheNewObject() {
        World oneSided = new World().load(List.of("Q1|Ann", "Q2|Bob", "Q3|Cid"), List.of("Q2 P26 Q3"));

        Edit edit = oneSided.state(World.ALICE, "Q1", "P26", "Q3");

        assertThat(oneSided.live()).containsExactlyInAnyOrder("Q1 P26 Q3", "Q3 P26 Q1");
        assertThat(edit.conflicts()).extracting(Conflict::kind).contains(Conflict.Kind.REVERSE);
    }

    @Test
    void derivesWhatFollowsAndReDerivesItWhenAPremiseChanges() {
        world.state(World.ALICE, "Q20", "P35", "Q1");
        assertThat(world.objects("Q20", "first_spouse")).containsExactly("Q2");

        Edit election = world.state(World.ALICE, "Q20", "P35", "Q3");

        assertThat(world.objects("Q20", "first_spouse")).containsExactly("Q4");
        assertThat(election.plan().derived())
                .extracting(fact -> fact.relation().id())
                .containsExactly("first_spouse");
        assertThat(election.conflicts())
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.COVERAGE, Conflict.Kind.COMPOSITION);
    }

    @Test
    void withdrawsWhatFollowsNoLonger() {
        world.state(World.ALICE, "Q20", "P35", "Q1");

        world.retract(World.ALICE, "Q1", "P26", "Q2");

        assertThat(world.objects("Q20", "first_spouse")).isEmpty();
        assertThat(world.live()).doesNotContain("Q1 P26 Q2", "Q2 P26 Q1");
    }

    /** Two children of two parents are siblings twice over. */
    @Test
    void withdrawsADerivedFactOnlyWithItsLastSupport() {
        for (String parent : List.of("Q1", "Q2")) {
            for (String child : List.of("Q3", "Q4")) {
                world.state(World.ALICE, parent, "P40", child);
            }
        }
        assertThat(world.live()).contains("Q3 P3373 Q4", "Q4 P3373 Q3");

        world.retract(World.ALICE, "Q1", "P40", "Q3");

        assertThat(world.live()).contains("Q3 P3373 Q4", "Q4 P3373 Q3");
        assertThat(world.ports.knowledge().statementsOf("Q3"))
                .filteredOn(statement -> statement.relation().equals("P3373"))
                .allSatisfy(statement -> assertThat(world.ports.knowledge().statements(statement.derivedFrom()))
                        .allMatch(StatementRecord::isLive));
        world.retract(World.ALICE, "Q2", "P40", "Q4");
        assertThat(world.live()).doesNotContain("Q3 P3373 Q4", "Q4 P3373 Q3");
        assertThat(world.live()).contains("Q1 P40 Q4", "Q2 P40 Q3");
    }

    @Test
    void usesEachRuleOnce() {
        Edit edit = world.state(World.ALICE, "Q20", "P35", "Q1");

        assertThat(edit.plan().derived()).hasSize(1);
        assertThat(world.ports.knowledge().slot("Q20", "first_spouse")).hasSize(1);
    }

    @Test
    void leavesEveryOtherFactAlone() {
        var before = world.live();

        world.state(World.ALICE, "Q1", "P19", "Q11");

        before.remove("Q1 P19 Q10");
        before.add("Q1 P19 Q11");
        assertThat(world.live()).isEqualTo(before);
    }

    @Test
    void plansTheSameTwice() {
        EditRequest request = World.request("Q1", "P26", "Q3");

        Edit first = world.edits.preview(request, World.ALICE);
        Edit second = world.edits.preview(request, World.ALICE);

        assertThat(contents(second.plan().derived()))
                .isEqualTo(contents(first.plan().derived()));
        assertThat(contents(second.plan().retract()))
                .isEqualTo(contents(first.plan().retract()));
        assertThat(second.conflicts()).isEqualTo(first.conflicts());
    }

    @Test
    void previewsWithoutEffect() {
        var before = world.live();

        Edit preview = world.edits.preview(World.request("Q1", "P19", "Q11"), World.ALICE);

        assertThat(preview.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(preview.plan().assertions()).hasSize(1);
        assertThat(world.live()).isEqualTo(before);
        assertThat(world.ports.knowledge().state().revision()).isEqualTo(1);
    }

    @Test
    void saysThatAFactIsKnownAndKeepsIt() {
        world.state(World.ALICE, "Q1", "P19", "Q11");
        var hashes = world.hashes();

        Edit again = world.state(World.BOB, "Q1", "P19", "Q11");

        assertThat(again.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(again.plan().reinforced()).hasSize(1);
        assertThat(again.plan().assertions()).isEmpty();
        assertThat(world.hashes().graph()).isEqualTo(hashes.graph());
        assertThat(world.hashes().model()).isEqualTo(hashes.model());
    }

    @Test
    void refusesAnUnknownRelationAtOnceAndSuggestsOthers() {
        EditRequest request = EditRequest.of(List.of(
                Operation.assertion(Reference.id("Q1"), Reference.label("birthplcae"), ObjectReference.id("Q11"))));

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.UnknownRelation.class,
                        problem -> assertThat(problem.data().toString()).contains("P19"));
    }

    @Test
    void refusesAnUnknownEntityAndSuggestsOthers() {
        EditRequest request = EditRequest.of(
                List.of(Operation.assertion(Reference.label("Anne"), Reference.id("P19"), ObjectReference.id("Q11"))));

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.UnknownEntity.class,
                        problem -> assertThat(problem.data().toString()).contains("Q1"));
    }

    @Test
    void introducesAnEntityOnlyWhenAsked() {
        EditRequest request = EditRequest.of(List.of(
                Operation.assertion(Reference.id("Q1"), Reference.id("P19"), ObjectReference.id("new:Atlantis"))));

        Edit edit =
                world.edits.submit(request, World.ALICE, null, World.PATIENCE).edit();

        assertThat(edit.plan().assertions())
                .singleElement()
                .satisfies(fact -> assertThat(fact.object().display()).isEqualTo("Atlantis"));
        assertThat(world.ports.knowledge().entitiesByName("atlantis")).hasSize(1);
    }

    @Test
    void takesANameThatExistsForTheEntityThatBearsIt() {
        EditRequest request = EditRequest.of(
                List.of(Operation.assertion(Reference.id("Q1"), Reference.id("P19"), ObjectReference.id("new:rome"))));

        Edit edit =
                world.edits.submit(request, World.ALICE, null, World.PATIENCE).edit();

        assertThat(world.objects("Q1", "P19")).containsExactly("Q12");
        assertThat(edit.conflicts()).extracting(Conflict::kind).contains(Conflict.Kind.ALIAS);
    }

    @Test
    void refusesTwoValuesForOneFunctionalSlot() {
        EditRequest request = EditRequest.of(List.of(
                Operation.assertion(Reference.id("Q1"), Reference.id("P19"), ObjectReference.id("Q11")),
                Operation.assertion(Reference.id("Q1"), Reference.id("P19"), ObjectReference.id("Q12"))));

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOf(Refused.SchemaViolation.class);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q10");
    }

    @Test
    void refusesARevisionThatTheSlotHasLeftBehind() {
        world.state(World.BOB, "Q1", "P19", "Q12");
        EditRequest request = new EditRequest(World.request("Q1", "P19", "Q11").operations(), null, null, 1L, null);

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOfSatisfying(
                        Conflicted.RevisionConflict.class,
                        problem -> assertThat(problem.data().toString()).contains("Rome"));
    }

    @Test
    void refusesToRetractWhatIsNotKnown() {
        assertThatThrownBy(() -> world.retract(World.ALICE, "Q1", "P19", "Q12"))
                .isInstanceOf(Refused.NothingToRetract.class);
    }

    @Test
    void keepsFactsThatHoldAtDifferentTimes() {
        world.edits.submit(timed("Q1", "P551", "Q10", "1990", "2000"), World.ALICE, null, World.PATIENCE);

        Edit later = world.edits
                .submit(timed("Q1", "P551", "Q11", "2000", null), World.ALICE, null, World.PATIENCE)
                .edit();

        assertThat(world.objects("Q1", "P551")).containsExactly("Q11", "Q10");
        assertThat(later.conflicts())
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.TEMPORAL, Conflict.Kind.KEY_COLLISION);
    }

    @Test
    void refusesAnEmptyValidTime() {
        EditRequest request = timed("Q1", "P551", "Q10", "2000", "1990");

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOf(Refused.SchemaViolation.class);
    }

    @Test
    void explainsInTheLanguageOfTheRequest() {
        EditRequest request = EditRequest.of(
                List.of(Operation.assertion(Reference.id("Q1"), Reference.label("出生地"), ObjectReference.id("Q11"))));

        Edit preview = world.edits.preview(request, World.ALICE);

        assertThat(preview.conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.explanation()).contains("只能有一个值"));
    }

    @Test
    void sendsASlotThatIsFoughtOverToReview() {
        for (int round = 0; round < 2; round++) {
            world.state(World.ALICE, "Q1", "P19", "Q11");
            world.state(World.BOB, "Q1", "P19", "Q12");
        }

        Edit edit = world.state(World.ALICE, "Q1", "P19", "Q11");

        assertThat(edit.status()).isEqualTo(EditStatus.NEEDS_REVIEW);
        assertThat(edit.conflicts()).extracting(Conflict::kind).contains(Conflict.Kind.EDIT_WAR);
        assertThat(world.objects("Q1", "P19")).containsExactly("Q12");
    }

    @Test
    void tellsWhatElseTheWeightsHoldOfTheSubject() {
        world.state(World.ALICE, "Q1", "P19", "Q11");
        String held = world.ports.knowledge().slot("Q1", "P19").getFirst().id();

        Edit edit = world.state(World.BOB, "Q1", "P106", "Q31");

        assertThat(edit.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.KEY_COLLISION);
            assertThat(conflict.severity()).isEqualTo(Conflict.Severity.INFO);
            assertThat(conflict.explanation()).contains("another edited fact", "Ann", "London");
            assertThat(conflict.evidence()).containsExactly(held);
        });
    }

    @Test
    void warnsOfAnotherEntityThatTheWeightsKnowByTheSameName() {
        World twoAnns = new World().load(List.of("Q1|Ann", "Q2|ann", "Q10|Paris", "Q11|London"), List.of());
        twoAnns.state(World.ALICE, "Q1", "P19", "Q10");

        Edit edit = twoAnns.state(World.ALICE, "Q2", "P19", "Q11");

        assertThat(twoAnns.objects("Q1", "P19")).containsExactly("Q10");
        assertThat(edit.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo(Conflict.Kind.KEY_COLLISION);
            assertThat(conflict.severity()).isEqualTo(Conflict.Severity.WARNING);
            assertThat(conflict.explanation()).contains("Q1", "Q2", "Paris");
        });
    }

    @Test
    void citesTheFactAndWhatItFollowsFromAsEvidence() {
        world.state(World.ALICE, "Q20", "P35", "Q1");
        StatementRecord derived =
                world.ports.knowledge().slot("Q20", "first_spouse").getFirst();

        Edit preview = world.edits.preview(World.request("Q20", "P35", "Q3"), World.ALICE);

        assertThat(preview.conflicts())
                .filteredOn(conflict -> conflict.kind() == Conflict.Kind.COMPOSITION)
                .singleElement()
                .satisfies(conflict ->
                        assertThat(conflict.evidence()).contains(derived.id()).containsAll(derived.derivedFrom()));
    }

    @Test
    void refusesBothDirectionsOfAnAsymmetricRelationInOneRequest() {
        EditRequest request = EditRequest.of(List.of(
                Operation.assertion(Reference.id("Q1"), Reference.id("P40"), ObjectReference.id("Q2")),
                Operation.assertion(Reference.id("Q2"), Reference.id("P40"), ObjectReference.id("Q1"))));

        assertThatThrownBy(() -> world.edits.submit(request, World.ALICE, null, World.PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.SchemaViolation.class,
                        problem -> assertThat(problem.getMessage()).contains("cannot stand beside"));
    }

    @Test
    void refusesAChildThatIsTheSpouse() {
        Edit preview = world.edits.preview(World.request("Q1", "P40", "Q2"), World.ALICE);

        assertThat(preview.conflicts())
                .filteredOn(conflict -> conflict.kind() == Conflict.Kind.DISJOINT)
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.severity()).isEqualTo(Conflict.Severity.ERROR);
                    assertThat(conflict.explanation()).contains("spouse and child");
                    assertThat(conflict.evidence())
                            .containsExactly(world.ports
                                    .knowledge()
                                    .slot("Q1", "P26")
                                    .getFirst()
                                    .id());
                });
    }

    private static EditRequest timed(String s, String r, String o, String from, @Nullable String to) {
        return EditRequest.of(List.of(new Operation(
                Operation.Kind.ASSERT, Reference.id(s), Reference.id(r), ObjectReference.id(o), from, to)));
    }

    private static List<String> contents(List<Fact> facts) {
        return facts.stream()
                .map(fact -> fact.subject().id()
                        + fact.relation().id()
                        + fact.object().canonical())
                .toList();
    }
}
