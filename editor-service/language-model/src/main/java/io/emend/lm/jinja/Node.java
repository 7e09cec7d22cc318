package io.emend.lm.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be rendered. */
sealed interface Node {
    record Text(String text) implements Node {}

    record Output(Expression expression) implements Node {}

    /** Branches in order; an absent condition is the else branch. */
    record If(List<Branch> branches) implements Node {}

    record Branch(Optional<Expression> condition, List<Node> body) {}

    record For(
            List<String> names, Expression items, Optional<Expression> condition, List<Node> body, List<Node> otherwise)
            implements Node {}

    /** Assigns to names, or to an attribute of a namespace. */
    record Set(List<String> names, Optional<String> attribute, Expression value) implements Node {}

    record SetBlock(String name, List<Node> body) implements Node {}

    record Macro(String name, List<String> parameters, Map<String, Expression> defaults, List<Node> body)
            implements Node {}

    record Break() implements Node {}

    record Continue() implements Node {}

    /** A stretch rendered as it is, such as the marked generation of a training template. */
    record Block(List<Node> body) implements Node {}
}
