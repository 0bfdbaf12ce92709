package io.pivot5.app.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.pivot5.shared.cluster.ClusterStart;
import io.pivot5.shared.settings.ClusterChoice;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/// Vert.x, alone or as a member of a cluster, with its metrics in our registry.
final class VertxStart {
    /// Each distinct value costs memory for ever, so a method that a client makes up is shown as another.
    private static final Set<Label> LABELS =
            EnumSet.of(Label.HTTP_METHOD, Label.HTTP_CODE, Label.HTTP_ROUTE, Label.POOL_NAME, Label.POOL_TYPE);

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private VertxStart() {}

    static Future<Vertx> start(Configuration configuration, MeterRegistry registry) {
        registry.config()
                .meterFilter(
                        MeterFilter.replaceTagValues("method", method -> METHODS.contains(method) ? method : "OTHER"));
        VertxOptions options = new VertxOptions()
                .setMetricsOptions(new MicrometerMetricsOptions()
                        .setEnabled(true)
                        .setLabels(LABELS)
                        // Without addresses as labels these meters clash with each other, and addresses are without
                        // bound.
                        .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS));
        Supplier<VertxBuilder> builder = () -> Vertx.builder().withMetrics(new MicrometerMetricsFactory(registry));
        return switch (configuration.get(Settings.CLUSTER)) {
            case ClusterChoice.Off _ ->
                Future.succeededFuture(builder.get().with(options).build());
            case ClusterChoice.Members cluster ->
                ClusterStart.join(cluster.members(), configuration.get(Settings.CLUSTER_PORT), options, builder);
        };
    }
}
