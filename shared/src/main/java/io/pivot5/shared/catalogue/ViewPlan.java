package io.pivot5.shared.catalogue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/// Whether the planner's plan of a look-up through a view goes by an index alone.
///
/// The shape decides, not the cost: `Limit` over index scans in the index's own order, without a filter of the view
/// that could make the scan walk on.
final class ViewPlan {
    private static final Set<String> PASSING = Set.of("Limit", "Result", "Subquery Scan", "Append", "Merge Append");
    private static final Set<String> LOOKUPS = Set.of("Index Scan", "Index Only Scan");

    private ViewPlan() {}

    static boolean isLookup(JsonArray explained) {
        return isLookup(plan(explained));
    }

    static long rows(JsonArray explained) {
        return plan(explained).getLong("Plan Rows", 0L);
    }

    private static JsonObject plan(JsonArray explained) {
        return explained.getJsonObject(0).getJsonObject("Plan");
    }

    private static boolean isLookup(JsonObject node) {
        if (node.containsKey("Filter")) {
            return false;
        }
        String type = node.getString("Node Type");
        JsonArray children = node.getJsonArray("Plans", new JsonArray());
        return LOOKUPS.contains(type)
                || (PASSING.contains(type)
                        && children.stream().allMatch(child -> child instanceof JsonObject plan && isLookup(plan)));
    }
}
