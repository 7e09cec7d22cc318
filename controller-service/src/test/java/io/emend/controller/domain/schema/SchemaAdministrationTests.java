package io.emend.controller.domain.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.edit.Edit;
import io.emend.contract.edit.EditStatus;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Refused;
import io.emend.contract.problem.Unavailable;
import io.emend.controller.domain.edit.AuditTrail;
import io.emend.controller.domain.review.OpenPolicy;
import io.emend.controller.domain.screening.Screener;
import io.emend.controller.fixture.World;
import io.emend.graph.EntityCatalog;
import io.emend.graph.entity.EntityRecord;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.RelationId;
import io.emend.schema.shapes.ShapeValidator;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class SchemaAdministrationTests {
    private static final String PREFIXES = """
            @prefix emend: <urn:emend:schema#> .
            @prefix owl: <http://www.w3.org/2002/07/owl#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix rel: <urn:emend:relation:> .
            @prefix sh: <http://www.w3.org/ns/shacl#> .
            @prefix wdt: <http://www.wikidata.org/prop/direct/> .
            """;
    private static final String PETS = PREFIXES + """
            rel:keeps a owl:ObjectProperty ;
                rdfs:label "keeps the animal"@en , "饲养"@zh ;
                rdfs:domain emend:Person .
            rel:keeper a owl:ObjectProperty ;
                rdfs:label "keeper"@en ;
                emend:singleValued true .
            rel:family a owl:ObjectProperty ;
                rdfs:label "family"@en ;
                owl:propertyChainAxiom ( rel:keeper wdt:P26 ) .
            """;
    private static final String ONE_OCCUPATION = PREFIXES + "wdt:P106 emend:singleValued true .";
    private static final String NO_SELF_MADE_SINGERS = PREFIXES + """
            <urn:shape:singer> a sh:NodeShape ; sh:targetSubjectsOf wdt:P106 ;
                sh:property [ sh:path wdt:P19 ; sh:minCount 1 ; sh:message "needs a birthplace"@en ] .
            """;

    private final KnowledgeSchema schema = KnowledgeSchema.load().frozen();
    private final World world = new World(schema, Screener.NONE, new OpenPolicy(), 0)
            .load(
                    List.of("Q1|Ann|Q5", "Q2|Bob|Q5", "Q10|Paris|Q515", "Q30|singer", "Q31|painter", "Q40|Rex"),
                    List.of("Q1 P19 Q10", "Q1 P106 Q30", "Q1 P106 Q31", "Q2 P106 Q30"));
    private final ShapeValidator shapes = ShapeValidator.load(schema);
    private final GraphCheck check = new GraphCheck(world.ports.knowledge(), world.ports.catalog());
    private final AuditTrail audit = new AuditTrail(world.ports.audit(), Clock.systemUTC());
    private final SchemaAdministration schemas = over(schema, shapes);

    @Test
    void teachesARunningServiceANewRelation() {
        assertThatThrownBy(() -> world.state(World.ALICE, "Q1", "keeps", "Q40"))
                .isInstanceOf(Refused.UnknownRelation.class);

        SchemaReport report = schemas.put("pets", PETS, World.ADMIN);

        assertThat(report.addedRelations()).containsExactlyInAnyOrder("keeps", "keeper", "family");
        assertThat(report.broken()).isZero();
        Edit edit = world.state(World.ALICE, "Q1", "keeps", "Q40");
        assertThat(edit.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(schemas.documents()).singleElement().satisfies(document -> {
            assertThat(document.turtle()).isEqualTo(PETS);
            assertThat(document.author()).isEqualTo("admin");
        });
    }

    @Test
    void followsTheRulesOfADocumentAtOnce() {
        schemas.put("pets", PETS, World.ADMIN);
        world.state(World.ALICE, "Q40", "keeper", "Q1");

        Edit edit = world.state(World.ALICE, "Q1", "P26", "Q2");

        assertThat(edit.status()).isEqualTo(EditStatus.APPLIED);
        assertThat(world.live()).contains("Q40 keeper Q1", "Q40 family Q2");
    }

    @Test
    void listsWhatANewTraitBreaksAndDropsNothing() {
        int before = world.live().size();

        SchemaReport preview = schemas.preview("work", ONE_OCCUPATION);
        assertThat(schema.relation(RelationId.of("P106")).orElseThrow().functional())
                .isFalse();
        SchemaReport report = schemas.put("work", ONE_OCCUPATION, World.ADMIN);

        assertThat(report.breaks()).isEqualTo(preview.breaks());
        assertThat(report.changedRelations()).containsExactly("P106");
        assertThat(report.breaks().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(GraphFinding.Kind.CARDINALITY);
            assertThat(finding.subject()).isEqualTo("Q1");
            assertThat(finding.statements()).hasSize(2);
            assertThat(finding.explanation()).contains("Ann");
        });
        assertThat(world.live()).hasSize(before);
        world.state(World.ALICE, "Q1", "P106", "Q30");
        assertThat(world.objects("Q1", "P106")).containsExactly("Q30");
    }

    @Test
    void listsWhatANewShapeBreaks() {
        SchemaReport report = schemas.preview("singers", NO_SELF_MADE_SINGERS);

        assertThat(report.breaks().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(GraphFinding.Kind.SHAPE);
            assertThat(finding.subject()).isEqualTo("Q2");
            assertThat(finding.explanation()).contains("Bob", "needs a birthplace");
        });
    }

    @Test
    void listsFactsWhoseRelationADocumentTakesAway() {
        schemas.put("pets", PETS, World.ADMIN);
        world.state(World.ALICE, "Q1", "keeps", "Q40");

        SchemaReport report = schemas.remove("pets", World.ADMIN);

        assertThat(report.removedRelations()).containsExactlyInAnyOrder("keeps", "keeper", "family");
        assertThat(report.breaks().counts()).containsOnlyKeys("UNKNOWN_RELATION");
        assertThat(world.live()).contains("Q1 keeps Q40");
        assertThatThrownBy(() -> schemas.remove("pets", World.ADMIN)).isInstanceOf(Missing.class);
    }

    @Test
    void refusesADocumentThatCannotBeUsedAndStaysAsItWas() {
        Object before = schema.edition();

        assertThatThrownBy(() -> schemas.put("bad", "this is not Turtle", World.ADMIN))
                .isInstanceOf(Refused.SchemaViolation.class)
                .hasMessageContaining("bad is not valid Turtle");
        assertThatThrownBy(() -> schemas.put("Bad name", PETS, World.ADMIN)).isInstanceOf(Malformed.class);

        assertThat(schema.edition()).isSameAs(before);
        assertThat(schemas.documents()).isEmpty();
    }

    @Test
    void takesOverWhatAnotherProcessHasChanged() {
        KnowledgeSchema theirs = KnowledgeSchema.load().frozen();
        SchemaAdministration other = over(theirs, ShapeValidator.load(theirs));

        schemas.put("pets", PETS, World.ADMIN);
        other.refresh();

        assertThat(theirs.relation(RelationId.of("keeps"))).isPresent();
    }

    @Test
    void validatesTheWholeGraphAsAJob() {
        schemas.put("singers", NO_SELF_MADE_SINGERS, World.ADMIN);
        List<Runnable> jobs = new ArrayList<>();
        Validations validations = new Validations(check, schema, shapes, audit, Clock.systemUTC(), jobs::add);

        Validation begun = validations.start(World.CAROL);
        assertThat(begun.status()).isEqualTo(Validation.Status.RUNNING);
        assertThatThrownBy(() -> validations.start(World.CAROL)).isInstanceOf(Unavailable.class);
        jobs.removeFirst().run();

        Validation done = validations.get(begun.id());
        assertThat(done.status()).isEqualTo(Validation.Status.DONE);
        assertThat(done.checked()).isEqualTo(done.of()).isPositive();
        assertThat(done.result()).isNotNull().satisfies(result -> {
            assertThat(result.statements()).isEqualTo(4);
            assertThat(result.total()).isEqualTo(1);
        });
        assertThat(validations.latest()).containsExactly(done);
        assertThatThrownBy(() -> validations.get("v-none")).isInstanceOf(Missing.class);
    }

    @Test
    void aValidationThatEndsUnexpectedlyHasFailedAndTheNextOneMayBegin() {
        EntityCatalog broken = new EntityCatalog() {
            @Override
            public long version() {
                return 0;
            }

            @Override
            public long changedSince(long since, Consumer<EntityRecord> entity) {
                throw new IllegalStateException("broken");
            }
        };
        List<Runnable> jobs = new ArrayList<>();
        GraphCheck failing = new GraphCheck(world.ports.knowledge(), broken);
        Validations validations = new Validations(failing, schema, shapes, audit, Clock.systemUTC(), jobs::add);

        Validation begun = validations.start(World.CAROL);
        assertThatThrownBy(jobs.removeFirst()::run).hasMessage("broken");

        assertThat(validations.get(begun.id()).status()).isEqualTo(Validation.Status.FAILED);
        assertThat(validations.start(World.CAROL).status()).isEqualTo(Validation.Status.RUNNING);
    }

    private SchemaAdministration over(KnowledgeSchema target, ShapeValidator validator) {
        return new SchemaAdministration(target, validator, world.ports.schemas(), check, audit, Clock.systemUTC());
    }
}
