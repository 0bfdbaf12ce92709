package io.pivot5.hdf5.internal.bytes;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// A map that forgets what was used longest ago once its weight passes a limit. Safe for any number of threads.
public final class LruMap<K, V> {

    private final LinkedHashMap<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<V> weigher;
    private final long limit;
    private long weight;

    /// Holds values up to `limit` in sum of `weigher`.
    public LruMap(long limit, ToLongFunction<V> weigher) {
        this.limit = limit;
        this.weigher = weigher;
    }

    /// The value of `key`, now the one used last.
    public synchronized Optional<V> find(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// Remembers `value`, unless it alone is heavier than the limit.
    public synchronized void put(K key, V value) {
        long added = weigher.applyAsLong(value);
        if (added > limit) {
            return;
        }
        V before = entries.put(key, value);
        weight += added - (before == null ? 0 : weigher.applyAsLong(before));
        var oldest = entries.entrySet().iterator();
        while (weight > limit && oldest.hasNext()) {
            weight -= weigher.applyAsLong(oldest.next().getValue());
            oldest.remove();
        }
    }

    /// The weight held now.
    public synchronized long weight() {
        return weight;
    }
}
