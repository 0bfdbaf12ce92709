package io.pivot5.hdf5.walk;

import io.pivot5.hdf5.type.ArrayType;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import java.nio.ByteOrder;
import java.util.Map;

/// Spells a type as `str(dtype)` of numpy does: `float64`, `>i4`, `|S5`, `object`.
public final class NumpyName {

    private static final Map<String, String> KINDS =
            Map.of("i", "int", "u", "uint", "f", "float", "c", "complex", "b", "bool");

    private NumpyName() {}

    /// The name of `type`.
    public static String of(Datatype type) {
        if (type instanceof Compound compound && !compound.complexPair()) {
            return compound(compound);
        }
        return name(type instanceof ArrayType array ? array.dtype() : type.dtype());
    }

    private static String compound(Compound compound) {
        StringBuilder out = new StringBuilder("[");
        for (Compound.Member member : compound.members()) {
            out.append(out.length() == 1 ? "" : ", ")
                    .append("('")
                    .append(member.name())
                    .append("', ")
                    .append(inner(member.type()))
                    .append(')');
        }
        return out.append(']').toString();
    }

    private static String inner(Datatype type) {
        return type instanceof Compound compound && !compound.complexPair()
                ? compound(compound)
                : "'" + type.dtype() + "'";
    }

    private static String name(String dtype) {
        String kind = dtype.substring(1, 2);
        boolean foreign = dtype.startsWith(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? ">" : "<");
        if (kind.equals("O")) {
            return "object";
        }
        if (foreign || !KINDS.containsKey(kind)) {
            return dtype;
        }
        String name = KINDS.getOrDefault(kind, kind);
        return kind.equals("b") ? name : name + 8 * Integer.parseInt(dtype.substring(2));
    }
}
