package io.pivot5.shared.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final List<String> lines = new ArrayList<>();

    @Test
    void loadsOnceTheSameFiveMillionRows() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThat(DemoData.load(connection, lines::add)).isTrue();
            assertThat(lines).hasSize(12).doesNotHaveDuplicates().contains("Statistics for the planner");
            lines.clear();
            assertThat(DemoData.load(connection, lines::add)).isFalse();
            assertThat(lines).isEmpty();
        }
        assertThat(rows()).isBetween(4_800_000L, 5_000_000L);
        // Known answers that depend on hashes alone, not on the day or the machine's sine.
        assertThat(database.value("SELECT count(*) FROM thrust_chamber WHERE pc_a = 250"))
                .isEqualTo("21");
        assertThat(database.value("SELECT count(*) FROM thrust_chamber WHERE pc_b IS NULL"))
                .isEqualTo("88000");
        assertThat(database.value("SELECT count(*) FROM turbopump")).isEqualTo("297749");
        assertThat(database.value("SELECT sum(fuel_inlet) FROM temperatures")).isEqualTo("1734899.35");
        assertThat(database.value("SELECT count(*) FROM temperatures WHERE wall_2 IS NULL"))
                .isEqualTo("877");
        assertThat(database.value("SELECT max(time) > now() - interval '5 minutes' FROM plant_ambient"))
                .isEqualTo("t");
    }

    private long rows() {
        String rows = database.value("""
                SELECT sum(reltuples)::bigint FROM pg_class
                WHERE relkind IN ('r', 'm') AND relnamespace::regnamespace::text IN ('public', 'archive')""");
        return Long.parseLong(String.valueOf(rows));
    }

    @Test
    void leavesNothingBehindWhenItIsBrokenOff() throws SQLException {
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> DemoData.load(connection, line -> {
                        if (line.startsWith("Hot fire HF-042: acc")) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(database.value("SELECT to_regclass('thrust_chamber')")).isNull();
        assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'archive'"))
                .isEqualTo("0");
    }

    @Test
    void touchesNothingOfADatabaseThatHasSuchATable() throws SQLException {
        database.execute("CREATE TABLE thrust_chamber (mine int)");
        try (Connection connection = database.connect()) {
            assertThatThrownBy(() -> DemoData.load(connection, lines::add)).hasMessageContaining("already exists");
        }
        assertThat(database.value("SELECT count(*) FROM pg_namespace WHERE nspname = 'archive'"))
                .isEqualTo("0");
    }
}
