package io.emend.schema.shapes;

import static org.assertj.core.api.Assertions.assertThat;

import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.rules.Triple;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypeCheckerTests {
    private static final Set<ClassId> PERSON = Set.of(ClassId.of("Person"));
    private static final Set<ClassId> UNKNOWN = Set.of();

    private final KnowledgeSchema schema = KnowledgeSchema.load();
    private final TypeChecker checker = new TypeChecker(schema);

    @Test
    void acceptsEndsInDomainAndRange() {
        assertThat(checker.check(Triple.of("Q1", "P19", "Q2"), PERSON, Set.of(ClassId.of("City"))))
                .isEmpty();
    }

    @Test
    void acceptsEndsOfUnknownClass() {
        assertThat(checker.check(Triple.of("Q1", "P19", "Q2"), UNKNOWN, UNKNOWN))
                .isEmpty();
    }

    @Test
    void refusesAnObjectInAClassThatExcludesTheRange() {
        assertThat(checker.check(Triple.of("Q1", "P19", "Q2"), PERSON, PERSON))
                .extracting(TypeFinding::kind)
                .containsExactly(TypeFinding.Kind.RANGE);
    }

    @Test
    void refusesASubjectInAClassThatExcludesTheDomain() {
        assertThat(checker.check(Triple.of("Q1", "P19", "Q2"), Set.of(ClassId.of("Country")), UNKNOWN))
                .extracting(TypeFinding::kind)
                .containsExactly(TypeFinding.Kind.DOMAIN);
    }

    @Test
    void onlyWarnsOfAnObjectOutsideTheRangeThatNothingExcludes() {
        List<TypeFinding> findings =
                checker.check(Triple.of("Q1", "P102", "Q2"), PERSON, Set.of(ClassId.of("RecordLabel")));

        assertThat(findings).extracting(TypeFinding::kind).containsExactly(TypeFinding.Kind.UNUSUAL_OBJECT);
        assertThat(findings.getFirst().kind().isViolation()).isFalse();
    }

    @Test
    void letsOneFittingClassOutweighAnExcludedOne() {
        Set<ClassId> filedTwice = Set.of(ClassId.of("Person"), ClassId.of("Profession"));

        assertThat(checker.check(Triple.of("Q1", "P26", "Q2"), PERSON, filedTwice))
                .isEmpty();
    }

    @Test
    void refusesAFactOfAThingWithItselfWhereTheRelationForbidsIt() {
        assertThat(checker.check(Triple.of("Q1", "P26", "Q1"), PERSON, PERSON))
                .extracting(TypeFinding::kind)
                .containsExactly(TypeFinding.Kind.REFLEXIVE);
    }

    @Test
    void refusesALiteralWhereAnEntityIsExpected() {
        assertThat(checker.check(Triple.of("Q1", "P19", "\"London\"^^string"), PERSON, UNKNOWN))
                .extracting(TypeFinding::kind)
                .containsExactly(TypeFinding.Kind.ENTITY_EXPECTED);
    }

    @Test
    void explainsItselfInBothLanguages() {
        TypeFinding finding =
                checker.check(Triple.of("Q1", "P19", "Q2"), PERSON, PERSON).getFirst();

        assertThat(finding.explain(schema, Language.EN, "Ada Lovelace"))
                .isEqualTo("Ada Lovelace is a person, but the object of 'place of birth' should be a place.");
        assertThat(finding.explain(schema, Language.ZH, "阿达")).isEqualTo("“阿达”是人，而“出生地”的客体应为地点。");
    }

    @Test
    void takesClassesFromWikidataTypesByIdOrLabel() {
        assertThat(schema.classesOf(List.of("Q5"))).isEqualTo(PERSON);
        assertThat(schema.classesOf(List.of("human"))).isEqualTo(PERSON);
        assertThat(schema.classesOf(List.of("sovereign state", "Mediterranean country")))
                .containsExactly(ClassId.of("Country"));
        assertThat(schema.classesOf(List.of("Profession"))).containsExactly(ClassId.of("Profession"));
        assertThat(schema.classesOf(List.of("no such type"))).isEmpty();
    }
}
