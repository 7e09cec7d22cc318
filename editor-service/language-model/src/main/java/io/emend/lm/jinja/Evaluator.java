package io.emend.lm.jinja;

import io.emend.lm.jinja.Expression.Arguments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Computes the values of expressions. */
final class Evaluator {
    private Evaluator() {}

    static Object value(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name name -> scope.get(name.name());
            case Expression.Items items -> values(items.items(), scope);
            case Expression.Dict dict -> dict(dict, scope);
            case Expression.Attribute attribute -> attribute(value(attribute.of(), scope), attribute.name());
            case Expression.Index index -> item(value(index.of(), scope), value(index.index(), scope));
            case Expression.Slice slice -> slice(slice, scope);
            case Expression.Call call -> call(call, scope);
            case Expression.Filter filter ->
                Filters.apply(
                        filter.name(),
                        value(filter.input(), scope),
                        values(filter.arguments().positional(), scope),
                        named(filter.arguments(), scope));
            case Expression.Test test ->
                Filters.test(
                                test.name(),
                                value(test.input(), scope),
                                values(test.arguments().positional(), scope))
                        != test.negated();
            case Expression.Binary binary ->
                Arithmetic.apply(binary.operator(), value(binary.left(), scope), value(binary.right(), scope));
            case Expression.Comparison comparison -> comparison(comparison, scope);
            case Expression.Logic logic -> {
                Object left = value(logic.left(), scope);
                yield Values.truth(left) == logic.and() ? value(logic.right(), scope) : left;
            }
            case Expression.Not not -> !Values.truth(value(not.operand(), scope));
            case Expression.Negative negative -> Arithmetic.apply("-", 0L, value(negative.operand(), scope));
            case Expression.Conditional conditional ->
                Values.truth(value(conditional.condition(), scope))
                        ? value(conditional.then(), scope)
                        : conditional
                                .otherwise()
                                .map(other -> value(other, scope))
                                .orElseGet(() -> new Values.Undefined("an absent else"));
        };
    }

    private static List<Object> values(List<Expression> expressions, Scope scope) {
        List<Object> values = new ArrayList<>();
        expressions.forEach(expression -> values.add(value(expression, scope)));
        return values;
    }

    private static Map<String, Object> named(Arguments arguments, Scope scope) {
        Map<String, Object> named = new LinkedHashMap<>();
        arguments.named().forEach((name, expression) -> named.put(name, value(expression, scope)));
        return named;
    }

    private static Map<Object, Object> dict(Expression.Dict dict, Scope scope) {
        Map<Object, Object> map = new LinkedHashMap<>();
        dict.entries().forEach((key, item) -> map.put(value(key, scope), value(item, scope)));
        return map;
    }

    private static Object attribute(Object base, String name) {
        if (base instanceof Values.Undefined missing) {
            throw new TemplateException("%s is undefined, so it has no '%s'".formatted(missing.what(), name));
        }
        if (base instanceof Values.Namespace namespace) {
            return Objects.requireNonNullElseGet(namespace.attributes().get(name), () -> new Values.Undefined(name));
        }
        Object method = Methods.of(base, name);
        if (method instanceof Values.Undefined && base instanceof Map<?, ?> map) {
            return Objects.requireNonNullElse(map.get(name), method);
        }
        return method;
    }

    private static Object item(Object base, Object index) {
        return switch (base) {
            case Values.Undefined missing ->
                throw new TemplateException("%s is undefined, so it has no items".formatted(missing.what()));
            case Map<?, ?> map ->
                Objects.requireNonNullElseGet(map.get(index), () -> new Values.Undefined(Values.repr(index)));
            case List<?> list -> at(list, Values.index(index));
            case String text -> at(Values.items(text), Values.index(index));
            default -> attribute(base, Values.text(index));
        };
    }

    private static Object at(List<?> list, int index) {
        int place = index < 0 ? index + list.size() : index;
        return place < 0 || place >= list.size()
                ? new Values.Undefined("item " + index)
                : Objects.requireNonNull(list.get(place));
    }

    private static Object slice(Expression.Slice slice, Scope scope) {
        Object base = value(slice.of(), scope);
        List<Object> items = Values.items(base);
        int n = items.size();
        int step = slice.step().map(value -> Values.index(value(value, scope))).orElse(1);
        if (step == 0) {
            throw new TemplateException("a slice cannot have the step 0");
        }
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? n : n - 1;
        int from = slice.from()
                .map(value -> place(value(value, scope), n, lowest, highest))
                .orElse(step > 0 ? 0 : n - 1);
        int to = slice.to()
                .map(value -> place(value(value, scope), n, lowest, highest))
                .orElse(step > 0 ? n : -1);
        List<Object> chosen = new ArrayList<>();
        for (int i = from; step > 0 ? i < to : i > to; i += step) {
            chosen.add(items.get(i));
        }
        return base instanceof String
                ? String.join("", chosen.stream().map(Values::text).toList())
                : chosen;
    }

    private static int place(Object value, int size, int lowest, int highest) {
        if (value == Values.NONE) {
            return lowest;
        }
        int index = Values.index(value);
        return Math.clamp(index < 0 ? (long) index + size : index, lowest, highest);
    }

    private static Object call(Expression.Call call, Scope scope) {
        Object callee = value(call.callee(), scope);
        if (callee instanceof Callable callable) {
            try {
                return callable.call(values(call.arguments().positional(), scope), named(call.arguments(), scope));
            } catch (java.util.NoSuchElementException | IndexOutOfBoundsException e) {
                throw new TemplateException("a call lacks an argument");
            }
        }
        throw new TemplateException("%s cannot be called".formatted(Values.repr(callee)));
    }

    private static boolean comparison(Expression.Comparison comparison, Scope scope) {
        Object left = value(comparison.operands().getFirst(), scope);
        for (int i = 0; i < comparison.operators().size(); i++) {
            Object right = value(comparison.operands().get(i + 1), scope);
            if (!holds(comparison.operators().get(i), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private static boolean holds(String operator, Object left, Object right) {
        return switch (operator) {
            case "==" -> Values.equal(left, right);
            case "!=" -> !Values.equal(left, right);
            case "<" -> Values.compare(left, right) < 0;
            case "<=" -> Values.compare(left, right) <= 0;
            case ">" -> Values.compare(left, right) > 0;
            case ">=" -> Values.compare(left, right) >= 0;
            case "in" -> Values.contains(right, left);
            default -> !Values.contains(right, left);
        };
    }
}
