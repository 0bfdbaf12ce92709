package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Wide channels of relations made for one question each.
class WideChannelsTest {
    private static final TimeBounds JANUARY =
            new TimeBounds(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"));
    private static final String TWO_ROWS =
            " (time, v) VALUES ('2026-01-01 00:00:00+00', 1), ('2026-01-02 00:00:00+00', 2); ";

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Source source = new Source(database);

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void leavesNullAndInfinityOutOfTheBounds() {
        database.execute(
                "CREATE TABLE a (time timestamptz, v int); CREATE INDEX ON a (time); INSERT INTO a" + TWO_ROWS
                        + "INSERT INTO a VALUES (NULL, 0), ('infinity', 0), ('-infinity', 0);"
                        + "CREATE TABLE b (t_ns bigint, v int); CREATE INDEX ON b (t_ns); INSERT INTO b VALUES (NULL, 1), (7, 1)");
        assertThat(channel("a").bounds()).isEqualTo(JANUARY);
        Instant seven = Instant.ofEpochSecond(0, 7);
        assertThat(channel("b").bounds()).isEqualTo(new TimeBounds(seven, seven));
    }

    @Test
    void usesAnIndexInAnyOrder() {
        database.execute("""
                CREATE TABLE a (time timestamptz, v int); CREATE INDEX ON a (time DESC);
                CREATE TABLE b (time timestamptz, v int); CREATE INDEX ON b (time DESC NULLS LAST);
                CREATE TABLE c (time timestamptz, v int); CREATE INDEX ON c (time NULLS FIRST, v);""");
        for (String table : List.of("a", "b", "c")) {
            database.execute("INSERT INTO " + table + TWO_ROWS + "INSERT INTO " + table + " VALUES (NULL, 0)");
        }
        Catalogue catalogue = source.read("public");
        assertThat(catalogue.channels())
                .hasSize(3)
                .allMatch(channel -> channel.bounds().equals(JANUARY));
    }

    @Test
    void doesNotKnowBoundsThatNoIndexTells() {
        database.execute("""
                CREATE TABLE no_index (time timestamptz, v int);
                CREATE TABLE second_place (time timestamptz, v int, PRIMARY KEY (v, time));
                CREATE TABLE partial (time timestamptz, v int); CREATE INDEX ON partial (time) WHERE v = 1;
                CREATE TABLE expression (time timestamp, v int); CREATE INDEX ON expression (date_trunc('day', time));
                CREATE TABLE brin (time timestamptz, v int); CREATE INDEX ON brin USING brin (time);
                CREATE TABLE hash (time timestamptz, v int); CREATE INDEX ON hash USING hash (time);""");
        for (String table : List.of("no_index", "second_place", "partial", "expression", "brin", "hash")) {
            database.execute("INSERT INTO " + table + TWO_ROWS);
        }
        database.execute("ANALYZE");
        Catalogue catalogue = source.read("public");
        assertThat(catalogue.channels())
                .hasSize(6)
                .allMatch(channel -> channel.bounds().equals(TimeBounds.UNKNOWN)
                        && channel.estimatedRate() == null
                        && Long.valueOf(2).equals(channel.estimatedRows())
                        && channel.problem() == null);
        assertThat(Source.await(source.reader(CatalogueSettings.of(List.of("public")))
                        .bounds(catalogue.channel("no_index").orElseThrow())))
                .isEqualTo(TimeBounds.UNKNOWN);
    }

    @Test
    void countsRowsByStatisticsAlone() {
        database.execute("""
                CREATE TABLE empty (time timestamptz PRIMARY KEY, v int); ANALYZE empty;
                CREATE TABLE created (time timestamptz PRIMARY KEY, v int);
                CREATE TABLE fresh (time timestamptz PRIMARY KEY, v int) WITH (autovacuum_enabled = off);
                CREATE TABLE filled (time timestamptz PRIMARY KEY, v int) WITH (autovacuum_enabled = off); ANALYZE filled;
                CREATE TABLE forgotten (time timestamptz PRIMARY KEY, v int) WITH (autovacuum_enabled = off)""");
        for (String table : List.of("fresh", "filled", "forgotten")) {
            database.execute("INSERT INTO " + table + TWO_ROWS);
        }
        database.execute("SELECT pg_stat_reset_single_table_counters('forgotten'::regclass)");
        assertThat(channel("empty").estimatedRows()).isZero();
        assertThat(channel("empty").bounds()).isEqualTo(TimeBounds.UNKNOWN);
        assertThat(channel("created").estimatedRows()).isNull();
        // Never analysed, or analysed before it held anything: what the server counted while it was written.
        assertThat(channel("fresh").estimatedRows()).isEqualTo(2);
        assertThat(channel("filled").estimatedRows()).isEqualTo(2);
        // Neither analysed nor counted.
        assertThat(channel("forgotten").estimatedRows()).isNull();
        assertThat(channel("forgotten").bounds()).isEqualTo(JANUARY);
        assertThat(channel("forgotten").estimatedRate()).isNull();
    }

    @Test
    void quotesHostileNames() {
        database.execute("""
                CREATE SCHEMA "x"".y; --";
                CREATE TABLE "x"".y; --"."a""; DROP TABLE victim; --" ("time" timestamptz PRIMARY KEY, "%s $1 ' \\" int);
                CREATE TABLE victim (time timestamptz PRIMARY KEY, v int);
                INSERT INTO "x"".y; --"."a""; DROP TABLE victim; --" VALUES ('2026-01-01 00:00:00+00', 1);""");
        Catalogue catalogue = source.read("x\".y; --", "public");
        Channel channel = catalogue.channel("a\"; DROP TABLE victim; --").orElseThrow();
        assertThat(channel.bounds().first()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(channel.signals().getFirst().name()).isEqualTo("%s $1 ' \\");
        assertThat(catalogue.channel("victim")).isPresent();
    }

    @Test
    void isNotConfusedByNamesThatItUsesItself() {
        database.execute("""
                CREATE TABLE r (extract timestamptz PRIMARY KEY, v int); INSERT INTO r VALUES ('0900-01-01 00:00:00+00', 1), ('2026-01-01 00:00:00+00', 1);
                CREATE TABLE "c" (epoch timestamptz PRIMARY KEY, v int); INSERT INTO c VALUES ('0900-01-01 00:00:00+00', 1), ('2026-01-01 00:00:00+00', 1);
                CREATE TABLE s (text_ns bigint PRIMARY KEY, v int); INSERT INTO s VALUES (9), (10), (-8), (-70), (100)""");
        TimeBounds expected =
                new TimeBounds(Instant.parse("0900-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(channel("r").bounds()).isEqualTo(expected);
        assertThat(channel("c").bounds()).isEqualTo(expected);
        // As text, 9 would be the last.
        assertThat(channel("s").bounds())
                .isEqualTo(new TimeBounds(Instant.ofEpochSecond(0, -70), Instant.ofEpochSecond(0, 100)));
    }

    @Test
    void readsPartitionsOfPartitions() {
        database.execute("""
                CREATE TABLE p (time timestamptz NOT NULL, v int) PARTITION BY RANGE (time);
                CREATE TABLE p1 PARTITION OF p FOR VALUES FROM ('2026-01-01') TO ('2026-01-02') PARTITION BY HASH (v);
                CREATE TABLE p1a PARTITION OF p1 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
                CREATE TABLE p1b PARTITION OF p1 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
                CREATE TABLE p2 PARTITION OF p DEFAULT;
                CREATE INDEX ON p (time);
                INSERT INTO p SELECT timestamptz '2026-01-01 00:00:00+00' + i * interval '1 minute', i FROM generate_series(0, 4320) AS i;
                ANALYZE p;
                CREATE TABLE q (time timestamptz NOT NULL, v int) PARTITION BY LIST (v);
                CREATE TABLE q1 PARTITION OF q FOR VALUES IN (1);
                CREATE TABLE q2 PARTITION OF q FOR VALUES IN (2);
                CREATE INDEX ON q1 (time);
                CREATE TABLE none (time timestamptz NOT NULL, v int) PARTITION BY LIST (v);""");
        database.execute("INSERT INTO q" + TWO_ROWS);
        Catalogue catalogue = source.read("public");
        assertThat(catalogue.channels().stream().map(Channel::name)).containsExactly("none", "p", "q");
        Channel whole = catalogue.channel("p").orElseThrow();
        assertThat(whole.estimatedRows()).isEqualTo(4321);
        assertThat(whole.bounds())
                .isEqualTo(
                        new TimeBounds(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-04T00:00:00Z")));
        // One partition without the index would have to be scanned.
        assertThat(catalogue.channel("q").orElseThrow().bounds()).isEqualTo(TimeBounds.UNKNOWN);
        database.execute("CREATE INDEX ON q2 (time)");
        assertThat(channel("q").bounds()).isEqualTo(JANUARY);
        assertThat(catalogue.channel("none").orElseThrow().problem()).isNull();
    }

    @Test
    void readsInheritanceAsHypertablesUseIt() {
        database.execute("""
                CREATE SCHEMA chunks;
                CREATE TABLE h (time timestamptz NOT NULL, v int); CREATE INDEX ON h (time);
                CREATE TABLE chunks.h1 (CHECK (time < '2026-01-02')) INHERITS (h); CREATE INDEX ON chunks.h1 (time);
                CREATE TABLE chunks.h2 (CHECK (time >= '2026-01-02')) INHERITS (h); CREATE INDEX ON chunks.h2 (time);
                INSERT INTO chunks.h1 VALUES ('2026-01-01 00:00:00+00', 1);
                INSERT INTO chunks.h2 VALUES ('2026-01-02 00:00:00+00', 2);
                ANALYZE""");
        Catalogue catalogue = source.read("public");
        assertThat(catalogue.channels()).hasSize(1);
        assertThat(channel("h").bounds()).isEqualTo(JANUARY);
        assertThat(channel("h").estimatedRows()).isEqualTo(2);
    }

    @Test
    void reachesForeignTablesWithoutAskingTheirServer() {
        database.execute("CREATE EXTENSION postgres_fdw; CREATE SCHEMA remote;"
                + "CREATE TABLE remote.t (time timestamptz PRIMARY KEY, v int); INSERT INTO remote.t" + TWO_ROWS
                + "CREATE SERVER here FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '"
                + database.port()
                + "', dbname '" + database.name() + "');"
                + "CREATE SERVER gone FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1', use_remote_estimate 'true');"
                + "CREATE USER MAPPING FOR postgres SERVER here OPTIONS (user 'postgres', password 'postgres');"
                + "CREATE USER MAPPING FOR postgres SERVER gone OPTIONS (user 'postgres', password 'postgres');"
                + "CREATE FOREIGN TABLE f (time timestamptz, v int) SERVER here OPTIONS (schema_name 'remote', table_name 't');"
                + "CREATE FOREIGN TABLE away (time timestamptz, v int) SERVER gone;"
                + "CREATE VIEW away_view AS SELECT time, v FROM away;"
                + "COMMENT ON COLUMN f.v IS 'Remote value [V]'");
        database.execute("ANALYZE f");
        Channel foreign = channel("f");
        assertThat(foreign.source().relation().kind()).isEqualTo(Relation.Kind.FOREIGN_TABLE);
        assertThat(foreign.signals().getFirst().units()).isEqualTo("V");
        assertThat(foreign.bounds()).isEqualTo(TimeBounds.UNKNOWN);
        assertThat(foreign.problem()).isNull();
        assertThat(channel("away").problem()).isNull();
        assertThat(channel("away").estimatedRows()).isNull();
        assertThat(channel("away_view").problem()).contains("could not connect to server \"gone\"");
    }

    @Test
    void givesTheReasonOfABrokenViewAndReadsTheRest() {
        database.execute("CREATE TABLE good (time timestamptz PRIMARY KEY, v int); INSERT INTO good" + TWO_ROWS + """
                CREATE FUNCTION broken() RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RAISE 'sensor table is gone'; END $$;
                CREATE VIEW raising AS SELECT time, broken() AS v FROM good;
                CREATE VIEW dividing AS SELECT time, v / 0 AS v FROM good WHERE 1 / 0 > 0;
                CREATE VIEW simple AS SELECT time, v FROM good;
                CREATE VIEW filtered AS SELECT time, v FROM good WHERE v = 2;
                CREATE VIEW joined AS SELECT a.time, b.v FROM good AS a JOIN good AS b USING (v);
                CREATE VIEW stacked AS SELECT time, v FROM good UNION ALL SELECT time, v FROM simple;
                CREATE VIEW shifted AS SELECT time + interval '1 hour' AS time, v FROM good;
                CREATE MATERIALIZED VIEW unpopulated AS SELECT time, v FROM good WITH NO DATA;""");
        assertThat(channel("raising").problem()).isEqualTo("sensor table is gone");
        assertThat(channel("dividing").problem()).isEqualTo("division by zero");
        assertThat(channel("unpopulated").problem()).endsWith("has not been populated");
        assertThat(channel("good").bounds()).isEqualTo(JANUARY);
        assertThat(channel("simple").bounds()).isEqualTo(JANUARY);
        assertThat(channel("stacked").bounds()).isEqualTo(JANUARY);
        for (String computed : List.of("filtered", "joined", "shifted")) {
            assertThat(channel(computed).problem()).isNull();
            assertThat(channel(computed).bounds()).as(computed).isEqualTo(TimeBounds.UNKNOWN);
        }
    }

    @Test
    void givesTheReasonOfAForbiddenRelation() {
        String role = database.name() + "_reader";
        database.execute("CREATE ROLE " + role + " LOGIN; CREATE SCHEMA closed;"
                + "CREATE TABLE open (time timestamptz PRIMARY KEY, v int); INSERT INTO open" + TWO_ROWS
                + "CREATE TABLE secret (time timestamptz PRIMARY KEY, v int);"
                + "CREATE TABLE half (time timestamptz PRIMARY KEY, v int, hidden int); INSERT INTO half" + TWO_ROWS
                + "CREATE TABLE closed.inside (time timestamptz PRIMARY KEY, v int);"
                + "CREATE VIEW leak WITH (security_invoker) AS SELECT * FROM secret;"
                + "GRANT SELECT ON open, leak TO " + role + "; GRANT SELECT (time, v) ON half TO " + role
                + "; GRANT SELECT ON closed.inside TO " + role);
        try (Source reader = new Source(database.as(role, "none"))) {
            Catalogue catalogue = reader.read("public", "closed");
            assertThat(catalogue.channel("open").orElseThrow().bounds()).isEqualTo(JANUARY);
            assertThat(catalogue.channel("secret").orElseThrow().problem())
                    .isEqualTo("no SELECT privilege on public.secret");
            assertThat(catalogue.channel("inside").orElseThrow().problem())
                    .isEqualTo("no USAGE privilege on schema closed");
            assertThat(catalogue.channel("leak").orElseThrow().problem())
                    .isEqualTo("permission denied for table secret");
            Channel half = catalogue.channel("half").orElseThrow();
            assertThat(half.signals().stream().map(Signal::name)).containsExactly("v");
            assertThat(half.bounds()).isEqualTo(JANUARY);
        }
    }

    @Test
    void doesNotWaitForALockedTable() throws SQLException {
        database.execute("CREATE TABLE locked (time timestamptz PRIMARY KEY, v int); INSERT INTO locked" + TWO_ROWS
                + "CREATE TABLE free (time timestamptz PRIMARY KEY, v int); INSERT INTO free" + TWO_ROWS);
        CatalogueReader reader = source.reader(CatalogueSettings.of(List.of("public")), Duration.ofMillis(200));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE locked IN ACCESS EXCLUSIVE MODE");
            Catalogue catalogue = Source.await(reader.read());
            assertThat(catalogue.channel("locked").orElseThrow().bounds()).isEqualTo(TimeBounds.UNKNOWN);
            assertThat(catalogue.channel("locked").orElseThrow().problem()).isNull();
            assertThat(catalogue.channel("free").orElseThrow().bounds()).isEqualTo(JANUARY);
            connection.rollback();
        }
    }

    @Test
    void followsTheRulesOfTheSettings() {
        database.execute("CREATE SCHEMA other; CREATE TABLE other.added (t timestamp PRIMARY KEY, v int);"
                + "CREATE TABLE other.not_added (t timestamp PRIMARY KEY, v int);"
                + "CREATE TABLE renamed (time timestamptz PRIMARY KEY, v int); INSERT INTO renamed" + TWO_ROWS
                + "CREATE TABLE hidden (time timestamptz PRIMARY KEY, v int);"
                + "CREATE TABLE clock (time timestamptz, ticks bigint PRIMARY KEY); INSERT INTO clock VALUES (now(), 5);"
                + "CREATE TABLE wrong (time timestamptz, v int);");
        Catalogue catalogue = source.read(new CatalogueSettings(
                List.of("public"),
                List.of(),
                List.of(
                        new ChannelRule("other.added", null, null, false),
                        new ChannelRule("public.renamed", "Nice name", null, false),
                        new ChannelRule("hidden", null, null, true),
                        new ChannelRule("clock", null, "ticks", false),
                        new ChannelRule("wrong", null, "v", false))));
        assertThat(catalogue.channels().stream().map(Channel::name))
                .containsExactly("Nice name", "added", "clock", "wrong");
        assertThat(catalogue.channel("Nice name").orElseThrow().bounds()).isEqualTo(JANUARY);
        Channel clock = catalogue.channel("clock").orElseThrow();
        assertThat(clock.timeType()).isEqualTo(TimeType.INTEGER_NANOSECONDS);
        assertThat(clock.bounds().last()).isEqualTo("1970-01-01T00:00:00.000000005Z");
        assertThat(clock.signals().getFirst().name()).isEqualTo("time");
        assertThat(catalogue.channel("wrong").orElseThrow().problem()).contains("name v as time column");
    }

    @Test
    void offersOnlyRelationsWithTimeThatPeopleMade() {
        database.execute("""
                CREATE EXTENSION pg_stat_statements;
                CREATE TABLE no_time (d date, n bigint);
                CREATE TABLE only_time (time timestamptz);
                CREATE DOMAIN moment AS timestamptz CHECK (VALUE > '2000-01-01');
                CREATE DOMAIN strict_moment AS moment NOT NULL;
                CREATE TABLE by_domain (at strict_moment, v int);""");
        Catalogue catalogue = source.read("public");
        assertThat(catalogue.channels().stream().map(Channel::name)).containsExactly("by_domain", "only_time");
        assertThat(channel("only_time").signals()).isEmpty();
        assertThat(channel("by_domain").timeType()).isEqualTo(TimeType.TIMESTAMPTZ);
    }

    private Channel channel(String name) {
        return source.read("public").channel(name).orElseThrow();
    }
}
