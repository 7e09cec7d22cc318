package io.emend.editor.grounding;

import java.util.LinkedHashMap;
import java.util.function.Function;

/** Remembers the values used last. Thread-safe; a value is made under the lock, once. */
final class RecentlyUsed<K, V> {
    private final int most;
    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(16, 0.75f, true);

    RecentlyUsed(int most) {
        this.most = most;
    }

    synchronized V get(K key, Function<K, V> make) {
        V known = values.get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        values.put(key, made);
        while (values.size() > most) {
            values.pollFirstEntry();
        }
        return made;
    }
}
