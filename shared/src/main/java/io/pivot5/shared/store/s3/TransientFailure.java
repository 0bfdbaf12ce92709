package io.pivot5.shared.store.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One request that failed in a way that another attempt may not. `outage`: the store did not answer at all, or only
/// that it cannot serve; otherwise it is there and asks to go slower.
final class TransientFailure extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean outage;

    TransientFailure(String reason, boolean outage, @Nullable Throwable cause) {
        super(reason, cause);
        this.outage = outage;
    }

    boolean outage() {
        return outage;
    }
}
