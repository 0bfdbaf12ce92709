package io.pivot5.shared.access;

import java.util.List;

/// Whose request it is. `owner` stands in every row and bus message that belongs to somebody.
public record Principal(String owner, Role role, Scope scope) {
    /// The one user when auth is off.
    public static final Principal LOCAL = new Principal("local", Role.ADMIN, Scope.ALL);

    /// Who asks for what anybody may see.
    public static final Principal NOBODY =
            new Principal("nobody", Role.VIEWER, new Scope(List.of(), List.of(), List.of()));

    public boolean may(Permission permission) {
        return role.permits(permission);
    }

    /// Whether something of this owner is visible here.
    public boolean sees(String otherOwner) {
        return owner.equals(otherOwner) || may(Permission.ADMINISTER);
    }
}
