package io.pivot5.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresUrlTest {
    @Test
    void everyPartIsRead() {
        PostgresUrl url = PostgresUrl.parse("postgresql://m%40e:p%2Fw%3A@[::1]:6543/my%20db?sslmode=require");
        assertThat(url.user()).isEqualTo("m@e");
        assertThat(url.password()).isEqualTo("p/w:");
        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.port()).isEqualTo(6543);
        assertThat(url.database()).isEqualTo("my db");
        assertThat(url.parameter("sslmode")).contains("require");
        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:6543/my%20db?sslmode=require");
    }

    @Test
    void defaultsAreThoseOfLibpq() {
        PostgresUrl url = PostgresUrl.parse("postgres://me@db");
        assertThat(url.port()).isEqualTo(5432);
        assertThat(url.database()).isEqualTo("me");
        assertThat(url.password()).isEmpty();
    }

    @Test
    void aHostMayHaveAnUnderscore() {
        PostgresUrl url = PostgresUrl.parse("postgresql://me:pw@my_db:5433/x");
        assertThat(url.host()).isEqualTo("my_db");
        assertThat(url.port()).isEqualTo(5433);
        assertThat(url.password()).isEqualTo("pw");
    }

    @Test
    void itsTextHasNoPassword() {
        assertThat(PostgresUrl.parse("postgresql://me:hush@db/x").toString()).isEqualTo("postgresql://me@db:5432/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://a/b",
                "postgresql:///x",
                "db:5432",
                "postgresql://a/b?sslmode=maybe",
                "postgresql://a/b?options=-c%20x",
                "postgresql://me:hu sh@db/x"
            })
    void whatBothDriversWouldNotUnderstandIsRefused(String text) {
        assertThatThrownBy(() -> PostgresUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hu sh");
    }
}
