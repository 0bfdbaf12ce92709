package io.pivot5.shared.catalogue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/// What a time column holds. A timestamp without zone is UTC, whatever the session.
public enum TimeType {
    TIMESTAMPTZ("timestamptz"),
    TIMESTAMP("timestamp"),
    INTEGER_NANOSECONDS("integer-nanoseconds");

    private final String word;

    TimeType(String word) {
        this.word = word;
    }

    /// The word of the wire format.
    public String word() {
        return word;
    }

    /// The condition that leaves out NULL and infinity, in a form that an index on the column answers.
    String finite(String column) {
        return switch (this) {
            case TIMESTAMPTZ, TIMESTAMP -> column + " > '-infinity' AND " + column + " < 'infinity'";
            case INTEGER_NANOSECONDS -> column + " IS NOT NULL";
        };
    }

    /// The expression whose text [#instant(String)] reads.
    String epoch(String column) {
        return switch (this) {
            case TIMESTAMPTZ, TIMESTAMP -> "extract(epoch FROM " + column + ")::text";
            case INTEGER_NANOSECONDS -> "(" + column + ")::text";
        };
    }

    /// The instant of what [#epoch(String)] selected: seconds with fraction, or whole nanoseconds.
    Instant instant(String epoch) {
        BigDecimal number = new BigDecimal(epoch);
        BigDecimal seconds = switch (this) {
            case TIMESTAMPTZ, TIMESTAMP -> number;
            case INTEGER_NANOSECONDS -> number.movePointLeft(9);
        };
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanoseconds = seconds.subtract(whole).movePointRight(9).longValueExact();
        return Instant.ofEpochSecond(whole.longValueExact(), nanoseconds);
    }
}
