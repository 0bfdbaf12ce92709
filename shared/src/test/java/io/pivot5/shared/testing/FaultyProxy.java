package io.pivot5.shared.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Stands between an HTTP client and its server, writes down every request line, and damages the exchanges it is told
/// to. The head of a request passes unchanged, so signatures stay valid.
public final class FaultyProxy implements Closeable {
    private record Order(Predicate<String> requestLine, Fault fault) {}

    private final URI server;
    private final ServerSocket listener;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Order> orders = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Fault lasting;

    public FaultyProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("faulty-proxy").start(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// Damages the next exchange whose request line begins with this text; each call is good for one.
    public void next(String requestLine, Fault fault) {
        orders.add(new Order(line -> line.startsWith(requestLine), fault));
    }

    /// As [#next] for request lines that also contain a text.
    public void next(String requestLine, String containing, Fault fault) {
        orders.add(new Order(line -> line.startsWith(requestLine) && line.contains(containing), fault));
    }

    /// Damages every exchange from now on; [#heal] ends it.
    public void always(Fault fault) {
        lasting = fault;
    }

    public void heal() {
        lasting = null;
        orders.clear();
    }

    /// The request lines so far, damaged exchanges included.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void forgetRequests() {
        requests.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Thread.ofVirtual().name("faulty-proxy-connection").start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket upstream = new Socket(server.getHost(), server.getPort())) {
            sockets.add(upstream);
            InputStream fromClient = new BufferedInputStream(client.getInputStream());
            OutputStream toClient = new BufferedOutputStream(client.getOutputStream());
            InputStream fromServer = new BufferedInputStream(upstream.getInputStream());
            OutputStream toServer = new BufferedOutputStream(upstream.getOutputStream());
            Optional<HttpHead> request = HttpHead.read(fromClient);
            while (request.isPresent() && exchange(request.get(), fromClient, toClient, fromServer, toServer)) {
                request = HttpHead.read(fromClient);
            }
        } catch (IOException ended) {
            // Connections break here on purpose.
            return;
        } finally {
            sockets.remove(client);
        }
    }

    /// Passes one exchange on; false when the connection is to end.
    private boolean exchange(
            HttpHead request,
            InputStream fromClient,
            OutputStream toClient,
            InputStream fromServer,
            OutputStream toServer)
            throws IOException {
        requests.add(request.first());
        Optional<Fault> fault = faultFor(request.first());
        if (fault.isPresent() && !beforeServer(fault.get(), request, fromClient, toClient)) {
            return false;
        }
        request.write(toServer);
        copy(fromClient, toServer, request.contentLength());
        toServer.flush();
        HttpHead answer = HttpHead.read(fromServer).orElseThrow(() -> new IOException("the server hung up"));
        boolean hasBody = !request.first().startsWith("HEAD ") && answer.status() != 204 && answer.status() != 304;
        if (fault.isPresent()) {
            return damage(fault.get(), answer, hasBody, fromServer, toClient);
        }
        pass(answer, hasBody, fromServer, toClient);
        return true;
    }

    private Optional<Fault> faultFor(String requestLine) {
        for (Order order : List.copyOf(orders)) {
            if (order.requestLine().test(requestLine) && orders.remove(order)) {
                return Optional.of(order.fault());
            }
        }
        return Optional.ofNullable(lasting);
    }

    /// What a fault does instead of asking the server; true if the server is to be asked.
    private static boolean beforeServer(Fault fault, HttpHead request, InputStream fromClient, OutputStream toClient)
            throws IOException {
        switch (fault) {
            case Fault.Refuse _ -> {
                return false;
            }
            case Fault.Hang(CountDownLatch until) -> {
                await(until);
                return false;
            }
            case Fault.Answer(int status, String code) -> {
                copy(fromClient, OutputStream.nullOutputStream(), request.contentLength());
                byte[] body = ("<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no</Message></Error>")
                        .getBytes(StandardCharsets.UTF_8);
                new HttpHead(List.of(
                                "HTTP/1.1 " + status + " Fault",
                                "Content-Type: application/xml",
                                "Content-Length: " + body.length,
                                "Connection: close"))
                        .write(toClient);
                toClient.write(request.first().startsWith("HEAD ") ? new byte[0] : body);
                toClient.flush();
                return false;
            }
            case Fault.CutBody _,
                    Fault.StallBody _,
                    Fault.LoseReply _,
                    Fault.WrongLength _,
                    Fault.WrongETag _,
                    Fault.NoETag _ -> {
                return true;
            }
        }
    }

    private static boolean damage(
            Fault fault, HttpHead answer, boolean hasBody, InputStream fromServer, OutputStream toClient)
            throws IOException {
        switch (fault) {
            case Fault.LoseReply _, Fault.Refuse _, Fault.Hang _, Fault.Answer _ -> {
                return false;
            }
            case Fault.CutBody(long after) -> {
                answer.write(toClient);
                copy(fromServer, toClient, Math.min(after, answer.contentLength()));
                toClient.flush();
                return false;
            }
            case Fault.StallBody(long after, CountDownLatch until) -> {
                answer.write(toClient);
                copy(fromServer, toClient, Math.min(after, answer.contentLength()));
                toClient.flush();
                await(until);
                return false;
            }
            case Fault.WrongLength _ -> {
                answer.with("Content-Length", Long.toString(answer.contentLength() - 1))
                        .write(toClient);
                copy(fromServer, toClient, answer.contentLength() - 1);
                toClient.flush();
                return false;
            }
            case Fault.WrongETag _ -> {
                pass(answer.with("ETag", "\"0123456789abcdef\""), hasBody, fromServer, toClient);
                return true;
            }
            case Fault.NoETag _ -> {
                pass(answer.without("ETag"), hasBody, fromServer, toClient);
                return true;
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(HttpHead answer, boolean hasBody, InputStream fromServer, OutputStream toClient)
            throws IOException {
        answer.write(toClient);
        if (hasBody && answer.isChunked()) {
            copyChunks(fromServer, toClient);
        } else if (hasBody) {
            copy(fromServer, toClient, answer.contentLength());
        }
        toClient.flush();
    }

    private static void copyChunks(InputStream from, OutputStream to) throws IOException {
        while (true) {
            StringBuilder size = new StringBuilder();
            for (int value = from.read(); value != '\n'; value = from.read()) {
                if (value < 0) {
                    throw new IOException("the server hung up inside a chunk");
                }
                size.append((char) value);
            }
            long length = Long.parseLong(size.toString().strip().split(";", 2)[0], 16);
            to.write((Long.toHexString(length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            copy(from, to, length + 2);
            if (length == 0) {
                return;
            }
        }
    }

    private static void copy(InputStream from, OutputStream to, long length) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long left = length;
        while (left > 0) {
            int count = from.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the other side hung up");
            }
            to.write(buffer, 0, count);
            left -= count;
        }
    }

    /// Ends every connection; new ones are refused by the system.
    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
