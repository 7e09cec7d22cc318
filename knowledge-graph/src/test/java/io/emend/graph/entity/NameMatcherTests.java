package io.emend.graph.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTests {
    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,acb,1", "abc,abd,1", "abc,ab,1", "abc,xabc,1", "abc,xyz,3", "kitten,sitting,3"})
    void countsSlipsAndSwapsOfNeighbours(String one, String other, int distance) {
        assertThat(NameMatcher.distance(one, other, 3)).isEqualTo(distance);
        assertThat(NameMatcher.distance(one, other, 0)).isEqualTo(distance == 0 ? 0 : 1);
    }

    @Test
    void ranksEqualBeforePrefixBeforeTypoBeforeInside() {
        NameMatcher matcher = new NameMatcher("London", "en");

        assertThat(matcher.score("London")).isEqualTo(1);
        assertThat(matcher.score("LONDON.")).isEqualTo(1);
        assertThat(matcher.score("London Bridge")).isLessThan(1).isGreaterThan(matcher.score("Lindon"));
        assertThat(matcher.score("Lindon")).isGreaterThan(matcher.score("University of London"));
        assertThat(matcher.score("University of London")).isPositive();
        assertThat(matcher.score("Paris")).isZero();
    }

    @Test
    void prefersTheLabelToAnAliasAndTheWantedLanguage() {
        EntityRecord labelled = new EntityRecord("Q2", Map.of("en", "Georgia"), Map.of(), Map.of(), List.of());
        EntityRecord aliased = new EntityRecord(
                "Q1", Map.of("en", "State of G"), Map.of(), Map.of("en", List.of("Georgia")), List.of());

        assertThat(new NameMatcher("georgia", "en").rank(List.of(aliased, labelled), 5))
                .extracting(match -> match.entity().id())
                .containsExactly("Q2", "Q1");
        assertThat(new NameMatcher("georgia", "en").match(labelled).score()).isEqualTo(1);
        assertThat(new NameMatcher("georgia", "zh").match(labelled).score()).isLessThan(1);
    }

    @Test
    void breaksTiesByTheShorterAndSmallerId() {
        List<EntityRecord> twins = List.of(named("Q100"), named("Q9"), named("Q10"));

        assertThat(new NameMatcher("twin", "en").rank(twins, 2))
                .extracting(match -> match.entity().id())
                .containsExactly("Q9", "Q10");
    }

    @Test
    void findsChineseInsideALongerName() {
        assertThat(new NameMatcher("居里", "zh").score("玛丽·居里")).isPositive();
        assertThat(new NameMatcher("居里", "zh").score("玛丽")).isZero();
    }

    @Test
    void comparesNamesWithoutAccentsCaseWidthAndPunctuation() {
        assertThat(Names.key("Maria Skłodowska-Curie")).isEqualTo(Names.key("maria  sklodowska_curie"));
        assertThat(Names.key("Washington, D.C.")).isEqualTo("washington, dc");
        assertThat(Names.key("ＡＢＣ")).isEqualTo("abc");
        assertThat(Names.key("艾伦·图灵")).isEqualTo(Names.key("艾伦・图灵"));
        assertThat(Names.key(" .' ")).isEmpty();
    }

    private static EntityRecord named(String id) {
        return EntityRecord.of(id, Map.of("en", "Twin"), List.of());
    }
}
