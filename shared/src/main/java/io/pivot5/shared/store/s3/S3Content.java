package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ObjectInfo;
import java.io.InputStream;

/// The answer to one GET. Its body may yet break off.
record S3Content(ObjectInfo info, ByteRange.Span span, InputStream body) {}
