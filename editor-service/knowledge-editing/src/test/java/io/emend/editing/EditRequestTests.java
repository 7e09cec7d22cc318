package io.emend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EditRequestTests {
    private static final Cloze ENGLISH = new Cloze("Marie Curie was born in", "London");
    private static final Cloze CHINESE = new Cloze("玛丽·居里出生于", "伦敦");

    private final EditRequest request = new EditRequest(
            SlotSubject.of("Q7186", "Marie Curie", "玛丽·居里"),
            List.of(new TargetFact("born", List.of(ENGLISH, CHINESE), List.of(CHINESE))),
            List.of(),
            List.of());

    @Test
    void keepsTheWordingsThatCallTheSubjectByAName() {
        EditRequest english = request.spokenAs(Set.of("Marie Curie")).orElseThrow();

        assertThat(english.targets()).singleElement().satisfies(target -> {
            assertThat(target.wordings()).containsExactly(ENGLISH);
            assertThat(target.heldOut()).isEmpty();
        });
        assertThat(english.contentKeys()).isEqualTo(request.contentKeys());
    }

    @Test
    void isNothingWhereATargetWouldHaveNoWordingLeft() {
        assertThat(request.spokenAs(Set.of("Maria Skłodowska"))).isEmpty();
        assertThat(request.spokenAs(Set.of())).isEmpty();
    }

    @Test
    void leavesOutNeighboursThatAreEditedThemselves() {
        EditRequest watched = new EditRequest(
                request.subject(),
                request.targets(),
                List.of(),
                List.of("Ada Lovelace was born in", "Alan Turing was born in"));

        assertThat(watched.withoutNeighboursNamed(Set.of("Ada Lovelace")).neighbours())
                .containsExactly("Alan Turing was born in");
    }

    @Test
    void callsTheSubjectByTheLongestNameInAPrompt() {
        SlotSubject charles = SlotSubject.of("Q1", "Charles", "Ray Charles");

        assertThat(charles.mentionIn("Ray Charles sings in")).contains("Ray Charles");
        assertThat(charles.mentionIn("Charles sings in")).contains("Charles");
        assertThat(charles.mentionIn("Nobody sings in")).isEmpty();
    }
}
