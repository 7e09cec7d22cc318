package io.emend.lm.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be evaluated. */
sealed interface Expression {
    record Literal(Object value) implements Expression {}

    record Name(String name) implements Expression {}

    record Items(List<Expression> items) implements Expression {}

    record Dict(Map<Expression, Expression> entries) implements Expression {}

    record Attribute(Expression of, String name) implements Expression {}

    record Index(Expression of, Expression index) implements Expression {}

    record Slice(Expression of, Optional<Expression> from, Optional<Expression> to, Optional<Expression> step)
            implements Expression {}

    record Call(Expression callee, Arguments arguments) implements Expression {}

    record Filter(Expression input, String name, Arguments arguments) implements Expression {}

    record Test(Expression input, String name, Arguments arguments, boolean negated) implements Expression {}

    /** Arithmetic and concatenation. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** A chain such as {@code a < b <= c}; one operator fewer than operands. */
    record Comparison(List<Expression> operands, List<String> operators) implements Expression {}

    record Logic(boolean and, Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Negative(Expression operand) implements Expression {}

    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise) implements Expression {}

    /** Arguments of a call, in order and by name. */
    record Arguments(List<Expression> positional, Map<String, Expression> named) {
        static final Arguments NONE = new Arguments(List.of(), Map.of());
    }
}
