package io.pivot5.shared.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often a bucket was asked for what, and how many bytes went over. Any number of threads may add.
public final class StoreCounters {
    private final Map<StoreOperation, LongAdder> calls = new EnumMap<>(StoreOperation.class);
    private final Map<StoreOperation, LongAdder> bytes = new EnumMap<>(StoreOperation.class);

    public StoreCounters() {
        for (StoreOperation operation : StoreOperation.values()) {
            calls.put(operation, new LongAdder());
            bytes.put(operation, new LongAdder());
        }
    }

    /// Calls begun, failed ones included.
    public long calls(StoreOperation operation) {
        return adder(calls, operation).sum();
    }

    /// Bytes of content delivered or taken.
    public long bytes(StoreOperation operation) {
        return adder(bytes, operation).sum();
    }

    /// Calls of every kind.
    public long calls() {
        return calls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    void call(StoreOperation operation) {
        adder(calls, operation).increment();
    }

    void bytes(StoreOperation operation, long count) {
        adder(bytes, operation).add(count);
    }

    private static LongAdder adder(Map<StoreOperation, LongAdder> adders, StoreOperation operation) {
        LongAdder adder = adders.get(operation);
        if (adder == null) {
            throw new IllegalStateException("no counter for " + operation);
        }
        return adder;
    }
}
