"""What the corpus modules share: the register of cases, and writing with a given format version."""

import itertools

import h5py
import numpy
from h5py import h5f, h5p, h5s

from libhdf5 import status

# The library's names, oldest first; a file bound to one uses no feature that is newer.
VERSIONS = {
    "earliest": (h5f.LIBVER_EARLIEST, h5f.LIBVER_V18),
    "v108": (h5f.LIBVER_V18, h5f.LIBVER_V18),
    "v110": (h5f.LIBVER_V110, h5f.LIBVER_V110),
    "v112": (h5f.LIBVER_V112, h5f.LIBVER_V112),
    "v114": (h5f.LIBVER_V114, h5f.LIBVER_V114),
    "v200": (h5f.LIBVER_V200, h5f.LIBVER_V200),
    "latest": (h5f.LIBVER_LATEST, h5f.LIBVER_LATEST),
}

CASES = []


def case(name, versions=("earliest",)):
    """Registers `function(file)` to be run for each version, or `function(path)` when `versions` is None."""

    def register(function):
        CASES.append((name, versions, function))
        return function

    return register


EVERY = tuple(VERSIONS)
OLD_AND_NEW = ("earliest", "latest")


def create(path, version, creation=None):
    """An open file; `creation` is a property list for what only a new file can be given."""
    access = h5p.create(h5p.FILE_ACCESS)
    access.set_libver_bounds(*VERSIONS[version])
    access.set_fclose_degree(h5f.CLOSE_STRONG)
    return h5py.File(h5f.create(path.encode(), h5f.ACC_TRUNC, creation, access))


def files(directory):
    """Writes every case and yields the names of its files."""
    for name, versions, function in CASES:
        if versions is None:
            function(f"{directory}/{name}.h5")
            yield f"{name}.h5"
            continue
        for version in versions:
            file_name = f"{name}-{version}.h5"
            with create(f"{directory}/{file_name}", version) as file:
                function(file)
            yield file_name


def low_level(group, name, kind, data, shape=None, properties=None, maximum=None):
    """A dataset of a type that numpy cannot spell, written from its bytes as they lie in the file."""
    limits = maximum and tuple(h5s.UNLIMITED if limit is None else limit for limit in maximum)
    space = h5s.create_simple(shape, limits) if shape is not None else h5s.create(h5s.SCALAR)
    dataset = h5py.h5d.create(group.id, name.encode(), kind, space, properties)
    if data is not None:
        dataset.write(h5s.ALL, h5s.ALL, numpy.frombuffer(data, "u1"), mtype=kind)
    return h5py.Dataset(dataset)


def low_level_attribute(holder, name, kind, data, shape=()):
    space = h5s.create_simple(shape) if shape else h5s.create(h5s.SCALAR)
    attribute = h5py.h5a.create(holder.id, name.encode(), kind, space)
    attribute.write(numpy.frombuffer(data, "u1"), mtype=kind)


def pattern(length, seed=1):
    return numpy.random.default_rng(seed).bytes(length)


def product(**choices):
    """Every combination of the choices, as dictionaries."""
    names = list(choices)
    for values in itertools.product(*choices.values()):
        yield dict(zip(names, values, strict=True))


def modified(kind, **settings):
    """A copy of a type with setters applied: `modified(h5t.STD_I32LE, precision=20, offset=3)`."""
    copy = kind.copy()
    for name, value in settings.items():
        status(f"H5Tset_{name}", copy.id, value)
    return copy


__all__ = [
    "CASES",
    "EVERY",
    "OLD_AND_NEW",
    "VERSIONS",
    "case",
    "create",
    "files",
    "low_level",
    "low_level_attribute",
    "modified",
    "pattern",
    "product",
]
