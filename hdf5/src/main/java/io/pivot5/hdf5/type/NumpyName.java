package io.pivot5.hdf5.type;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Spells a type as `str(dtype)` does for what h5py makes of it: `float64`, `>i4`, `|S5`, `object`, `[('a', '<i4')]`.
public final class NumpyName {

    private static final int OBJECT_BYTES = 8;
    private static final Map<Character, String> KINDS = Map.of('i', "int", 'u', "uint", 'f', "float", 'c', "complex");

    private NumpyName() {}

    /// The name of `type`.
    public static String of(Datatype type) {
        return switch (type) {
            case Compound compound when !compound.complexPair() -> compound(compound);
            case ArrayType array -> subarray(array);
            default -> name(type.dtype());
        };
    }

    private static String name(String dtype) {
        char kind = dtype.charAt(1);
        if (kind == 'O') {
            return "object";
        }
        if (kind == 'b') {
            return "bool";
        }
        if (kind == 'M' || kind == 'm') {
            String unit = dtype.substring(3);
            return dtype.startsWith(">") ? dtype : (kind == 'M' ? "datetime64" : "timedelta64") + unit;
        }
        String name = KINDS.get(kind);
        return name == null || dtype.startsWith(">") ? dtype : name + 8 * Integer.parseInt(dtype.substring(2));
    }

    private static String compound(Compound compound) {
        List<Compound.Member> members = LibrarySize.members(compound);
        return packed(compound, members)
                ? members.stream()
                        .map(member -> "(" + quoted(member.name()) + ", " + field(member.type()) + ")")
                        .collect(Collectors.joining(", ", "[", "]"))
                : "{'names': "
                        + list(members.stream()
                                .map(member -> quoted(member.name()))
                                .toList())
                        + ", 'formats': "
                        + list(members.stream()
                                .map(member -> format(member.type()))
                                .toList())
                        + ", 'offsets': "
                        + list(members.stream().map(Compound.Member::offset).toList())
                        + ", 'itemsize': " + LibrarySize.of(compound) + "}";
    }

    /// Whether members follow each other without gaps, as numpy packs them when it is not told offsets.
    private static boolean packed(Compound compound, List<Compound.Member> members) {
        long end = 0;
        for (Compound.Member member : members) {
            if (member.offset() != end) {
                return false;
            }
            end += itemSize(member.type());
        }
        return end == LibrarySize.of(compound);
    }

    private static long itemSize(Datatype type) {
        return switch (type) {
            case VariableLength _ -> OBJECT_BYTES;
            case StringType text when text.variable() -> OBJECT_BYTES;
            case ArrayType array -> array.elementCount() * itemSize(array.base());
            default -> type.dtype().equals("|O") ? OBJECT_BYTES : LibrarySize.of(type);
        };
    }

    /// A member in a list of pairs, where an array is a third part of its tuple.
    private static String field(Datatype type) {
        return type instanceof ArrayType array ? base(array) + ", " + shape(array) : format(type);
    }

    private static String format(Datatype type) {
        return switch (type) {
            case Compound compound when !compound.complexPair() -> compound(compound);
            case ArrayType array -> subarray(array);
            default -> "'" + shortName(type.dtype()) + "'";
        };
    }

    private static String shortName(String dtype) {
        if (dtype.equals("|b1")) {
            return "?";
        }
        return dtype.startsWith("|") ? dtype.substring(1) : dtype;
    }

    private static String subarray(ArrayType array) {
        return "(" + base(array) + ", " + shape(array) + ")";
    }

    private static String base(ArrayType array) {
        return format(array.base());
    }

    private static String shape(ArrayType array) {
        String dimensions = array.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return array.dimensions().size() > 1 ? "(" + dimensions + ")" : "(" + dimensions + ",)";
    }

    private static String list(List<?> parts) {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String name) {
        String escaped = name.replace("\\", "\\\\");
        return name.contains("'") && !name.contains("\"")
                ? "\"" + escaped + "\""
                : "'" + escaped.replace("'", "\\'") + "'";
    }
}
