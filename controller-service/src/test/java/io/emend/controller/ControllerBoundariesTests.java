package io.emend.controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ControllerBoundariesTests {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.emend.controller");

    @Test
    void keepsTechnologyOutOfTheDomain() {
        noClasses()
                .that()
                .resideInAPackage("..controller.domain..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.jena..",
                        "org.neo4j..",
                        "ai.djl..",
                        "tools.jackson..",
                        "io.micrometer..",
                        "io.emend.controller.api..",
                        "io.emend.controller.adapter..")
                .check(OURS);
    }

    @Test
    void callsTheEditorOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.emend.editor..", "io.emend.editing..", "io.emend.lm..", "io.emend.interpreter..")
                .check(OURS);
    }

    /** Facts are written by the editor's commit alone. */
    @Test
    void neverWritesFacts() {
        classes()
                .that()
                .resideInAPackage("..controller.domain..")
                .should()
                .onlyDependOnClassesThat()
                .doNotHaveFullyQualifiedName("io.emend.graph.Ledger")
                .check(OURS);
    }
}
