"""Writes src/test/resources/filters/*.vectors.gz: chunks as filters stored them, beside the bytes that went in.

usage: make_filter_vectors.py [DIRECTORY]

Each file is a sequence of records, a line of text and the bytes whose lengths it states:
    data|NAME|LENGTH
    vector|NAME|ID:CLIENT,DATA;ID:...|ELEMENT SIZE|MASK|NAME OF THE DATA|LENGTH OF THE STORED CHUNK
"""

import gzip
import os
import sys
import tempfile

import h5py
import hdf5plugin
import numpy

RESOURCES = os.path.join(os.path.dirname(__file__), "..", "resources", "filters")


def walk(kind, count):
    """What instruments write: a slow drift with a little noise, quantised."""
    generator = numpy.random.default_rng(count)
    steps = numpy.cumsum(generator.integers(-3, 4, count))
    if kind.startswith("V"):
        columns = steps.astype("<i4").view("u1").reshape(count, 4)
        return numpy.frombuffer(numpy.resize(columns, (count, int(kind[1:]))).tobytes(), kind)
    if kind == "|u1":
        steps = steps // 16
    return (steps * 0.25).astype(kind) if kind[1] in "fc" else steps.astype(kind)


def noise(kind, count):
    size = numpy.dtype(kind).itemsize
    return numpy.frombuffer(numpy.random.default_rng(7).bytes(count * size), kind)


DATA = {
    "bytes": walk("|u1", 5003),
    "shorts": walk("<i2", 4099),
    "triples": walk("V3", 1001),
    "floats": walk("<f4", 4096),
    "doubles": walk("<f8", 4101),
    "complex": walk("<c16", 517),
    "records": walk("V12", 700),
    "wide": walk("V300", 33),
    "noise": noise("<i4", 1003),
    "zeros": numpy.zeros(20_000, "<i8"),
    "few": walk("<f8", 5),
    "one": walk("<i4", 1),
    "long": walk("<i4", 20_011),
}
SOME = ["bytes", "doubles", "noise", "zeros", "few"]


def blosc(**options):
    return dict(hdf5plugin.Blosc(**options))


def bitshuffle(**options):
    return dict(hdf5plugin.Bitshuffle(**options))


FILTERS = {
    "deflate": {
        "deflate1": (dict(compression="gzip", compression_opts=1), SOME),
        "deflate9": (dict(compression="gzip", compression_opts=9), ["doubles", "long"]),
        "deflate0": (dict(compression="gzip", compression_opts=0), ["doubles", "one"]),
    },
    "shuffle": {"shuffle": (dict(shuffle=True), list(DATA))},
    "fletcher32": {
        "fletcher32": (dict(fletcher32=True), list(DATA)),
        "all": (dict(compression="gzip", shuffle=True, fletcher32=True), SOME),
    },
    "lzf": {
        "lzf": (dict(compression="lzf"), list(DATA)),
        "shuffled": (dict(compression="lzf", shuffle=True), SOME),
    },
    "lz4": {
        "lz4": (dict(hdf5plugin.LZ4()), list(DATA)),
        "blocks": (dict(hdf5plugin.LZ4(nbytes=1024)), ["doubles", "noise", "long"]),
    },
    "bitshuffle": {
        **{
            f"{name}{block}": (
                bitshuffle(cname=name, nelems=block),
                list(DATA) if block == 0 else ["doubles", "long", "noise"],
            )
            for name in ("none", "lz4", "zstd")
            for block in (0, 64)
        },
        "huge": (bitshuffle(cname="lz4", nelems=1 << 20), ["doubles", "few"]),
    },
    "zstd": {
        "zstd": (dict(hdf5plugin.Zstd(clevel=3)), SOME),
        "zstd19": (dict(hdf5plugin.Zstd(clevel=19)), ["long"]),
    },
    "bzip2": {"bzip2": (dict(hdf5plugin.BZip2()), SOME), "bzip2-1": (dict(hdf5plugin.BZip2(blocksize=1)), ["zeros"])},
    "blosc": {
        **{
            f"{codec}-{shuffle}": (
                blosc(cname=codec, clevel=5, shuffle=shuffle),
                ["doubles", "bytes", "triples", "noise"],
            )
            for codec in ("blosclz", "lz4", "lz4hc", "zlib", "zstd", "snappy")
            for shuffle in (0, 1, 2)
        },
        "plain": (blosc(cname="lz4", clevel=0), SOME),
        "small": (blosc(cname="blosclz", clevel=9, shuffle=1), ["few", "one", "complex", "records", "wide", "zeros"]),
        "many": (blosc(cname="blosclz", clevel=1, shuffle=1), ["long", "zeros"]),
        "manybits": (blosc(cname="zstd", clevel=1, shuffle=2), ["long", "zeros", "shorts"]),
    },
    "refused": {
        "szip": (dict(compression="szip", compression_opts=("nn", 8)), ["bytes"]),
        "scaleoffset": (dict(scaleoffset=0), ["shorts"]),
        "blosc2": (dict(hdf5plugin.Blosc2()), ["doubles"]),
        "zfp": (dict(hdf5plugin.Zfp()), ["doubles"]),
    },
}


def stored(path, data, options):
    """The only chunk of a dataset: its filters, mask and bytes."""
    with h5py.File(path, "w", libver="v110") as file:
        dataset = file.create_dataset("d", data=data, chunks=data.shape, **options)
        dataset.flush()
        properties = dataset.id.get_create_plist()
        filters = [properties.get_filter(i) for i in range(properties.get_nfilters())]
        mask, content = dataset.id.read_direct_chunk((0,))
    return ";".join(f"{f[0]}:{','.join(map(str, f[2]))}" for f in filters), mask, content


def write(target, cases, path):
    names = [name for _, used in cases.values() for name in used]
    # Without a time stamp, so that the same writers give the same file.
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as out:
        for name in dict.fromkeys(names):
            content = DATA[name].tobytes()
            out.write(f"data|{name}|{len(content)}\n".encode() + content)
        for case, (options, used) in cases.items():
            for name in used:
                filters, mask, content = stored(path, DATA[name], options)
                size = DATA[name].dtype.itemsize
                head = f"vector|{case}-{name}|{filters}|{size}|{mask}|{name}|{len(content)}\n"
                out.write(head.encode() + content)


def main():
    directory = sys.argv[1] if len(sys.argv) > 1 else RESOURCES
    os.makedirs(directory, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for name, cases in FILTERS.items():
            write(os.path.join(directory, f"{name}.vectors.gz"), cases, os.path.join(temporary, "chunk.h5"))


if __name__ == "__main__":
    main()
