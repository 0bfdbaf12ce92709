package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.testing.DemoDatabase;
import io.pivot5.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The catalogue of the demo data, member by member, and what reading it costs.
class DemoCatalogueTest {
    private static final NarrowRelation TELEMETRY =
            new NarrowRelation("telemetry", "channel", "signal", "time", "value");
    private static final CatalogueSettings SETTINGS =
            new CatalogueSettings(List.of("public", "archive"), List.of(TELEMETRY), List.of());

    private static final TestDatabase DATABASE = DemoDatabase.loaded();
    private static final Source SOURCE = new Source(DATABASE);

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    private final Catalogue catalogue = SOURCE.read(SETTINGS);

    @Test
    void knowsEveryChannelByName() {
        assertThat(catalogue.channels().stream().map(Channel::name))
                .containsExactly(
                        "GearBox Bench",
                        "archive.thrust_chamber",
                        "battery",
                        "chamber_pressure",
                        "every_type",
                        "plant_ambient",
                        "plant_power",
                        "plant_supply",
                        "propellant_flow",
                        "public.thrust_chamber",
                        "station-01",
                        "station-02",
                        "station-03",
                        "station-04",
                        "station-05",
                        "station-06",
                        "station-07",
                        "station-08",
                        "station-09",
                        "station-10",
                        "strain",
                        "tank",
                        "temperatures",
                        "test_log",
                        "thrust_per_second",
                        "turbopump",
                        "valves",
                        "vibration",
                        "vibration_severity",
                        "Ölstand [mm] %");
        assertThat(catalogue.channels()).extracting(Channel::problem).containsOnlyNulls();
    }

    @Test
    void tellsAWideChannelOnTheWire() {
        assertThat(json("public.thrust_chamber")).isEqualTo("""
                {"name":"public.thrust_chamber","signals":[\
                {"name":"pc_a","type":"real","units":"bar","long_name":"Chamber pressure, transducer A"},\
                {"name":"pc_b","type":"real","units":"bar","long_name":"Chamber pressure, transducer B"},\
                {"name":"thrust","type":"real","units":"kN","long_name":"Thrust, load cell"},\
                {"name":"injector_fuel","type":"real","units":"bar","long_name":"Fuel injector pressure"},\
                {"name":"injector_oxidizer","type":"real","units":"bar","long_name":"Oxidizer injector pressure"},\
                {"name":"screech","type":"boolean","units":null,"long_name":"Combustion instability detected"}],\
                "first_time":"2026-03-14T10:00:00Z","last_time":"2026-03-14T10:09:59.999Z",\
                "estimated_rate":1000.0,"estimated_rows":600000,"time_type":"timestamptz","time_column":"time",\
                "relation":"public.thrust_chamber","kind":"table","layout":"wide","from_statistics":false,\
                "problem":null}""");
    }

    @Test
    void tellsAListOnTheWire() {
        String list = CatalogueJson.list(catalogue.select("vibration_*")).toString();
        assertThat(list)
                .startsWith("{\"channels\":[{\"name\":\"vibration_severity\",")
                .contains("\"first_time\":null,\"last_time\":null,\"estimated_rate\":null,\"estimated_rows\":")
                .endsWith("],\"total\":1}");
        assertThat(CatalogueJson.list(List.of())).hasToString("{\"channels\":[],\"total\":0}");
    }

    @Test
    void tellsIntegerNanosecondsToTheLastDigit() {
        Channel strain = channel("strain");
        assertThat(strain.timeType()).isEqualTo(TimeType.INTEGER_NANOSECONDS);
        assertThat(strain.bounds())
                .isEqualTo(new TimeBounds(
                        Instant.parse("2026-03-14T10:00:00.000000137Z"),
                        Instant.parse("2026-03-14T10:09:59.999000137Z")));
        assertThat(json("strain")).contains("\"first_time\":\"2026-03-14T10:00:00.000000137Z\"");
    }

    @Test
    void takesATimestampWithoutZoneForUtc() {
        Channel gearbox = channel("GearBox Bench");
        assertThat(gearbox.timeType()).isEqualTo(TimeType.TIMESTAMP);
        assertThat(gearbox.bounds().first()).isEqualTo("2026-03-13T14:00:00Z");
        assertThat(gearbox.signals().stream().map(Signal::name))
                .containsExactly("Speed In", "Speed Out", "Torque_Out", "Housing [g]");
    }

    @Test
    void takesPartitionsForOneChannel() {
        Channel supply = channel("plant_supply");
        assertThat(supply.source().relation().kind()).isEqualTo(Relation.Kind.PARTITIONED_TABLE);
        assertThat(supply.estimatedRows()).isEqualTo(604_800);
        assertThat(supply.bounds())
                .isEqualTo(
                        new TimeBounds(Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-15T23:59:59Z")));
        assertThat(supply.estimatedRate()).isEqualTo(1.0);
    }

    @Test
    void looksThroughASimpleViewAndIsHonestAboutOthers() {
        Channel simple = channel("chamber_pressure");
        assertThat(simple.bounds().last()).isEqualTo("2026-03-14T10:09:59.999Z");
        assertThat(simple.estimatedRows()).isEqualTo(600_000);
        Channel computed = channel("vibration_severity");
        assertThat(computed.bounds()).isEqualTo(TimeBounds.UNKNOWN);
        assertThat(computed.problem()).isNull();
        assertThat(computed.estimatedRate()).isNull();
        assertThat(channel("thrust_per_second").bounds().last()).isEqualTo("2026-03-14T10:09:59Z");
    }

    @Test
    void takesANarrowRelationApart() {
        Channel battery = channel("battery");
        assertThat(battery.signals().stream().map(Signal::name)).containsExactly("current", "voltage");
        assertThat(battery.fromStatistics()).isFalse();
        assertThat(battery.bounds().last()).isEqualTo("2026-03-14T10:09:59.99Z");
        assertThat(battery.estimatedRate()).isBetween(90.0, 110.0);
        assertThat(channel("station-07").signals()).hasSize(5);
        assertThat(battery.source()).isInstanceOf(ChannelSource.Narrow.class);
        assertThat(Source.await(SOURCE.reader(SETTINGS).bounds(battery))).isEqualTo(battery.bounds());
        assertThat(json("battery")).contains("\"relation\":\"public.telemetry\"", "\"layout\":\"narrow\"");
    }

    @Test
    void knowsEveryType() {
        Channel every = channel("every_type");
        assertThat(every.signals())
                .hasSize(55)
                .noneMatch(signal -> signal.name().equals("time"));
        assertThat(type(every, "numeric(12,4)"))
                .isEqualTo(new SqlType("numeric(12,4)", "numeric", 1700, SqlType.Kind.BASE, 786440));
        assertThat(type(every, "domain"))
                .isEqualTo(new SqlType("percentage", "double precision", 701, SqlType.Kind.BASE, -1));
        assertThat(type(every, "enum").kind()).isEqualTo(SqlType.Kind.ENUM);
        assertThat(type(every, "composite").kind()).isEqualTo(SqlType.Kind.COMPOSITE);
        assertThat(type(every, "tstzrange").kind()).isEqualTo(SqlType.Kind.RANGE);
        assertThat(type(every, "datemultirange").kind()).isEqualTo(SqlType.Kind.MULTIRANGE);
        assertThat(type(every, "float8[][]").kind()).isEqualTo(SqlType.Kind.ARRAY);
        assertThat(type(every, "char(8)"))
                .isEqualTo(new SqlType("character(8)", "bpchar", 1042, SqlType.Kind.BASE, 12));
    }

    @Test
    void selectsByNameAndByGlob() {
        assertThat(catalogue.select("station-0?")).hasSize(9);
        assertThat(catalogue.select("Ölstand [mm] %")).hasSize(1);
        assertThat(catalogue.select("nothing*")).isEmpty();
        assertThat(catalogue.nearest("thrust_chamber")).contains("archive.thrust_chamber", "public.thrust_chamber");
    }

    @Test
    void costsAFixedNumberOfStatementsAndNoScan() {
        DATABASE.execute("CREATE SCHEMA counting; CREATE EXTENSION pg_stat_statements SCHEMA counting");
        DATABASE.execute("SELECT counting.pg_stat_statements_reset()");
        String scans = "SELECT sum(seq_scan) FROM pg_stat_user_tables";
        String before = DATABASE.value(scans);
        long entriesBefore = entries();
        try (Source counted = new Source(DATABASE)) {
            counted.read(SETTINGS);
        }
        // One for the columns; two look-ups in one statement for each of 17 channels; two plans for each of two views;
        // one for the narrow relation.
        assertThat(DATABASE.value("""
                SELECT sum(calls) FROM counting.pg_stat_statements AS s
                JOIN pg_database AS d ON d.oid = s.dbid
                WHERE d.datname = current_database() AND query !~* '^(SET|BEGIN|ROLLBACK|COMMIT)' AND query !~ 'set_config|counting|pg_stat_user'
                """)).isEqualTo("23");
        assertThat(DATABASE.value(scans)).isEqualTo(before);
        // Two for each of 17 wide channels and 57 pairs of channel and signal, one for each jump, and what the planner
        // looks up itself at the ends of the indexes. A scan would be hundreds of thousands.
        assertThat(entries() - entriesBefore).isLessThanOrEqualTo(400);
    }

    private static long entries() {
        return Long.parseLong(
                String.valueOf(DATABASE.value("SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes")));
    }

    private Channel channel(String name) {
        return catalogue.channel(name).orElseThrow();
    }

    private String json(String name) {
        Channel channel = channel(name);
        return CatalogueJson.channel(channel, channel.bounds()).toString();
    }

    private static SqlType type(Channel channel, String signal) {
        return channel.signals().stream()
                .filter(candidate -> candidate.name().equals(signal))
                .findFirst()
                .orElseThrow()
                .type();
    }
}
