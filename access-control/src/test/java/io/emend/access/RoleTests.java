package io.emend.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.emend.contract.problem.AccessDenied;
import org.junit.jupiter.api.Test;

class RoleTests {
    @Test
    void theRolesOfPeopleIncludeEachOtherInOrder() {
        assertThat(Role.ADMIN.includes(Role.REVIEWER)).isTrue();
        assertThat(Role.REVIEWER.includes(Role.EDITOR)).isTrue();
        assertThat(Role.EDITOR.includes(Role.READER)).isTrue();
        assertThat(Role.READER.includes(Role.EDITOR)).isFalse();
    }

    @Test
    void aServiceIsNoPersonAndAnAdminIsNoService() {
        assertThat(Role.SERVICE.includes(Role.SERVICE)).isTrue();
        assertThat(Role.SERVICE.includes(Role.READER)).isTrue();
        assertThat(Role.SERVICE.includes(Role.EDITOR)).isFalse();
        assertThat(Role.ADMIN.includes(Role.SERVICE)).isFalse();
    }

    @Test
    void aCallerWithoutTheRoleIsForbidden() {
        Caller reader = new Caller("reader", Role.READER, "k-1");

        assertThatThrownBy(() -> reader.require(Role.EDITOR))
                .isInstanceOf(AccessDenied.Forbidden.class)
                .hasMessageContaining("EDITOR");
    }
}
