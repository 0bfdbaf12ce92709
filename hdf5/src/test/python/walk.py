"""Walks every HDF5 file of a directory with libhdf5 and prints what WALK.md defines, one JSON object per line.

usage: walk.py DIRECTORY [OUTPUT] [--timeout SECONDS]
"""

import argparse
import ctypes
import hashlib
import json
import math
import os
import resource
import select
import signal
import sys
import time

import h5py
import hdf5plugin  # registers its filters
from h5py import h5a, h5d, h5f, h5g, h5l, h5o, h5s, h5t

from canonical import Planner
from libhdf5 import Hdf5Error, address, call, status
from spelling import decode_name, size, spell

ENDINGS = (".h5", ".hdf5", ".he5", ".nc", ".nxs")
LARGE = 268_435_456
HEX_LIMIT = 512
SLAB = 32 << 20
MEMORY_LIMIT = 6 << 30

FAILURES = (Hdf5Error, OSError, RuntimeError, ValueError, KeyError, TypeError, MemoryError, NotImplementedError)
LAYOUTS = {h5d.COMPACT: "compact", h5d.CONTIGUOUS: "contiguous", h5d.CHUNKED: "chunked", h5d.VIRTUAL: "virtual"}

assert hdf5plugin.version


def reason(failure):
    # A KeyError would quote its text.
    text = failure.args[0] if isinstance(failure, KeyError) and failure.args else failure
    return " ".join(str(text).split()) or type(failure).__name__


class Walk:
    """One file: first the tree, so that references can be written as paths, then the values."""

    def __init__(self, name, emit):
        self.name = name
        self.emit = emit
        self.paths = {}
        self.objects = []

    def run(self, path):
        try:
            file = h5f.open(os.fsencode(path), h5f.ACC_RDONLY)
            root = h5g.open(file, b"/")
        except FAILURES as failure:
            self.line("file", status="refused", reason=reason(failure))
            return
        self.line("file", status="opened")
        self.find(root)
        for path, kind, target, members in self.objects:
            self.describe(path, kind, target, members)

    def line(self, kind, **members):
        self.emit({"file": self.name, "kind": kind, **members})

    def find(self, root):
        """Lists every object once. A stack, for deep files: (path, object, None, address) or a whole line."""
        waiting = [("/", root, None, address(root.id))]
        while waiting:
            path, target, kind, members = waiting.pop()
            if kind is None:
                # Only on arrival: an object is first met in the order of the walk, not of the listing.
                if members in self.paths:
                    self.objects.append((path, "hard", None, {"target": self.paths[members]}))
                    continue
                self.paths[members] = path
                kind, members, children = self.look(path, target)
                waiting.extend(reversed(children))
            self.objects.append((path, kind, target, members))

    def look(self, path, target):
        if isinstance(target, h5d.DatasetID):
            return "dataset", {}, []
        if isinstance(target, h5t.TypeID):
            return "datatype", {}, []
        try:
            links = self.links(target)
        except FAILURES as failure:
            return "group", {"reason": reason(failure)}, []
        parent = "" if path == "/" else path
        children = [self.child(target, f"{parent}/{decode_name(name)}", name, kind) for name, kind in links]
        return "group", {"links": len(links)}, children

    def links(self, group):
        found = []
        group.links.iterate(lambda name, info: found.append((name, info.type)), info=True)
        return sorted(found)

    def child(self, group, path, name, kind):
        try:
            if kind == h5l.TYPE_SOFT:
                return path, None, "soft", {"target": decode_name(group.links.get_val(name))}
            if kind == h5l.TYPE_EXTERNAL:
                file, target = group.links.get_val(name)
                return path, None, "external", {"target_file": decode_name(file), "target": decode_name(target)}
            if kind != h5l.TYPE_HARD:
                return path, None, "user", {"link_class": int(kind)}
            target = h5o.open(group, name)
            at = address(target.id)
        except FAILURES as failure:
            return path, None, "unreadable", {"reason": reason(failure)}
        return path, target, None, at

    def describe(self, path, kind, target, members):
        if target is None:
            self.line(kind, path=path, **members)
            return
        if kind == "dataset":
            members = self.dataset(target)
        if kind == "datatype":
            members = self.attempt("type", lambda: spell(target.id))
        self.line(kind, path=path, **members, **self.attributes(target))

    def attempt(self, member, action):
        try:
            return {member: action()}
        except FAILURES as failure:
            return {"reason": reason(failure)}

    def dataset(self, dataset):
        members = {}
        try:
            properties = dataset.get_create_plist()
            members["layout"] = "external" if properties.get_external_count() else LAYOUTS[properties.get_layout()]
            if members["layout"] == "chunked":
                members["chunks"] = list(properties.get_chunk())
            filters = [properties.get_filter(i) for i in range(properties.get_nfilters())]
            if filters:
                members["filters"] = [{"id": f[0], "flags": f[1], "values": list(f[2])[:16]} for f in filters]
            space = dataset.get_space()
            if space.get_simple_extent_type() == h5s.SIMPLE:
                members["maxshape"] = [
                    None if n == h5s.UNLIMITED else n for n in space.get_simple_extent_dims(maxdims=True)
                ]
        except FAILURES as failure:
            return {**members, "reason": reason(failure)}
        return {**members, **self.value(dataset, space, self.slabs)}

    def attributes(self, target):
        try:
            attributes = [h5a.open(target, index=i) for i in range(h5a.get_num_attrs(target))]
            named = sorted((attribute.name, attribute) for attribute in attributes)
        except FAILURES as failure:
            return {"attributes_reason": reason(failure)}
        listed = []
        for name, attribute in named:
            value = self.value(attribute, attribute.get_space(), self.whole)
            listed.append({"name": decode_name(name), **value})
        return {"attributes": listed} if listed else {}

    def value(self, holder, space, read):
        """Type, shape and canonical stream of a dataset or attribute, as far as they can be had."""
        members = {"shape": None}
        try:
            if space.get_simple_extent_type() != h5s.NULL:
                members["shape"] = list(space.get_simple_extent_dims())
            kind = type_of(holder)
            members["type"] = spell(kind)
            try:
                members["dtype"] = str(holder.dtype)
            except FAILURES:
                pass
            count = 0 if members["shape"] is None else math.prod(members["shape"])
            if count * size(kind) > LARGE:
                return {**members, "skipped": "large"}
            digest, head, length = hashlib.sha256(), b"", 0
            for piece in read(holder, space, Planner(holder.id, self.paths).plan(kind), members["shape"], count):
                digest.update(piece)
                length += len(piece)
                head = bytes(piece) if length == len(piece) else head
            stream = (
                {"hex": head.hex()} if length <= HEX_LIMIT and len(head) == length else {"sha256": digest.hexdigest()}
            )
            return {**members, "bytes": length, **stream}
        except FAILURES as failure:
            return {**members, "reason": reason(failure)}

    def whole(self, attribute, space, plan, _shape, count):
        if count:
            buffer = bytearray(count * plan.size)
            status("H5Aread", attribute.id, plan.memory, (ctypes.c_char * len(buffer)).from_buffer(buffer))
            yield plan.stream(buffer)
            reclaim(plan, space.id, buffer)

    def slabs(self, dataset, space, plan, shape, count):
        """Reads as many rows at a time as fit a slab."""
        if not count:
            return
        rows = shape[0] if shape else 1
        row = count // rows * plan.size
        step = max(1, SLAB // row)
        for start in range(0, rows, step):
            here = min(step, rows - start)
            if shape:
                memory = h5s.create_simple((here, *shape[1:]))
                space.select_hyperslab((start, *[0] * (len(shape) - 1)), (here, *shape[1:]))
            else:
                memory = h5s.create(h5s.SCALAR)
            buffer = bytearray(here * row)
            target = (ctypes.c_char * len(buffer)).from_buffer(buffer)
            status("H5Dread", dataset.id, plan.memory, memory.id, space.id, 0, target)
            yield plan.stream(buffer)
            reclaim(plan, memory.id, buffer)


def type_of(holder):
    return call("H5Dget_type" if isinstance(holder, h5d.DatasetID) else "H5Aget_type", holder.id)


def reclaim(plan, space, buffer):
    if plan.emit is not None:
        status("H5Treclaim", plan.memory, space, 0, (ctypes.c_char * len(buffer)).from_buffer(buffer))


def child_process(name, path, pipe):
    """Walks one file in a process of its own, which a hostile file may kill."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with os.fdopen(pipe, "w", encoding="utf-8", errors="surrogateescape") as out:

        def emit(line):
            out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
            out.flush()

        Walk(name, emit).run(path)


def watch(name, path, timeout, out):
    """Starts the process of one file, copies its lines, and writes the `abort` line when it dies or hangs."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        code = 1
        try:
            child_process(name, path, writer)
            code = 0
        finally:
            # Not sys.exit: the library's own cleanup may hang on what a hostile file left behind.
            os._exit(code)
    os.close(writer)
    deadline = time.monotonic() + timeout
    content = b""
    hung = False
    while True:
        ready, _, _ = select.select([reader], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            os.kill(child, signal.SIGKILL)
            hung = True
            break
        piece = os.read(reader, 1 << 20)
        if not piece:
            break
        content += piece
    os.close(reader)
    _, ended = os.waitpid(child, 0)
    out.write(content[: content.rfind(b"\n") + 1])
    if hung or ended:
        code = os.waitstatus_to_exitcode(ended)
        why = f"timeout {timeout} s" if hung else f"signal {-code}" if code < 0 else f"exit {code}"
        out.write(json.dumps({"file": name, "kind": "abort", "reason": why}).encode() + b"\n")
    out.flush()


def files_of(directory):
    found = []
    for parent, _, names in os.walk(directory):
        for name in names:
            if name.endswith(ENDINGS):
                path = os.path.join(parent, name)
                found.append((os.path.relpath(path, directory), path))
    return sorted(found, key=lambda pair: os.fsencode(pair[0]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory")
    parser.add_argument("output", nargs="?", help="file to write to, else standard output")
    parser.add_argument("--timeout", type=int, default=60, help="seconds that one file may take")
    arguments = parser.parse_args()
    h5py.get_config()
    with open(arguments.output, "wb") if arguments.output else sys.stdout.buffer as out:
        for name, path in files_of(arguments.directory):
            watch(name, path, arguments.timeout, out)


if __name__ == "__main__":
    main()
