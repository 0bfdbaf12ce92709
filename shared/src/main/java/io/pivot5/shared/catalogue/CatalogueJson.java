package io.pivot5.shared.catalogue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// The catalogue on the wire. Every member is always there; what is unknown is null. Instants are RFC 3339 in UTC with
/// as many digits as they need.
public final class CatalogueJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// More digits would pretend that an estimate is a measurement.
    private static final MathContext RATE_DIGITS = new MathContext(6);

    private CatalogueJson() {}

    /// The answer to a list request.
    public static ObjectNode list(Collection<Channel> channels) {
        ObjectNode list = NODES.objectNode();
        ArrayNode array = list.putArray("channels");
        channels.forEach(channel -> array.add(channel(channel, channel.bounds())));
        return list.put("total", channels.size());
    }

    /// One channel, with bounds that may be fresher than its own.
    public static ObjectNode channel(Channel channel, TimeBounds bounds) {
        ObjectNode node = NODES.objectNode();
        node.put("name", channel.name());
        ArrayNode signals = node.putArray("signals");
        channel.signals().forEach(signal -> signals.add(signal(signal)));
        node.put("first_time", text(bounds.first()));
        node.put("last_time", text(bounds.last()));
        node.put("estimated_rate", rounded(channel.rate(bounds)));
        node.put("estimated_rows", channel.estimatedRows());
        node.put("time_type", channel.timeType().word());
        node.put("time_column", channel.source().timeColumn());
        node.put("relation", channel.source().relation().qualifiedName());
        node.put("kind", channel.source().relation().kind().word());
        node.put("layout", layout(channel.source()));
        node.put("from_statistics", channel.fromStatistics());
        node.put("problem", channel.problem());
        return node;
    }

    private static ObjectNode signal(Signal signal) {
        return NODES.objectNode()
                .put("name", signal.name())
                .put("type", signal.type().name())
                .put("units", signal.units())
                .put("long_name", signal.longName());
    }

    private static String layout(ChannelSource source) {
        return switch (source) {
            case ChannelSource.Wide wide -> "wide";
            case ChannelSource.Narrow narrow -> "narrow";
        };
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Double rounded(@Nullable Double rate) {
        return rate == null ? null : new BigDecimal(rate).round(RATE_DIGITS).doubleValue();
    }
}
