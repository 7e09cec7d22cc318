package io.emend.schema.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.schema.ClassId;
import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.rules.NodeId;
import io.emend.schema.rules.Triple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShapeValidatorTests {
    private static final NodeId ADA = NodeId.of("Q7259");
    private static final NodeId LONDON = NodeId.of("Q84");

    private final KnowledgeSchema schema = KnowledgeSchema.load();
    private final ShapeValidator validator = ShapeValidator.load(schema);

    @TempDir
    private Path folder;

    @Test
    void acceptsAFactWhoseEndsFit() {
        assertThat(validator.validate(birth(Set.of(ClassId.of("City"))))).satisfies(report -> {
            assertThat(report.conforms()).isTrue();
            assertThat(report.violations()).isEmpty();
        });
    }

    @Test
    void acceptsEndsOfUnknownClass() {
        assertThat(validator
                        .validate(Neighbourhood.of(List.of(Triple.of("Q7259", "P19", "Q84"))))
                        .conforms())
                .isTrue();
    }

    @Test
    void refusesAnEndInAnExcludedClassAndSaysWhyInBothLanguages() {
        ShapeReport report = validator.validate(birth(Set.of(ClassId.of("Language"))));

        assertThat(report.conforms()).isFalse();
        assertThat(report.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.focus()).isEqualTo("Q7259");
            assertThat(violation.path()).isEqualTo("P19");
            assertThat(violation.value()).isEqualTo("Q84");
            assertThat(violation.message(Language.EN)).isEqualTo("The object of 'place of birth' should be a place.");
            assertThat(violation.message(Language.ZH)).isEqualTo("“出生地”的客体应为地点。");
        });
    }

    @Test
    void refusesASecondObjectWhereTheWorldKnowsOne() {
        ShapeReport report = validator.validate(
                Neighbourhood.of(List.of(Triple.of("Q7259", "P19", "Q84"), Triple.of("Q7259", "P19", "Q90"))));

        assertThat(report.violations())
                .extracting(ShapeViolation::constraint)
                .containsExactly("MaxCountConstraintComponent");
    }

    @Test
    void refusesAnAsymmetricRelationBothWays() {
        ShapeReport report = validator.validate(
                Neighbourhood.of(List.of(Triple.of("Q1", "P40", "Q2"), Triple.of("Q2", "P40", "Q1"))));

        assertThat(report.conforms()).isFalse();
    }

    @Test
    void agreesWithTheTypeCheckerOnEveryRelationAndClass() {
        TypeChecker checker = new TypeChecker(schema);
        for (var relation : schema.relations()) {
            if (!relation.id().value().startsWith("P")) {
                continue;
            }
            for (var entityClass : schema.classes()) {
                Triple fact = new Triple(ADA, relation.id(), LONDON);
                Set<ClassId> classes = Set.of(entityClass.id());

                boolean checked = checker.check(fact, Set.of(), classes).stream()
                        .noneMatch(finding -> finding.kind().isViolation());
                boolean shaped = validator
                        .validate(new Neighbourhood(List.of(fact), Map.of(LONDON, classes)))
                        .conforms();
                assertThat(shaped)
                        .as("%s of %s", relation.id(), entityClass.id())
                        .isEqualTo(checked);
            }
        }
    }

    @Test
    void addsTheUsersShapes() throws IOException {
        Path extension = Files.writeString(folder.resolve("extension.ttl"), """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                @prefix wdt: <http://www.wikidata.org/prop/direct/> .
                <urn:example:Jobs> a sh:NodeShape ; sh:targetSubjectsOf wdt:P106 ;
                    sh:property [ sh:path wdt:P106 ; sh:maxCount 2 ; sh:message "Two jobs are enough."@en ] .
                """);
        ShapeValidator extended = ShapeValidator.load(schema, List.of(extension));

        ShapeReport report = extended.validate(Neighbourhood.of(
                List.of(Triple.of("a", "P106", "x"), Triple.of("a", "P106", "y"), Triple.of("a", "P106", "z"))));

        assertThat(report.violations())
                .singleElement()
                .satisfies(
                        violation -> assertThat(violation.message(Language.ZH)).isEqualTo("Two jobs are enough."));
    }

    @Test
    void refusesShapesThatAreNotShacl() throws IOException {
        Path extension = Files.writeString(folder.resolve("extension.ttl"), """
                @prefix sh: <http://www.w3.org/ns/shacl#> .
                <urn:example:Jobs> a sh:NodeShape ; sh:targetSubjectsOf <urn:example:p> ; sh:property [ sh:maxCount 2 ] .
                """);

        assertThatThrownBy(() -> ShapeValidator.load(schema, List.of(extension)))
                .isInstanceOf(InvalidSchema.class);
    }

    private static Neighbourhood birth(Set<ClassId> placeClasses) {
        return new Neighbourhood(
                List.of(Triple.of("Q7259", "P19", "Q84")),
                Map.of(ADA, Set.of(ClassId.of("Person")), LONDON, placeClasses));
    }
}
