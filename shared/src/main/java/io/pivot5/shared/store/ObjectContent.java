package io.pivot5.shared.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/// Part of an object as a stream: exactly `span.length` bytes, or a failure. Whoever opened it closes it.
public record ObjectContent(ObjectInfo info, ByteRange.Span span, InputStream stream) implements Closeable {
    @Override
    public void close() throws IOException {
        stream.close();
    }
}
