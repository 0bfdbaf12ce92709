"""Layouts, chunk indexes, allocation, fill values and the shapes of dataspaces."""

import h5py
import numpy
from h5py import h5d, h5f, h5p, h5s, h5t

from corpus import EVERY, OLD_AND_NEW, case, create, low_level, product
from libhdf5 import status

ALLOCATION = {"early": h5d.ALLOC_TIME_EARLY, "late": h5d.ALLOC_TIME_LATE, "incremental": h5d.ALLOC_TIME_INCR}
FILL_TIME = {"alloc": h5d.FILL_TIME_ALLOC, "never": h5d.FILL_TIME_NEVER, "ifset": h5d.FILL_TIME_IFSET}
DONT_FILTER_PARTIAL_CHUNKS = 2


def properties(layout=None, chunks=None, alloc=None, fill_time=None, fill=None, deflate=None):
    """A dataset creation property list."""
    made = h5p.create(h5p.DATASET_CREATE)
    if chunks:
        made.set_chunk(chunks)
    elif layout is not None:
        made.set_layout(layout)
    if alloc:
        made.set_alloc_time(ALLOCATION[alloc])
    if fill_time:
        made.set_fill_time(FILL_TIME[fill_time])
    if fill is not None:
        made.set_fill_value(numpy.array(fill))
    if deflate:
        made.set_deflate(deflate)
    return made


def numbers(*shape):
    return numpy.arange(int(numpy.prod(shape)), dtype="<i4").reshape(shape)


@case("layouts", EVERY)
def layouts(file):
    for name, layout in (("compact", h5d.COMPACT), ("contiguous", h5d.CONTIGUOUS)):
        low_level(file, name, h5t.STD_I32LE, numbers(6, 7).tobytes(), (6, 7), properties(layout))
    file.create_dataset("chunked", data=numbers(6, 7), chunks=(4, 3))
    file.create_dataset("chunk_larger_than_data", data=numbers(3), chunks=(3,), maxshape=(50,))
    file.create_dataset("five_dimensions", data=numbers(3, 2, 4, 3, 2), chunks=(2, 1, 3, 2, 2))
    for alloc in ALLOCATION:
        low_level(
            file,
            f"unwritten_contiguous_{alloc}",
            h5t.STD_I32LE,
            None,
            (5,),
            properties(h5d.CONTIGUOUS, alloc=alloc, fill=numpy.int32(7)),
        )
        low_level(
            file,
            f"unwritten_chunked_{alloc}",
            h5t.STD_I32LE,
            None,
            (5, 5),
            properties(chunks=(2, 2), alloc=alloc, fill=numpy.int32(-7)),
        )


@case("dataspaces", EVERY)
def dataspaces(file):
    file["scalar"] = numpy.float64(3.5)
    file["null"] = h5py.Empty("<f4")
    file.attrs["null"] = h5py.Empty("<i2")
    file.attrs["scalar"] = 5
    file.attrs["matrix"] = numbers(2, 3)
    file["zero"] = numpy.zeros((0,), "<i4")
    file["zero_inside"] = numpy.zeros((3, 0, 2), "<i4")
    file.attrs["zero"] = numpy.zeros((0, 4), "<i4")
    file.create_dataset("unlimited_zero", (0, 5), maxshape=(None, 5), dtype="<f4")
    file.create_dataset("unlimited_both", data=numbers(3, 4), maxshape=(None, None), chunks=(2, 2))
    file.create_dataset("limited", data=numbers(3, 4), maxshape=(10, 4), chunks=(2, 2))
    file.create_dataset("rank_32", data=numpy.zeros((1,) * 31 + (2,), "<i1"))
    file.create_dataset("shrunk", data=numbers(20), maxshape=(None,), chunks=(4,)).resize((7,))
    file.create_dataset("grown", data=numbers(5), maxshape=(None,), chunks=(4,), fillvalue=9).resize((23,))


@case("fill-values", EVERY)
def fill_values(file):
    fills = {"none": None, "number": numpy.int32(1234)}
    for choice in product(alloc=list(ALLOCATION), fill_time=list(FILL_TIME), fill=list(fills), chunks=[None, (3,)]):
        # What was never filled reads as whatever lies there: only allocation that is late or filled is comparable.
        if choice["fill_time"] == "never" and choice["alloc"] == "early":
            continue
        name = "_".join(str(v) for v in choice.values()).replace("(3,)", "chunked")
        made = properties(h5d.CONTIGUOUS, **{**choice, "fill": fills[choice["fill"]]})
        low_level(file, name, h5t.STD_I32LE, None, (8,), made)
    file.create_dataset(
        "compound",
        (3,),
        dtype=[("a", "<i2"), ("b", "<f8")],
        fillvalue=numpy.array((3, 2.5), [("a", "<i2"), ("b", "<f8")]),
    )
    file.create_dataset("string", (3,), dtype="S4", fillvalue=b"fill")
    file.create_dataset("nan", (3,), dtype=">f4", fillvalue=numpy.nan)
    undefined = h5p.create(h5p.DATASET_CREATE)
    status("H5Pset_fill_value", undefined.id, h5t.STD_I32LE.id, None)
    low_level(file, "undefined", h5t.STD_I32LE, None, (3,), undefined)
    partial = file.create_dataset("missing_chunks", (10, 10), dtype="<i4", chunks=(3, 4), fillvalue=-1)
    partial[4:5, 5:6] = 8


INDEXES = {
    # Name: shape, maximal shape, chunk, allocation. What index the library picks depends on the last three.
    "single": ((6, 7), None, (6, 7), None),
    "implicit": ((9, 10), None, (2, 3), "early"),
    "fixed": ((9, 10), None, (2, 3), None),
    "extensible": ((9, 10), (None, 10), (2, 3), None),
    "btree2": ((9, 10), (None, None), (2, 3), None),
}


@case("chunk-indexes", EVERY)
def chunk_indexes(file):
    for name, (shape, maximum, chunks, alloc) in INDEXES.items():
        for deflate in (None, 6):
            made = properties(chunks=chunks, alloc=alloc, deflate=deflate)
            low_level(
                file,
                f"{name}_{'deflate' if deflate else 'plain'}",
                h5t.STD_I32LE,
                numbers(*shape).tobytes(),
                shape,
                made,
                maximum,
            )


@case("many-chunks", EVERY)
def many_chunks(file):
    """Enough chunks for pages, many blocks and several levels; every third one is left out of the sparse ones."""
    data = numbers(3000)
    for name, maximum in (("fixed_paged", None), ("extensible", (None,))):
        for compression in (None, "gzip"):
            label = f"{name}_{compression or 'plain'}"
            file.create_dataset(label, data=data, chunks=(2,), maxshape=maximum, compression=compression)
            sparse = file.create_dataset(
                f"{label}_sparse",
                (12_000,),
                "<i4",
                chunks=(2,),
                maxshape=maximum,
                compression=compression,
                fillvalue=-5,
            )
            for start in range(0, 12_000, 1500):
                sparse[start : start + 6] = data[:6]
    grid = numbers(60, 60)
    for compression in (None, "gzip"):
        file.create_dataset(
            f"btree2_{compression or 'plain'}", data=grid, chunks=(2, 1), maxshape=(None, None), compression=compression
        )


@case("many-chunks-grown", OLD_AND_NEW)
def many_chunks_grown(file):
    """Datasets that grew in several steps along one and both dimensions."""
    one = file.create_dataset("one", (0, 3), "<i4", chunks=(2, 2), maxshape=(None, 3))
    both = file.create_dataset("both", (0, 0), "<i4", chunks=(3, 3), maxshape=(None, None), compression="gzip")
    for step in range(1, 30):
        one.resize((step * 3, 3))
        one[-3:] = step
        both.resize((step, step * 2))
        both[-1, :] = step


@case("edge-chunks", ("v110", "v112", "v114", "v200", "latest"))
def edge_chunks(file):
    """Partial edge chunks that are left unfiltered."""
    for name, maximum in (("fixed", None), ("extensible", (None, 11)), ("btree2", (None, None)), ("single", "single")):
        chunks = (4, 5)
        shape = (3, 5) if maximum == "single" else (10, 11)
        made = properties(chunks=chunks, deflate=6)
        status("H5Pset_chunk_opts", made.id, DONT_FILTER_PARTIAL_CHUNKS)
        limit = (4, 5) if maximum == "single" else maximum
        low_level(file, name, h5t.STD_I32LE, numbers(*shape).tobytes(), shape, made, limit)


@case("large-chunks", ("latest",))
def large_chunks(file):
    """Chunks above 64 KiB, so that encoded sizes need more bytes, and big-endian and shuffled ones beside."""
    file.create_dataset("plain", data=numbers(60_000), chunks=(30_000,))
    file.create_dataset(
        "shuffled", data=numpy.linspace(0, 1, 30_000).astype(">f8"), chunks=(10_000,), compression="gzip", shuffle=True
    )


@case("user-block", None)
def user_block(path):
    for size in (512, 4096):
        with h5py.File(path.replace(".h5", f"-{size}.h5"), "w", userblock_size=size, libver="earliest") as file:
            fill_small(file)
    with h5py.File(path, "w", userblock_size=1024, libver="latest") as file:
        fill_small(file)
    with open(path, "r+b") as raw:
        raw.write(b"not HDF5 yet" * 10)


def fill_small(file):
    file["group/numbers"] = numbers(3, 4)
    file["texts"] = ["a", "bb"]
    file.create_dataset("chunked", data=numbers(100), chunks=(7,), compression="gzip")
    file.create_dataset("object", data=file["group"].ref, dtype=h5py.ref_dtype)
    file.attrs["a"] = 1


@case("sizes-of-addresses", None)
def sizes_of_addresses(path):
    for addresses, lengths in ((4, 4), (2, 2), (4, 8), (8, 4), (16, 16)):
        for version in ("earliest", "latest"):
            creation = h5p.create(h5p.FILE_CREATE)
            creation.set_sizes(addresses, lengths)
            with create(path.replace(".h5", f"-{addresses}-{lengths}-{version}.h5"), version, creation) as file:
                fill_small(file)
                for i in range(12):
                    file[f"dense/{i}"] = i
    creation = h5p.create(h5p.FILE_CREATE)
    status("H5Pset_sizes", creation.id, 8, 8)
    with create(path, "earliest", creation) as file:
        fill_small(file)


@case("btree-ranks", None)
def btree_ranks(path):
    """Superblock version 1: B-trees of another width."""
    creation = h5p.create(h5p.FILE_CREATE)
    status("H5Pset_istore_k", creation.id, 2)
    status("H5Pset_sym_k", creation.id, 2, 1)
    with create(path, "earliest", creation) as file:
        file.create_dataset("chunked", data=numbers(200), chunks=(2,))
        file.create_dataset("chunked_2d", data=numbers(20, 20), chunks=(2, 3), compression="gzip")
        for i in range(100):
            file[f"group/{i}"] = i


@case("file-space", None)
def file_space(path):
    """Strategies that leave traces in the superblock extension."""
    for name, strategy in (
        ("fsm", h5f.FSPACE_STRATEGY_FSM_AGGR),
        ("page", h5f.FSPACE_STRATEGY_PAGE),
        ("aggr", h5f.FSPACE_STRATEGY_AGGR),
    ):
        creation = h5p.create(h5p.FILE_CREATE)
        creation.set_file_space_strategy(strategy, True, 1)
        with create(path.replace(".h5", f"-{name}.h5"), "latest", creation) as file:
            fill_small(file)
            file["to_delete"] = numbers(1000)
        with h5py.File(path.replace(".h5", f"-{name}.h5"), "r+") as file:
            del file["to_delete"]
    with h5py.File(path, "w", libver="latest") as file:
        file.create_dataset("appended", (0,), maxshape=(None,), dtype="<i4", chunks=(8,))
        file.swmr_mode = True
        for i in range(5):
            file["appended"].resize((i * 3 + 3,))
            file["appended"][-3:] = i
            file["appended"].flush()


@case("virtual", None)
def virtual(path):
    """A virtual dataset and its neighbours: refused by name until a later issue, the neighbours read."""
    with h5py.File(path, "w", libver="latest") as file:
        file["source"] = numbers(10)
        layout = h5py.VirtualLayout((2, 10), "<i4")
        layout[0] = h5py.VirtualSource(file["source"])
        layout[1, :5] = h5py.VirtualSource("virtual-elsewhere.h5", "gone", (5,))
        file.create_virtual_dataset("virtual", layout, fillvalue=-1)
        file["neighbour"] = numbers(3)


@case("external", None)
def external(path):
    """External raw files: refused by name until a later issue, the neighbours read."""
    with open(path.replace(".h5", ".raw"), "wb") as raw:
        raw.write(bytes(5) + numbers(10).tobytes())
    with h5py.File(path, "w") as file:
        file.create_dataset(
            "external", (10,), "<i4", external=[("external.raw", 5, 24), ("external.raw", 29, h5s.UNLIMITED)]
        )
        file["neighbour"] = numbers(3)
