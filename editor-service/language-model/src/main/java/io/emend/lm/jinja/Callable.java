package io.emend.lm.jinja;

import java.util.List;
import java.util.Map;

/** Something a template can call. */
@FunctionalInterface
interface Callable {
    Object call(List<Object> positional, Map<String, Object> named);
}
