"""Writes the files that hdf5_read measures.

usage: make_files.py FOLDER MEGABYTES

MEGABYTES: decoded size of each data file. The same arguments write the same values.
"""

import os
import sys

import h5py
import hdf5plugin
import numpy

SIGNALS = 8
CHUNK = 64 * 1024
FRAME = 1024
GROUPS = 100


def telemetry(random, count):
    """A sensor behind a converter: slow drift and noise, in steps of 1/128."""
    drift = numpy.cumsum(random.normal(0, 0.01, count))
    return numpy.round((20 + drift + random.normal(0, 0.05, count)) * 128) / 128


def make(folder, megabytes):
    random = numpy.random.default_rng(1)
    count = megabytes * 1_000_000 // SIGNALS // 8
    with h5py.File(f"{folder}/gzip.h5", "w") as file:
        for i in range(SIGNALS):
            values = telemetry(random, count)
            file.create_dataset(f"signal{i}", data=values, chunks=(min(CHUNK, count),), compression="gzip", compression_opts=1, shuffle=True)
    with h5py.File(f"{folder}/contiguous.h5", "w") as file:
        file["values"] = random.normal(size=min(megabytes, 400) * 1_000_000 // 8)
    with h5py.File(f"{folder}/frames.h5", "w") as file:
        frames = max(2, megabytes * 1_000_000 // (FRAME * FRAME * 2))
        dataset = file.create_dataset("frames", (frames, FRAME, FRAME), "<u2", chunks=(1, FRAME, FRAME), **hdf5plugin.Bitshuffle())
        for i in range(frames):
            dataset[i] = random.poisson(3, (FRAME, FRAME))
    for version in ("earliest", "latest"):
        with h5py.File(f"{folder}/tree-{version}.h5", "w", libver=version) as file:
            for i in range(GROUPS):
                group = file.create_group(f"group{i:03}")
                for j in range(99):
                    group[f"dataset{j:03}"] = numpy.arange(4)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    os.makedirs(sys.argv[1], exist_ok=True)
    make(sys.argv[1], int(sys.argv[2]))
