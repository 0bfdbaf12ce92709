package io.pivot5.shared.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.cluster.Nodes;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final NodeHello HELLO =
            new NodeHello("n1", "1.0", List.of("api"), Instant.parse("2026-01-02T03:04:05.678901Z"));

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx.eventBus());

    @AfterEach
    void close() throws Exception {
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void aMessageOnTheWireIsPlainVersionedJson() {
        JsonObject wire = MessageCodec.encode(HELLO);
        assertThat(wire).isEqualTo(new JsonObject("""
                        {"type":"hello","node_id":"n1","version":"1.0","roles":["api"],
                         "started_at":"2026-01-02T03:04:05.678901Z","v":1}"""));
        assertThat(MessageCodec.decode(wire, NodeMessage.class)).isEqualTo(HELLO);
    }

    @Test
    void membersOfALaterVersionAreIgnoredAndALaterFormIsRefused() {
        JsonObject more = MessageCodec.encode(HELLO).put("colour", "green");
        assertThat(MessageCodec.decode(more, NodeMessage.class)).isEqualTo(HELLO);
        JsonObject later = MessageCodec.encode(HELLO).put("v", 2);
        assertThatThrownBy(() -> MessageCodec.decode(later, NodeMessage.class))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_MESSAGE));
    }

    @Test
    void whatIsPublishedIsHeardAndNonsenseIsDropped() throws Exception {
        BlockingQueue<NodeMessage> heard = new LinkedBlockingQueue<>();
        bus.subscribe("test", NodeMessage.class, heard::add);
        vertx.eventBus().publish("test", "nonsense");
        vertx.eventBus().publish("test", new JsonObject().put("type", "unheard-of"));
        bus.publish("test", HELLO);
        assertThat(heard.poll(5, TimeUnit.SECONDS)).isEqualTo(HELLO);
        assertThat(heard).isEmpty();
    }

    @Test
    void aRequestIsAnswered() throws Exception {
        bus.answer("test", Ping.class, ping -> Future.succeededFuture(new Pong("to " + ping.from())));
        assertThat(Blocking.await(bus.request("test", new Ping("me"), Pong.class, LIMIT), LIMIT))
                .isEqualTo(new Pong("to me"));
    }

    @Test
    void aFailedRequestCarriesTheProblemAndAnUnforeseenOneNothingElse() {
        bus.answer(
                "refusing",
                Ping.class,
                _ -> Future.failedFuture(new ProblemException(ErrorCode.UNKNOWN_CHANNEL, "no such channel")));
        assertThatThrownBy(() -> Blocking.await(bus.request("refusing", new Ping("me"), Pong.class, LIMIT), LIMIT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNKNOWN_CHANNEL))
                .hasMessage("no such channel");
        bus.answer("breaking", Ping.class, _ -> {
            throw new IllegalStateException("hush");
        });
        assertThatThrownBy(() -> Blocking.await(bus.request("breaking", new Ping("me"), Pong.class, LIMIT), LIMIT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL))
                .hasMessageNotContaining("hush");
    }

    @Test
    void anUnreadableRequestGetsAFailedReplyWithTheCode() {
        bus.answer("test", Ping.class, _ -> Future.succeededFuture(new Pong("x")));
        assertThatThrownBy(() -> Blocking.await(vertx.eventBus().request("test", "nonsense"), LIMIT))
                .isInstanceOfSatisfying(ReplyException.class, e -> {
                    assertThat(e.failureCode()).isEqualTo(400);
                    assertThat(e.getMessage()).contains("\"code\":\"invalid_message\"");
                });
    }

    @Test
    void nobodyThereIsAProblemToo() {
        assertThatThrownBy(() -> Blocking.await(bus.request("nowhere", new Ping("me"), Pong.class, LIMIT), LIMIT))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BUS_UNAVAILABLE));
    }

    @Test
    void nodesHearOfEachOtherAndOfGoodbyes() throws Exception {
        Nodes nodes = Blocking.await(Nodes.join(vertx, bus, HELLO), LIMIT);
        NodeHello other =
                new NodeHello("n2", "1.0", List.of("worker"), HELLO.startedAt().plusSeconds(1));
        bus.publish(Addresses.NODES, other);
        awaitNodes(nodes, List.of(HELLO, other));
        assertThat(Blocking.await(nodes.ping("n1"), LIMIT)).isEqualTo(new Pong("n1"));
        bus.publish(Addresses.NODES, new NodeGoodbye("n2", "stopped"));
        awaitNodes(nodes, List.of(HELLO));
        Blocking.await(nodes.leave("done"), LIMIT);
    }

    @Test
    void aNodeThatIsSilentIsMissed() throws Exception {
        Nodes nodes = Blocking.await(Nodes.join(vertx, bus, HELLO), LIMIT);
        bus.publish(Addresses.NODES, new NodeHello("n2", "1.0", List.of(), HELLO.startedAt()));
        Thread.sleep(200);
        assertThat(nodes.all()).hasSize(2);
        awaitNodes(nodes, List.of(HELLO));
    }

    private static void awaitNodes(Nodes nodes, List<NodeHello> expected) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!nodes.all().equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        assertThat(nodes.all()).isEqualTo(expected);
    }
}
