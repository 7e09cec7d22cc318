package io.emend.schema.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.schema.KnowledgeSchema;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleEngineTests {
    private final RuleEngine engine = new RuleEngine(KnowledgeSchema.load());

    @Test
    void derivesTheOtherDirectionOfASymmetricRelation() {
        Triple marriage = Triple.of("Ann", "P26", "Bob");

        Consequences consequences = engine.consequences(marriage, MemoryGraph.of());

        assertThat(consequences.derived())
                .containsExactly(
                        new Derivation(Triple.of("Bob", "P26", "Ann"), Derivation.Kind.SYMMETRIC, List.of(marriage)));
    }

    @Test
    void derivesAlongAChainFromEitherOfItsSteps() {
        Triple head = Triple.of("Utopia", "P35", "Ann");
        Triple marriage = Triple.of("Ann", "P26", "Bob");
        Triple firstSpouse = Triple.of("Utopia", "first_spouse", "Bob");

        assertThat(engine.consequences(head, MemoryGraph.of(marriage)).derived())
                .contains(new Derivation(firstSpouse, Derivation.Kind.CHAIN, List.of(head, marriage)));
        assertThat(engine.consequences(marriage, MemoryGraph.of(head)).derived())
                .contains(new Derivation(firstSpouse, Derivation.Kind.CHAIN, List.of(head, marriage)));
    }

    @Test
    void seesASymmetricStepWhicheverWayRoundItIsKept() {
        Triple marriage = Triple.of("Bob", "P26", "Ann");

        Consequences consequences = engine.consequences(Triple.of("Utopia", "P35", "Ann"), MemoryGraph.of(marriage));

        assertThat(consequences.derived())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("Utopia", "first_spouse", "Bob"));
    }

    @Test
    void seesAnInverseNameInAChainAndLeavesOutWhatIsNoSiblingOfItself() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Ann", "P40", "Cid"));

        Consequences consequences = engine.consequences(Triple.of("Ann", "P40", "Dee"), graph);

        assertThat(consequences.derived())
                .extracting(Derivation::conclusion)
                .containsExactlyInAnyOrder(Triple.of("Cid", "P3373", "Dee"), Triple.of("Dee", "P3373", "Cid"));
    }

    @Test
    void keepsAFactStatedUnderAnInverseNameUnderTheOtherOne() {
        assertThat(engine.canonical(Triple.of("Cid", "P8810", "Ann"))).isEqualTo(Triple.of("Ann", "P40", "Cid"));
    }

    @Test
    void derivesFromWhatItDerived() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Town", "P131", "Land"), Triple.of("Land", "P17", "Utopia"));

        Consequences consequences = engine.consequences(Triple.of("Street", "P131", "Town"), graph);

        assertThat(consequences.derived())
                .extracting(Derivation::conclusion)
                .containsExactlyInAnyOrder(Triple.of("Street", "P131", "Land"), Triple.of("Street", "P17", "Utopia"));
    }

    @Test
    void reportsFurtherDerivationsOfWhatIsThereAsReinforcement() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Land", "P17", "Utopia"), Triple.of("Town", "P17", "Utopia"));

        Consequences consequences = engine.consequences(Triple.of("Town", "P131", "Land"), graph);

        assertThat(consequences.derived()).isEmpty();
        assertThat(consequences.reinforced())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("Town", "P17", "Utopia"));
    }

    @Test
    void letsAStatedFactInASingleValuedSlotWinAgainstARule() {
        Triple stated = Triple.of("Town", "P17", "Erewhon");
        MemoryGraph graph = MemoryGraph.of(Triple.of("Land", "P17", "Utopia"), stated);

        Consequences consequences = engine.consequences(Triple.of("Town", "P131", "Land"), graph);

        assertThat(consequences.derived()).isEmpty();
        assertThat(consequences.blocked()).singleElement().satisfies(blocked -> {
            assertThat(blocked.by()).isEqualTo(stated);
            assertThat(blocked.derivation().conclusion()).isEqualTo(Triple.of("Town", "P17", "Utopia"));
        });
    }

    @Test
    void withdrawsADerivedFactWithItsPremiseAndNothingElse() {
        Triple head = Triple.of("Utopia", "P35", "Ann");
        MemoryGraph graph = MemoryGraph.of(Triple.of("Ann", "P26", "Bob"), Triple.of("Utopia", "P36", "Town"));
        graph.state(head, engine);

        Withdrawals withdrawals = engine.withdrawals(head, graph);

        assertThat(withdrawals.withdrawn()).containsExactly(Triple.of("Utopia", "first_spouse", "Bob"));
        assertThat(withdrawals.mirrors()).isEmpty();
        assertThat(withdrawals.kept()).isEmpty();
    }

    @Test
    void keepsADerivedFactThatAnotherDerivationStillSupports() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Pam", "P40", "Cid"), Triple.of("Pam", "P40", "Dee"));
        graph.state(Triple.of("Rob", "P40", "Cid"), engine);
        graph.state(Triple.of("Rob", "P40", "Dee"), engine);

        Withdrawals withdrawals = engine.withdrawals(Triple.of("Rob", "P40", "Cid"), graph);

        assertThat(withdrawals.withdrawn()).isEmpty();
        assertThat(withdrawals.kept())
                .extracting(Derivation::conclusion)
                .containsExactlyInAnyOrder(Triple.of("Cid", "P3373", "Dee"), Triple.of("Dee", "P3373", "Cid"));
        assertThat(withdrawals.kept())
                .allSatisfy(kept -> assertThat(kept.premises())
                        .noneMatch(premise -> premise.equals(Triple.of("Rob", "P40", "Cid"))));
    }

    @Test
    void takesTheMirrorOfASymmetricFactAlongEvenWhenItWasStated() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Ann", "P26", "Bob"), Triple.of("Bob", "P26", "Ann"));

        assertThat(engine.withdrawals(Triple.of("Ann", "P26", "Bob"), graph).mirrors())
                .containsExactly(Triple.of("Bob", "P26", "Ann"));
    }

    @Test
    void neverWithdrawsWhatWasStated() {
        Triple stated = Triple.of("Cid", "P3373", "Dee");
        MemoryGraph graph = MemoryGraph.of(stated, Triple.of("Rob", "P40", "Cid"), Triple.of("Rob", "P40", "Dee"));

        assertThat(engine.withdrawals(Triple.of("Rob", "P40", "Cid"), graph).withdrawn())
                .isEmpty();
    }

    @Test
    void saysWhatStillImpliesAFactThatIsTakenBack() {
        MemoryGraph graph = MemoryGraph.of(
                Triple.of("Land", "P17", "Utopia"),
                Triple.of("Town", "P131", "Land"),
                Triple.of("Town", "P17", "Utopia"));

        assertThat(engine.withdrawals(Triple.of("Town", "P17", "Utopia"), graph).implied())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("Town", "P17", "Utopia"));
    }

    @Test
    void bringsBackWhatAStatedFactHadBlocked() {
        MemoryGraph graph = MemoryGraph.of(
                Triple.of("Land", "P17", "Utopia"),
                Triple.of("Town", "P131", "Land"),
                Triple.of("Town", "P17", "Erewhon"));

        assertThat(engine.withdrawals(Triple.of("Town", "P17", "Erewhon"), graph)
                        .implied())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("Town", "P17", "Utopia"));
    }

    @Test
    void carriesARuleOverWhenItsPremiseIsReplaced() {
        MemoryGraph graph = MemoryGraph.of(Triple.of("Ann", "P26", "Bob"), Triple.of("Eve", "P26", "Flo"));
        Triple before = Triple.of("Utopia", "P35", "Ann");
        Triple after = Triple.of("Utopia", "P35", "Eve");
        graph.state(before, engine);

        Change change = engine.change(List.of(before), List.of(after), graph, Budget.DEFAULT);

        assertThat(change.withdrawals().withdrawn()).containsExactly(Triple.of("Utopia", "first_spouse", "Bob"));
        assertThat(change.consequences().derived())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("Utopia", "first_spouse", "Flo"));
    }

    @Test
    void doesNotBringBackByRuleWhatTheSameChangeReplaces() {
        Triple before = Triple.of("Town", "P17", "Utopia");
        Triple after = Triple.of("Town", "P17", "Erewhon");
        MemoryGraph graph =
                MemoryGraph.of(Triple.of("Land", "P17", "Utopia"), Triple.of("Town", "P131", "Land"), before);

        Change change = engine.change(List.of(before), List.of(after), graph, Budget.DEFAULT);

        assertThat(change.withdrawals().implied()).isEmpty();
        assertThat(change.consequences().derived()).isEmpty();
    }

    @Test
    void stopsWhenTheBudgetIsSpentAndSaysSo() {
        Triple[] places = new Triple[50];
        for (int i = 0; i < places.length; i++) {
            places[i] = Triple.of("Place" + i, "P131", "Place" + (i + 1));
        }

        Consequences consequences = engine.consequences(
                List.of(Triple.of("Room", "P131", "Place0")), MemoryGraph.of(places), new Budget(10, 10_000));

        assertThat(consequences.truncated()).isTrue();
        assertThat(consequences.derived()).hasSize(10);
    }
}
