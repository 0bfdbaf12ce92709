package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeColumnTest {
    private static final SqlType TIMESTAMPTZ = new SqlType("timestamptz", "timestamptz", 1184, SqlType.Kind.BASE, -1);
    private static final SqlType BIGINT = new SqlType("bigint", "bigint", 20, SqlType.Kind.BASE, -1);
    private static final SqlType DATE = new SqlType("date", "date", 1082, SqlType.Kind.BASE, -1);

    @Test
    void prefersNamesInTheirOrder() {
        assertThat(chosen(
                        instant("a"),
                        instant("start_time"),
                        instant("t"),
                        instant("ts"),
                        instant("timestamp"),
                        instant("time")))
                .isEqualTo("time");
        assertThat(chosen(instant("a"), instant("start_time"), instant("t"), instant("ts"), instant("timestamp")))
                .isEqualTo("timestamp");
        assertThat(chosen(instant("a"), instant("start_time"), instant("t"), instant("ts")))
                .isEqualTo("ts");
        assertThat(chosen(instant("a"), instant("start_time"), instant("t"))).isEqualTo("t");
        assertThat(chosen(instant("a"), instant("start_time"))).isEqualTo("start_time");
        assertThat(chosen(instant("a"), instant("Time"))).isEqualTo("Time");
        assertThat(chosen(instant("a_time"), instant("b_time"))).isEqualTo("a_time");
    }

    @Test
    void prefersANameToAnIndex() {
        assertThat(chosen(column("created", TIMESTAMPTZ, null, 0), instant("start_time")))
                .isEqualTo("start_time");
    }

    @Test
    void prefersThePrimaryKeyToAnIndexAndAnIndexToTheOrder() {
        SourceColumn plain = instant("created");
        SourceColumn indexed = column("received", TIMESTAMPTZ, null, 1);
        SourceColumn key = column("stamped", TIMESTAMPTZ, null, 0);
        assertThat(chosen(plain, indexed, key)).isEqualTo("stamped");
        assertThat(chosen(plain, indexed)).isEqualTo("received");
        assertThat(chosen(plain, instant("received"))).isEqualTo("created");
    }

    @Test
    void takesABigintForNanosecondsByNameOrByUnit() {
        assertThat(chosen(column("clock_ns", BIGINT, null, 2))).isEqualTo("clock_ns");
        assertThat(chosen(column("clock", BIGINT, "Recorder clock [ns]", 2))).isEqualTo("clock");
        assertThat(chosen(column("time", BIGINT, "milliseconds [ms]", 0))).isNull();
        assertThat(chosen(column("time", BIGINT, null, 0))).isNull();
        assertThat(chosen(column("duration_ns", BIGINT, null, 2), column("t_ns", BIGINT, null, 2)))
                .isEqualTo("t_ns");
        assertThat(chosen(column("time_ns", BIGINT, null, 0), instant("time"))).isEqualTo("time");
    }

    @Test
    void takesNoOtherType() {
        assertThat(chosen(column("time", DATE, null, 0))).isNull();
        assertThat(chosen()).isNull();
    }

    private static @Nullable String chosen(SourceColumn... columns) {
        return TimeColumn.of(List.of(columns)).map(SourceColumn::name).orElse(null);
    }

    private static SourceColumn instant(String name) {
        return column(name, TIMESTAMPTZ, null, 2);
    }

    private static SourceColumn column(String name, SqlType type, @Nullable String comment, int indexRank) {
        return new SourceColumn(
                name, type, comment, true, BoundsAccess.NONE, indexRank, List.of(), Map.of(), List.of());
    }
}
