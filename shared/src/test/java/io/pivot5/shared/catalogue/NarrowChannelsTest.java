package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Channels of relations in the long form, by each way in which an index or a statistic tells their keys.
class NarrowChannelsTest {
    private static final NarrowRelation LONG = new NarrowRelation("long", "c", "s", "t", "v");
    private static final CatalogueSettings SETTINGS =
            new CatalogueSettings(List.of("public"), List.of(LONG), List.of());

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Source source = new Source(database);

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void jumpsThroughAnIndexOnChannelSignalAndTime() {
        fill();
        database.execute("CREATE INDEX ON long (c, s DESC, t DESC)");
        assertChannels(BoundsAccess.PER_SIGNAL, false, true);
    }

    @Test
    void jumpsThroughIndexesOnChannelAndTimeAndOnChannelAndSignal() {
        fill();
        database.execute("CREATE INDEX ON long (c, t); CREATE INDEX ON long (c, s)");
        assertChannels(BoundsAccess.PLAIN, false, true);
    }

    @Test
    void takesSignalsFromTheirOwnIndexAndSaysThatTheyAreNotOfTheChannelAlone() {
        fill();
        database.execute("CREATE INDEX ON long (c, t); CREATE INDEX ON long (s)");
        assertChannels(BoundsAccess.PLAIN, true, true);
    }

    @Test
    void takesSignalsFromTheStatistics() {
        fill();
        database.execute("CREATE INDEX ON long (c, t); ANALYZE long");
        assertChannels(BoundsAccess.PLAIN, true, true);
    }

    @Test
    void takesEverythingFromTheStatisticsWithoutAnIndexAndKnowsNoBounds() {
        fill();
        database.execute("CREATE INDEX ON long (c NULLS FIRST); ANALYZE long");
        assertChannels(BoundsAccess.NONE, true, false);
    }

    @Test
    void saysWhatIsMissingWithoutIndexAndStatistics() {
        fill();
        Channel channel = only();
        assertThat(channel.name()).isEqualTo("long");
        assertThat(channel.problem()).contains("create an index on (c, s, t) or run ANALYZE");
    }

    @Test
    void takesKeysOfOtherTypes() {
        database.execute("CREATE TYPE sensor AS ENUM ('b', 'a')");
        database.execute(
                "CREATE TABLE long (c bigint, s sensor, t timestamptz, v numeric(6,2), PRIMARY KEY (c, s, t));"
                        + "INSERT INTO long VALUES (10, 'a', '2026-01-01 00:00:00+00', 1), (9, 'b', '2026-01-02 00:00:00+00', 1), (9, 'a', '2026-01-03 00:00:00+00', 1)");
        Catalogue catalogue = source.read(SETTINGS);
        Channel nine = catalogue.channel("9").orElseThrow();
        assertThat(nine.signals().stream().map(Signal::name)).containsExactly("b", "a");
        assertThat(nine.signals().getFirst().type().name()).isEqualTo("numeric(6,2)");
        assertThat(nine.bounds())
                .isEqualTo(
                        new TimeBounds(Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z")));
        assertThat(Source.await(source.reader(SETTINGS).bounds(nine))).isEqualTo(nine.bounds());
        assertThat(catalogue.channels().stream().map(Channel::name)).containsExactly("10", "9");
    }

    @Test
    void readsPartitionedRelations() {
        database.execute("""
                CREATE TABLE long (c text, s text, t timestamptz, v float8) PARTITION BY RANGE (t);
                CREATE TABLE long1 PARTITION OF long FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                CREATE TABLE long2 PARTITION OF long DEFAULT;
                CREATE INDEX ON long (c, s, t);
                INSERT INTO long VALUES ('x', 'p', '2026-01-10 00:00:00+00', 1), ('x', 'q', '2026-02-10 00:00:00+00', 1), ('y', 'q', '2026-03-10 00:00:00+00', 1)""");
        Catalogue catalogue = source.read(SETTINGS);
        assertThat(catalogue.channel("x").orElseThrow().bounds())
                .isEqualTo(
                        new TimeBounds(Instant.parse("2026-01-10T00:00:00Z"), Instant.parse("2026-02-10T00:00:00Z")));
        assertThat(catalogue.channel("y").orElseThrow().signals()).hasSize(1);
    }

    @Test
    void isNotConfusedByNamesThatItUsesItself() {
        database.execute("""
                CREATE TABLE step (key text, c text, epoch bigint, s float8, PRIMARY KEY (key, c, epoch));
                INSERT INTO step VALUES ('x', 'p', 9, 1), ('x', 'p', 10, 1), ('y', 'q', 8, 1)""");
        Catalogue catalogue = mapped(new NarrowRelation("step", "key", "c", "epoch", "s"));
        assertThat(catalogue.channels().stream().map(Channel::name)).containsExactly("x", "y");
        Channel x = catalogue.channel("x").orElseThrow();
        assertThat(x.signals().stream().map(Signal::name)).containsExactly("p");
        assertThat(x.bounds()).isEqualTo(new TimeBounds(Instant.ofEpochSecond(0, 9), Instant.ofEpochSecond(0, 10)));
        assertThat(Source.await(source.reader(SETTINGS).bounds(x))).isEqualTo(x.bounds());
    }

    @Test
    void givesKeysThatMeetOtherNamesTheirRelation() {
        database.execute("""
                CREATE TABLE long (c text, s text, t timestamptz, v float8, PRIMARY KEY (c, s, t));
                CREATE TABLE pump (time timestamptz PRIMARY KEY, v int);
                INSERT INTO long VALUES ('pump', 'p', '2026-01-10 00:00:00+00', 1), ('', 'p', '2026-01-10 00:00:00+00', 1), ('public.pump', 'p', '2026-01-10 00:00:00+00', 1)""");
        assertThat(source.read(SETTINGS).channels().stream().map(Channel::name))
                .containsExactly("public.long.", "public.long.pump", "public.pump", "public.pump_2");
    }

    @Test
    void saysWhatIsWrongInTheSettings() {
        database.execute("CREATE TABLE long (c text, s text, t timestamptz, v float8)");
        assertThat(mapped(new NarrowRelation("nowhere", "c", "s", "t", "v"))
                        .channel("nowhere")
                        .orElseThrow()
                        .problem())
                .endsWith("there is no such relation");
        assertThat(mapped(new NarrowRelation("public.long", "c", "s", "t", "w"))
                        .channel("long")
                        .orElseThrow()
                        .problem())
                .endsWith("there is no column w");
        assertThat(mapped(new NarrowRelation("long", "c", "s", "v", "v"))
                        .channel("long")
                        .orElseThrow()
                        .problem())
                .endsWith("the column v is no timestamp or bigint");
    }

    @Test
    void givesTheReasonOfAForbiddenRelation() {
        String role = database.name() + "_reader";
        fill();
        database.execute("CREATE INDEX ON long (c, s, t); CREATE ROLE " + role
                + " LOGIN; GRANT SELECT (c, s, t) ON long TO " + role);
        try (Source reader = new Source(database.as(role, "none"))) {
            Catalogue catalogue = reader.read(SETTINGS);
            assertThat(catalogue.channel("long").orElseThrow().problem())
                    .isEqualTo("no SELECT privilege on the column v");
        }
    }

    private Catalogue mapped(NarrowRelation mapping) {
        return source.read(new CatalogueSettings(List.of("public"), List.of(mapping), List.of()));
    }

    private Channel only() {
        assertThat(source.read(SETTINGS).channels()).hasSize(1);
        return source.read(SETTINGS).channels().iterator().next();
    }

    /// Channels x (signals p, q) and y (signal q), NULLs in every key and infinity in time.
    private void fill() {
        database.execute(
                "CREATE TABLE long (c text, s text, t timestamptz, v float8) WITH (autovacuum_enabled = off);" + """
                INSERT INTO long SELECT c, s, timestamptz '2026-01-01 00:00:00+00' + i * interval '1 second', i
                FROM generate_series(0, 99) AS i CROSS JOIN (VALUES ('x', 'p'), ('x', 'q'), ('y', 'q')) AS k (c, s);
                INSERT INTO long VALUES (NULL, 'p', now(), 1), ('x', NULL, '2027-01-01', 1), ('x', 'p', NULL, 1), ('y', 'q', 'infinity', 1)""");
    }

    private void assertChannels(BoundsAccess access, boolean fromStatistics, boolean bounded) {
        Catalogue catalogue = source.read(SETTINGS);
        assertThat(catalogue.channels().stream().map(Channel::name)).containsExactly("x", "y");
        Channel second = catalogue.channel("y").orElseThrow();
        TimeBounds expected =
                new TimeBounds(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:01:39Z"));
        assertThat(second.bounds()).isEqualTo(bounded ? expected : TimeBounds.UNKNOWN);
        assertThat(second.access()).isEqualTo(access);
        assertThat(second.fromStatistics()).isEqualTo(fromStatistics);
        assertThat(second.signals().stream().map(Signal::name)).contains("q");
        assertThat(second.signals()).hasSize(fromStatistics ? 2 : 1);
        assertThat(catalogue.channel("x").orElseThrow().signals()).hasSize(2);
        assertThat(Source.await(source.reader(SETTINGS).bounds(second))).isEqualTo(second.bounds());
    }
}
