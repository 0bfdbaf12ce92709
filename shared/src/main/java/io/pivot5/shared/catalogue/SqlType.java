package io.pivot5.shared.catalogue;

/// The type of a column.
///
/// @param name as `format_type` prints it, for example `numeric(12,4)` or the name of a domain
/// @param base the type below all domains as `format_type` prints it, without precision or length
/// @param baseOid object identifier of the base type
/// @param kind what sort of type the base is
/// @param modifier precision, scale or length as in `pg_attribute.atttypmod`; -1 where there is none
public record SqlType(String name, String base, long baseOid, Kind kind, int modifier) {
    /// The sorts of types, by their letter in `pg_type.typtype`; arrays are told apart here.
    public enum Kind {
        BASE,
        ARRAY,
        ENUM,
        COMPOSITE,
        RANGE,
        MULTIRANGE,
        PSEUDO;

        static Kind of(String letter) {
            return switch (letter) {
                case "b" -> BASE;
                case "A" -> ARRAY;
                case "e" -> ENUM;
                case "c" -> COMPOSITE;
                case "r" -> RANGE;
                case "m" -> MULTIRANGE;
                case "p" -> PSEUDO;
                default -> throw new IllegalArgumentException("unknown kind of type: " + letter);
            };
        }
    }
}
