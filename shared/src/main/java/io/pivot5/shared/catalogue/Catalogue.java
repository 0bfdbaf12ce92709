package io.pivot5.shared.catalogue;

import io.pivot5.shared.text.Glob;
import io.pivot5.shared.text.NearestNames;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every channel of the source at one moment, in the order of their names. Immutable.
public final class Catalogue {
    private final Map<String, Channel> channels;
    private final Instant readAt;

    /// Takes channels with distinct names.
    Catalogue(Collection<Channel> channels, Instant readAt) {
        Map<String, Channel> byName = new TreeMap<>();
        for (Channel channel : channels) {
            if (byName.put(channel.name(), channel) != null) {
                throw new IllegalArgumentException("two channels are called " + channel.name());
            }
        }
        this.channels = Collections.unmodifiableMap(byName);
        this.readAt = readAt;
    }

    public Collection<Channel> channels() {
        return channels.values();
    }

    public Instant readAt() {
        return readAt;
    }

    public Optional<Channel> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /// The channel of exactly this name, else those that the pattern fits: a name with brackets in it means itself.
    public List<Channel> select(String nameOrGlob) {
        Channel exact = channels.get(nameOrGlob);
        if (exact != null) {
            return List.of(exact);
        }
        Glob glob = Glob.of(nameOrGlob);
        return channels.values().stream()
                .filter(channel -> glob.matches(channel.name()))
                .toList();
    }

    /// At most three names that may have been meant.
    public List<String> nearest(String name) {
        return NearestNames.of(name, channels.keySet(), 3);
    }
}
