"""The oracle's own test: values whose canonical stream WALK.md fixes, written out by hand.

usage: python -m unittest test_walk
"""

import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy
from h5py import h5t

from corpus import create, low_level, modified

HERE = os.path.dirname(os.path.abspath(__file__))


def text(content):
    return struct.pack("<I", len(content)) + content


class WalkTest(unittest.TestCase):
    def walk(self, write, version="latest"):
        with tempfile.TemporaryDirectory() as directory:
            with create(f"{directory}/a.h5", version) as file:
                write(file)
            with open(f"{directory}/broken.h5", "wb") as broken:
                broken.write(b"not HDF5")
            walk = subprocess.run([sys.executable, "walk.py", directory], cwd=HERE, capture_output=True, check=True)
        lines = [json.loads(line) for line in walk.stdout.splitlines()]
        self.assertEqual("refused", lines[-1]["status"])
        return {line["path"]: line for line in lines if "path" in line}

    def check(self, line, kind, stream):
        self.assertEqual(kind, line["type"])
        self.assertEqual(stream.hex(), line["hex"])
        self.assertEqual(len(stream), line["bytes"])

    def test_numbers(self):
        def write(file):
            file["big"] = numpy.array([1, -2], ">i2")
            low_level(
                file,
                "odd",
                modified(h5t.STD_I16LE, precision=4, offset=3),
                struct.pack("<2H", 0x7 << 3, 0x8 << 3),
                (2,),
            )
            file["half"] = numpy.array([1.5], ">f2")
            file["nan"] = numpy.array([0x7FC00001], "<u4").view("<f4")
            file["long"] = numpy.array([1.5, numpy.nan], "longdouble")

        lines = self.walk(write)
        self.check(lines["/big"], "i16be", struct.pack("<2h", 1, -2))
        self.check(lines["/odd"], "i16le:p4@3", struct.pack("<2h", 7, -8))
        self.check(lines["/half"], "f16be", struct.pack("<e", 1.5))
        self.check(lines["/nan"], "f32le", struct.pack("<I", 0x7FC00001))
        kind = "f128le:p80@0:s79:e64+15b16383:m0+64:none"
        self.check(lines["/long"], kind, struct.pack("<dQ", 1.5, 0x7FF8000000000000))

    def test_strings(self):
        def write(file):
            for name, padding in (("nullterm", 0), ("nullpad", 1), ("spacepad", 2)):
                low_level(file, name, modified(h5t.C_S1, size=4, strpad=padding), b"a\0b a  \0", (2,))
            file.create_dataset("variable", data=["", "ü"], dtype=h5py.string_dtype())

        lines = self.walk(write)
        self.check(lines["/nullterm"], "string(4,nullterm,ascii)", text(b"a") + text(b"a  "))
        self.check(lines["/nullpad"], "string(4,nullpad,ascii)", text(b"a\0b ") + text(b"a  "))
        self.check(lines["/spacepad"], "string(4,spacepad,ascii)", text(b"a\0b") + text(b"a  \0"))
        self.check(lines["/variable"], "vstring(nullterm,utf8)", text(b"") + text("ü".encode()))

    def test_structures(self):
        def write(file):
            record = numpy.dtype({"names": ["b", "a"], "formats": ["u1", ">i4"], "offsets": [1, 4], "itemsize": 12})
            file["record"] = numpy.array((7, -1), record)
            file.create_dataset("ragged", (2,), dtype=h5py.vlen_dtype("<i2"))[1] = [5, 6]
            file.create_dataset("flag", data=True)
            file["null"] = h5py.Empty("<i4")
            file["empty"] = numpy.zeros((0, 3), "<i4")

        lines = self.walk(write)
        self.check(lines["/record"], 'compound(12){"b":u8le@1,"a":i32be@4}', struct.pack("<Bi", 7, -1))
        self.check(lines["/ragged"], "vlen(i16le)", struct.pack("<IIhh", 0, 2, 5, 6))
        self.check(lines["/flag"], 'enum(i8le){"FALSE"=0,"TRUE"=1}', b"\1")
        self.assertIsNone(lines["/null"]["shape"])
        self.check(lines["/null"], "i32le", b"")
        self.assertEqual([0, 3], lines["/empty"]["shape"])
        self.check(lines["/empty"], "i32le", b"")

    def test_references_and_links(self):
        def write(file):
            data = file.create_dataset("z/data", data=numpy.arange(12).reshape(3, 4))
            file["a"] = data
            file["up"] = file["/"]
            file["gone"] = 1
            file.create_dataset("objects", (3,), dtype=h5py.ref_dtype)[:2] = [data.ref, file["gone"].ref]
            file.create_dataset("regions", (1,), dtype=h5py.regionref_dtype)[0] = data.regionref[1:3, 0:4:2]
            del file["gone"]

        lines = self.walk(write, "earliest")
        self.assertEqual("/a", lines["/z/data"]["target"])
        self.assertEqual(("hard", "/"), (lines["/up"]["kind"], lines["/up"]["target"]))
        self.check(lines["/objects"], "ref(object)", b"\1" + text(b"/a") + b"\xff" + b"\0")
        self.check(lines["/regions"], "ref(region)", b"\2" + text(b"/a") + struct.pack("<I5Q", 2, 4, 1, 2, 0, 2))


if __name__ == "__main__":
    unittest.main()
