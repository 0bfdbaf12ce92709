package io.pivot5.shared.settings;

import java.nio.file.Path;

/// Which kind of bucket is used.
public sealed interface StoreChoice {

    /// A local folder plays the bucket.
    record Directory(Path path) implements StoreChoice {}

    /// The S3 service of the `s3_…` settings.
    record S3() implements StoreChoice {}

    /// @throws IllegalArgumentException if the text is neither `s3` nor `file:DIR`
    static StoreChoice parse(String text) {
        if (text.equals("s3")) {
            return new S3();
        }
        if (text.startsWith("file:") && text.length() > "file:".length()) {
            return new Directory(Path.of(text.substring("file:".length())));
        }
        throw new IllegalArgumentException("neither file:DIR nor s3");
    }
}
