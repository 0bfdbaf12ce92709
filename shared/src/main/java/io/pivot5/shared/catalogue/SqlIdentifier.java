package io.pivot5.shared.catalogue;

/// The one way in which a name becomes part of a statement.
public final class SqlIdentifier {
    private SqlIdentifier() {}

    /// The name as a quoted identifier. PostgreSQL has no name with a NUL character: that is
    /// `IllegalArgumentException`.
    public static String quote(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name in PostgreSQL");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
