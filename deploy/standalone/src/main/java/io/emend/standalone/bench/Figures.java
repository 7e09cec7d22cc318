package io.emend.standalone.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, by measure and graph; told on the error stream as it comes, printed as a Markdown table at the end. */
final class Figures {
    private final List<String> graphs = new ArrayList<>();
    private final Map<String, Map<String, String>> byMeasure = new LinkedHashMap<>();

    void begin(String graph) {
        graphs.add(graph);
        System.err.println("== " + graph);
    }

    /** Records a figure of the graph that was begun last. */
    void put(String measure, Object figure) {
        byMeasure.computeIfAbsent(measure, unknown -> new LinkedHashMap<>()).put(graphs.getLast(), figure.toString());
        System.err.println("   " + measure + ": " + figure);
    }

    /** The table, one column a graph. */
    String toMarkdown() {
        StringBuilder table = new StringBuilder("| measure | ")
                .append(String.join(" | ", graphs))
                .append(" |\n|")
                .repeat(" --- |", graphs.size() + 1)
                .append('\n');
        byMeasure.forEach((measure, figures) -> {
            table.append("| ").append(measure);
            graphs.forEach(graph -> table.append(" | ").append(figures.getOrDefault(graph, "")));
            table.append(" |\n");
        });
        return table.toString();
    }
}
