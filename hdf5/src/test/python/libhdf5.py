"""The C library that h5py carries, called directly: h5py's own mapping to numpy is not what the walk compares."""

import ctypes
import glob
import os

import h5py

(_PATH,) = [
    path
    for path in glob.glob(os.path.join(os.path.dirname(h5py.__file__), "..", "h5py.libs", "libhdf5-*"))
    if "_hl" not in path
]
_LIBRARY = ctypes.CDLL(_PATH)

UNDEFINED = 2**64 - 1
VARIABLE = ctypes.c_size_t(-1).value

INTEGER, FLOAT, TIME, STRING, BITFIELD, OPAQUE, COMPOUND, REFERENCE, ENUM, VLEN, ARRAY, COMPLEX = range(12)


class Hdf5Error(Exception):
    """A call of the C library that answered with a negative number."""


class ObjectInfo(ctypes.Structure):
    _fields_ = [
        ("fileno", ctypes.c_ulong),
        ("token", ctypes.c_uint8 * 16),
        ("type", ctypes.c_int),
        ("rc", ctypes.c_uint),
        ("times", ctypes.c_int64 * 4),
        ("attributes", ctypes.c_uint64),
    ]


class Sequence(ctypes.Structure):
    _fields_ = [("count", ctypes.c_size_t), ("elements", ctypes.c_void_p)]


def call(name, *arguments, result=ctypes.c_int64):
    """Calls a function whose failure is a negative result; identifiers and sizes are passed as 64-bit numbers."""
    function = getattr(_LIBRARY, name)
    function.restype = result
    value = function(*[ctypes.c_int64(a) if isinstance(a, int) else a for a in arguments])
    if value < 0:
        raise Hdf5Error(f"{name}: {_last_error()}")
    return value


def status(name, *arguments):
    """The same for functions that return herr_t, htri_t or another int."""
    return call(name, *arguments, result=ctypes.c_int)


def constant(name):
    """A predefined type such as H5T_STD_I8LE."""
    return ctypes.c_int64.in_dll(_LIBRARY, name + "_g").value


def text(name, *arguments):
    """A string that the library allocates."""
    function = getattr(_LIBRARY, name)
    function.restype = ctypes.c_void_p
    address = function(*[ctypes.c_int64(a) if isinstance(a, int) else a for a in arguments])
    if not address:
        raise Hdf5Error(f"{name}: {_last_error()}")
    value = ctypes.string_at(address)
    _LIBRARY.H5free_memory(ctypes.c_void_p(address))
    return value


def address(identifier):
    """The address of an object's header, relative to the base address of the file."""
    info = ObjectInfo()
    status("H5Oget_info3", identifier, ctypes.byref(info), 1)
    return int.from_bytes(bytes(info.token)[:8], "little")


_MESSAGE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint, ctypes.c_void_p, ctypes.c_void_p)


class _ErrorFrame(ctypes.Structure):
    _fields_ = [
        ("class_id", ctypes.c_int64),
        ("major", ctypes.c_int64),
        ("minor", ctypes.c_int64),
        ("line", ctypes.c_uint),
        ("function", ctypes.c_char_p),
        ("file", ctypes.c_char_p),
        ("description", ctypes.c_char_p),
    ]


def _last_error():
    """The innermost message of the library's error stack, which is the cause."""
    messages = []

    def keep(_depth, frame, _data):
        description = ctypes.cast(frame, ctypes.POINTER(_ErrorFrame)).contents.description
        messages.append((description or b"").decode("latin-1"))
        return 0

    _LIBRARY.H5Ewalk2(ctypes.c_int64(0), 0, _MESSAGE(keep), None)
    return messages[0] if messages else "no reason given"


# Failures are raised here; the library need not print them as well.
_LIBRARY.H5Eset_auto2(ctypes.c_int64(0), None, None)
