package io.pivot5.shared.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Authenticator;
import io.pivot5.shared.async.Blocking;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A server that is stopped while it works.
class HttpVerticleTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Promise<Answer> slow = Promise.promise();
    private final AtomicInteger port = new AtomicInteger();

    @AfterEach
    void close() throws Exception {
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void aBegunRequestIsAnsweredAndNoNewOneIsTaken() throws Exception {
        String deployment = deploy(LIMIT);
        CompletableFuture<HttpResponse<String>> running = ask("/slow");
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        Future<Void> stopped = vertx.undeploy(deployment);
        awaitRefusal();
        assertThat(stopped.isComplete()).isFalse();
        slow.complete(Answer.json("late but whole"));

        assertThat(running.get(10, TimeUnit.SECONDS).body()).isEqualTo("\"late but whole\"");
        Blocking.await(stopped, LIMIT);
    }

    @Test
    void aRequestThatDoesNotEndIsNotWaitedForForEver() throws Exception {
        String deployment = deploy(Duration.ofMillis(300));
        CompletableFuture<HttpResponse<String>> running = ask("/slow");
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        Blocking.await(vertx.undeploy(deployment), LIMIT);
        assertThatThrownBy(() -> running.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    private String deploy(Duration drain) throws Exception {
        HttpShell shell = new HttpShell(vertx, new Access(Authenticator.open()), List.of(), Optional.empty());
        shell.routes().getOpen("/slow", _ -> {
            begun.countDown();
            return slow.future();
        });
        return Blocking.await(
                vertx.deployVerticle(
                        () -> new HttpVerticle(shell, "127.0.0.1", -1, drain, port),
                        new DeploymentOptions().setInstances(2)),
                LIMIT);
    }

    private void awaitRefusal() throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                HttpClient.newHttpClient().send(request("/nowhere"), HttpResponse.BodyHandlers.discarding());
            } catch (IOException _) {
                // Refused, or taken by the kernel just before and closed unheard.
                return;
            }
            assertThat(System.nanoTime()).as("still taken").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port.get() + path))
                .timeout(LIMIT)
                .build();
    }
}
