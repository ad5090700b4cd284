"""The head of a file: every variable with its labels and missing codes, before the rows."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from sys import float_info

from survey.results.exports.sav.naming import short_names
from survey.results.exports.sav.variable import (
    LONGEST_LABEL,
    LONGEST_VALUE_LABEL,
    Measure,
    ResponseSet,
    Variable,
    cut,
)

BIAS = 100
CASES_AT = 80  # where in the file the number of rows stands
SYSTEM_MISSING = -float_info.max
_LOWEST = -1.7976931348623155e308  # the largest negative number but the one that means missing
_TEXT_FORMAT, _NUMBER_FORMAT = 1, 5
_LEFT, _RIGHT = 0, 1


def head(
    variables: Sequence[Variable],
    *,
    made: datetime,
    title: str,
    weight: str | None = None,
    sets: Sequence[ResponseSet] = (),
) -> bytes:
    """Everything before the rows; the number of rows is filled in when it is known."""
    short = dict(zip((each.name for each in variables), short_names(len(variables)), strict=True))
    parts = [_first(variables, made, title, weight)]
    for each in variables:
        parts += _variable(each, short[each.name])
    parts += _value_labels(variables)
    parts += _about(variables, short, sets)
    parts.append(struct.pack("<ii", 999, 0))
    return b"".join(parts)


def _first(variables: Sequence[Variable], made: datetime, title: str, weight: str | None) -> bytes:
    starts = dict(_starts(variables))
    program = b"@(#) SPSS DATA FILE - Wijkstem".ljust(60)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    day = f"{made.day:02} {months[made.month - 1]} {made.year % 100:02}".encode()
    size = sum(each.segments for each in variables)
    return b"".join(
        [
            b"$FL2",
            program,
            struct.pack("<iiiii", 2, size, 1, starts[weight] if weight else 0, -1),
            struct.pack("<d", float(BIAS)),
            day,
            made.strftime("%H:%M:%S").encode(),
            cut(title, most=64).ljust(64),
            bytes(3),
        ]
    )


def _starts(variables: Sequence[Variable]) -> Iterator[tuple[str, int]]:
    """Of every variable the number of its first place in a row, counted from one."""
    at = 1
    for each in variables:
        yield each.name, at
        at += each.segments


def _variable(each: Variable, short: str) -> Iterator[bytes]:
    kind = _TEXT_FORMAT if each.width else _NUMBER_FORMAT
    shown = kind << 16 | (each.width or 8) << 8 | each.decimals
    missing = -2 if each.missing else 0
    labelled = int(bool(each.label))
    yield struct.pack("<iiiiii", 2, each.width, labelled, missing, shown, shown)
    yield short.encode().ljust(8)
    if each.label:
        words = cut(each.label, most=LONGEST_LABEL)
        yield struct.pack("<i", len(words)) + words.ljust(-(-len(words) // 4) * 4)
    if each.missing:
        yield struct.pack("<dd", *map(float, each.missing))
    for _ in range(each.segments - 1):
        yield struct.pack("<iiiiii", 2, -1, 0, 0, 0, 0) + b" " * 8


def _value_labels(variables: Sequence[Variable]) -> Iterator[bytes]:
    """Variables with the same labels share them."""
    starts = dict(_starts(variables))
    shared: dict[tuple[tuple[int, str], ...], list[int]] = {}
    for each in variables:
        if each.values:
            shared.setdefault(tuple(sorted(each.values.items())), []).append(starts[each.name])
    for values, places in shared.items():
        yield struct.pack("<ii", 3, len(values))
        for code, words in values:
            label = cut(words, most=LONGEST_VALUE_LABEL)
            padded = -(-(len(label) + 1) // 8) * 8 - 1
            yield struct.pack("<dB", float(code), len(label)) + label.ljust(padded)
        yield struct.pack(f"<ii{len(places)}i", 4, len(places), *places)


def _about(
    variables: Sequence[Variable], short: Mapping[str, str], sets: Sequence[ResponseSet]
) -> Iterator[bytes]:
    yield _extra(3, 4, struct.pack("<8i", 1, 0, 0, -1, 1, 1, 2, 65001))
    yield _extra(4, 8, struct.pack("<3d", SYSTEM_MISSING, float_info.max, _LOWEST))
    if sets:
        yield _extra(7, 1, b"".join(_set(each, short) for each in sets))
    yield _extra(11, 4, b"".join(_shown(each) for each in variables))
    names = "\t".join(f"{short[each.name]}={each.name}" for each in variables)
    yield _extra(13, 1, names.encode())
    yield _extra(20, 1, b"UTF-8")


def _extra(kind: int, size: int, content: bytes) -> bytes:
    return struct.pack("<4i", 7, kind, size, len(content) // size) + content


def _shown(each: Variable) -> bytes:
    width = min(each.width, 40) or 10
    side = _LEFT if each.width else _RIGHT
    measure = Measure.NOMINAL if each.width else each.measure
    return struct.pack("<iii", measure, width, side)


def _set(each: ResponseSet, short: Mapping[str, str]) -> bytes:
    """A set of marks counts where a 1 stands; it names its variables by their short names."""
    label = cut(each.label, most=LONGEST_LABEL)
    members = " ".join(short[name].lower() for name in each.variables)
    return f"{each.name}=D1 1 {len(label)} ".encode() + label + f" {members}\n".encode()
