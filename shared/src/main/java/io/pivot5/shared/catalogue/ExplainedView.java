package io.pivot5.shared.catalogue;

import io.vertx.core.json.JsonArray;

/// What the planner says of a view: the plan of a look-up of its last time, and the plan of all its rows.
record ExplainedView(JsonArray lookup, JsonArray rows) {}
