package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlIdentifierTest {
    @Test
    void quotesEveryName() {
        assertThat(SqlIdentifier.quote("plain")).isEqualTo("\"plain\"");
        assertThat(SqlIdentifier.quote("a\"; DROP TABLE b --")).isEqualTo("\"a\"\"; DROP TABLE b --\"");
    }

    @Test
    void refusesWhatIsNoName() {
        assertThatThrownBy(() -> SqlIdentifier.quote("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SqlIdentifier.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
    }
}
