package io.pivot5.shared.node;

import io.pivot5.shared.database.OwnDatabase;
import io.pivot5.shared.http.RouteTable;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.store.ObjectStore;
import io.vertx.sqlclient.Pool;

/// What the verticles of a node share. A verticle uses these and closes none of them.
public record NodeServices(
        Configuration configuration, RouteTable routes, Pool source, OwnDatabase database, ObjectStore store) {}
