"""A page as a tree of elements, each with the things on paper that it stands for. Pure.

The tags are those of ISO 32000-1; `Marked` is what lies between two tag operators of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count, groupby
from typing import TypeAlias

from print.fonts import right_to_left
from print.geometry import (
    Block,
    Box,
    Drawn,
    Example,
    Field,
    Page,
    Picture,
    Rectangle,
    Role,
    Words,
)

EMPTY_BOX = "☐"
BLANK = "____"  # what is heard where there is room to write


@dataclass(frozen=True, slots=True)
class Marked:
    """Things drawn one after another under one number; without a number they are an artifact."""

    number: int | None
    drawn: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """`actual` is heard instead of what is drawn, `alt` describes it; `around` is a figure's, and
    `scope` says of a heading in a table whether it names a row or a column."""

    tag: str
    inside: tuple[Inside, ...]
    language: str = ""
    alt: str = ""
    actual: str = ""
    around: Rectangle | None = None
    scope: str = ""


Inside: TypeAlias = Element | Marked


def structure(page: Page, language: str) -> tuple[Inside, ...]:
    """What stands on this page, in the order of reading. `language` is that of the document."""
    numbers = count()
    found: list[Inside] = []
    for role, blocks in groupby(page.blocks, key=lambda block: block.role):
        if role is Role.ARTIFACT:
            found += [Marked(None, block.drawn) for block in blocks]
        elif role is Role.ITEM:
            items = tuple(_item(block, language, numbers) for block in blocks)
            found.append(Element(tag="L", inside=items))
        else:
            found += [_text(block, language, numbers) for block in blocks]
    return tuple(found)


def leaves(inside: tuple[Inside, ...]) -> Iterator[Marked]:
    """What lies between tag operators, in the order of drawing."""
    for each in inside:
        if isinstance(each, Marked):
            yield each
        else:
            yield from leaves(each.inside)


def _text(block: Block, language: str, numbers: Iterator[int]) -> Element:
    own = _language(block.drawn, language)
    inside = _inside(block.drawn, own, numbers)
    return Element(tag=block.role, inside=inside, language=own if own != language else "")


def _item(block: Block, language: str, numbers: Iterator[int]) -> Element:
    """Its boxes first: they are the label of the words."""
    boxes = [each for each in block.drawn if isinstance(each, Box)]
    others = tuple(each for each in block.drawn if not isinstance(each, Box))
    own = _language(others, language)
    labels = [
        Element(tag="Lbl", inside=(Marked(next(numbers), (box,)),), actual=EMPTY_BOX)
        for box in boxes
    ]
    body = Element(tag="LBody", inside=_inside(others, own, numbers))
    return Element(tag="LI", inside=(*labels, body), language=own if own != language else "")


def _language(drawn: tuple[Drawn, ...], otherwise: str) -> str:
    """The language of these words where they share one."""
    found = {each.language for each in drawn if isinstance(each, Words) and _spoken(each)}
    return found.pop() if len(found) == 1 else otherwise


def _inside(drawn: tuple[Drawn, ...], language: str, numbers: Iterator[int]) -> tuple[Inside, ...]:
    grouped = groupby(drawn, key=lambda each: _kind(each, language))
    made = (_made(kind, tuple(group), language, numbers) for kind, group in grouped)
    return tuple(chain.from_iterable(made))


def _kind(each: Drawn, language: str) -> str:
    """`text`, `artifact`, `alone` for what gets its own element, or a language that needs one."""
    if isinstance(each, Words):
        plain = each.language == language and not right_to_left(language)
        return "text" if plain or not _spoken(each) else each.language
    if isinstance(each, Picture | Example):
        return "alone" if each.alt else "artifact"
    return "alone" if isinstance(each, Box | Field) else "artifact"


def _spoken(words: Words) -> bool:
    """A number has no language of its own: it is read aloud in that of the words around it."""
    return any(character.isalpha() for character in words.words)


def _made(
    kind: str, drawn: tuple[Drawn, ...], language: str, numbers: Iterator[int]
) -> Iterator[Inside]:
    if kind == "artifact":
        yield Marked(None, drawn)
    elif kind == "text":
        yield Marked(next(numbers), drawn)
    elif kind == "alone":
        yield from (_alone(each, Marked(next(numbers), (each,))) for each in drawn)
    else:
        yield Element(
            tag="Span",
            inside=(Marked(next(numbers), drawn),),
            language=kind if kind != language else "",
            actual=_read(drawn) if right_to_left(kind) else "",
        )


def _read(drawn: tuple[Drawn, ...]) -> str:
    """The words as they are read: Arabic is drawn from its end, in forms that join."""
    return " ".join(each.words for each in drawn if isinstance(each, Words))


def _alone(each: Drawn, marked: Marked) -> Element:
    match each:
        case Picture() | Example():
            return Element(tag="Figure", inside=(marked,), alt=each.alt, around=each)
        case Field():
            return Element(tag="Span", inside=(marked,), actual=BLANK)
        case _:
            return Element(tag="Span", inside=(marked,), actual=EMPTY_BOX)
