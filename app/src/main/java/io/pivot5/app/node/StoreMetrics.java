package io.pivot5.app.node;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pivot5.shared.store.CountingObjectStore;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.StoreCounters;
import io.pivot5.shared.store.StoreOperation;
import java.util.Locale;

/// How often the bucket is asked, and how many bytes go over, as metrics.
final class StoreMetrics {
    private StoreMetrics() {}

    static ObjectStore count(ObjectStore store, MeterRegistry registry) {
        StoreCounters counters = new StoreCounters();
        for (StoreOperation operation : StoreOperation.values()) {
            String word = operation.name().toLowerCase(Locale.ROOT);
            FunctionCounter.builder("pivot5.bucket.calls", counters, counted -> counted.calls(operation))
                    .tag("operation", word)
                    .register(registry);
            FunctionCounter.builder("pivot5.bucket.bytes", counters, counted -> counted.bytes(operation))
                    .tag("operation", word)
                    .register(registry);
        }
        return new CountingObjectStore(store, counters);
    }
}
