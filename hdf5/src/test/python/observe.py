"""Counts which forms of messages and structures the files of directories hold: the facts of FORMAT_COVERAGE.md.

usage: observe.py DIRECTORY...

One line per form: how many times, in how many files, the first file. Headers are found through libhdf5's addresses and
taken apart here, as far as versions and classes need; a broken header is left out.
"""

import collections
import os
import re
import sys

import h5py
from h5py import h5o

from libhdf5 import Hdf5Error, address
from walk import files_of

SIGNATURES = (
    "TREE SNOD HEAP GCOL OHDR OCHK FRHP FHDB FHIB BTHD BTIN BTLF FAHD FADB EAHD EAIB EASB EADB FSHD FSSE SMTB SMLI"
).split()
MESSAGES = {
    0x00: "nil", 0x01: "dataspace", 0x02: "link info", 0x03: "datatype", 0x04: "fill value (old)", 0x05: "fill value",
    0x06: "link", 0x07: "external files", 0x08: "layout", 0x09: "bogus", 0x0A: "group info", 0x0B: "filter pipeline",
    0x0C: "attribute", 0x0D: "comment", 0x0E: "modification time (old)", 0x0F: "shared message table",
    0x10: "continuation",
    0x11: "symbol table", 0x12: "modification time", 0x13: "b-tree k", 0x14: "driver info", 0x15: "attribute info",
    0x16: "reference count", 0x17: "file space info",
}  # fmt: skip
CLASSES = "fixed-point floating-point time string bitfield opaque compound reference enum vlen array complex".split()
LAYOUTS = "compact contiguous chunked virtual".split()
INDEXES = {1: "single chunk", 2: "implicit", 3: "fixed array", 4: "extensible array", 5: "B-tree v2"}
BTREE_TYPES = {0: "group", 1: "chunks"}


class File:
    """The bytes of a file, and the sizes its superblock states."""

    def __init__(self, content):
        self.base = content.index(b"\x89HDF\r\n\x1a\n")
        self.content = content[self.base :]
        self.version = self.content[8]
        at = 13 if self.version < 2 else 9
        self.offset_size = self.content[at]
        self.length_size = self.content[at + 1]

    def number(self, at, size):
        return int.from_bytes(self.content[at : at + size], "little")


def messages(file, at):
    """Type, flags and bytes of every message of an object header."""
    if file.content[at : at + 4] == b"OHDR":
        yield from second_version(file, at)
    elif file.content[at] == 1:
        yield from first_version(file, at)


def first_version(file, at):
    chunks = [(at + 16, file.number(at + 8, 4))]
    yield "header", 0, b"\1"
    while chunks:
        start, length = chunks.pop()
        end = start + length
        while start + 8 <= end:
            kind, size, flags = file.number(start, 2), file.number(start + 2, 2), file.content[start + 4]
            body = file.content[start + 8 : start + 8 + size]
            if kind == 0x10:
                chunks.append(continuation(file, body))
            yield kind, flags, body
            start += 8 + size


def second_version(file, at):
    flags = file.content[at + 5]
    yield "header", flags, b"\2"
    start = at + 6 + (16 if flags & 0x20 else 0) + (4 if flags & 0x10 else 0)
    width = 1 << (flags & 3)
    chunks = [(start + width, file.number(start, width))]
    while chunks:
        start, length = chunks.pop()
        end = start + length
        prefix = 6 if flags & 4 else 4
        while start + prefix <= end:
            kind, size, message_flags = file.content[start], file.number(start + 1, 2), file.content[start + 3]
            body = file.content[start + prefix : start + prefix + size]
            if kind == 0x10:
                next_at, next_length = continuation(file, body)
                chunks.append((next_at + 4, next_length - 8))
            yield kind, message_flags, body
            start += prefix + size


def continuation(file, body):
    size = file.offset_size
    return int.from_bytes(body[:size], "little"), int.from_bytes(body[size : size + file.length_size], "little")


def forms(kind, flags, body):
    """The names of what one message shows."""
    if kind == "header":
        name = f"object header version {body[0]}"
        yield name
        for bit, meaning in ((4, "attribute creation order"), (0x10, "phase change"), (0x20, "times")):
            if flags & bit:
                yield f"{name} with {meaning}"
        return
    name = MESSAGES.get(kind, f"message {kind:#x}")
    if flags & 2:
        yield f"{name} message, shared"
        return
    if kind in (0x00, 0x10, 0x11, 0x0D):
        yield f"{name} message"
        return
    if not body:
        return
    if kind == 0x03:
        yield from datatype(body)
        return
    yield f"{name} message version {body[0]}"
    if kind == 0x08:
        yield from layout(body)
    if kind == 0x01 and body[0] == 2:
        yield f"dataspace class {('scalar', 'simple', 'null')[body[3]]}"
    if kind == 0x0C:
        yield from attribute(body)


def datatype(body):
    version, which = body[0] >> 4, body[0] & 15
    yield f"datatype {CLASSES[which] if which < len(CLASSES) else which} version {version}"


def attribute(body):
    version = body[0]
    if version == 1:
        start = 8 + (int.from_bytes(body[2:4], "little") + 7) // 8 * 8
    else:
        start = (8 if version == 2 else 9) + int.from_bytes(body[2:4], "little")
    if version > 1 and body[1] & 1:
        yield "attribute with a shared datatype"
    elif start < len(body):
        yield from datatype(body[start:])


def layout(body):
    version = body[0]
    if version < 3:
        yield f"layout version {version} {LAYOUTS[body[2]] if body[2] < 3 else body[2]}"
        return
    which = body[1]
    yield f"layout version {version} {LAYOUTS[which] if which < 4 else which}"
    if version >= 4 and which == 2:
        rank, width = body[3], body[4]
        yield f"layout version {version} index {INDEXES.get(body[5 + rank * width])}"
        if body[2] & 1:
            yield f"layout version {version} partial edge chunks unfiltered"


def structures(file):
    """Signatures in the file; a few may be data that looks like one."""
    yield f"superblock version {file.version}"
    if file.offset_size != 8 or file.length_size != 8:
        yield "superblock with other sizes"
    if file.base:
        yield "user block"
    for signature in SIGNATURES:
        for found in re.finditer(signature.encode(), file.content):
            after = file.content[found.end() : found.end() + 2]
            if len(after) < 2 or after[0] > 8:
                continue
            if signature == "TREE":
                yield f"TREE {BTREE_TYPES.get(after[0], 'other')} level {min(after[1], 2)}"
            elif signature in ("BTHD", "BTLF", "BTIN"):
                yield f"{signature} type {after[1]}"
            elif signature in ("FAHD", "EAHD"):
                yield f"{signature} client {after[1]}"
            else:
                yield signature


def observe(path):
    with open(path, "rb") as raw:
        file = File(raw.read())
    yield from structures(file)
    if file.version >= 2:
        extension = file.number(12 + file.offset_size, file.offset_size)
        if extension != (1 << (8 * file.offset_size)) - 1:
            for message in messages(file, extension):
                yield from (f"superblock extension: {form}" for form in forms(*message))
    with h5py.File(path, "r") as opened:
        targets = [opened.id]
        h5o.visit(opened.id, lambda name: targets.append(h5o.open(opened.id, name)) if name != b"." else None)
        for target in targets:
            for message in messages(file, address(target.id)):
                yield from forms(*message)


def main():
    count, names = collections.Counter(), collections.defaultdict(list)
    for directory in sys.argv[1:]:
        for name, path in files_of(directory):
            try:
                seen = collections.Counter(observe(path))
            except (OSError, Hdf5Error, ValueError, RuntimeError, IndexError, KeyError):
                continue
            count.update(seen)
            for form in seen:
                names[form].append(os.path.basename(name))
    for form in sorted(count):
        print(f"{count[form]:7} {len(names[form]):5}  {form:55} {names[form][0]}")


if __name__ == "__main__":
    main()
