package io.pivot5.hdf5.type;

import java.util.List;

/// A fixed number of elements in one, class 10.
///
/// @param size the bytes of the whole array
/// @param dimensions how many elements there are in each direction
/// @param base the type of one
public record ArrayType(int size, List<Integer> dimensions, Datatype base) implements Datatype {

    /// Copies the list.
    public ArrayType {
        dimensions = List.copyOf(dimensions);
    }

    @Override
    public int classCode() {
        return 10;
    }

    @Override
    public String dtype() {
        return "|V" + size;
    }

    /// How many elements the array has.
    public int elementCount() {
        int count = 1;
        for (int dimension : dimensions) {
            count = Math.multiplyExact(count, dimension);
        }
        return count;
    }
}
