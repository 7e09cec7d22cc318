package io.emend.schema.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.schema.InvalidSchema;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import io.emend.schema.library.Correction.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** OneEdit's own library, and what others may hold. */
class ImportedLibraryTests {
    private static final KnowledgeSchema BUNDLED = KnowledgeSchema.load();
    /** A schema that shares no relation with the library. */
    private static final KnowledgeSchema NOTHING = KnowledgeSchema.classesOnly();

    private final ImportedLibrary oneEdit = ImportedLibrary.read(library(), NOTHING);

    @Test
    void listsEveryErrorOfOneEditsLibrary() {
        assertThat(names(Kind.NO_RELATION)).containsExactly("<answer>");
        assertThat(names(Kind.REVERSE_DROPPED))
                .containsExactly(
                        "paternal grandfather",
                        "paternal grandmother",
                        "maternal grandmother",
                        "maternal grandfather",
                        "father",
                        "mother",
                        "contemporary");
        assertThat(names(Kind.REVERSE_COMPLETED)).containsExactly("parent", "student");
        assertThat(names(Kind.REVERSE_DEFINED))
                .containsExactly("located_in", "doctoral_advisor", "mentor", "successor", "patron", "commander");
        assertThat(names(Kind.STEP_DEFINED)).containsExactly("key_theory");
        assertThat(names(Kind.DERIVED_ONLY)).hasSize(8).contains("first_lady", "key_theory");
        assertThat(names(Kind.TYPE)).hasSize(16).contains("party", "teacher", "Theory_of");
        assertThat(oneEdit.corrections()).hasSize(1 + 7 + 2 + 6 + 1 + 8 + 16);
    }

    @Test
    void extendsASchemaWithEveryOtherEntry() {
        KnowledgeSchema schema = KnowledgeSchema.extended(
                Map.of("library", ImportedLibrary.read(library(), BUNDLED).turtle()));

        KnowledgeSchema reviewed = KnowledgeSchema.oneEdit();
        for (String name : namesOf(library())) {
            if (!name.equals("<answer>")) {
                assertThat(schema.named(name)).as(name).isNotEmpty();
                assertThat(reviewed.named(name)).as("%s, reviewed", name).hasSize(1);
            }
        }
        Relation commander = schema.relation(RelationId.of("commander")).orElseThrow();
        assertThat(commander.functional()).isTrue();
        assertThat(commander.inverse()).contains(RelationId.of("subordinate"));
        assertThat(schema.relation(RelationId.of("key_theory")).orElseThrow().chains())
                .singleElement()
                .satisfies(chain -> assertThat(chain.steps()).hasSize(2));
    }

    @Test
    void keepsWhatTheSchemaKnowsAlready() {
        List<Correction> corrections = ImportedLibrary.read(library(), BUNDLED).corrections();

        assertThat(corrections)
                .filteredOn(correction -> correction.kind() == Kind.KNOWN)
                .extracting(Correction::relation)
                .contains("spouse", "capital", "child");
        assertThat(KnowledgeSchema.extended(Map.of(
                                "library",
                                ImportedLibrary.read(library(), BUNDLED).turtle()))
                        .named("spouse"))
                .hasSize(1);
    }

    @Test
    void refusesWhatIsNoLibrary() {
        for (String text : List.of("", "{}", "[", "name,type")) {
            assertThatThrownBy(() -> ImportedLibrary.read(text, NOTHING))
                    .as(text)
                    .isInstanceOf(InvalidSchema.class);
        }
        assertThat(ImportedLibrary.read("[{},{\"name\":7},{\"name\":\"a\\\"b\"}]", NOTHING)
                        .corrections())
                .extracting(Correction::kind)
                .containsOnly(Kind.NO_RELATION);
        assertThat(ImportedLibrary.read(
                                "[{\"name\":\"boss\",\"type\":\"one2one\",\"multihop\":\"works at\"},{\"name\":\"Boss\"}]",
                                NOTHING)
                        .corrections())
                .extracting(Correction::kind)
                .containsExactly(Kind.REPEATED, Kind.CHAIN_DROPPED);
    }

    @Test
    void readsChainsOfAnyLengthAlsoAsRealLists() {
        ImportedLibrary library = ImportedLibrary.read("""
                [{"name": "a", "type": "one2one"}, {"name": "b", "type": "one2one"},
                 {"name": "c", "type": "one2many", "multihop": ["a", "b", "a", "b", "a"]}]""", NOTHING);

        assertThat(KnowledgeSchema.extended(Map.of("library", library.turtle()))
                        .relation(RelationId.of("c"))
                        .orElseThrow()
                        .chains()
                        .getFirst()
                        .steps())
                .hasSize(5);
    }

    private List<String> names(Kind kind) {
        return oneEdit.corrections().stream()
                .filter(correction -> correction.kind() == kind)
                .map(Correction::relation)
                .toList();
    }

    private static List<String> namesOf(String library) {
        return library.lines()
                .filter(line -> line.contains("\"name\""))
                .map(line -> line.replaceAll(".*: \"(.*)\".*", "$1"))
                .toList();
    }

    private static String library() {
        try (InputStream json = Objects.requireNonNull(
                ImportedLibraryTests.class.getResourceAsStream("/emend/oneedit/relationship_library.json"))) {
            return new String(json.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
