package io.emend.controller.domain.edit;

import io.emend.access.Caller;
import io.emend.access.Role;
import java.util.Objects;

/** Who acts, as it is kept with an edit. */
public record Author(String name, Role role, String keyId) {
    public Author {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(keyId, "keyId");
    }

    public static Author of(Caller caller) {
        return new Author(caller.name(), caller.role(), caller.keyId());
    }

    public boolean is(Role needed) {
        return role.includes(needed);
    }
}
