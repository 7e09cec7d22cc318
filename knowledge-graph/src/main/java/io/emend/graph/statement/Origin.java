package io.emend.graph.statement;

/** How a statement came into the graph; only EDIT statements concern the weights. */
public enum Origin {
    IMPORT,
    EDIT
}
