package io.pivot5.shared.store.s3;

import java.io.IOException;

/// A final answer that is no success: its HTTP status and S3's word for it. What it means depends on the request.
final class S3Error extends IOException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    S3Error(int status, String code) {
        super("the store answers " + status + " " + code);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
