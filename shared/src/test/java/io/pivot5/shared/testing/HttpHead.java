package io.pivot5.shared.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The head of an HTTP/1.1 message as lines, read from and written to plain streams: enough of HTTP to pass messages
/// on,
/// count them and damage them.
record HttpHead(List<String> lines) {

    /// The next head, or empty at the end of the connection.
    static Optional<HttpHead> read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        while (true) {
            int value = in.read();
            if (value < 0) {
                if (lines.isEmpty() && line.isEmpty()) {
                    return Optional.empty();
                }
                throw new EOFException("inside the head of a message");
            }
            if (value != '\n') {
                line.append((char) value);
                continue;
            }
            String text = line.toString().stripTrailing();
            line.setLength(0);
            if (text.isEmpty()) {
                return Optional.of(new HttpHead(lines));
            }
            lines.add(text);
        }
    }

    void write(OutputStream out) throws IOException {
        String text = String.join("\r\n", lines) + "\r\n\r\n";
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    String first() {
        return lines.getFirst();
    }

    int status() {
        return Integer.parseInt(first().split(" ", 3)[1]);
    }

    Optional<String> header(String name) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    HttpHead with(String name, String value) {
        List<String> changed = new ArrayList<>(without(name).lines);
        changed.add(name + ": " + value);
        return new HttpHead(changed);
    }

    HttpHead without(String name) {
        List<String> changed = new ArrayList<>(lines);
        changed.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return new HttpHead(changed);
    }

    long contentLength() {
        return header("Content-Length").map(Long::parseLong).orElse(0L);
    }

    boolean isChunked() {
        return header("Transfer-Encoding").map("chunked"::equalsIgnoreCase).orElse(false);
    }
}
