"""The canonical stream of WALK.md: the library converts to a packed little-endian form, this module writes it out."""

import ctypes
import struct

import numpy

from libhdf5 import (
    ARRAY,
    BITFIELD,
    COMPLEX,
    COMPOUND,
    ENUM,
    FLOAT,
    INTEGER,
    OPAQUE,
    REFERENCE,
    STRING,
    TIME,
    VARIABLE,
    VLEN,
    Hdf5Error,
    Sequence,
    address,
    call,
    constant,
    status,
)
from spelling import array_dimensions, is_ieee, members, order, reference_kind, size, type_class

NAN = struct.pack("<Q", 0x7FF8000000000000)


class Plan:
    """How elements of one type are read: the type in memory, and what turns one element there into the stream.

    `emit` is None when the memory form is the stream already.
    """

    def __init__(self, memory, emit=None, keep_alive=()):
        self.memory = memory
        self.size = size(memory)
        self.emit = emit
        self.keep_alive = keep_alive

    def stream(self, buffer):
        """The stream of a whole buffer of elements."""
        if self.emit is None:
            return buffer
        return b"".join(self.emit(buffer, at) for at in range(0, len(buffer), self.size))


class Planner:
    """Makes plans; `paths` maps an object's address to the path under which the walk met it first."""

    def __init__(self, location, paths):
        self.location = location
        self.paths = paths

    def plan(self, kind):
        which = type_class(kind)
        if which in (INTEGER, BITFIELD):
            return Plan(_integer(size(kind), which == INTEGER and status("H5Tget_sign", kind), which))
        if which == ENUM:
            base = call("H5Tget_super", kind)
            return Plan(_integer(size(base), status("H5Tget_sign", base), INTEGER))
        if which == FLOAT:
            return _float(kind)
        if which == TIME:
            return _time(kind)
        if which == OPAQUE:
            return Plan(call("H5Tcopy", kind))
        if which == STRING:
            return _variable_string(kind) if status("H5Tis_variable_str", kind) else _fixed_string(kind)
        if which == COMPOUND:
            return self._compound(kind)
        if which == ARRAY:
            return self._array(kind)
        if which == VLEN:
            return self._sequence(kind)
        if which == COMPLEX:
            return self._complex(kind)
        if which == REFERENCE:
            return self._reference(reference_kind(kind))
        raise Hdf5Error(f"datatype class {which}")

    def _compound(self, kind):
        parts = [(name, self.plan(member)) for name, member, _ in members(kind)]
        memory = call("H5Tcreate", ctypes.c_int(COMPOUND), sum(part.size for _, part in parts))
        offsets = []
        at = 0
        for name, part in parts:
            status("H5Tinsert", memory, name, at, part.memory)
            offsets.append((at, part))
            at += part.size
        if all(part.emit is None for _, part in parts):
            return Plan(memory)

        def emit(buffer, start):
            return b"".join(
                buffer[start + at : start + at + part.size] if part.emit is None else part.emit(buffer, start + at)
                for at, part in offsets
            )

        return Plan(memory, emit)

    def _array(self, kind):
        dimensions = array_dimensions(kind)
        element = self.plan(call("H5Tget_super", kind))
        memory = call(
            "H5Tarray_create2",
            element.memory,
            ctypes.c_uint(len(dimensions)),
            (ctypes.c_uint64 * len(dimensions))(*dimensions),
        )
        if element.emit is None:
            return Plan(memory)
        count = int(numpy.prod(dimensions))

        def emit(buffer, start):
            return b"".join(element.emit(buffer, start + i * element.size) for i in range(count))

        return Plan(memory, emit)

    def _sequence(self, kind):
        element = self.plan(call("H5Tget_super", kind))
        memory = call("H5Tvlen_create", element.memory)

        def emit(buffer, start):
            sequence = Sequence.from_buffer_copy(buffer, start)
            if not sequence.count:
                return struct.pack("<I", 0)
            elements = ctypes.string_at(sequence.elements, sequence.count * element.size)
            return struct.pack("<I", sequence.count) + element.stream(elements)

        return Plan(memory, emit)

    def _complex(self, kind):
        part = self.plan(call("H5Tget_super", kind))
        memory = call("H5Tcomplex_create", part.memory)
        if part.emit is None:
            return Plan(memory)
        return Plan(memory, lambda buffer, start: part.emit(buffer, start) + part.emit(buffer, start + part.size))

    def _reference(self, flavour):
        if flavour == "object":
            return Plan(constant("H5T_STD_REF_OBJ"), self._object_reference)
        if flavour == "region":
            return Plan(constant("H5T_STD_REF_DSETREG"), self._region_reference)
        return Plan(constant("H5T_STD_REF"), self._any_reference)

    def _object_reference(self, buffer, start):
        value = bytes(buffer[start : start + 8])
        target = int.from_bytes(value, "little")
        if target in (0, 2**64 - 1):
            return b"\0"
        if target not in self.paths:
            try:
                status("H5Oclose", call("H5Rdereference2", self.location, 0, ctypes.c_int(0), value))
            except Hdf5Error:
                return b"\xff"
        return b"\1" + self._path(target)

    def _region_reference(self, buffer, start):
        value = bytes(buffer[start : start + 12])
        if int.from_bytes(value[:8], "little") in (0, 2**64 - 1):
            return b"\0"
        try:
            target = address(call("H5Rdereference2", self.location, 0, ctypes.c_int(1), value))
            return b"\2" + self._path(target) + _selection(call("H5Rget_region", self.location, ctypes.c_int(1), value))
        except Hdf5Error:
            return b"\xff"

    def _any_reference(self, buffer, start):
        content = bytes(buffer[start : start + 64])
        if not any(content):
            return b"\0"
        value = ctypes.create_string_buffer(content, 64)
        try:
            flavour = status("H5Rget_type", value)
        except Hdf5Error:
            return b"\0"
        try:
            target = address(call("H5Ropen_object", value, 0, 0))
            if flavour in (0, 2):
                return b"\1" + self._path(target)
            if flavour in (1, 3):
                return b"\2" + self._path(target) + _selection(call("H5Ropen_region", value, 0, 0))
            length = call("H5Rget_attr_name", value, None, 0)
            name = ctypes.create_string_buffer(length + 1)
            call("H5Rget_attr_name", value, name, length + 1)
            return b"\3" + self._path(target) + prefixed(name.raw[:length])
        except Hdf5Error:
            return b"\xff"

    def _path(self, target):
        return prefixed(self.paths.get(target, "?").encode("utf-8", "surrogatepass"))


def prefixed(content):
    return struct.pack("<I", len(content)) + content


def _selection(space):
    rank = status("H5Sget_simple_extent_ndims", space)
    count = call("H5Sget_select_npoints", space)
    result = struct.pack("<IQ", rank, count)
    if count:
        low, high = (ctypes.c_uint64 * rank)(), (ctypes.c_uint64 * rank)()
        status("H5Sget_select_bounds", space, low, high)
        result += b"".join(struct.pack("<QQ", low[i], high[i]) for i in range(rank))
    return result


def _integer(length, signed, which):
    memory = call("H5Tcopy", constant("H5T_STD_B8LE" if which == BITFIELD else "H5T_STD_I8LE"))
    status("H5Tset_size", memory, length)
    status("H5Tset_precision", memory, 8 * length)
    if which == INTEGER:
        status("H5Tset_sign", memory, ctypes.c_int(1 if signed else 0))
    return memory


def _float(kind):
    if is_ieee(kind):
        memory = call("H5Tcopy", kind)
        status("H5Tset_order", memory, ctypes.c_int(0))
        return Plan(memory)

    def emit(buffer, start):
        value = bytes(buffer[start : start + 8])
        return NAN if numpy.isnan(numpy.frombuffer(value, "<f8")[0]) else value

    return Plan(constant("H5T_IEEE_F64LE"), emit)


def _time(kind):
    length = size(kind)
    if order(kind) == "le":
        return Plan(call("H5Tcopy", kind))
    return Plan(call("H5Tcopy", kind), lambda buffer, start: bytes(buffer[start : start + length])[::-1])


def _fixed_string(kind):
    length = size(kind)
    padding = status("H5Tget_strpad", kind)

    def emit(buffer, start):
        content = bytes(buffer[start : start + length])
        if padding == 0:
            content = content.split(b"\0", 1)[0]
        else:
            content = content.rstrip(b"\0" if padding == 1 else b" ")
        return prefixed(content)

    return Plan(call("H5Tcopy", kind), emit)


def _variable_string(kind):
    memory = call("H5Tcopy", constant("H5T_C_S1"))
    status("H5Tset_size", memory, ctypes.c_size_t(VARIABLE))
    status("H5Tset_cset", memory, ctypes.c_int(status("H5Tget_cset", kind)))
    status("H5Tset_strpad", memory, ctypes.c_int(status("H5Tget_strpad", kind)))

    def emit(buffer, start):
        (pointer,) = struct.unpack_from("<Q", buffer, start)
        return prefixed(ctypes.string_at(pointer) if pointer else b"")

    return Plan(memory, emit)
