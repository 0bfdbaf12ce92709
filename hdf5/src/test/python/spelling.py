"""The one-line spelling of a datatype that WALK.md defines."""

import ctypes
import json

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
    VLEN,
    Hdf5Error,
    call,
    constant,
    status,
    text,
)

ORDERS = {0: "le", 1: "be", 2: "vax"}
NORMS = {0: "implied", 1: "set", 2: "none"}
PADDINGS = {0: "nullterm", 1: "nullpad", 2: "spacepad"}
CHARSETS = {0: "ascii", 1: "utf8"}

# Size in bytes -> sign position, exponent position and size, mantissa position and size, bias.
IEEE_FIELDS = {2: (15, 10, 5, 0, 10, 15), 4: (31, 23, 8, 0, 23, 127), 8: (63, 52, 11, 0, 52, 1023)}


def decode_name(name):
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("iso-8859-1")


def quoted(name):
    return json.dumps(decode_name(name), ensure_ascii=False)


def type_class(kind):
    value = status("H5Tget_class", kind)
    # A variable-length string is a string that the library also calls a sequence.
    return STRING if value == VLEN and status("H5Tis_variable_str", kind) else value


def size(kind):
    return call("H5Tget_size", kind)


def order(kind):
    return ORDERS[status("H5Tget_order", kind)]


def float_fields(kind):
    positions = [ctypes.c_size_t() for _ in range(5)]
    status("H5Tget_fields", kind, *[ctypes.byref(p) for p in positions])
    return (*[p.value for p in positions], call("H5Tget_ebias", kind))


def is_ieee(kind):
    return (
        order(kind) != "vax"
        and float_fields(kind) == IEEE_FIELDS.get(size(kind))
        and status("H5Tget_norm", kind) == 0
        and _full(kind)
    )


def members(kind):
    """Name, type (to be closed by the caller) and offset of each member of a compound, in the order of the type."""
    for index in range(status("H5Tget_nmembers", kind)):
        yield (
            text("H5Tget_member_name", kind, ctypes.c_uint(index)),
            call("H5Tget_member_type", kind, ctypes.c_uint(index)),
            call("H5Tget_member_offset", kind, ctypes.c_uint(index)),
        )


def array_dimensions(kind):
    rank = status("H5Tget_array_ndims", kind)
    dimensions = (ctypes.c_uint64 * rank)()
    status("H5Tget_array_dims2", kind, dimensions)
    return list(dimensions)


def reference_kind(kind):
    for name, spelled in (("H5T_STD_REF_OBJ", "object"), ("H5T_STD_REF_DSETREG", "region"), ("H5T_STD_REF", "any")):
        if status("H5Tequal", kind, constant(name)):
            return spelled
    raise Hdf5Error("a reference of unknown kind")


def spell(kind):
    which = type_class(kind)
    if which == INTEGER:
        return f"{'i' if status('H5Tget_sign', kind) else 'u'}{_bits(kind)}"
    if which == FLOAT:
        return _spell_float(kind)
    if which == BITFIELD:
        return f"b{_bits(kind)}"
    if which == TIME:
        return f"t{_bits(kind)}"
    if which == STRING:
        flavour = f"{PADDINGS[status('H5Tget_strpad', kind)]},{CHARSETS[status('H5Tget_cset', kind)]}"
        variable = status("H5Tis_variable_str", kind)
        return f"vstring({flavour})" if variable else f"string({size(kind)},{flavour})"
    if which == OPAQUE:
        return f"opaque({size(kind)},{quoted(text('H5Tget_tag', kind))})"
    if which == COMPOUND:
        spelled = ",".join(f"{quoted(name)}:{spell(member)}@{at}" for name, member, at in members(kind))
        return f"compound({size(kind)}){{{spelled}}}"
    if which == ENUM:
        return _spell_enum(kind)
    if which == ARRAY:
        return f"array[{','.join(map(str, array_dimensions(kind)))}]({spell(call('H5Tget_super', kind))})"
    if which == VLEN:
        return f"vlen({spell(call('H5Tget_super', kind))})"
    if which == COMPLEX:
        return f"complex({spell(call('H5Tget_super', kind))})"
    if which == REFERENCE:
        return f"ref({reference_kind(kind)})"
    raise Hdf5Error(f"datatype class {which}")


def _full(kind):
    return call("H5Tget_precision", kind) == 8 * size(kind) and status("H5Tget_offset", kind) == 0


def _bits(kind):
    bits = f"{8 * size(kind)}{order(kind)}"
    return bits if _full(kind) else f"{bits}:p{call('H5Tget_precision', kind)}@{status('H5Tget_offset', kind)}"


def _spell_float(kind):
    bits = f"f{8 * size(kind)}{order(kind)}"
    if is_ieee(kind):
        return bits
    sign, exponent, exponent_size, mantissa, mantissa_size, bias = float_fields(kind)
    return (
        f"{bits}:p{call('H5Tget_precision', kind)}@{status('H5Tget_offset', kind)}:s{sign}"
        f":e{exponent}+{exponent_size}b{bias}:m{mantissa}+{mantissa_size}:{NORMS[status('H5Tget_norm', kind)]}"
    )


def _spell_enum(kind):
    base = call("H5Tget_super", kind)
    signed = bool(status("H5Tget_sign", base))
    endian = "big" if order(base) == "be" else "little"
    spelled = []
    for index in range(status("H5Tget_nmembers", kind)):
        value = ctypes.create_string_buffer(size(base))
        status("H5Tget_member_value", kind, ctypes.c_uint(index), value)
        name = quoted(text("H5Tget_member_name", kind, ctypes.c_uint(index)))
        spelled.append(f"{name}={int.from_bytes(value.raw, endian, signed=signed)}")
    return f"enum({spell(base)}){{{','.join(spelled)}}}"
