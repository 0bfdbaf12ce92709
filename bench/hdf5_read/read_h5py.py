"""Reads the files of make_files.py with h5py, as Hdf5Read does with the Java libraries, and prints the same lines.

usage: read_h5py.py FOLDER ROUNDS
"""

import sys
import time

import h5py
import hdf5plugin
import numpy

assert hdf5plugin.version


def datasets(path):
    total = 0.0
    with h5py.File(path) as file:
        for dataset in file.values():
            values = dataset[()].reshape(-1)
            total += float(values[0]) + float(values[len(values) // 2]) + float(values[-1])
    return total


def frames(path):
    total = 0.0
    with h5py.File(path) as file:
        dataset = file["frames"]
        for i in range(len(dataset)):
            total += float(dataset[i][-1, -1])
    return total


def tree(path):
    count = 0

    def visit(_, thing):
        nonlocal count
        count += 1
        if isinstance(thing, h5py.Dataset):
            assert thing.shape is not None and thing.dtype is not None

    with h5py.File(path) as file:
        file.visititems(visit)
    return float(count)


def read(case, library, told, action):
    start = time.perf_counter()
    result = action()
    seconds = time.perf_counter() - start
    if told:
        print(case, library, f"{seconds:.6f}", "", result, sep="\t", flush=True)


def main(folder, rounds):
    for turn in range(rounds + 1):
        told = turn > 0
        read("gzip", "h5py", told, lambda: datasets(f"{folder}/gzip.h5"))
        read("contiguous", "h5py", told, lambda: datasets(f"{folder}/contiguous.h5"))
        read("frames", "h5py", told, lambda: datasets(f"{folder}/frames.h5"))
        read("frame by frame", "h5py", told, lambda: frames(f"{folder}/frames.h5"))
        read("tree, earliest", "h5py", told, lambda: tree(f"{folder}/tree-earliest.h5"))
        read("tree, latest", "h5py", told, lambda: tree(f"{folder}/tree-latest.h5"))
        with h5py.File(f"{folder}/contiguous.h5") as file:
            values = numpy.zeros(len(file["values"]))
        read("contiguous", "copy in numpy", told, lambda: float(values.copy()[len(values) // 2]))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]))
