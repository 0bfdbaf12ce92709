package io.pivot5.shared.store.s3;

import io.minio.messages.Part;
import io.pivot5.shared.store.AbstractUpload;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request for what fits into one part; beyond that a multipart upload, one part being filled while the one before
/// it is sent. With bytes held back, what completes the first part waits in memory until the commit: S3 takes parts in
/// any order, but none but the last below 5 MiB.
///
/// **Footprint.** Two parts, and a third when bytes are held back.
final class S3Upload extends AbstractUpload {
    private final UploadSession session;
    private final ObjectKey key;

    /// What follows the held bytes in the first part; full, and of no capacity, where there is nothing to wait for.
    private final PartBuffer behindHeld;

    private final List<Part> parts = new ArrayList<>();
    private PartBuffer current;
    private int number;
    private @Nullable PartInFlight inFlight;

    S3Upload(
            S3Requests requests,
            UploadRequests uploads,
            Attempts attempts,
            S3Options options,
            ObjectKey key,
            PutMode mode,
            int held) {
        super(held);
        this.session = new UploadSession(
                requests,
                uploads,
                attempts,
                options,
                key,
                mode,
                UUID.randomUUID().toString());
        this.key = key;
        this.behindHeld = PartBuffer.of(held == 0 ? 0 : Math.max(0, PartSizes.FIRST - held));
        this.number = held == 0 ? 1 : 2;
        this.current = PartBuffer.of(PartSizes.of(number));
    }

    @Override
    protected void append(ByteBuffer source) throws IOException {
        behindHeld.fill(source);
        while (source.hasRemaining()) {
            if (current.isFull()) {
                sendCurrent();
            }
            current.fill(source);
        }
    }

    private void sendCurrent() throws IOException {
        if (number == PartSizes.MAX_PARTS) {
            throw new StoreException.Rejected("an object holds no more than 5 TiB", null);
        }
        session.begin();
        PartInFlight previous = inFlight;
        PartBuffer full = current;
        int fullNumber = number;
        number++;
        if (previous == null) {
            current = PartBuffer.of(PartSizes.of(number));
        } else {
            awaitPart(previous);
            current = previous.buffer().recycle(PartSizes.of(number));
        }
        inFlight = PartInFlight.send(session, fullNumber, full);
    }

    private void awaitPart(PartInFlight part) throws IOException {
        parts.add(part.await());
        inFlight = null;
    }

    @Override
    protected StoredObject publish(ByteBuffer first) throws IOException {
        List<ByteBuffer> firstPart = new ArrayList<>();
        firstPart.add(first);
        firstPart.addAll(behindHeld.content());
        ETag etag;
        if (session.isBegun()) {
            if (inFlight != null) {
                awaitPart(inFlight);
            }
            if (!current.isEmpty()) {
                parts.add(session.part(number, new PartBody(current.content())));
            }
            if (parts.stream().noneMatch(part -> part.partNumber() == 1)) {
                parts.addFirst(session.part(1, new PartBody(firstPart)));
            }
            etag = session.complete(parts);
        } else {
            firstPart.addAll(current.content());
            etag = session.put(new PartBody(firstPart));
        }
        return new StoredObject(key, position(), etag);
    }

    @Override
    protected void abandon() {
        // The clean-up is a request, too, and must not fall victim to the interrupt that made it necessary.
        boolean interrupted = Thread.interrupted();
        try {
            if (inFlight != null) {
                inFlight.cancel();
            }
            session.abort();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
