"""What PyTables and netCDF4 write; netCDF4 runs in a process of its own, since it carries another HDF5 library."""

import os
import subprocess
import sys

import numpy

from corpus import case

HERE = os.path.dirname(os.path.abspath(__file__))


@case("pytables", None)
def pytables(path):
    subprocess.run(
        [sys.executable, "-c", "import corpus_libraries as c; c.write_pytables(__import__('sys').argv[1])", path],
        cwd=HERE,
        check=True,
    )


@case("netcdf4", None)
def netcdf4(path):
    subprocess.run(
        [sys.executable, "-c", "import corpus_libraries as c; c.write_netcdf(__import__('sys').argv[1])", path],
        cwd=HERE,
        check=True,
    )


def write_pytables(path):
    import tables

    record = numpy.dtype(
        [("name", "S16"), ("idnumber", "<i8"), ("pressure", "<f4", (2, 3)), ("flag", "?"), ("t", "<i4")]
    )
    rows = numpy.zeros(500, record)
    rows["idnumber"] = numpy.arange(500)
    rows["name"] = b"particle"
    with tables.open_file(path, "w", title="PyTables corpus") as file:
        detector = file.create_group("/", "detector", "Detector information")
        for library in ("zlib", "blosc", "blosc:zstd", "blosc:lz4", "bzip2", "blosc2"):
            filters = tables.Filters(complevel=5, complib=library, shuffle=True, fletcher32=library == "zlib")
            name = library.replace(":", "_")
            file.create_table(detector, f"table_{name}", obj=rows, filters=filters, chunkshape=(128,))
            file.create_carray(
                detector, f"carray_{name}", obj=numpy.arange(600.0).reshape(20, 30), filters=filters, chunkshape=(7, 30)
            )
        file.create_table(detector, "plain", obj=rows)
        file.create_array("/", "array", numpy.arange(10), "a plain array")
        file.create_array("/", "strings", [b"one", b"three"])
        file.create_array("/", "complex", numpy.array([1 + 2j]))
        growing = file.create_earray("/", "earray", tables.Int32Atom(), (0, 3))
        growing.append(numpy.arange(9).reshape(3, 3))
        ragged = file.create_vlarray("/", "vlarray", tables.Float64Atom())
        ragged.append([1.5])
        ragged.append([1, 2, 3])
        objects = file.create_vlarray("/", "pickled", tables.ObjectAtom())
        objects.append({"a": 1})
        texts = file.create_vlarray("/", "unicode", tables.VLUnicodeAtom())
        texts.append("ünï")
        file.create_table(
            "/",
            "times",
            {"t32": tables.Time32Col(), "t64": tables.Time64Col(), "e": tables.EnumCol(["a", "b"], "a", base="uint8")},
        )
        file.create_soft_link("/", "soft", "/array")
        file.create_external_link("/", "elsewhere", "other.h5:/array")
        file.root.detector.plain.cols.idnumber.create_index()


def write_netcdf(path):
    import netCDF4

    for form in ("NETCDF4", "NETCDF4_CLASSIC"):
        name = path.replace(".h5", "-classic.nc" if form.endswith("CLASSIC") else ".nc")
        with netCDF4.Dataset(name, "w", format=form) as file:
            file.title = "netCDF corpus"
            file.createDimension("time", None)
            file.createDimension("x", 5)
            time = file.createVariable("time", "f8", ("time",))
            time.units = "days since 2000-01-01"
            time[:] = numpy.arange(7)
            file.createVariable("x", "f4", ("x",))[:] = numpy.arange(5)
            grid = file.createVariable(
                "grid",
                "f4",
                ("time", "x"),
                zlib=True,
                shuffle=True,
                fletcher32=True,
                fill_value=-999.0,
                chunksizes=(3, 4),
            )
            grid[:] = numpy.arange(35).reshape(7, 5)
            file.createVariable("chars", "S1", ("x",))[:] = numpy.array(list("abcde"), "S1")
            file.createVariable("scalar", "i4")[...] = 42
            if form == "NETCDF4":
                write_netcdf_groups(file)


def write_netcdf_groups(file):
    group = file.createGroup("outer").createGroup("inner")
    group.createDimension("y", 3)
    group.createVariable("grid", "i2", ("x", "y"))[:] = numpy.arange(15).reshape(5, 3)
    for number, kind in enumerate(("i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8")):
        file.createVariable(f"number_{kind}", kind, ("x",))[:] = numpy.arange(5) + number
    strings = file.createVariable("strings", str, ("x",))
    strings[:] = numpy.array(["a", "", "ccc", "ü", "e"], object)
    compound = file.createCompoundType(numpy.dtype([("a", "i4"), ("b", "f8")]), "pair")
    file.createVariable("pairs", compound, ("x",))[:] = numpy.zeros(5, compound.dtype)
    ragged = file.createVariable("ragged", file.createVLType("i4", "row"), ("x",))
    ragged[0] = numpy.arange(3, dtype="i4")
    file.createEnumType("u1", "cloud", {"clear": 0, "cumulus": 1})
    file.createVariable("clouds", file.enumtypes["cloud"], ("x",), fill_value=1)[:] = [0, 1, 0, 1, 0]
    for name in ("zstd", "bzip2"):
        file.createVariable(name, "f4", ("time", "x"), compression=name)[:] = numpy.arange(35).reshape(7, 5)
