package io.emend.lm.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and their values; an inner scope sees the outer ones and writes to itself. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, Object> values = new HashMap<>();

    Scope(@Nullable Scope outer) {
        this.outer = outer;
    }

    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            Object value = scope.values.get(name);
            if (value != null) {
                return value;
            }
        }
        return new Values.Undefined("'" + name + "'");
    }

    void set(String name, Object value) {
        values.put(name, value);
    }
}
