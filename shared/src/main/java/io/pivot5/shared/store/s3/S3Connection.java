package io.pivot5.shared.store.s3;

import io.minio.MinioAsyncClient;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// The SDK's client as a blocking one: sends one request, waits, and turns what it throws into [S3Error] for an answer,
/// [TransientFailure] for what another attempt may mend. Nothing of the SDK's exceptions is passed on: their text holds
/// the headers of the request.
final class S3Connection implements Closeable {
    private static final int IDLE_CONNECTIONS = 32;

    private final TolerantClient client;
    private final OkHttpClient http;
    private final ExecutorService threads;

    S3Connection(S3Location location, S3Options options) {
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("pivot5-s3-", 0).factory());
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(Integer.MAX_VALUE);
        dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
        this.http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                // One connection for all would let one slow reader hold up the others.
                .protocols(List.of(Protocol.HTTP_1_1))
                // Never in clear where TLS is asked for; and without TLS nothing of it is loaded.
                .connectionSpecs(List.of(
                        "https".equals(location.endpoint().getScheme())
                                ? ConnectionSpec.MODERN_TLS
                                : ConnectionSpec.CLEARTEXT))
                .connectTimeout(options.connectTimeout())
                .readTimeout(options.readTimeout())
                .writeTimeout(options.writeTimeout())
                // Attempts are ours to count.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .eventListenerFactory(RequestTrace::of)
                .build();
        this.client = new TolerantClient(MinioAsyncClient.builder()
                .endpoint(location.endpoint().toString())
                .region(location.region())
                .credentials(location.accessKey(), location.secretKey())
                .httpClient(http)
                .build());
        client.disableVirtualStyleEndpoint();
    }

    /// Sends the request that `request` begins and waits for its answer. Interrupting the waiting thread ends it.
    <T> T send(Function<TolerantClient, CompletableFuture<T>> request) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw Attempts.interrupted();
        }
        RequestTrace trace = new RequestTrace();
        CompletableFuture<T> answer = trace.tracing(() -> request.apply(client));
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            trace.cancel();
            CompletableFuture<Void> _ = answer.thenAccept(S3Connection::close);
            throw Attempts.interrupted();
        } catch (ExecutionException failure) {
            Throwable cause = failure;
            while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                    && cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw S3Failures.translate(cause, trace.status());
        }
    }

    private static void close(Object late) {
        if (late instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException ended) {
                // Its connection was cut on purpose.
                return;
            }
        }
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        threads.shutdownNow();
        http.connectionPool().evictAll();
    }
}
