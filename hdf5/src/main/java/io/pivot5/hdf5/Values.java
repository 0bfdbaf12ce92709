package io.pivot5.hdf5;

import java.util.List;

/// What elements become when they are read as objects.
///
/// - integers, bits and times: `Long`, or `BigInteger` beyond its range
/// - floating-point numbers: `Float` if they are stored as such, otherwise `Double`
/// - enumerations: the number, or `Boolean` for FALSE and TRUE
/// - texts: `String`
/// - opaque: `byte[]`
/// - arrays and sequences: `List`, arrays flat in C order
/// - compounds: [Members]
/// - complex numbers: [ComplexNumber]
/// - references: [ReferenceValue]
public final class Values {

    private Values() {}

    /// The members of a compound element.
    ///
    /// @param names in the order of the type
    /// @param values one for each name
    public record Members(List<String> names, List<Object> values) {

        /// Copies the lists.
        public Members {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    /// A complex number.
    ///
    /// @param real the real part
    /// @param imaginary the imaginary part
    public record ComplexNumber(double real, double imaginary) {}
}
