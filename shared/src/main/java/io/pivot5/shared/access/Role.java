package io.pivot5.shared.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What kind of user a key belongs to. Each role may all that the one before it may.
public enum Role {
    VIEWER(EnumSet.of(Permission.READ_CATALOGUE, Permission.READ_FILES)),
    EXPORTER(EnumSet.of(Permission.READ_CATALOGUE, Permission.READ_FILES, Permission.EXPORT)),
    EDITOR(EnumSet.of(Permission.READ_CATALOGUE, Permission.READ_FILES, Permission.EXPORT, Permission.EDIT_FILES)),
    ADMIN(EnumSet.allOf(Permission.class));

    @SuppressWarnings("ImmutableEnumChecker") // never changed after construction, never handed out
    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = permissions;
    }

    public boolean permits(Permission permission) {
        return permissions.contains(permission);
    }

    /// The word used on the command line, in tables and in answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such role
    public static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
