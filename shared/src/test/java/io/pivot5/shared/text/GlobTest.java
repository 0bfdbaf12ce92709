package io.pivot5.shared.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "abc ~ abc ~ true",
                "abc ~ abd ~ false",
                "abc ~ abcd ~ false",
                "Abc ~ abc ~ false",
                "* ~ anything ~ true",
                "* ~ '' ~ true",
                "'' ~ '' ~ true",
                "'' ~ a ~ false",
                "? ~ '' ~ false",
                "? ~ ü ~ true",
                "? ~ 🚀 ~ true",
                "a*c ~ ac ~ true",
                "a*c ~ abcbc ~ true",
                "a*c ~ abcb ~ false",
                "*a*b* ~ xxaxxbxx ~ true",
                "*a*b* ~ xxbxxaxx ~ false",
                "station-0[1-3] ~ station-02 ~ true",
                "station-0[1-3] ~ station-04 ~ false",
                "[!a-c]x ~ dx ~ true",
                "[^a-c]x ~ bx ~ false",
                "[]]x ~ ]x ~ true",
                "[!]]x ~ ax ~ true",
                "[a-]x ~ -x ~ true",
                "[*]x ~ *x ~ true",
                "[*]x ~ ax ~ false",
                "a[b ~ a[b ~ true",
                "[ ~ [ ~ true",
                "[] ~ [] ~ true",
                "[z-a] ~ m ~ false",
                "a.c ~ abc ~ false",
                "(a|b)+ ~ a ~ false",
                "flow/* ~ flow/fuel/x ~ true"
            })
    void matches(String pattern, String name, boolean expected) {
        assertThat(Glob.of(pattern).matches(name)).isEqualTo(expected);
    }

    @Test
    void tellsPatternsFromNames() {
        assertThat(Glob.isPattern("plain/name [open")).isFalse();
        assertThat(Glob.isPattern("a?")).isTrue();
        assertThat(Glob.isPattern("level [mm]")).isTrue();
    }

    @Test
    void answersHostilePatternsAtOnce() {
        Glob hostile = Glob.of("*a".repeat(Glob.MAX_LENGTH / 2));
        String name = "a".repeat(1000) + "b";
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(hostile.matches(name)).isFalse());
        assertThatThrownBy(() -> Glob.of("*".repeat(Glob.MAX_LENGTH + 1))).hasMessageContaining("at most 2048");
    }
}
