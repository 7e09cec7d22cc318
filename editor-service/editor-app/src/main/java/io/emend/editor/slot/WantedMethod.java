package io.emend.editor.slot;

import io.emend.contract.problem.Malformed;
import io.emend.editing.Method;
import io.emend.graph.ledger.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an edited fact is to reach the weights, as its author asked: by the methods in this order until one passes
 * verification, or not at all. Recorded with the statement, so that a slot that is solved again is solved the same way.
 *
 * @param name {@code auto}, {@code none}, or one method's name
 * @param methods what to try, best first; empty for the graph alone
 */
public record WantedMethod(String name, List<Method> methods) {
    /** Weights first, then the memory beside them. */
    public static final WantedMethod AUTO = new WantedMethod("auto", List.of(Method.MEMIT, Method.MEMORY));

    /** The graph alone. */
    public static final WantedMethod NONE = new WantedMethod(Placement.NO_METHOD, List.of());

    /** Methods that a request may name. */
    public static final List<Method> SUPPORTED =
            Arrays.stream(Method.values()).filter(Method::isPlanned).toList();

    private static final char RESULT = ':';

    public WantedMethod {
        methods = List.copyOf(methods);
    }

    /**
     * Reads what a request asks for.
     *
     * @param supported methods that this editor offers
     * @throws Malformed if the name is not {@code auto}, {@code none} or a supported method
     */
    public static WantedMethod parse(String name, List<Method> supported) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "", "auto" -> AUTO;
            case Placement.NO_METHOD -> NONE;
            default ->
                method(name)
                        .filter(supported::contains)
                        .map(method -> new WantedMethod(wireName(method), List.of(method)))
                        .orElseThrow(() -> new Malformed("There is no editing method '" + name
                                + "'; expected auto, none, or one of "
                                + supported.stream().map(WantedMethod::wireName).toList() + "."));
        };
    }

    /** Reads what {@link #recorded} wrote; anything else wants nothing. */
    public static WantedMethod ofRecord(String recorded) {
        int at = recorded.indexOf(RESULT);
        String name = at < 0 ? recorded : recorded.substring(0, at);
        if (name.equals(AUTO.name)) {
            return AUTO;
        }
        return method(name)
                .map(method -> new WantedMethod(wireName(method), List.of(method)))
                .orElse(NONE);
    }

    /** The one method asked for by name, if one was. */
    public Optional<Method> named() {
        return methods.size() == 1 ? Optional.of(methods.getFirst()) : Optional.empty();
    }

    /** What is recorded beside a statement: the wish, and the method that fulfilled it. */
    public String recorded(Optional<Method> fulfilledBy) {
        return methods.isEmpty()
                ? name
                : name + RESULT + fulfilledBy.map(WantedMethod::wireName).orElse(Placement.NO_METHOD);
    }

    /** The method's name on the wire, such as {@code alpha-edit}. */
    public static String wireName(Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<Method> method(String name) {
        return SUPPORTED.stream()
                .filter(method -> wireName(method).equalsIgnoreCase(name.replace('_', '-')))
                .findFirst();
    }
}
