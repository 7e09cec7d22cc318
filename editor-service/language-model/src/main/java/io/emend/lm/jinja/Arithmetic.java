package io.emend.lm.jinja;

import java.util.ArrayList;
import java.util.List;

/** Python's operators on numbers, strings and lists. */
final class Arithmetic {
    private static final int MAX_REPEATED = 1_000_000;

    private Arithmetic() {}

    static Object apply(String operator, Object left, Object right) {
        if (operator.equals("~")) {
            return Values.text(left) + Values.text(right);
        }
        if (left instanceof String a && right instanceof String b && operator.equals("+")) {
            return a + b;
        }
        if (left instanceof List<?> a && right instanceof List<?> b && operator.equals("+")) {
            List<Object> joined = new ArrayList<>(a);
            joined.addAll(b);
            return joined;
        }
        if (left instanceof String text && right instanceof Long times && operator.equals("*")) {
            return text.repeat((int) Math.clamp(times, 0, MAX_REPEATED / Math.max(1, text.length())));
        }
        if (!Values.isNumber(left) || !Values.isNumber(right)) {
            throw new TemplateException(
                    "%s %s %s is not defined".formatted(Values.repr(left), operator, Values.repr(right)));
        }
        boolean whole = !(left instanceof Double) && !(right instanceof Double);
        return whole && !operator.equals("/")
                ? whole(operator, (long) Values.number(left), (long) Values.number(right))
                : real(operator, Values.number(left), Values.number(right));
    }

    private static Object whole(String operator, long left, long right) {
        if (right == 0 && (operator.equals("//") || operator.equals("%"))) {
            throw new TemplateException("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "//" -> Math.floorDiv(left, right);
            case "%" -> Math.floorMod(left, right);
            default -> (long) Math.pow(left, right);
        };
    }

    private static Object real(String operator, double left, double right) {
        if (right == 0 && !operator.equals("+") && !operator.equals("-") && !operator.equals("*")) {
            throw new TemplateException("division by zero");
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "//" -> Math.floor(left / right);
            case "%" -> left - right * Math.floor(left / right);
            default -> Math.pow(left, right);
        };
    }
}
