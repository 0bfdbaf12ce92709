package io.pivot5.shared.store.s3;

import java.net.URI;

/// Where a bucket is and who we are there. Its text never shows the secret.
public record S3Location(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
    public S3Location {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("an S3 endpoint is http:// or https:// and a host, without credentials");
        }
        if (bucket.isEmpty() || region.isEmpty()) {
            throw new IllegalArgumentException("an S3 location names a bucket and a region");
        }
    }

    @Override
    public String toString() {
        return "bucket " + bucket + " at " + endpoint + " (" + region + ")";
    }
}
