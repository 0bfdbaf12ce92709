package io.pivot5.hdf5;

import java.util.List;

/// One filter of the chunks of a dataset.
///
/// @param id the registered number
/// @param name as the file stores it, or the usual one
/// @param optional whether a writer may have left it out
/// @param values its parameters
public record Filter(int id, String name, boolean optional, List<Integer> values) {

    /// Copies the list.
    public Filter {
        values = List.copyOf(values);
    }

    static String usualName(int id) {
        return switch (id) {
            case 1 -> "deflate";
            case 2 -> "shuffle";
            case 3 -> "fletcher32";
            case 4 -> "szip";
            case 5 -> "nbit";
            case 6 -> "scaleoffset";
            default -> "filter " + id;
        };
    }
}
