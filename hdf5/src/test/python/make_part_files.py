"""Makes the files of which small parts are read: long chunks with and without filters, and one piece of data.

usage: make_part_files.py DIRECTORY
"""

import pathlib
import sys

import h5py
import hdf5plugin
import numpy


def main(directory):
    values = numpy.arange(4_000_000, dtype="<i4").reshape(4, 1000, 1000)
    with h5py.File(directory / "parts.h5", "w", libver="latest") as file:
        chunks = (1, 1000, 1000)
        file.create_dataset("lz4", data=values, chunks=chunks, **hdf5plugin.Bitshuffle(cname="lz4"))
        file.create_dataset("zstd", data=values, chunks=chunks, **hdf5plugin.Bitshuffle(cname="zstd"))
        file.create_dataset("gzip", data=values, chunks=chunks, compression="gzip", compression_opts=1)
        file.create_dataset("plain", data=values, chunks=chunks)
        file.create_dataset("contiguous", data=values)
    with h5py.File(directory / "linking.h5", "w") as file:
        file["away"] = h5py.ExternalLink("parts.h5", "/plain")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
