package io.pivot5.shared.store.s3;

import io.minio.messages.Part;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// A part on its way, on a thread of its own. Nobody else touches its buffer until it has arrived.
record PartInFlight(PartBuffer buffer, FutureTask<Part> task, Thread thread) {

    static PartInFlight send(UploadSession session, int number, PartBuffer buffer) {
        FutureTask<Part> task = new FutureTask<>(() -> session.part(number, new PartBody(buffer.content())));
        Thread thread = Thread.ofVirtual().name("pivot5-s3-part-" + number).start(task);
        return new PartInFlight(buffer, task, thread);
    }

    Part await() throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw Attempts.interrupted();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IllegalStateException("sending a part failed", failure.getCause());
        }
    }

    /// Ends the request and waits for that: a part that arrived behind an abort would stay for ever.
    void cancel() {
        task.cancel(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
