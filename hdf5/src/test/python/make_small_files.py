"""Makes the small files that the tests mutate: every structure of the format in as few bytes as libhdf5 will write.

usage: make_small_files.py DIRECTORY

The files are checked in, because a mutation is only found again in the same bytes. Made with h5py 3.16.0 (HDF5 2.0.0).
"""

import pathlib
import sys

import h5py
import numpy


def old(path):
    """Superblock 0: symbol tables, version 1 headers and B-trees, global heap, references."""
    with h5py.File(path, "w", libver="earliest") as file:
        numbers = file.create_dataset("numbers", data=numpy.arange(60, dtype="<i4").reshape(6, 10), chunks=(4, 4))
        numbers.attrs["unit"] = "mm"
        file.create_dataset("packed", data=numpy.arange(40.0), chunks=(16,), compression="gzip", shuffle=True, fletcher32=True)
        file["texts"] = ["a", "bcd", "é"]
        file["records"] = numpy.array([(1, 2.5, b"xy")], dtype=[("a", "<i2"), ("b", ">f8"), ("c", "S3")])
        group = file.create_group("group")
        group["flags"] = numpy.array([True, False])
        group["here"] = h5py.SoftLink("/numbers")
        file["refs"] = numpy.array([numbers.ref, group.ref], dtype=h5py.ref_dtype)
        file["regions"] = numpy.array([numbers.regionref[1:3, 2:5]], dtype=h5py.regionref_dtype)
        file["lists"] = numpy.array([numpy.arange(3), numpy.arange(1)], dtype=h5py.vlen_dtype("i4"))


def new(path):
    """Superblock 3: version 2 headers, every chunk index."""
    with h5py.File(path, "w", libver="latest") as file:
        numbers = numpy.arange(60, dtype="<i4")
        file.create_dataset("fixed", data=numbers, chunks=(7,))
        file.create_dataset("fixed_packed", data=numbers, chunks=(20,), compression="gzip")
        file.create_dataset("extensible", data=numbers, chunks=(5,), maxshape=(None,))
        file.create_dataset("tree", data=numbers.reshape(6, 10), chunks=(3, 4), maxshape=(None, None), compression="gzip")
        file.create_dataset("single", data=numbers, chunks=(60,), compression="gzip", fletcher32=True)
        file["complex"] = numpy.array([1 + 2j])
        file["texts"] = ["a", "bcd"]
        file["type"] = numpy.dtype([("x", "<f4"), ("y", "<u2", (2,))])
        file.create_dataset("typed", (2,), dtype=file["type"])


def dense(path):
    """A fractal heap and version 2 B-trees: many links and many attributes."""
    with h5py.File(path, "w", libver="latest", track_order=True) as file:
        for i in range(12):
            file.create_group(f"group{i}")
            file.attrs[f"attribute{i}"] = i
        file["soft"] = h5py.SoftLink("/group1")
        file["external"] = h5py.ExternalLink("other.h5", "/x")


def paged(path):
    """Paged fixed and extensible arrays with secondary blocks."""
    with h5py.File(path, "w", libver="latest") as file:
        space = h5py.h5s.create_simple((4000,), (4000,))
        for name, limit in (("fixed", 4000), ("extensible", h5py.h5s.UNLIMITED)):
            space = h5py.h5s.create_simple((4000,), (limit,))
            plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
            plist.set_chunk((1,))
            dataset = h5py.Dataset(h5py.h5d.create(file.id, name.encode(), h5py.h5t.STD_U8LE, space, plist))
            dataset[0:3] = 7
            dataset[3990:3995] = 9


if __name__ == "__main__":
    directory = pathlib.Path(sys.argv[1])
    for make in (old, new, dense, paged):
        make(directory / f"{make.__name__}.h5")
