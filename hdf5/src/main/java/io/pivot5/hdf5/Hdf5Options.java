package io.pivot5.hdf5;

/// How a file is opened.
///
/// @param limits what a file may cost
/// @param reading how chunks are fetched
/// @param chunkCacheBytes how many bytes of decoded chunks are kept
/// @param resolver where external links lead
public record Hdf5Options(Limits limits, ReadSettings reading, long chunkCacheBytes, FileResolver resolver) {

    private static final long CHUNK_CACHE_BYTES = 64L << 20;

    /// What suits most callers; external links are not followed.
    public static Hdf5Options standard() {
        return new Hdf5Options(Limits.standard(), ReadSettings.standard(), CHUNK_CACHE_BYTES, FileResolver.none());
    }

    /// The same with other limits.
    public Hdf5Options withLimits(Limits other) {
        return new Hdf5Options(other, reading, chunkCacheBytes, resolver);
    }

    /// The same with other read settings.
    public Hdf5Options withReading(ReadSettings other) {
        return new Hdf5Options(limits, other, chunkCacheBytes, resolver);
    }

    /// The same with external links that are followed.
    public Hdf5Options withResolver(FileResolver other) {
        return new Hdf5Options(limits, reading, chunkCacheBytes, other);
    }
}
