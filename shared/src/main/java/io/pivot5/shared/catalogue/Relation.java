package io.pivot5.shared.catalogue;

/// A relation of the source database.
public record Relation(String schema, String name, Kind kind, long oid) {
    /// The kinds of relations that can be read as a table. A hypertable is a [Kind#TABLE].
    public enum Kind {
        TABLE("table"),
        PARTITIONED_TABLE("partitioned table"),
        VIEW("view"),
        MATERIALIZED_VIEW("materialized view"),
        FOREIGN_TABLE("foreign table");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Kind of(String letter) {
            return switch (letter) {
                case "r" -> TABLE;
                case "p" -> PARTITIONED_TABLE;
                case "v" -> VIEW;
                case "m" -> MATERIALIZED_VIEW;
                case "f" -> FOREIGN_TABLE;
                default -> throw new IllegalArgumentException("unknown kind of relation: " + letter);
            };
        }
    }

    /// `schema.name` for people and for settings; not quoted.
    public String qualifiedName() {
        return schema + "." + name;
    }

    /// The reference in a statement.
    public String sql() {
        return SqlIdentifier.quote(schema) + "." + SqlIdentifier.quote(name);
    }
}
