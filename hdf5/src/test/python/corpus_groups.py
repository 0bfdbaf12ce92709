"""Groups, links, attributes and object headers."""

import h5py
import numpy
from h5py import h5a, h5g, h5p, h5s, h5t

from corpus import EVERY, OLD_AND_NEW, case, create
from libhdf5 import status


def group(parent, name, properties):
    return h5py.Group(h5g.create(parent.id, name.encode(), gcpl=properties))


@case("groups", EVERY)
def groups(file):
    """Empty ones, 10 and 1000 links; with `latest` these are compact and dense."""
    for count in (0, 1, 10, 1000):
        parent = file.create_group(f"with_{count}")
        for i in range(count):
            parent[f"link{i}"] = h5py.SoftLink(f"/target{i}") if i % 3 == 1 else numpy.int32(i)
    file.create_group("a/b/c/d/e/f")
    names = file.create_group("names")
    for name in ("ünïcödé", "日本語", "with space", "x" * 300, ".hidden", "..double", "tab\tname", "100%"):
        names[name] = 1


@case("creation-order", OLD_AND_NEW)
def creation_order(file):
    for indexed in (False, True):
        for count in (5, 300):
            properties = h5p.create(h5p.GROUP_CREATE)
            order = h5p.CRT_ORDER_TRACKED | (h5p.CRT_ORDER_INDEXED if indexed else 0)
            properties.set_link_creation_order(order)
            properties.set_attr_creation_order(order)
            parent = group(file, f"{'indexed' if indexed else 'tracked'}_{count}", properties)
            for i in reversed(range(count)):
                parent[f"link{i}"] = i
            for i in reversed(range(count // 5)):
                parent.attrs[f"attribute{i}"] = i
    properties = h5p.create(h5p.DATASET_CREATE)
    properties.set_attr_creation_order(h5p.CRT_ORDER_TRACKED | h5p.CRT_ORDER_INDEXED)
    dataset = h5py.Dataset(h5py.h5d.create(file.id, b"dataset", h5t.STD_I32LE, h5s.create_simple((2,)), properties))
    for i in range(20):
        dataset.attrs[f"attribute{19 - i}"] = i


@case("phase-change", ("latest",))
def phase_change(file):
    """Groups and attributes forced into compact or dense storage whatever their number."""
    for name, limits in (("always_dense", (0, 0)), ("always_compact", (65_535, 0))):
        properties = h5p.create(h5p.GROUP_CREATE)
        status("H5Pset_link_phase_change", properties.id, *limits)
        status("H5Pset_attr_phase_change", properties.id, *limits)
        parent = group(file, name, properties)
        for i in range(40):
            parent[f"link{i}"] = i
            parent.attrs[f"attribute{i}"] = "x" * i


@case("filtered-group", ("latest",))
def filtered_group(file):
    """A fractal heap whose blocks pass through deflate."""
    properties = h5p.create(h5p.GROUP_CREATE)
    status("H5Pset_deflate", properties.id, 6)
    parent = group(file, "filtered", properties)
    for i in range(500):
        parent[f"link number {i}"] = h5py.SoftLink(f"/somewhere/{i}")
    for i in range(5):
        parent[f"too long for a block {i}"] = h5py.SoftLink("/" + f"{i}" * 9000)


@case("links", EVERY)
def links(file):
    file["data"] = numpy.arange(3)
    first = file.create_group("first")
    second = first.create_group("second")
    second["hard"] = file["data"]
    second["up"] = first
    second["root"] = file["/"]
    file["soft"] = h5py.SoftLink("/first/second/hard")
    file["soft_relative"] = h5py.SoftLink("first/second")
    file["soft_dangling"] = h5py.SoftLink("/nowhere")
    file["soft_loop_a"] = h5py.SoftLink("/soft_loop_b")
    file["soft_loop_b"] = h5py.SoftLink("/soft_loop_a")
    file["external"] = h5py.ExternalLink("links-other.h5", "/data")
    file["external_dangling"] = h5py.ExternalLink("no such file.h5", "/x")
    file["0_earlier_name_of_data"] = file["data"]


@case("deep", OLD_AND_NEW)
def deep(file):
    parent = file
    for i in range(600):
        parent = parent.create_group(f"g{i % 10}")
    parent["bottom"] = 1


@case("long-soft-links", OLD_AND_NEW)
def long_soft_links(file):
    """Link values too long for a managed heap object."""
    for i in range(20):
        file[f"link{i}"] = h5py.SoftLink("/" + f"{i}" * 5000)


@case("attributes", EVERY)
def attributes(file):
    """Compact, dense, large; in the old format more than one object header chunk can hold."""
    for count in (0, 1, 8, 9, 200):
        holder = file.create_group(f"with_{count}")
        for i in range(count):
            holder.attrs[f"attribute {i}"] = numpy.arange(i % 7)
    data = file.create_dataset("data", data=[1, 2, 3])
    for i in range(12):
        data.attrs[f"text{i}"] = "value" * i
    data.attrs["variable list"] = ["x", "", "yyy" * 100]
    data.attrs["object"] = data.ref
    data.attrs["ünï"] = "cödé"
    data.attrs["deleted"] = 1
    del data.attrs["deleted"]
    data.attrs.modify("text3", "changed in place to something longer than before")


@case("large-attributes", ("v110", "latest"))
def large_attributes(file):
    """Attributes above 64 KiB, which only dense storage holds, as huge objects of the fractal heap."""
    for i in range(3):
        file.attrs[f"large{i}"] = numpy.arange(20_000 + i, dtype="<i4")
    file.attrs["small"] = 1


@case("many-attributes", ("latest",))
def many_attributes(file):
    """Enough for indirect blocks of the fractal heap and several levels of the B-tree."""
    holder = file.create_group("holder")
    for i in range(3000):
        holder.attrs[f"attribute {i}"] = f"value {i}" * (i % 10)


@case("many-links", ("latest",))
def many_links(file):
    holder = file.create_group("holder")
    for i in range(20_000):
        holder.id.links.create_soft(f"link number {i}".encode(), f"/target/{i}".encode())


@case("shared-messages", None)
def shared_messages(path):
    """Shared object header message tables: as a list and as a B-tree."""
    for name, to_btree in (("list", 1000), ("btree", 2)):
        creation = h5p.create(h5p.FILE_CREATE)
        status("H5Pset_shared_mesg_nindexes", creation.id, 1)
        every_kind = 0x1F
        status("H5Pset_shared_mesg_index", creation.id, 0, every_kind, 20)
        status("H5Pset_shared_mesg_phase_change", creation.id, to_btree, 0)
        with create(path.replace(".h5", f"-{name}.h5"), "latest", creation) as file:
            for i in range(20):
                dataset = file.create_dataset(
                    f"data{i}", data=numpy.arange(5.0), chunks=(2,), compression="gzip", fillvalue=7
                )
                dataset.attrs["a shared attribute"] = "the same text in every dataset"
    with create(path, "earliest") as file:
        file["plain"] = 1


@case("times", None)
def times(path):
    """Object headers with and without modification times."""
    with h5py.File(path, "w", libver="latest") as file:
        for tracked in (False, True):
            file.create_dataset(f"tracked_{tracked}", data=[1], track_times=tracked)
        file.create_dataset("reference_count", data=[2])
        file["second name"] = file["reference_count"]


@case("comment", OLD_AND_NEW)
def comment(file):
    """The object comment message."""
    parent = file.create_group("commented")
    parent.id.set_comment(b".", b"a comment of the object")
    file["data"] = 1


@case("unusual-attributes", ("earliest",))
def unusual_attributes(file):
    space = h5s.create_simple((2,))
    h5a.create(file.id, b"unwritten", h5t.STD_I32LE, space)
    h5a.create(file.id, b"unwritten vlen", h5t.vlen_create(h5t.STD_I32LE), space)
