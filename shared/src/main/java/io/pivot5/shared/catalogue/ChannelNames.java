package io.pivot5.shared.catalogue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Gives every channel a name of its own: those of one name, and those without any, get the schema in front (narrow
/// channels the relation as well).
final class ChannelNames {
    private ChannelNames() {}

    static List<Channel> distinct(List<Channel> channels) {
        Map<String, Long> uses = channels.stream().collect(Collectors.groupingBy(Channel::name, Collectors.counting()));
        Set<String> taken = new HashSet<>();
        return channels.stream()
                .map(channel -> uses.getOrDefault(channel.name(), 0L) > 1
                                || channel.name().isEmpty()
                        ? channel.named(qualified(channel))
                        : channel)
                .sorted(Comparator.comparing(Channel::name))
                .map(channel -> channel.named(free(channel.name(), taken)))
                .toList();
    }

    private static String qualified(Channel channel) {
        return switch (channel.source()) {
            case ChannelSource.Wide wide -> wide.relation().qualifiedName();
            case ChannelSource.Narrow narrow -> narrow.relation().qualifiedName() + "." + narrow.key();
        };
    }

    /// A relation may be called `public.a` and meet the qualified name of another: the second gets a number.
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "_" + number;
        }
        return free;
    }
}
