"""Makes the files whose requests are counted: a hundred datasets as h5py writes them by default, and one large dataset.

usage: make_count_files.py DIRECTORY
"""

import pathlib
import sys

import h5py
import numpy


def main(directory):
    for size in (1_000, 5_000, 20_000):
        with h5py.File(directory / f"hundred-{size}.h5", "w") as file:
            for i in range(100):
                file.create_dataset(f"signal{i}", data=numpy.arange(float(size))).attrs["unit"] = "V"
    for libver in ("earliest", "latest"):
        with h5py.File(directory / f"large-{libver}.h5", "w", libver=libver) as file:
            data = numpy.arange(2000.0 * 2000).reshape(2000, 2000)
            file.create_dataset("image", data=data, chunks=(100, 100), maxshape=(None, None), compression="gzip")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
