package io.pivot5.shared.store.s3;

import java.util.function.Supplier;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// One HTTP request as seen from outside the SDK: the call, to be able to cancel it, and the status that came back,
/// which the SDK's exceptions do not all carry.
final class RequestTrace extends EventListener {
    private static final ThreadLocal<RequestTrace> CURRENT = new ThreadLocal<>();

    private volatile @Nullable Call call;
    private volatile int status;

    /// What the HTTP client asks for the listener of each new call; it asks on the thread that begins the call.
    static EventListener of(Call call) {
        RequestTrace trace = CURRENT.get();
        if (trace == null) {
            return EventListener.NONE;
        }
        trace.call = call;
        return trace;
    }

    /// Makes this the trace of the calls that `beginning` begins on this thread.
    <T> T tracing(Supplier<T> beginning) {
        CURRENT.set(this);
        try {
            return beginning.get();
        } finally {
            CURRENT.remove();
        }
    }

    void cancel() {
        Call running = call;
        if (running != null) {
            running.cancel();
        }
    }

    /// The status of the answer, 0 if none came.
    int status() {
        return status;
    }

    @Override
    public void responseHeadersEnd(Call answered, Response response) {
        status = response.code();
    }
}
