package io.pivot5.shared.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.Problem;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.json.Json;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records in and out of the event bus. A request whose message cannot be read, or whose handler fails, gets a failed
/// reply with the same [Problem] that HTTP would answer.
public final class Bus {
    private static final Logger LOG = LoggerFactory.getLogger(Bus.class);

    private final EventBus eventBus;

    public Bus(EventBus eventBus) {
        this.eventBus = eventBus;
    }

    /// Done when the message is on its way to every node that listens.
    public Future<Void> publish(String address, Object message) {
        return eventBus.publisher(address).write(MessageCodec.encode(message));
    }

    /// Fails with the other side's problem, or with `bus_unavailable` when nobody answers in time.
    public <R> Future<R> request(String address, Object message, Class<R> reply, Duration timeout) {
        DeliveryOptions options = new DeliveryOptions().setSendTimeout(timeout.toMillis());
        return eventBus.request(address, MessageCodec.encode(message), options)
                .map(answer -> MessageCodec.decode(answer.body(), reply))
                .recover(failure -> Future.failedFuture(translate(failure)));
    }

    /// Hears what is published. A message that cannot be read is logged and dropped.
    public <T> MessageConsumer<?> subscribe(String address, Class<T> type, Consumer<T> handler) {
        return eventBus.consumer(address, message -> {
            T decoded;
            try {
                decoded = MessageCodec.decode(message.body(), type);
            } catch (ProblemException e) {
                LOG.warn("dropped a message on {}: {}", address, e.detail());
                return;
            }
            handler.accept(decoded);
        });
    }

    /// Answers requests.
    public <T> MessageConsumer<?> answer(String address, Class<T> type, Function<T, Future<?>> handler) {
        return eventBus.consumer(
                address,
                message -> Future.succeededFuture()
                        .compose(_ -> handler.apply(MessageCodec.decode(message.body(), type)))
                        .onSuccess(answer -> message.reply(MessageCodec.encode(answer)))
                        .onFailure(failure -> refuse(message, failure)));
    }

    private static void refuse(Message<?> message, Throwable failure) {
        Problem problem = Problem.of(failure);
        if (problem.status() >= ErrorCode.INTERNAL.status()) {
            LOG.error("request on {} failed", message.address(), failure);
        }
        message.fail(problem.status(), new String(Json.bytes(problem), StandardCharsets.UTF_8));
    }

    private static Throwable translate(Throwable failure) {
        if (!(failure instanceof ReplyException reply)) {
            return failure;
        }
        if (reply.failureType() != ReplyFailure.RECIPIENT_FAILURE) {
            return new ProblemException(ErrorCode.BUS_UNAVAILABLE, "no answer on the event bus", failure);
        }
        try {
            Problem problem = Json.MAPPER.readValue(String.valueOf(reply.getMessage()), Problem.class);
            return ErrorCode.ofCode(problem.code())
                    .<Throwable>map(code -> new ProblemException(code, problem.detail(), failure))
                    .orElse(failure);
        } catch (JsonProcessingException _) {
            return failure;
        }
    }
}
