"""Every filter that h5py and hdf5plugin can write, alone and in rows."""

import h5py
import hdf5plugin
import numpy

from corpus import OLD_AND_NEW, case
from make_filter_vectors import noise, walk

SHAPE = (37, 53)
CHUNKS = (16, 20)


def data(kind):
    return walk(kind, SHAPE[0] * SHAPE[1]).reshape(SHAPE)


FILTERS = {
    "gzip": dict(compression="gzip", compression_opts=4),
    "gzip_shuffle_fletcher": dict(compression="gzip", shuffle=True, fletcher32=True),
    "shuffle": dict(shuffle=True),
    "fletcher32": dict(fletcher32=True),
    "lzf": dict(compression="lzf", shuffle=True),
    "szip_nn": dict(compression="szip", compression_opts=("nn", 8)),
    "szip_ec": dict(compression="szip", compression_opts=("ec", 16)),
    "lz4": dict(hdf5plugin.LZ4()),
    "zstd": dict(hdf5plugin.Zstd(), shuffle=True),
    "bzip2": dict(hdf5plugin.BZip2()),
    "bitshuffle": dict(hdf5plugin.Bitshuffle(cname="none")),
    "bitshuffle_lz4": dict(hdf5plugin.Bitshuffle(cname="lz4")),
    "bitshuffle_zstd": dict(hdf5plugin.Bitshuffle(cname="zstd")),
    "bitshuffle_lz4_fletcher": dict(hdf5plugin.Bitshuffle(cname="lz4"), fletcher32=True),
    "zfp": dict(hdf5plugin.Zfp(reversible=True)),
    "blosc2": dict(hdf5plugin.Blosc2()),
    "sz": dict(hdf5plugin.SZ(absolute=0.001)),
    "sz3": dict(hdf5plugin.SZ3(absolute=0.001)),
    "sperr": dict(hdf5plugin.Sperr(rate=8)),
    **{
        f"blosc_{codec}_{shuffle}": dict(hdf5plugin.Blosc(cname=codec, shuffle=shuffle))
        for codec in ("blosclz", "lz4", "lz4hc", "zlib", "zstd", "snappy")
        for shuffle in (0, 1, 2)
    },
}
FLOATS_ONLY = ("zfp", "sz", "sz3", "sperr")


@case("filters", OLD_AND_NEW)
def filters(file):
    for name, options in FILTERS.items():
        for kind in ("<f4", ">f8", "<i2", "|u1", "<i8"):
            if name in FLOATS_ONLY and kind != "<f4" or name.startswith("szip") and kind == ">f8":
                continue
            file.create_dataset(f"{name}/{kind[1:]}", data=data(kind), chunks=CHUNKS, **options)
    file.create_dataset("scaleoffset/i4", data=data("<i4"), chunks=CHUNKS, scaleoffset=0)
    file.create_dataset("scaleoffset/f4", data=data("<f4"), chunks=CHUNKS, scaleoffset=3)
    file.create_dataset("incompressible", data=noise("<i4", 500), chunks=(100,), compression="lzf")


@case("filter-masks", OLD_AND_NEW)
def filter_masks(file):
    """Chunks written past the pipeline, each with another mask."""
    dataset = file.create_dataset("masked", (4, 6), "<i2", chunks=(1, 6), compression="gzip", shuffle=True)
    row = numpy.arange(6, dtype="<i2")
    import zlib

    shuffled = row.view("u1").reshape(6, 2).T.tobytes()
    dataset.id.write_direct_chunk((0, 0), zlib.compress(shuffled), filter_mask=0)
    dataset.id.write_direct_chunk((1, 0), zlib.compress(row.tobytes()), filter_mask=1)
    dataset.id.write_direct_chunk((2, 0), shuffled, filter_mask=2)
    dataset.id.write_direct_chunk((3, 0), row.tobytes(), filter_mask=3)


@case("nbit", OLD_AND_NEW)
def nbit(file):
    from h5py import h5p, h5t

    from corpus import low_level, modified
    from libhdf5 import status

    made = h5p.create(h5p.DATASET_CREATE)
    made.set_chunk((10,))
    status("H5Pset_nbit", made.id)
    low_level(file, "nbit", modified(h5t.STD_I32LE, precision=20, offset=2), bytes(80), (20,), made)
    file["neighbour"] = 1


@case("compressed-records", OLD_AND_NEW)
def compressed_records(file):
    record = numpy.dtype([("t", "<i8"), ("v", "<f4"), ("q", "?"), ("s", "S5")])
    values = numpy.zeros(1000, record)
    values["t"] = numpy.arange(1000) * 1_000_000
    values["v"] = walk("<f4", 1000)
    file.create_dataset("gzip", data=values, chunks=(300,), compression="gzip", shuffle=True)
    file.create_dataset("blosc", data=values, chunks=(300,), **hdf5plugin.Blosc())
    file.create_dataset("bitshuffle", data=values, chunks=(300,), **hdf5plugin.Bitshuffle())
    file.create_dataset("variable", data=["text"] * 50, chunks=(20,), dtype=h5py.string_dtype(), **hdf5plugin.Zstd())
