package io.emend.controller.domain.read;

import io.emend.contract.knowledge.EntityView;
import io.emend.contract.knowledge.Fact;
import io.emend.contract.knowledge.Page;
import io.emend.contract.knowledge.Reference;
import io.emend.contract.knowledge.RelationView;
import io.emend.contract.knowledge.RevisionDiff;
import io.emend.contract.knowledge.RevisionView;
import io.emend.contract.knowledge.State;
import io.emend.contract.knowledge.Value;
import io.emend.contract.problem.Malformed;
import io.emend.contract.problem.Missing;
import io.emend.contract.problem.Refused;
import io.emend.controller.domain.conflict.Naming;
import io.emend.controller.domain.graph.GraphMemory;
import io.emend.controller.domain.resolve.OperationResolver;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.ledger.GraphDiff;
import io.emend.graph.ledger.RevisionRecord;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.Language;
import io.emend.schema.Relation;
import io.emend.schema.RelationId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the controller tells of the graph, names resolved and labels filled in. Remembers answers. Thread-safe. */
public final class Reading {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_ENTITIES = 100;
    private static final int DEFAULT_ENTITIES = 20;

    private final GraphMemory memory;
    private final KnowledgeGraph graph;
    private final KnowledgeSchema schema;
    private final OperationResolver resolver;

    /** @param resolver of names in the same memory */
    public Reading(GraphMemory memory, KnowledgeSchema schema, OperationResolver resolver) {
        this.memory = memory;
        this.graph = memory.graph();
        this.schema = schema;
        this.resolver = resolver;
    }

    /** What a list of facts is asked for; subject, relation and object are ids or names. */
    public record FactQuery(
            @Nullable String subject,
            @Nullable String relation,
            @Nullable String object,
            @Nullable Long asOf,
            @Nullable String validAt,
            @Nullable String lang,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /**
     * Facts, newest first.
     *
     * @throws Malformed if nothing is asked for
     * @throws Refused if a name is not known
     * @throws Missing if there is no such revision
     */
    public Page<Fact> facts(FactQuery query) {
        if (query.subject() == null && query.relation() == null && query.object() == null) {
            throw new Malformed("Give at least one of subject, relation and object.");
        }
        return memory.atOneMoment(() -> read(query));
    }

    private Page<Fact> read(FactQuery query) {
        Language language = language(query.lang());
        Relation said = query.relation() == null ? null : relation(query.relation());
        boolean backwards = said != null && said.storedAs().isPresent();
        String subject = backwards ? query.object() : query.subject();
        String object = backwards ? query.subject() : query.object();
        if (query.asOf() != null) {
            requireRevision(query.asOf());
        }
        StatementPattern pattern = StatementPattern.of(
                        subject == null ? null : entity(subject, "subject", language),
                        said == null ? null : said.storedAs().orElse(said.id()).value(),
                        object == null ? null : object(object, said, language))
                .asOf(query.asOf())
                .validAt(query.validAt())
                .limit(limit(query.limit(), DEFAULT_LIMIT, MAX_LIMIT))
                .after(query.cursor());
        Page<StatementRecord> page = graph.facts(pattern);
        return new Page<>(naming(language).facts(page.items()), page.next());
    }

    /** @throws Missing if there is no such statement */
    public Page<Fact> history(String id) {
        return memory.atOneMoment(() -> {
            List<StatementRecord> history = graph.history(id);
            if (history.isEmpty()) {
                throw new Missing("There is no fact \"%s\".".formatted(id), Map.of("fact", id));
            }
            return new Page<>(naming(Language.EN).facts(history), null);
        });
    }

    public Page<EntityView> entities(String query, @Nullable String lang, @Nullable Integer limit) {
        if (query.isBlank()) {
            throw new Malformed("The query q is empty; give a name or the beginning of one.");
        }
        Language language = language(lang);
        int most = limit(limit, DEFAULT_ENTITIES, MAX_ENTITIES);
        return new Page<>(
                memory.atOneMoment(() -> graph.searchEntities(query, language.tag(), most)).stream()
                        .map(match -> match.entity().toView(language.tag(), match.score()))
                        .toList(),
                null);
    }

    /** @throws Missing if there is no such entity */
    public EntityView entity(String id) {
        return memory.atOneMoment(() -> graph.entity(id))
                .map(entity -> entity.toView(Language.EN.tag(), 1))
                .orElseThrow(() -> new Missing("There is no entity \"%s\".".formatted(id), Map.of("entity", id)));
    }

    public Page<RelationView> relations(@Nullable String lang) {
        Language language = language(lang);
        return new Page<>(
                schema.relations().stream()
                        .map(relation -> view(relation, language))
                        .toList(),
                null);
    }

    public Page<RevisionView> revisions(@Nullable Integer limit, @Nullable String cursor) {
        Page<RevisionRecord> page = graph.revisions(limit(limit, DEFAULT_LIMIT, MAX_LIMIT), cursor);
        return new Page<>(page.items().stream().map(RevisionRecord::toView).toList(), page.next());
    }

    public RevisionView revision(long n) {
        return graph.revision(n)
                .map(RevisionRecord::toView)
                .orElseThrow(() -> new Missing("There is no revision %d.".formatted(n), Map.of("revision", n)));
    }

    public RevisionDiff diff(long from, long to) {
        GraphDiff diff = graph.diff(from, to);
        Naming naming = naming(Language.EN);
        return new RevisionDiff(from, to, naming.facts(diff.added()), naming.facts(diff.removed()));
    }

    public State state() {
        return graph.state();
    }

    private void requireRevision(long n) {
        long newest = graph.state().revision();
        if (n < 0 || n > newest) {
            throw new Missing(
                    "There is no revision %d; the newest is %d.".formatted(n, newest),
                    Map.of("revision", n, "newest", newest));
        }
    }

    private Relation relation(String text) {
        boolean known =
                RelationId.fits(text) && schema.relation(RelationId.of(text)).isPresent();
        return resolver.relation(known ? Reference.id(text) : Reference.label(text));
    }

    /** No id has a blank, and most names do. */
    private String entity(String text, String role, Language language) {
        return !text.contains(" ") && graph.entity(text).isPresent()
                ? text
                : resolver.entity(Reference.label(text), role, language).id();
    }

    /** A literal is given in canonical form, or as plain text where the relation takes nothing else. */
    private String object(String text, @Nullable Relation relation, Language language) {
        if (text.startsWith("\"")) {
            return text;
        }
        boolean literal = relation != null
                && !relation.objectKinds().isEmpty()
                && relation.objectKinds().stream().allMatch(kind -> kind.isLiteral());
        return literal ? new Value.Literal(text, "string").canonical() : entity(text, "object", language);
    }

    private static RelationView view(Relation relation, Language language) {
        Map<String, String> labels = new TreeMap<>();
        relation.lexicons().forEach((key, lexicon) -> labels.put(key.tag(), lexicon.label()));
        return new RelationView(
                relation.id().value(),
                relation.label(language),
                labels,
                relation.aliases(language),
                relation.functional(),
                relation.symmetric(),
                relation.inverse().map(RelationId::value).orElse(null),
                relation.domain().stream().map(ClassId::value).sorted().toList(),
                relation.range().stream().map(ClassId::value).sorted().toList());
    }

    private Naming naming(Language language) {
        return new Naming(graph, schema, language);
    }

    private static Language language(@Nullable String lang) {
        return lang == null ? Language.EN : Language.tagged(lang).orElse(Language.EN);
    }

    private static int limit(@Nullable Integer wanted, int usual, int most) {
        if (wanted == null) {
            return usual;
        }
        if (wanted < 1 || wanted > most) {
            throw new Malformed("limit is 1 to %d; found %d.".formatted(most, wanted));
        }
        return wanted;
    }
}
