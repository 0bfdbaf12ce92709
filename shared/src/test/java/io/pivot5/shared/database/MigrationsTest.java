package io.pivot5.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final PostgresUrl url = PostgresUrl.parse(database.url());

    @Test
    void severalNodesMayMigrateAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Void> migrate = () -> {
                Migrations.run(url);
                return null;
            };
            List<Future<Void>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                runs.add(threads.submit(migrate));
            }
            for (Future<Void> run : runs) {
                run.get();
            }
        }
        assertThat(database.value("SELECT count(*) FROM pivot5.api_key")).isEqualTo("0");
        Migrations.run(url);
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        Migrations.run(url);
        database.execute("INSERT INTO pivot5.flyway_schema_history"
                + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                + " VALUES (1000, '9999', 'from the future', 'SQL', 'V9999__x.sql', 'x', 1, true)");
        assertThatThrownBy(() -> Migrations.run(url))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("newer Pivot5");
    }

    @Test
    void aRoleThatMayNotCreateTheSchemaIsToldWhatToDo() {
        String role = "reader_" + database.name();
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'x'");
        database.execute("GRANT CONNECT ON DATABASE " + database.name() + " TO " + role);
        assertThatThrownBy(() ->
                        Migrations.run(PostgresUrl.parse(database.as(role, "x").url())))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("PIVOT5_DATABASE");
    }

    @Test
    void aServerThatIsAwayIsAnotherMatter() {
        PostgresUrl nowhere = new PostgresUrl("127.0.0.1", 1, "x", "x", "", java.util.Map.of());
        assertThatThrownBy(() -> Migrations.run(nowhere)).isInstanceOf(SQLException.class);
    }
}
