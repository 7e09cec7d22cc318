package io.emend.schema.shapes;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.vocabulary.SHACL;

/**
 * Which facts beside a new one the shapes look at; relations by their full names.
 *
 * @param backwards relations that shapes follow from object to subject
 * @param compared for a relation those whose objects a shape compares with its own
 * @param whole relations of which a shape looks at all objects of a subject together
 * @param byClass those among them of which it counts objects by class
 * @param everywhere a shape is written in SPARQL and may look at anything
 */
record ShapeReach(
        Set<String> backwards,
        Map<String, Set<String>> compared,
        Set<String> whole,
        Set<String> byClass,
        boolean everywhere) {
    private static final List<Node> COMPARISONS =
            List.of(SHACL.disjoint, SHACL.equals, SHACL.lessThan, SHACL.lessThanOrEquals);
    private static final List<Node> COUNTS = List.of(SHACL.maxCount, SHACL.minCount, SHACL.uniqueLang, SHACL.hasValue);

    static ShapeReach of(Graph shapes) {
        Set<String> backwards = new HashSet<>();
        shapes.find(Node.ANY, SHACL.inversePath, Node.ANY)
                .forEachRemaining(triple -> backwards.add(triple.getObject().toString()));
        Set<String> whole = new HashSet<>();
        COUNTS.forEach(count -> whole.addAll(pathsWith(count, shapes)));
        Set<String> byClass = pathsWith(SHACL.qualifiedValueShape, shapes);
        whole.addAll(byClass);
        Map<String, Set<String>> compared = compared(shapes);
        whole.addAll(compared.keySet());
        return new ShapeReach(backwards, compared, whole, byClass, shapes.contains(Node.ANY, SHACL.sparql, Node.ANY));
    }

    private static Map<String, Set<String>> compared(Graph shapes) {
        Map<String, Set<String>> compared = new HashMap<>();
        for (Node comparison : COMPARISONS) {
            shapes.find(Node.ANY, comparison, Node.ANY)
                    .forEachRemaining(made -> paths(made.getSubject(), shapes).forEach(one -> {
                        String other = made.getObject().toString();
                        compared.computeIfAbsent(one, relation -> new TreeSet<>())
                                .add(other);
                        compared.computeIfAbsent(other, relation -> new TreeSet<>())
                                .add(one);
                    }));
        }
        return compared;
    }

    private static Set<String> pathsWith(Node constraint, Graph shapes) {
        Set<String> found = new HashSet<>();
        shapes.find(Node.ANY, constraint, Node.ANY)
                .forEachRemaining(made -> found.addAll(paths(made.getSubject(), shapes)));
        return found;
    }

    private static Set<String> paths(Node shape, Graph shapes) {
        return shapes.find(shape, SHACL.path, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(Node::isURI)
                .mapWith(Node::getURI)
                .toSet();
    }
}
