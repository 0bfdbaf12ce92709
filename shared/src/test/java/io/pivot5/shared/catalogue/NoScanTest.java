package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables that the planner takes for 50 million rows, or by mistake for three: what the catalogue sends touches a few
/// pages of an index either way. It does not prove how long a look-up takes on a cold disk.
class NoScanTest {
    private static final CatalogueSettings SETTINGS = new CatalogueSettings(
            List.of("public"), List.of(new NarrowRelation("narrow", "channel", "signal", "time", "value")), List.of());

    private static final TestDatabase DATABASE = TestPostgres.freshDatabase();

    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                CREATE TABLE wide (time timestamptz, v float8) WITH (autovacuum_enabled = off);
                INSERT INTO wide SELECT timestamptz '2026-01-01 00:00:00+00' + i * interval '1 second', i FROM generate_series(1, 100000) AS i;
                CREATE INDEX ON wide (time);
                CREATE TABLE unindexed (LIKE wide) WITH (autovacuum_enabled = off);
                INSERT INTO unindexed TABLE wide;
                CREATE TABLE narrow (channel text, signal text, time timestamptz, value float8) WITH (autovacuum_enabled = off);
                INSERT INTO narrow SELECT 'c' || i % 4, 's' || i % 8, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 second', i
                FROM generate_series(1, 100000) AS i;
                CREATE INDEX ON narrow (channel, signal, time);
                ANALYZE""");
    }

    @AfterAll
    static void close() {
        pretend(100_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {50_000_000, 3})
    void readsAFewPagesOfTheIndex(long rows) {
        pretend(rows);
        String scans = "SELECT sum(seq_scan) || ' ' || sum(seq_tup_read) FROM pg_stat_user_tables";
        String before = DATABASE.value(scans);
        String heapBefore = DATABASE.value("SELECT sum(heap_blks_read + heap_blks_hit) FROM pg_statio_user_tables");
        String indexBefore = DATABASE.value("SELECT sum(idx_blks_read + idx_blks_hit) FROM pg_statio_user_tables");
        try (Source source = new Source(DATABASE)) {
            Catalogue catalogue = source.read(SETTINGS);
            assertThat(catalogue.channel("wide").orElseThrow().bounds().last()).isEqualTo("2026-01-02T03:46:40Z");
            assertThat(catalogue.channel("wide").orElseThrow().estimatedRows()).isEqualTo(rows);
            assertThat(catalogue.channel("unindexed").orElseThrow().bounds()).isEqualTo(TimeBounds.UNKNOWN);
            assertThat(catalogue.channel("c3").orElseThrow().signals()).hasSize(2);
            assertThat(catalogue.channel("c3").orElseThrow().bounds().last()).isEqualTo("2026-01-02T03:46:39Z");
        }
        assertThat(DATABASE.value(scans)).isEqualTo(before);
        // A page for each entry found, where the visibility map does not spare it.
        assertThat(grown("heap", heapBefore)).isLessThanOrEqualTo(100);
        // Two descents for the wide one; for 4 channels with 2 signals each 5 + 12 jumps and 16 ends. The planner looks
        // at the ends of the indexes itself. A scan would be 500 pages and more.
        assertThat(grown("idx", indexBefore)).isLessThanOrEqualTo(200);
    }

    @Test
    void plansNothingButIndexScans() {
        pretend(50_000_000);
        Relation wide = new Relation("public", "wide", Relation.Kind.TABLE, 0);
        ChannelSource.Wide source = new ChannelSource.Wide(wide, "time");
        for (boolean last : new boolean[] {false, true}) {
            String sql = CatalogueSql.end(source, TimeType.TIMESTAMPTZ, BoundsAccess.PLAIN, last);
            assertThat(explain(sql)).contains("Index Only Scan").doesNotContain("Seq Scan", "Sort", "Bitmap", "Filter");
        }
        String unaided = CatalogueSql.wideBounds(source, TimeType.TIMESTAMPTZ, BoundsAccess.PLAIN);
        assertThat(DATABASE.value("EXPLAIN (COSTS OFF, FORMAT JSON) " + unaided))
                .doesNotContain("Seq Scan", "Sort");
    }

    private static String explain(String sql) {
        String limits = CatalogueSql.lookup(Duration.ofSeconds(5)).replaceFirst("^SELECT", "PERFORM");
        DATABASE.execute(
                "CREATE OR REPLACE FUNCTION plan() RETURNS text LANGUAGE plpgsql AS $f$ DECLARE plan text; BEGIN "
                        + limits
                        + "EXECUTE $q$EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql
                        + "$q$ INTO plan; RETURN plan; END $f$");
        return String.valueOf(DATABASE.value("SELECT plan()"));
    }

    /// Makes the planner's figures those of a table of so many rows on the pages that it has.
    private static void pretend(long rows) {
        DATABASE.execute(
                "UPDATE pg_class SET reltuples = " + rows + " WHERE relname IN ('wide', 'unindexed', 'narrow')");
    }

    private static long grown(String kind, @Nullable String before) {
        String now =
                DATABASE.value("SELECT sum(" + kind + "_blks_read + " + kind + "_blks_hit) FROM pg_statio_user_tables");
        return Long.parseLong(String.valueOf(now)) - Long.parseLong(String.valueOf(before));
    }
}
