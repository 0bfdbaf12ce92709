package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeTypeTest {
    @Test
    void readsSecondsWithFraction() {
        assertThat(TimeType.TIMESTAMPTZ.instant("1773482400.000001"))
                .isEqualTo(Instant.parse("2026-03-14T10:00:00.000001Z"));
        assertThat(TimeType.TIMESTAMP.instant("-0.000001")).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        // The last instant that PostgreSQL knows is beyond int64 microseconds since 1970.
        assertThat(TimeType.TIMESTAMPTZ.instant("9224318015999.999999"))
                .isEqualTo(Instant.parse("+294276-12-31T23:59:59.999999Z"));
    }

    @Test
    void readsWholeNanoseconds() {
        assertThat(TimeType.INTEGER_NANOSECONDS.instant("1773482400000000137"))
                .isEqualTo(Instant.parse("2026-03-14T10:00:00.000000137Z"));
        assertThat(TimeType.INTEGER_NANOSECONDS.instant("-9223372036854775808"))
                .isEqualTo(Instant.parse("1677-09-21T00:12:43.145224192Z"));
    }
}
