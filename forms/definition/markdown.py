"""The little markup that organisers' texts may hold: bold, paragraphs, lines, lists and links.

Introductions, explanations, privacy and thanks know it; titles and options are always plain. HTML
is not part of it: a text that holds some is shown as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BOLD = r"\*\*(?=[^\s*])(?P<bold>[^*]*[^\s*])\*\*"
_ADDRESS = r"https://[^\s()<>\"]+|mailto:[^\s()<>\":?]+@[^\s()<>\":?]+|tel:\+?[0-9-]{3,20}"
_LINK = rf"\[(?P<words>[^\[\]]*[^\s\[\]][^\[\]]*)\]\((?P<address>{_ADDRESS})\)"
_ALL = re.compile(f"{_BOLD}|{_LINK}")
_ONLY_BOLD = re.compile(_BOLD)
_SCHEME = re.compile(r"^(?:https://|mailto:|tel:)")
_ITEM = "- "
_BULLET = "• "


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one weight; with an address they lead there."""

    words: str
    bold: bool = False
    address: str = ""

    @property
    def shown_address(self) -> str:
        """The address as people read it: without its scheme."""
        return _SCHEME.sub("", self.address)


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; each item is one line."""

    lines: tuple[Line, ...]


Block = Paragraph | Bullets


def parse(text: str, *, links: bool = False) -> tuple[Block, ...]:
    """The paragraphs and lists of a text. Whatever is no markup is words; nothing is refused."""
    blocks: list[Block] = []
    kind: type[Paragraph | Bullets] | None = None
    lines: list[Line] = []
    for line in [*text.split("\n"), ""]:
        line = line.strip()
        now = None if not line else Bullets if _is_item(line) else Paragraph
        if now is not kind and kind is not None:
            blocks.append(kind(tuple(lines)))
            lines = []
        if now is not None:
            lines.append(tuple(_runs(line[len(_ITEM) :] if now is Bullets else line, links)))
        kind = now
    return tuple(blocks)


def plain(text: str, *, links: bool = False) -> str:
    """The text without marks, a line for each line: what paper shows and a list of words holds."""
    lines = (
        (_BULLET if isinstance(block, Bullets) else "") + "".join(map(_plain, line))
        for block in parse(text, links=links)
        for line in block.lines
    )
    return "\n".join(lines)


def blanked(text: str, *, links: bool = False) -> str:
    """The text with a space for each mark, so that every word stays where it stands."""
    return "\n".join(_blanked_line(line, links) for line in text.split("\n"))


def _is_item(line: str) -> bool:
    return line.startswith(_ITEM) and bool(line[len(_ITEM) :].strip())


def _runs(line: str, links: bool) -> Iterator[Run]:
    at = 0
    line = line.strip()
    for found in (_ALL if links else _ONLY_BOLD).finditer(line):
        if found.start() > at:
            yield Run(line[at : found.start()])
        if found["bold"] is not None:
            yield Run(found["bold"], bold=True)
        else:
            yield Run(found["words"].strip(), address=found["address"])
        at = found.end()
    if at < len(line):
        yield Run(line[at:])


def _plain(run: Run) -> str:
    """An address keeps its own direction within words that run the other way."""
    address = run.shown_address
    return run.words if address in ("", run.words) else f"{run.words} (\u2066{address}\u2069)"


def _blanked_line(line: str, links: bool) -> str:
    if _is_item(line.strip()):
        line = line.replace("-", " ", 1)
    return (_ALL if links else _ONLY_BOLD).sub(_blank, line)


def _blank(found: re.Match[str]) -> str:
    kept = "bold" if found["bold"] is not None else "words"
    start, end = (each - found.start() for each in found.span(kept))
    return " " * start + found[kept] + " " * (len(found[0]) - end)
