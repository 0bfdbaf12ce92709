package io.pivot5.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestPostgresTest {
    @Test
    void givesDatabasesThatKnowNothingOfEachOther() {
        TestDatabase one = TestPostgres.freshDatabase();
        TestDatabase other = TestPostgres.freshDatabase();
        one.execute("CREATE TABLE mine (n int); INSERT INTO mine VALUES (7)");
        assertThat(one.value("SELECT n FROM mine")).isEqualTo("7");
        assertThat(other.value("SELECT to_regclass('mine')")).isNull();
        assertThat(one.value("SHOW server_version")).startsWith("18.");
    }

    @Test
    void keepsPortAndDataOverARestart() {
        TestDatabase database = TestPostgres.freshDatabase();
        database.execute("CREATE TABLE mine (n int); INSERT INTO mine VALUES (7)");
        TestPostgres.server().stop();
        try {
            assertThatThrownBy(() -> database.value("SELECT 1")).isInstanceOf(IllegalStateException.class);
        } finally {
            TestPostgres.server().start();
        }
        assertThat(database.value("SELECT n FROM mine")).isEqualTo("7");
    }
}
