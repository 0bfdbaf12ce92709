package io.pivot5.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNamesTest {
    private static final List<String> NAMES =
            List.of("thrust_chamber", "turbopump", "vibration", "archive.valves", "public.valves", "x");

    @Test
    void findsSlipsOfThePen() {
        assertThat(NearestNames.of("turbopomp", NAMES, 3)).containsExactly("turbopump");
        assertThat(NearestNames.of("Vibrations", NAMES, 3)).containsExactly("vibration");
    }

    @Test
    void findsNamesThatContainWhatWasWritten() {
        assertThat(NearestNames.of("valves", NAMES, 3)).containsExactly("archive.valves", "public.valves");
        assertThat(NearestNames.of("valves", NAMES, 1)).containsExactly("archive.valves");
    }

    @Test
    void findsNothingInNonsense() {
        assertThat(NearestNames.of("qqqqqqq", NAMES, 3)).isEmpty();
        assertThat(NearestNames.of("", NAMES, 3)).isEmpty();
        assertThat(NearestNames.of("v".repeat(100_000), NAMES, 3)).isEmpty();
    }
}
