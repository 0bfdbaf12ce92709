package io.pivot5.shared.store.s3;

import io.minio.ByteBuffer;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/// A request body over buffers that exist already, for an SDK whose own buffer copies. It can be read any number of
/// times: for the signature, and for each attempt.
final class PartBody extends ByteBuffer {
    private final List<java.nio.ByteBuffer> content;
    private final long length;

    PartBody(List<java.nio.ByteBuffer> content) {
        super(0);
        this.content = List.copyOf(content);
        this.length = content.stream().mapToLong(java.nio.ByteBuffer::remaining).sum();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream inputStream() {
        return new BufferListStream(content);
    }

    /// CRC-32C as S3 writes it, which the store checks against what arrives.
    String checksum() {
        CRC32C crc = new CRC32C();
        content.forEach(buffer -> crc.update(buffer.duplicate()));
        byte[] bytes = java.nio.ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) crc.getValue())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
