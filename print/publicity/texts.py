"""The texts of a poster or flyer, set in type: one size for who asks, where to call and to go."""

from __future__ import annotations

import re
from dataclasses import replace

from print.fonts import CAP_HEIGHT, right_to_left
from print.lines import Block, DoesNotFit, fitted
from print.publicity.announcement import FIGURES

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_ARABIC = re.compile("[\u0590-\u08ff]")


def line(
    text: str, language: str, *, room: float, largest: float, smallest: float, bold: bool = False
) -> Block:
    """One line: the height leaves no room for a second one."""
    return fitted(
        text,
        language,
        bold=bold,
        room=room,
        height=largest * CAP_HEIGHT,
        largest=largest,
        smallest=smallest,
    )


def few_lines(
    text: str,
    language: str,
    *,
    room: float,
    size: float,
    smallest: float,
    at_most: int,
    bold: bool = False,
) -> Block:
    """At most so many lines, smaller where that is needed."""
    leading = 1.4 if right_to_left(language) else 1.2
    return fitted(
        text,
        language,
        bold=bold,
        room=room,
        height=size * (CAP_HEIGHT + leading * (at_most - 1)),
        largest=size,
        smallest=smallest,
        leading=leading,
    )


def address(url: str, *, room: float, largest: float, smallest: float) -> Block:
    """The link as people type it; where one line is too short, the host stands on its own.

    A host that is longer still is broken before a dot.
    """
    short = without_scheme(url)
    host, slash, path = short.partition("/")
    try:
        whole = line(short, FIGURES, room=room, largest=largest, smallest=smallest, bold=True)
    except DoesNotFit:
        pass
    else:
        return whole
    for parts in ((host, slash + path), (*_halves(host), slash + path)):
        size = largest
        while size >= smallest:
            block = Block(lines=parts, language=FIGURES, bold=True, size=size, leading=1.2)
            if block.width <= room:
                return block
            size -= 1
    raise DoesNotFit(short)


def without_scheme(url: str) -> str:
    """A link as people type it."""
    return _SCHEME.sub("", url)


def same_size(*blocks: Block) -> tuple[Block, ...]:
    """All in the smallest of their sizes; their lines stay as they are."""
    size = min(block.size for block in blocks)
    return tuple(replace(block, size=size) for block in blocks)


def script_of(words: str) -> str:
    """The language whose letters draw a name that is not translated."""
    return "ar" if _ARABIC.search(words) else FIGURES


def _halves(host: str) -> tuple[str, str]:
    """Broken before the dot that leaves two parts of about the same length."""
    dots = [match.start() for match in re.finditer(r"\.", host)]
    at = min(dots, key=lambda dot: abs(len(host) - 2 * dot), default=len(host))
    return host[:at], host[at:]
