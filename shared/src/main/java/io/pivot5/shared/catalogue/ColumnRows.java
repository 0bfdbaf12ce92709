package io.pivot5.shared.catalogue;

import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the rows of `columns.sql`.
final class ColumnRows {
    private ColumnRows() {}

    static List<SourceRelation> relations(Iterable<Row> rows) {
        Map<Long, List<Row>> byRelation = new LinkedHashMap<>();
        for (Row row : rows) {
            byRelation
                    .computeIfAbsent(row.getLong("relation_oid"), oid -> new ArrayList<>())
                    .add(row);
        }
        return byRelation.values().stream().map(ColumnRows::relation).toList();
    }

    private static SourceRelation relation(List<Row> rows) {
        Row row = rows.getFirst();
        Relation relation = new Relation(
                row.getString("schema_name"),
                row.getString("relation_name"),
                Relation.Kind.of(row.getString("relation_kind")),
                row.getLong("relation_oid"));
        return new SourceRelation(
                relation,
                row.getBoolean("usable"),
                row.getBoolean("populated"),
                row.getLong("estimated_rows"),
                rows.stream().map(ColumnRows::column).toList());
    }

    private static SourceColumn column(Row row) {
        SqlType type = new SqlType(
                row.getString("type_name"),
                row.getString("base_name"),
                row.getLong("base_oid"),
                SqlType.Kind.of(row.getString("base_kind")),
                row.getInteger("modifier"));
        return new SourceColumn(
                row.getString("column_name"),
                type,
                row.getString("comment"),
                row.getBoolean("readable"),
                access(row.getString("order_index")),
                row.getInteger("index_rank"),
                indexes(row.getValue("indexes")),
                frequencies(row.getArrayOfStrings("most_common"), row.getArrayOfDoubles("frequencies")),
                strings(row.getArrayOfStrings("bounds")));
    }

    private static BoundsAccess access(@Nullable String word) {
        return switch (word) {
            case "plain" -> BoundsAccess.PLAIN;
            case "swapped" -> BoundsAccess.NULLS_SWAPPED;
            case null, default -> BoundsAccess.NONE;
        };
    }

    private static List<List<String>> indexes(@Nullable Object json) {
        if (!(json instanceof JsonArray indexes)) {
            return List.of();
        }
        return indexes.stream()
                .map(index -> ((JsonArray) index).stream().map(String::valueOf).toList())
                .toList();
    }

    private static Map<String, Double> frequencies(String @Nullable [] values, Double @Nullable [] shares) {
        Map<String, Double> frequencies = new HashMap<>();
        if (values != null && shares != null) {
            for (int index = 0; index < Math.min(values.length, shares.length); index++) {
                frequencies.put(values[index], shares[index]);
            }
        }
        return Map.copyOf(frequencies);
    }

    private static List<String> strings(String @Nullable [] values) {
        return values == null ? List.of() : Arrays.asList(values);
    }
}
