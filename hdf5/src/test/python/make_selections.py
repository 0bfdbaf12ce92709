"""Makes files and random selections of their datasets, with the values that h5py reads.

usage: make_selections.py DIRECTORY

Beside the files: selections.txt, one line for each selection: file, path, start:count:step of each dimension, name of a
file of little-endian float64 in C order.
"""

import pathlib
import random
import sys

import h5py
import numpy


def make(path, libver):
    with h5py.File(path, "w", libver=libver) as file:
        cube = numpy.arange(23 * 31 * 17, dtype=">i4").reshape(23, 31, 17)
        plane = numpy.arange(200 * 300, dtype="<f4").reshape(200, 300) / 7
        line = numpy.arange(100_000, dtype="<f8") * 1.5
        file["cube_contiguous"] = cube
        file.create_dataset("cube_chunked", data=cube, chunks=(5, 31, 17), compression="gzip")
        file.create_dataset("cube_growing", data=cube, chunks=(4, 7, 5), maxshape=(None, None, None), shuffle=True, compression="gzip")
        file["plane_contiguous"] = plane
        file.create_dataset("plane_chunked", data=plane, chunks=(33, 47), compression="gzip", fletcher32=True)
        file.create_dataset("plane_one_direction", data=plane, chunks=(33, 300), maxshape=(None, 300))
        file["line_contiguous"] = line
        file.create_dataset("line_chunked", data=line, chunks=(1000,), compression="gzip")
        file.create_dataset("line_growing", data=line, chunks=(333,), maxshape=(None,))
        holes = file.create_dataset("holes", (1000, 1000), chunks=(30, 40), dtype="<i2", fillvalue=-5)
        holes[100:200, 300:400] = 1
        holes[990:, 990:] = 2
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        space = h5py.h5s.create_simple((40, 50))
        h5py.Dataset(h5py.h5d.create(file.id, b"compact", h5py.h5t.STD_U16BE, space, compact))[...] = numpy.arange(2000).reshape(40, 50)


def selection(shape, chance):
    ranges = []
    for extent in shape:
        start = chance.randrange(extent)
        step = chance.choice((1, 1, 1, 2, 3, 7, 50))
        most = (extent - 1 - start) // step + 1
        ranges.append((start, chance.choice((most, chance.randint(0, most), 1)), step))
    return ranges


def main(directory):
    chance = random.Random(20261121)
    with open(directory / "selections.txt", "w", encoding="utf-8") as lines:
        number = 0
        for libver in ("earliest", "v110", "latest"):
            name = f"selections-{libver}.h5"
            make(directory / name, libver)
            with h5py.File(directory / name) as file:
                for path, dataset in file.items():
                    for _ in range(25):
                        ranges = selection(dataset.shape, chance)
                        values = dataset[tuple(slice(s, s + n * t, t) for s, n, t in ranges)]
                        values.astype("<f8").tofile(directory / f"{number}.bin")
                        spelled = ",".join(f"{s}:{n}:{t}" for s, n, t in ranges)
                        lines.write(f"{name}\t{path}\t{spelled}\t{number}.bin\n")
                        number += 1


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
