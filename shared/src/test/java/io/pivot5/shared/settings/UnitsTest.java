package io.pivot5.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "10MB, 10000000",
        "1048576, 1048576",
        "64KiB, 65536",
        "1.5 GB, 1500000000",
        "0, 0",
        "100GB, 100000000000",
        "2 TiB, 2199023255552",
        "7b, 7"
    })
    void sizesAreDecimalUnlessTheyAreBinary(String text, long bytes) {
        assertThat(Sizes.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "10 XB", "1e9", "99999999TiB", "1,5GB", "١٢"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> Sizes.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "1h, PT1H", "PT30S, PT30S", "250ms, PT0.25S", "7d, P7D", "5m, PT5M", "5min, PT5M"})
    void spansOfTimeAreShortOrIso(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "-1s", "PT-3S", "1y", "s", "1.5h"})
    void whatIsNoSpanIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSizeBeyondLongIsRefused() {
        assertThatThrownBy(() -> Sizes.parse("999999999999999TB")).isInstanceOf(IllegalArgumentException.class);
    }
}
