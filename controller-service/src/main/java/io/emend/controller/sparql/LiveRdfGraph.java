package io.emend.controller.sparql;

import io.emend.contract.knowledge.Page;
import io.emend.graph.KnowledgeGraph;
import io.emend.graph.entity.EntityRecord;
import io.emend.graph.statement.StatementPattern;
import io.emend.graph.statement.StatementRecord;
import io.emend.schema.ClassId;
import io.emend.schema.KnowledgeSchema;
import io.emend.schema.RdfNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.WrappedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The live graph as RDF, each triple pattern answered by one read of the graph: nothing is mirrored, so nothing can be
 * stale. Facts, and for a given entity its {@code rdf:type}, {@code rdfs:label}, {@code skos:altLabel} and
 * {@code rdfs:comment}; entities are found by label too. For one query; remembers entities it has met.
 */
final class LiveRdfGraph extends GraphBase {
    private final KnowledgeGraph graph;
    private final RdfTerms terms;
    private final int mostTriples;
    private final Map<String, Optional<EntityRecord>> entities = new HashMap<>();
    private long read;

    /** @param mostTriples most triples one query may look at */
    LiveRdfGraph(KnowledgeGraph graph, KnowledgeSchema schema, int mostTriples) {
        this.graph = graph;
        this.terms = new RdfTerms(schema);
        this.mostTriples = mostTriples;
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        List<Triple> found = new ArrayList<>();
        Node predicate = pattern.getPredicate();
        if (predicate.isConcrete() && isDescription(predicate)) {
            descriptions(pattern, found);
        } else {
            facts(pattern, found);
            if (!predicate.isConcrete() && pattern.getSubject().isConcrete()) {
                descriptions(pattern, found);
            }
        }
        return WrappedIterator.create(found.iterator()).filterKeep(pattern::matches);
    }

    private void facts(Triple pattern, List<Triple> found) {
        Node s = pattern.getSubject();
        Node p = pattern.getPredicate();
        Node o = pattern.getObject();
        Optional<String> subject = s.isConcrete() ? terms.entityId(s) : Optional.empty();
        Optional<String> relation = p.isConcrete() ? terms.relationId(p) : Optional.empty();
        Optional<String> object = o.isConcrete() ? terms.canonical(o) : Optional.empty();
        boolean impossible = (s.isConcrete() && subject.isEmpty())
                || (p.isConcrete() && relation.isEmpty())
                || (o.isConcrete() && object.isEmpty());
        if (impossible) {
            return;
        }
        StatementPattern wanted = StatementPattern.of(subject.orElse(null), relation.orElse(null), object.orElse(null))
                .limit(StatementPattern.MAX_LIMIT);
        String cursor = null;
        do {
            Page<StatementRecord> page = graph.facts(wanted.after(cursor));
            for (StatementRecord statement : page.items()) {
                add(
                        found,
                        terms.entity(statement.subject()),
                        terms.relation(statement.relation()),
                        terms.object(statement.object()));
            }
            cursor = page.next();
        } while (cursor != null);
    }

    private void descriptions(Triple pattern, List<Triple> found) {
        Node s = pattern.getSubject();
        if (s.isConcrete()) {
            terms.entityId(s).flatMap(this::entity).ifPresent(entity -> describe(s, entity, found));
        } else if (pattern.getObject().isLiteral()) {
            graph.entitiesByName(pattern.getObject().getLiteralLexicalForm())
                    .forEach(entity -> describe(terms.entity(entity.id()), entity, found));
        } else {
            throw new QueryTooWide(
                    "A pattern with rdfs:label, skos:altLabel, rdfs:comment or rdf:type needs its entity, or a"
                            + " text for the label, given or bound by an earlier pattern.");
        }
    }

    private void describe(Node node, EntityRecord entity, List<Triple> found) {
        entity.types()
                .forEach(type -> add(
                        found, node, RDF.type.asNode(), NodeFactory.createURI(RdfNames.entityClass(ClassId.of(type)))));
        entity.labels()
                .forEach((lang, label) ->
                        add(found, node, RDFS.label.asNode(), NodeFactory.createLiteralLang(label, lang)));
        entity.aliases()
                .forEach((lang, aliases) -> aliases.forEach(
                        alias -> add(found, node, SKOS.altLabel.asNode(), NodeFactory.createLiteralLang(alias, lang))));
        entity.descriptions()
                .forEach((lang, text) ->
                        add(found, node, RDFS.comment.asNode(), NodeFactory.createLiteralLang(text, lang)));
    }

    private Optional<EntityRecord> entity(String id) {
        return entities.computeIfAbsent(id, graph::entity);
    }

    private void add(List<Triple> found, Node s, Node p, Node o) {
        if (++read > mostTriples) {
            throw new QueryTooWide(
                    "The query looks at more than %d triples; make its patterns more specific.".formatted(mostTriples));
        }
        found.add(Triple.create(s, p, o));
    }

    private static boolean isDescription(Node predicate) {
        return predicate.equals(RDF.type.asNode())
                || predicate.equals(RDFS.label.asNode())
                || predicate.equals(SKOS.altLabel.asNode())
                || predicate.equals(RDFS.comment.asNode());
    }
}
