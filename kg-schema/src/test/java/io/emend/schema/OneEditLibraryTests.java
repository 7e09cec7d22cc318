package io.emend.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.schema.rules.Budget;
import io.emend.schema.rules.Change;
import io.emend.schema.rules.Derivation;
import io.emend.schema.rules.GraphView;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.OverlayView;
import io.emend.schema.rules.RuleEngine;
import io.emend.schema.rules.Triple;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneEditLibraryTests {
    /** The names in OneEdit's library as they are spelled there, without the placeholder. */
    private static final List<String> NAMES = List.of(
            "spouse",
            "president",
            "first_lady",
            "paternal grandfather",
            "paternal grandmother",
            "maternal grandmother",
            "maternal grandfather",
            "party",
            "architect",
            "husband",
            "wife",
            "birthplace",
            "birthdate",
            "married_to",
            "capital",
            "born_in",
            "office_held",
            "located_in",
            "educated",
            "educated_at",
            "born",
            "birth_date",
            "born_at",
            "child",
            "father",
            "mother",
            "parent",
            "educational_background",
            "home_state",
            "vice_president",
            "first_elected_year",
            "famous_speech",
            "doctoral_advisor",
            "key_theory",
            "key_discovery",
            "key_contribution",
            "mentor",
            "student",
            "theory",
            "discovery",
            "contribution",
            "Theory_of",
            "advisor",
            "successor",
            "patron",
            "colleague",
            "significant_achievement",
            "significant_trade_policy",
            "significant_decision",
            "major_legislative_achievement",
            "major_foreign_policy",
            "major_domestic_policy",
            "major_business",
            "presidency",
            "major_acquisition",
            "major_healthcare_reform",
            "notable_act_sign",
            "major_policy",
            "doctrine",
            "political_party",
            "significant_act",
            "significant_legislation",
            "major_project",
            "major_diplomatic_achievement",
            "significant_program",
            "major_economic_event",
            "opponent",
            "teacher",
            "collaborator",
            "commander",
            "contemporary");

    private final KnowledgeSchema schema = KnowledgeSchema.oneEdit();
    private final RuleEngine engine = new RuleEngine(schema);

    @Test
    void findsExactlyOneRelationForEveryNameOfTheLibrary() {
        assertThat(NAMES)
                .hasSize(71)
                .allSatisfy(name -> assertThat(schema.named(name)).as(name).hasSize(1));
    }

    @Test
    void doesNotTakeThePlaceholderForARelation() {
        assertThat(schema.named("<answer>")).isEmpty();
    }

    @Test
    void hasWordsInBothLanguagesForEveryRelation() {
        assertThat(schema.relations()).allSatisfy(relation -> {
            for (Language language : Language.values()) {
                assertThat(relation.statements(language))
                        .anyMatch(wording -> wording.cloze().isPresent());
                assertThat(relation.questions(language)).isNotEmpty();
            }
        });
    }

    @Test
    void pairsEveryInverseBothWays() {
        assertThat(schema.relations())
                .allSatisfy(relation -> relation.inverse()
                        .ifPresent(
                                inverse -> assertThat(schema.relation(inverse).flatMap(Relation::inverse))
                                        .contains(relation.id())));
    }

    @Test
    void derivesTheFirstLadyAndReplacesHerWithThePresident() {
        Triple before = Triple.of("America", "president", "Donald_Trump");
        Triple after = Triple.of("America", "president", "Joe_Biden");
        OverlayView graph = new OverlayView(new Empty())
                .state(before)
                .state(Triple.of("Donald_Trump", "wife", "Melania_Trump"))
                .state(Triple.of("Joe_Biden", "wife", "Jill_Biden"))
                .derive(Triple.of("America", "first_lady", "Melania_Trump"));

        Change change = engine.change(List.of(before), List.of(after), graph, Budget.DEFAULT);

        assertThat(change.withdrawals().withdrawn())
                .containsExactly(Triple.of("America", "first_lady", "Melania_Trump"));
        assertThat(change.consequences().derived())
                .extracting(Derivation::conclusion)
                .containsExactly(Triple.of("America", "first_lady", "Jill_Biden"));
    }

    @Test
    void turnsAWifeIntoAHusbandAndASpouseBothWays() {
        assertThat(engine.consequences(Triple.of("Ann", "husband", "Bob"), new Empty())
                        .derived())
                .extracting(Derivation::conclusion)
                .containsExactlyInAnyOrder(
                        Triple.of("Bob", "wife", "Ann"),
                        Triple.of("Ann", "spouse", "Bob"),
                        Triple.of("Bob", "spouse", "Ann"));
    }

    @Test
    void usesARuleTwiceWhereItAppliesTwice() {
        OverlayView graph = new OverlayView(new Empty())
                .state(Triple.of("Ann", "father", "Bob"))
                .state(Triple.of("Cid", "father", "Bob"));

        assertThat(engine.consequences(Triple.of("Bob", "father", "Dan"), graph).derived())
                .extracting(Derivation::conclusion)
                .contains(
                        Triple.of("Ann", "paternal_grandfather", "Dan"),
                        Triple.of("Cid", "paternal_grandfather", "Dan"));
    }

    @Test
    void suggestsRelationsForANameItDoesNotKnow() {
        assertThat(schema.suggest("birth_city", 3)).extracting(Relation::id).contains(RelationId.of("birthplace"));
    }

    private static final class Empty implements GraphView {
        @Override
        public Collection<NodeId> objects(NodeId subject, RelationId relation) {
            return List.of();
        }

        @Override
        public Collection<NodeId> subjects(RelationId relation, NodeId object) {
            return List.of();
        }
    }
}
