package io.pivot5.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static final Scope SCOPE = new Scope(List.of("engine_*", "oil"), List.of(), List.of("runs/7", "public*"));

    @Test
    void channelsAndTablesAreSeenByGlob() {
        assertThat(SCOPE.seesChannel("engine_1")).isTrue();
        assertThat(SCOPE.seesChannel("oil")).isTrue();
        assertThat(SCOPE.seesChannel("oil_2")).isFalse();
        assertThat(SCOPE.seesTable("oil")).isFalse();
        assertThat(Scope.ALL.seesTable("oil")).isTrue();
    }

    @Test
    void filesAreSeenByPrefix() {
        assertThat(SCOPE.seesFile("runs/7/a.h5")).isTrue();
        assertThat(SCOPE.seesFile("runs/8/a.h5")).isFalse();
        assertThat(SCOPE.seesFile("public.h5")).isTrue();
    }

    @Test
    void everyRoleMayWhatTheOneBeforeItMay() {
        for (Permission permission : Permission.values()) {
            boolean before = false;
            for (Role role : Role.values()) {
                assertThat(role.permits(permission) || !before)
                        .as(role + " " + permission)
                        .isTrue();
                before = role.permits(permission);
            }
            assertThat(Role.ADMIN.permits(permission)).isTrue();
        }
        assertThat(Role.VIEWER.permits(Permission.EXPORT)).isFalse();
        assertThat(Role.EXPORTER.permits(Permission.EDIT_FILES)).isFalse();
        assertThat(Role.EDITOR.permits(Permission.ADMINISTER)).isFalse();
    }

    @Test
    void anOwnersThingsAreTheirsAndTheAdmins() {
        Principal ann = new Principal("ann", Role.EXPORTER, Scope.ALL);
        assertThat(ann.sees("ann")).isTrue();
        assertThat(ann.sees("bob")).isFalse();
        assertThat(new Principal("root", Role.ADMIN, Scope.ALL).sees("bob")).isTrue();
    }
}
