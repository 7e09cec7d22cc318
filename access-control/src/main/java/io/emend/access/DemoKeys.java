package io.emend.access;

/** The demo profile's callers; each key is the caller's login name, which is why the server then stays on loopback. */
final class DemoKeys {
    static final String PROFILE = "demo";

    private DemoKeys() {}

    static void addTo(InMemoryApiKeys keys) {
        add(keys, "reader", Role.READER);
        add(keys, "alice", Role.EDITOR);
        add(keys, "bob", Role.EDITOR);
        add(keys, "carol", Role.REVIEWER);
        add(keys, "admin", Role.ADMIN);
    }

    private static void add(InMemoryApiKeys keys, String name, Role role) {
        String key = "demo-" + name;
        keys.with(key, new Caller(name, role, key));
    }
}
