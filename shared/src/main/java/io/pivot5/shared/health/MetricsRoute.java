package io.pivot5.shared.health;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.pivot5.shared.access.Permission;
import io.pivot5.shared.http.Answer;
import io.pivot5.shared.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/// `/metrics` in the text form of Prometheus.
public final class MetricsRoute {
    private static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry;

    @SuppressWarnings("resource") // the binders live as long as the process
    public MetricsRoute(PrometheusMeterRegistry registry) {
        this.registry = registry;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    public void mount(RouteTable routes) {
        routes.get("/metrics", Permission.ADMINISTER, request -> {
            request.query();
            return Future.succeededFuture(Answer.of(200, MEDIA_TYPE, Buffer.buffer(registry.scrape())));
        });
    }
}
