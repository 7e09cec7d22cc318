package io.emend.lm.jinja;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Walks a template's tree and collects what it prints. One per rendering. */
final class Renderer {
    private static final int MAX_OUTPUT = 8_000_000;
    private static final int MAX_STEPS = 2_000_000;

    /** How a stretch of nodes ended. */
    private enum End {
        NORMAL,
        BREAK,
        CONTINUE
    }

    private StringBuilder output = new StringBuilder();
    private int steps;

    String output() {
        return output.toString();
    }

    void render(List<Node> nodes, Scope scope) {
        run(nodes, scope);
    }

    private End run(List<Node> nodes, Scope scope) {
        for (Node node : nodes) {
            if (++steps > MAX_STEPS || output.length() > MAX_OUTPUT) {
                throw new TemplateException("the template prints or loops without measure");
            }
            End end = run(node, scope);
            if (end != End.NORMAL) {
                return end;
            }
        }
        return End.NORMAL;
    }

    private End run(Node node, Scope scope) {
        switch (node) {
            case Node.Text text -> output.append(text.text());
            case Node.Output print -> output.append(Values.text(Evaluator.value(print.expression(), scope)));
            case Node.If choice -> {
                return choose(choice, scope);
            }
            case Node.For loop -> loop(loop, scope);
            case Node.Set set -> assign(set, scope);
            case Node.SetBlock set -> scope.set(set.name(), captured(set.body(), scope));
            case Node.Macro macro -> scope.set(macro.name(), callable(macro, scope));
            case Node.Block block -> {
                return run(block.body(), scope);
            }
            case Node.Break leave -> {
                return End.BREAK;
            }
            case Node.Continue skip -> {
                return End.CONTINUE;
            }
        }
        return End.NORMAL;
    }

    private End choose(Node.If choice, Scope scope) {
        for (Node.Branch branch : choice.branches()) {
            boolean taken = branch.condition()
                    .map(condition -> Values.truth(Evaluator.value(condition, scope)))
                    .orElse(true);
            if (taken) {
                return run(branch.body(), scope);
            }
        }
        return End.NORMAL;
    }

    private void loop(Node.For loop, Scope scope) {
        List<Object> items = Values.items(Evaluator.value(loop.items(), scope)).stream()
                .filter(item -> loop.condition()
                        .map(condition -> Values.truth(Evaluator.value(condition, bound(loop, item, scope))))
                        .orElse(true))
                .toList();
        if (items.isEmpty()) {
            run(loop.otherwise(), new Scope(scope));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            Scope inner = bound(loop, items.get(i), scope);
            inner.set("loop", state(items, i));
            if (run(loop.body(), inner) == End.BREAK) {
                return;
            }
        }
    }

    private static Scope bound(Node.For loop, Object item, Scope scope) {
        var inner = new Scope(scope);
        if (loop.names().size() == 1) {
            inner.set(loop.names().getFirst(), item);
        } else {
            unpack(loop.names(), item, inner);
        }
        return inner;
    }

    private static void unpack(List<String> names, Object value, Scope scope) {
        List<Object> parts = Values.items(value);
        if (parts.size() != names.size()) {
            throw new TemplateException("%d values for %d names".formatted(parts.size(), names.size()));
        }
        for (int i = 0; i < parts.size(); i++) {
            scope.set(names.get(i), parts.get(i));
        }
    }

    private static Map<Object, Object> state(List<Object> items, int i) {
        Map<Object, Object> state = new HashMap<>();
        state.put("index0", (long) i);
        state.put("index", (long) i + 1);
        state.put("revindex", (long) items.size() - i);
        state.put("revindex0", (long) items.size() - i - 1);
        state.put("first", i == 0);
        state.put("last", i == items.size() - 1);
        state.put("length", (long) items.size());
        if (i > 0) {
            state.put("previtem", items.get(i - 1));
        }
        if (i < items.size() - 1) {
            state.put("nextitem", items.get(i + 1));
        }
        return state;
    }

    private static void assign(Node.Set set, Scope scope) {
        Object value = Evaluator.value(set.value(), scope);
        if (set.attribute().isPresent()) {
            if (!(scope.get(set.names().getFirst()) instanceof Values.Namespace namespace)) {
                throw new TemplateException(
                        "'%s' is not a namespace".formatted(set.names().getFirst()));
            }
            namespace.attributes().put(set.attribute().get(), value);
        } else if (set.names().size() == 1) {
            scope.set(set.names().getFirst(), value);
        } else {
            unpack(set.names(), value, scope);
        }
    }

    private String captured(List<Node> body, Scope scope) {
        StringBuilder before = output;
        output = new StringBuilder();
        try {
            run(body, new Scope(scope));
            return output.toString();
        } finally {
            output = before;
        }
    }

    private Callable callable(Node.Macro macro, Scope defined) {
        return (args, named) -> {
            var scope = new Scope(defined);
            Map<String, Object> given = new LinkedHashMap<>(named);
            for (int i = 0; i < Math.min(args.size(), macro.parameters().size()); i++) {
                given.put(macro.parameters().get(i), args.get(i));
            }
            for (String parameter : macro.parameters()) {
                Expression fallback = macro.defaults().get(parameter);
                Object value = given.get(parameter);
                if (value == null && fallback != null) {
                    value = Evaluator.value(fallback, scope);
                }
                scope.set(parameter, Objects.requireNonNullElseGet(value, () -> new Values.Undefined(parameter)));
            }
            return captured(macro.body(), scope);
        };
    }
}
