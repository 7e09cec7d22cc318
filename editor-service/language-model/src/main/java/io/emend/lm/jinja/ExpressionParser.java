package io.emend.lm.jinja;

import io.emend.lm.jinja.Expression.Arguments;
import io.emend.lm.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads expressions by recursive descent, loosest operators first. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in", "not in");
    private static final int MAX_DEPTH = 200;

    private final List<Token> tokens;
    private final int line;
    private int at;
    private int depth;

    ExpressionParser(String source, int line) {
        this.tokens = Token.of(source, line);
        this.line = line;
    }

    Expression whole() {
        Expression expression = tuple();
        expectEnd();
        return expression;
    }

    /** One expression, or several separated by commas. */
    Expression tuple() {
        Expression first = expression();
        if (!is(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (accept(",") && peek().kind() != Kind.END) {
            items.add(expression());
        }
        return new Expression.Items(items);
    }

    Expression expression() {
        if (++depth > MAX_DEPTH) {
            throw error("nested too deeply");
        }
        Expression value = or();
        if (accept("if")) {
            Expression condition = or();
            Optional<Expression> otherwise = accept("else") ? Optional.of(expression()) : Optional.empty();
            value = new Expression.Conditional(condition, value, otherwise);
        }
        depth--;
        return value;
    }

    /** An operand of a for loop, which must leave a trailing {@code if} alone. */
    Expression or() {
        Expression left = and();
        while (accept("or")) {
            left = new Expression.Logic(false, left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (accept("and")) {
            left = new Expression.Logic(true, left, not());
        }
        return left;
    }

    private Expression not() {
        return accept("not") ? new Expression.Not(not()) : comparison();
    }

    private Expression comparison() {
        List<Expression> operands = new ArrayList<>(List.of(sum()));
        List<String> operators = new ArrayList<>();
        while (true) {
            String operator = peek().text();
            if (operator.equals("not") && lookAhead("in")) {
                at++;
                operator = "not in";
            }
            if (peek().kind() == Kind.STRING || !COMPARISONS.contains(operator)) {
                return operators.isEmpty() ? operands.getFirst() : new Expression.Comparison(operands, operators);
            }
            at++;
            operators.add(operator);
            operands.add(sum());
        }
    }

    private Expression sum() {
        Expression left = concatenation();
        while (is("+") || is("-")) {
            String operator = next().text();
            left = new Expression.Binary(operator, left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        Expression left = product();
        while (accept("~")) {
            left = new Expression.Binary("~", left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (is("*") || is("/") || is("//") || is("%")) {
            String operator = next().text();
            left = new Expression.Binary(operator, left, power());
        }
        return left;
    }

    /** As in Jinja and unlike Python, a sign binds tighter than a power. */
    private Expression power() {
        Expression left = unary();
        while (accept("**")) {
            left = new Expression.Binary("**", left, unary());
        }
        return left;
    }

    private Expression unary() {
        if (accept("-")) {
            return filtered(new Expression.Negative(postfix(signed())));
        }
        return accept("+") ? unary() : filtered(postfix(primary()));
    }

    /** What a sign stands before; filters and tests apply to the signed value. */
    private Expression signed() {
        return accept("-") ? new Expression.Negative(signed()) : primary();
    }

    private Expression filtered(Expression input) {
        Expression value = input;
        while (true) {
            if (accept("|")) {
                value = new Expression.Filter(value, name(), is("(") ? arguments() : Arguments.NONE);
            } else if (accept("is")) {
                boolean negated = accept("not");
                String name = name();
                value = new Expression.Test(value, name, testArguments(), negated);
            } else {
                return value;
            }
        }
    }

    /** A test takes arguments in parentheses or a single bare operand. */
    private Arguments testArguments() {
        if (is("(")) {
            return arguments();
        }
        boolean bare = peek().kind() == Kind.STRING
                || peek().kind() == Kind.NUMBER
                || is("[")
                || (peek().kind() == Kind.NAME
                        && !Set.of("and", "or", "not", "if", "else", "is", "in", "recursive")
                                .contains(peek().text()));
        return bare ? new Arguments(List.of(postfix(primary())), Map.of()) : Arguments.NONE;
    }

    private Expression postfix(Expression of) {
        Expression value = of;
        while (true) {
            if (accept(".")) {
                value = peek().kind() == Kind.NUMBER
                        ? new Expression.Index(value, new Expression.Literal(Long.parseLong(next().text())))
                        : new Expression.Attribute(value, name());
            } else if (accept("[")) {
                value = subscript(value);
            } else if (is("(")) {
                value = new Expression.Call(value, arguments());
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression of) {
        Optional<Expression> from = is(":") ? Optional.empty() : Optional.of(expression());
        if (from.isPresent() && accept("]")) {
            return new Expression.Index(of, from.get());
        }
        expect(":");
        Optional<Expression> to = is(":") || is("]") ? Optional.empty() : Optional.of(expression());
        Optional<Expression> step = accept(":") && !is("]") ? Optional.of(expression()) : Optional.empty();
        expect("]");
        return new Expression.Slice(of, from, to, step);
    }

    private Arguments arguments() {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        expect("(");
        while (!accept(")")) {
            if (peek().kind() == Kind.NAME && lookAhead("=")) {
                String name = name();
                expect("=");
                named.put(name, expression());
            } else {
                positional.add(expression());
            }
            if (!is(")")) {
                expect(",");
            }
        }
        return new Arguments(positional, named);
    }

    private Expression primary() {
        Token token = next();
        return switch (token.kind()) {
            case STRING -> strings(token.text());
            case NUMBER ->
                new Expression.Literal(
                        token.text().contains(".")
                                ? (Object) Double.valueOf(token.text())
                                : Long.valueOf(token.text()));
            case NAME ->
                switch (token.text()) {
                    case "true", "True" -> new Expression.Literal(true);
                    case "false", "False" -> new Expression.Literal(false);
                    case "none", "None" -> new Expression.Literal(Values.NONE);
                    default -> new Expression.Name(token.text());
                };
            case OPERATOR -> bracketed(token.text());
            case END -> throw error("ends too early");
        };
    }

    /** Neighbouring string literals are one. */
    private Expression strings(String first) {
        var text = new StringBuilder(first);
        while (peek().kind() == Kind.STRING) {
            text.append(next().text());
        }
        return new Expression.Literal(text.toString());
    }

    private Expression bracketed(String opening) {
        switch (opening) {
            case "(" -> {
                if (accept(")")) {
                    return new Expression.Items(List.of());
                }
                Expression inner = tupleUntilParenthesis();
                expect(")");
                return inner;
            }
            case "[" -> {
                List<Expression> items = new ArrayList<>();
                while (!accept("]")) {
                    items.add(expression());
                    if (!is("]")) {
                        expect(",");
                    }
                }
                return new Expression.Items(items);
            }
            case "{" -> {
                Map<Expression, Expression> entries = new LinkedHashMap<>();
                while (!accept("}")) {
                    Expression key = expression();
                    expect(":");
                    entries.put(key, expression());
                    if (!is("}")) {
                        expect(",");
                    }
                }
                return new Expression.Dict(entries);
            }
            default -> throw error("has '%s' where a value should be".formatted(opening));
        }
    }

    private Expression tupleUntilParenthesis() {
        Expression first = expression();
        if (!is(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (accept(",") && !is(")")) {
            items.add(expression());
        }
        return new Expression.Items(items);
    }

    String name() {
        Token token = next();
        if (token.kind() != Kind.NAME) {
            throw error("has '%s' where a name should be".formatted(token.text()));
        }
        return token.text();
    }

    boolean accept(String text) {
        if (is(text)) {
            at++;
            return true;
        }
        return false;
    }

    void expect(String text) {
        if (!accept(text)) {
            throw error("has '%s' where '%s' should be".formatted(peek().text(), text));
        }
    }

    void expectEnd() {
        if (peek().kind() != Kind.END) {
            throw error("has '%s' after its end".formatted(peek().text()));
        }
    }

    boolean is(String text) {
        Token token = peek();
        return (token.kind() == Kind.NAME || token.kind() == Kind.OPERATOR)
                && token.text().equals(text);
    }

    private boolean lookAhead(String text) {
        return at + 1 < tokens.size()
                && tokens.get(at + 1).kind() != Kind.STRING
                && tokens.get(at + 1).text().equals(text);
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    private TemplateException error(String problem) {
        return new TemplateException("line %d: the expression %s".formatted(line, problem));
    }
}
