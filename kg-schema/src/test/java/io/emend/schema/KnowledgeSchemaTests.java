package io.emend.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeSchemaTests {
    private static final int CODEX_RELATIONS = 71;
    private static final int FURTHER_RELATIONS = 30;
    private static final String PREFIXES = """
            @prefix emend: <urn:emend:schema#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rel: <urn:emend:relation:> .
            @prefix wdt: <http://www.wikidata.org/prop/direct/> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            """;

    private final KnowledgeSchema schema = KnowledgeSchema.load();

    @TempDir
    private Path folder;

    @Test
    void holdsEveryRelationOfCodexAndSomeMore() {
        assertThat(schema.relations().stream().filter(r -> r.id().value().startsWith("P")))
                .hasSize(CODEX_RELATIONS + FURTHER_RELATIONS);
    }

    @Test
    void knowsWhichRelationsTakeDatesAndNumbers() {
        assertThat(relation("P569").objectKinds()).containsExactly(EntityKind.DATE);
        assertThat(relation("P1082").objectKinds()).containsExactly(EntityKind.NUMBER);
        assertThat(relation("P19").objectKinds()).noneMatch(EntityKind::isLiteral);
    }

    @Test
    void hasWordsInBothLanguagesForEveryRelation() {
        for (Relation relation : schema.relations()) {
            for (Language language : Language.values()) {
                assertThat(relation.label(language))
                        .as("%s label", relation.id())
                        .isNotBlank();
                assertThat(relation.noun(language)).as("%s noun", relation.id()).isNotBlank();
                assertThat(relation.lexicon(language).definition())
                        .as("%s definition", relation.id())
                        .isNotBlank();
                assertThat(relation.aliases(language))
                        .as("%s aliases", relation.id())
                        .hasSizeGreaterThan(1);
                assertThat(relation.statements(language))
                        .as("%s statements", relation.id())
                        .hasSizeGreaterThan(1);
                assertThat(relation.questions(language))
                        .as("%s questions", relation.id())
                        .hasSizeGreaterThan(1);
            }
        }
    }

    @Test
    void offersAClozePromptInBothLanguagesForEveryRelation() {
        for (Relation relation : schema.relations()) {
            for (Language language : Language.values()) {
                assertThat(relation.statements(language))
                        .as("%s in %s", relation.id(), language)
                        .anyMatch(wording -> wording.cloze().isPresent());
            }
        }
    }

    @Test
    void keepsTheOrderOfTheDocumentSoThatTheFirstWordingIsPreferred() {
        Relation birthplace = relation("P19");

        assertThat(birthplace.statements(Language.EN).getFirst().text()).isEqualTo("{s} was born in {o}.");
        assertThat(birthplace.questions(Language.ZH).getFirst().text()).isEqualTo("{s}出生在哪里？");
    }

    @Test
    void readsTraits() {
        assertThat(relation("P19").strictlySingleValued()).isTrue();
        assertThat(relation("P27").functional()).isTrue();
        assertThat(relation("P27").strictlySingleValued()).isFalse();
        assertThat(relation("P106").functional()).isFalse();
        assertThat(relation("P26").symmetric()).isTrue();
        assertThat(relation("P26").irreflexive()).isTrue();
        assertThat(relation("P131").transitive()).isTrue();
        assertThat(relation("P40").asymmetric()).isTrue();
        assertThat(relation("P27").temporal()).isTrue();
        assertThat(relation("first_spouse").derivedOnly()).isTrue();
    }

    @Test
    void readsDomainAndRangeWithTheirCoarseKinds() {
        Relation birthplace = relation("P19");
        Relation headOfState = relation("P35");

        assertThat(birthplace.subjectKinds()).containsExactly(EntityKind.PERSON);
        assertThat(birthplace.objectKinds()).containsExactly(EntityKind.PLACE);
        assertThat(headOfState.domain()).containsExactly(ClassId.of("Country"));
        assertThat(headOfState.subjectKinds()).containsExactly(EntityKind.PLACE);
        assertThat(relation("P361").objectKinds()).containsExactly(EntityKind.ANY);
    }

    @Test
    void pairsInversesBothWaysAndKeepsTheirFactsUnderOneName() {
        Relation child = relation("P40");
        Relation parent = relation("P8810");

        assertThat(child.inverse()).contains(parent.id());
        assertThat(parent.inverse()).contains(child.id());
        assertThat(parent.storedAs()).contains(child.id());
        assertThat(schema.relations()).doesNotContain(parent);
        assertThat(schema.inverseNames()).contains(parent);
    }

    @Test
    void readsChains() {
        assertThat(relation("first_spouse").chains())
                .containsExactly(new Chain(List.of(RelationId.of("P35"), RelationId.of("P26"))));
        assertThat(relation("P17").chains()).hasSize(2);
    }

    @Test
    void findsARelationByAnyOfItsNames() {
        assertThat(schema.named("Birthplace")).containsExactly(relation("P19"));
        assertThat(schema.named("place_of_birth")).containsExactly(relation("P19"));
        assertThat(schema.named("出生地")).containsExactly(relation("P19"));
        assertThat(schema.named("p19")).containsExactly(relation("P19"));
        assertThat(schema.named("shoe size")).isEmpty();
    }

    @Test
    void namesNoTwoStoredRelationsAlike() {
        for (Relation relation : schema.relations()) {
            for (Language language : Language.values()) {
                Lexicon lexicon = relation.lexicon(language);
                assertThat(lexicon.aliases()).doesNotHaveDuplicates();
                for (String name : lexicon.aliases()) {
                    assertThat(schema.named(name)).as(name).containsExactly(relation);
                }
                assertThat(schema.named(lexicon.label())).as(lexicon.label()).containsExactly(relation);
            }
        }
    }

    @Test
    void suggestsTheLikestRelationsForAnUnknownName() {
        assertThat(schema.suggest("birth plase", 3)).first().isEqualTo(relation("P19"));
        assertThat(schema.suggest("married", 3)).first().isEqualTo(relation("P26"));
        assertThat(schema.suggest("出生的地点", 3)).first().isEqualTo(relation("P19"));
        assertThat(schema.suggest("xqzvw", 3)).isEmpty();
    }

    @Test
    void closesClassesUpwards() {
        assertThat(schema.isSubclass(ClassId.of("City"), ClassId.of("Place"))).isTrue();
        assertThat(schema.isSubclass(ClassId.of("Place"), ClassId.of("City"))).isFalse();
        assertThat(schema.superclasses(ClassId.of("RecordLabel")))
                .containsExactlyInAnyOrder(
                        ClassId.of("RecordLabel"),
                        ClassId.of("Company"),
                        ClassId.of("Organization"),
                        ClassId.of("Thing"));
    }

    @Test
    void knowsWhichClassesExcludeOneAnotherThroughTheirSuperclasses() {
        assertThat(schema.areDisjoint(ClassId.of("Person"), ClassId.of("City"))).isTrue();
        assertThat(schema.areDisjoint(ClassId.of("Language"), ClassId.of("Profession")))
                .isTrue();
        assertThat(schema.areDisjoint(ClassId.of("EducationalInstitution"), ClassId.of("Building")))
                .isFalse();
        assertThat(schema.areDisjoint(ClassId.of("City"), ClassId.of("City"))).isFalse();
    }

    @Test
    void addsTheUsersTurtleToTheBundledSchema() throws IOException {
        Path extension = write("""
                rel:height a owl:DatatypeProperty , owl:FunctionalProperty ;
                    rdfs:label "height"@en ;
                    rdfs:domain emend:Person ;
                    rdfs:range xsd:decimal ;
                    emend:statementWording "The height of {s} is {o}."@en .
                wdt:P19 emend:statementWording "{s} first saw daylight in {o}."@en .
                """);

        KnowledgeSchema extended = KnowledgeSchema.load(List.of(extension));

        Relation height = extended.relation(RelationId.of("height")).orElseThrow();
        assertThat(height.objectKinds()).containsExactly(EntityKind.NUMBER);
        assertThat(height.functional()).isTrue();
        assertThat(extended.relation(RelationId.of("P19"))
                        .orElseThrow()
                        .statements(Language.EN)
                        .getLast()
                        .text())
                .isEqualTo("{s} first saw daylight in {o}.");
        assertThat(schema.relation(RelationId.of("height"))).isEmpty();
    }

    @Test
    void refusesTurtleThatSpeaksOfUnknownTermsAndListsThemAll() throws IOException {
        Path extension = write("""
                rel:height a owl:DatatypeProperty ; rdfs:label "height"@en ; rdfs:domain emend:Giant .
                rel:pet a owl:ObjectProperty ; rdfs:label "pet"@en ; owl:propertyChainAxiom ( rel:nothing wdt:P26 ) .
                """);

        assertThatThrownBy(() -> KnowledgeSchema.load(List.of(extension)))
                .isInstanceOf(InvalidSchema.class)
                .hasMessageContaining("Giant")
                .hasMessageContaining("nothing");
    }

    @Test
    void refusesWhatIsNotTurtle() throws IOException {
        Path extension = write("rel:height a .");

        assertThatThrownBy(() -> KnowledgeSchema.load(List.of(extension)))
                .isInstanceOf(InvalidSchema.class)
                .hasMessageContaining("extension.ttl is not valid Turtle");
    }

    private Path write(String turtle) throws IOException {
        return Files.writeString(folder.resolve("extension.ttl"), PREFIXES + turtle);
    }

    private Relation relation(String id) {
        return schema.relation(RelationId.of(id)).orElseThrow();
    }
}
