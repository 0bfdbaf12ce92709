package io.pivot5.hdf5.internal.filter;

import java.util.Map;

/// The filters of the format and those registered with The HDF Group, by number.
final class RegisteredFilters {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "deflate"),
            Map.entry(2, "shuffle"),
            Map.entry(3, "fletcher32"),
            Map.entry(4, "szip"),
            Map.entry(5, "nbit"),
            Map.entry(6, "scaleoffset"),
            Map.entry(305, "lzo"),
            Map.entry(307, "bzip2"),
            Map.entry(32000, "lzf"),
            Map.entry(32001, "blosc"),
            Map.entry(32002, "mafisc"),
            Map.entry(32003, "snappy"),
            Map.entry(32004, "lz4"),
            Map.entry(32005, "apax"),
            Map.entry(32006, "cbf"),
            Map.entry(32007, "jpeg-xr"),
            Map.entry(32008, "bitshuffle"),
            Map.entry(32009, "spdp"),
            Map.entry(32010, "lpc-rice"),
            Map.entry(32011, "ccsds-123"),
            Map.entry(32012, "jpeg-ls"),
            Map.entry(32013, "zfp"),
            Map.entry(32014, "fpzip"),
            Map.entry(32015, "zstd"),
            Map.entry(32016, "b3d"),
            Map.entry(32017, "sz"),
            Map.entry(32018, "fcidecomp"),
            Map.entry(32019, "jpeg"),
            Map.entry(32020, "vbz"),
            Map.entry(32021, "fapec"),
            Map.entry(32022, "bitgroom"),
            Map.entry(32023, "granular-bitround"),
            Map.entry(32024, "sz3"),
            Map.entry(32025, "delta-rice"),
            Map.entry(32026, "blosc2"),
            Map.entry(32027, "flac"),
            Map.entry(32028, "sperr"),
            Map.entry(32029, "trpx"),
            Map.entry(32030, "ffmpeg"));

    private RegisteredFilters() {}

    /// The name of a filter: the registered one, else the one that the file gives, else its number.
    static String name(FilterDescription filter) {
        String stored = filter.name().isBlank() ? "" : " " + filter.name().strip();
        return NAMES.getOrDefault(filter.id(), filter.id() + stored);
    }
}
