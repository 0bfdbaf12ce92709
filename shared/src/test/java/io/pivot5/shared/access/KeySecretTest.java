package io.pivot5.shared.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySecretTest {
    @Test
    void aGeneratedKeyReadsBack() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            KeySecret secret = KeySecret.generate();
            assertThat(seen.add(secret.reveal())).isTrue();
            assertThat(KeySecret.parse(secret.reveal()))
                    .hasValueSatisfying(parsed -> assertThat(parsed.hash()).isEqualTo(secret.hash()));
        }
    }

    @Test
    void everyMistypedCharacterIsNoticed() {
        String text = KeySecret.generate().reveal();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String mistyped = text.substring(0, i) + other + text.substring(i + 1);
            assertThat(KeySecret.parse(mistyped)).as("position " + i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pivot5_", "pivot5_short", "' OR 1=1 --", "Bearer x"})
    void whatIsNoKeyIsRefusedWithoutAskingAnybody(String text) {
        assertThat(KeySecret.parse(text)).isEmpty();
    }

    @Test
    void itsTextShowsTheBeginningOnly() {
        KeySecret secret = KeySecret.generate();
        assertThat(secret.toString()).hasSize(14).startsWith("pivot5_");
        assertThat(secret.reveal()).hasSize(56);
    }
}
