package io.pivot5.shared.cluster;

import io.pivot5.shared.bus.Addresses;
import io.pivot5.shared.bus.Bus;
import io.pivot5.shared.bus.NodeGoodbye;
import io.pivot5.shared.bus.NodeHello;
import io.pivot5.shared.bus.NodeMessage;
import io.pivot5.shared.bus.Ping;
import io.pivot5.shared.bus.Pong;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which nodes there are, this one among them. Each says hello every few seconds; one that has not been heard of for
/// three times as long is gone. Thread-safe.
public final class Nodes {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private static final Duration HELLO_EVERY = Duration.ofSeconds(3);
    private static final Duration GONE_AFTER = HELLO_EVERY.multipliedBy(3);
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Bus bus;
    private final NodeHello self;
    private final Map<String, Seen> others = new ConcurrentHashMap<>();
    private final List<MessageConsumer<?>> consumers;
    private final long timer;

    private record Seen(NodeHello hello, long atNanos) {}

    private Nodes(Vertx vertx, Bus bus, NodeHello self) {
        this.vertx = vertx;
        this.bus = bus;
        this.self = self;
        this.consumers = List.of(
                bus.subscribe(Addresses.NODES, NodeMessage.class, this::heard),
                bus.answer(
                        Addresses.ping(self.nodeId()),
                        Ping.class,
                        _ -> Future.succeededFuture(new Pong(self.nodeId()))));
        this.timer = vertx.setPeriodic(HELLO_EVERY.toMillis(), _ -> tick());
    }

    /// Starts to speak and listen; done when the cluster knows that this node listens.
    public static Future<Nodes> join(Vertx vertx, Bus bus, NodeHello self) {
        Nodes nodes = new Nodes(vertx, bus, self);
        return Future.all(nodes.consumers.stream()
                        .map(MessageConsumer::completion)
                        .toList())
                .onSuccess(_ -> nodes.tick())
                .map(nodes);
    }

    public NodeHello self() {
        return self;
    }

    /// All nodes heard of lately, this one included, in order of their start.
    public List<NodeHello> all() {
        long now = System.nanoTime();
        return Stream.concat(
                        Stream.of(self),
                        others.values().stream()
                                .filter(seen -> now - seen.atNanos() < GONE_AFTER.toNanos())
                                .map(Seen::hello))
                .sorted(Comparator.comparing(NodeHello::startedAt).thenComparing(NodeHello::nodeId))
                .toList();
    }

    /// Whether a node, this one too, hears the bus.
    public Future<Pong> ping(String nodeId) {
        return bus.request(Addresses.ping(nodeId), new Ping(self.nodeId()), Pong.class, PING_TIMEOUT);
    }

    /// Stops listening and says goodbye.
    public Future<Void> leave(String reason) {
        vertx.cancelTimer(timer);
        return Future.join(consumers.stream().map(MessageConsumer::unregister).toList())
                .transform(_ -> bus.publish(Addresses.NODES, new NodeGoodbye(self.nodeId(), reason)))
                // A node without others has nobody to say it to.
                .otherwiseEmpty();
    }

    private void heard(NodeMessage message) {
        if (message.nodeId().equals(self.nodeId())) {
            return;
        }
        switch (message) {
            case NodeHello hello -> {
                if (others.put(hello.nodeId(), new Seen(hello, System.nanoTime())) == null) {
                    LOG.info("node {} ({}) is there", hello.nodeId(), String.join(", ", hello.roles()));
                    bus.publish(Addresses.NODES, self);
                }
            }
            case NodeGoodbye goodbye -> {
                if (others.remove(goodbye.nodeId()) != null) {
                    LOG.info("node {} left: {}", goodbye.nodeId(), goodbye.reason());
                }
            }
        }
    }

    private void tick() {
        bus.publish(Addresses.NODES, self);
        long now = System.nanoTime();
        others.values().removeIf(seen -> {
            boolean gone = now - seen.atNanos() >= GONE_AFTER.toNanos();
            if (gone) {
                LOG.warn("node {} has not been heard of for {}", seen.hello().nodeId(), GONE_AFTER);
            }
            return gone;
        });
    }
}
