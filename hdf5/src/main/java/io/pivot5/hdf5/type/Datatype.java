package io.pivot5.hdf5.type;

/// The type of an element as the file stores it. A closed set: one record for each class of the format.
public sealed interface Datatype
        permits FixedPoint,
                FloatingPoint,
                Time,
                StringType,
                Bitfield,
                Opaque,
                Compound,
                Reference,
                Enumeration,
                VariableLength,
                ArrayType,
                Complex {

    /// The bytes of one element in the file.
    int size();

    /// The number of the class in the format.
    int classCode();

    /// The type as numpy spells it in `dtype.str`: `<f8`, `|S5`, `|O`.
    String dtype();
}
