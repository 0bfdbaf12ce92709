package io.pivot5.shared.store;

/// The identity of one version of an object, opaque, without the quotes of HTTP. Another content has another ETag.
public record ETag(String value) {
    /// As an expectation: any version will do.
    public static final ETag ANY = new ETag("*");

    public ETag {
        if (value.isEmpty() || value.indexOf('"') >= 0) {
            throw new IllegalArgumentException("not an ETag: " + value);
        }
    }

    /// Whether an object with this expectation may have the ETag `actual`.
    public boolean accepts(ETag actual) {
        return equals(ANY) || equals(actual);
    }
}
