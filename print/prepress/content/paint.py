"""Carries out the operators of one content stream, and notes what they paint and with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import hypot
from typing import Any, Protocol

from pikepdf import (
    ContentStreamInlineImage,
    Name,
    Object,
    Page,
    String,
    parse_content_stream,
)

from print.prepress.content.graphics import IDENTITY, Graphics, Matrix, product
from print.prepress.content.inks import BLACK, UNKNOWN, Ink, Space, amounts, space_of
from print.prepress.content.seen import Seen

INCH = 72  # points
_COVERS = {"/Normal", "/Compatible"}  # blend modes that only cover what lies below
_UNSEEN_TEXT = (3, 7)
_STROKED_TEXT = (1, 2, 5, 6)


class Forms(Protocol):
    """Who walks what this content paints in its turn."""

    def form(self, form: Object, resources: Object, graphics: Graphics, *, depth: int) -> Seen: ...

    def image(self, image: Object, resources: Object) -> Seen: ...

    def letters(
        self, font: Object, resources: Object, graphics: Graphics, *, depth: int
    ) -> Seen: ...


def matrix_of(form: Object, key: str = "/Matrix") -> Matrix:
    return numbers(form[key]) if key in form else IDENTITY


def numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


class Painter:
    """`graphics` is where the stream starts; every operator of OPERATORS has a method here."""

    def __init__(
        self, forms: Forms, resources: Object, graphics: Graphics, seen: Seen, depth: int
    ) -> None:
        self.forms = forms
        self.resources = resources
        self.now = graphics
        self.seen = seen
        self.depth = depth
        self.saved: list[tuple[Graphics, dict[str, Space]]] = []
        self.spaces = {"fill": Space("DeviceGray"), "stroke": Space("DeviceGray")}

    def paint(self, content: Page | Object) -> None:
        """Only the operators asked for are made into objects: the thousand squares of a QR code
        stay inside the parser."""
        for instruction in parse_content_stream(content, _ASKED):
            if isinstance(instruction, ContentStreamInlineImage):
                self.inline_image(instruction)
            else:
                OPERATORS[str(instruction.operator)](self, list(instruction.operands))

    def save(self, _: Sequence[Any]) -> None:
        self.saved.append((self.now, dict(self.spaces)))

    def restore(self, _: Sequence[Any]) -> None:
        if self.saved:
            self.now, self.spaces = self.saved.pop()

    def transform(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, matrix=product(numbers(operands), self.now.matrix))

    def line_width(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, line=float(operands[0]))

    def state(self, operands: Sequence[Any]) -> None:
        """An entry of the resources that sets several parameters at once."""
        given = self.resources["/ExtGState"][str(operands[0])]
        if any(float(given.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            self.seen.transparent.add("ca")
        if str(given.get("/SMask", "/None")) != "/None":
            self.seen.transparent.add("SMask")
        blend = given.get("/BM", Name.Normal)
        if not {str(each) for each in ([blend] if isinstance(blend, Name) else blend)} <= _COVERS:
            self.seen.transparent.add("BM")
        stroke = bool(given.get("/OP", self.now.stroke_overprints))
        fill = bool(given.get("/op", given.get("/OP", self.now.fill_overprints)))
        self.now = replace(
            self.now,
            line=float(given.get("/LW", self.now.line)),
            stroke_overprints=stroke,
            fill_overprints=fill,
        )

    def fill_space(self, operands: Sequence[Any]) -> None:
        self._space("fill", operands[0])
        self.now = replace(self.now, fill=BLACK)  # what every space starts with, or nearly

    def stroke_space(self, operands: Sequence[Any]) -> None:
        self._space("stroke", operands[0])
        self.now = replace(self.now, stroke=BLACK)

    def fill_colour(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, fill=self._colour("fill", operands))

    def stroke_colour(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, stroke=self._colour("stroke", operands))

    def device(self, side: str, family: str, operands: Sequence[Any]) -> None:
        self.spaces[side] = Space(family)
        self._note_space(self.spaces[side])
        ink = Ink(family, amounts(family, list(operands)))
        self.now = replace(self.now, fill=ink) if side == "fill" else replace(self.now, stroke=ink)

    def fill(self, _: Sequence[Any]) -> None:
        self._note_ink(self.now.fill, overprints=self.now.fill_overprints)

    def stroke(self, _: Sequence[Any]) -> None:
        self._note_ink(self.now.stroke, overprints=self.now.stroke_overprints)
        self.seen.thinnest = min(self.seen.thinnest, self.now.line_on_paper)

    def fill_and_stroke(self, operands: Sequence[Any]) -> None:
        self.fill(operands)
        self.stroke(operands)

    def shading(self, operands: Sequence[Any]) -> None:
        self._shade(self.resources["/Shading"][str(operands[0])])

    def begin_text(self, _: Sequence[Any]) -> None:
        self.now = replace(self.now, text=IDENTITY)

    def text_matrix(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, text=numbers(operands))

    def text_mode(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, mode=int(operands[0]))

    def font(self, operands: Sequence[Any]) -> None:
        self.now = replace(self.now, size=float(operands[1]))
        font = self.resources["/Font"][str(operands[0])]
        self.seen.add(self.forms.letters(font, self.resources, self.now, depth=self.depth))

    def text(self, operands: Sequence[Any]) -> None:
        """Characters that are not painted may have any colour and size."""
        if self.now.mode in _UNSEEN_TEXT or not _letters(operands[-1]):
            return
        if self.now.mode in _STROKED_TEXT:
            self.stroke(operands)
        if self.now.mode != 1:
            self.fill(operands)
            self.seen.rich_text |= self.now.fill.rich_black
        self.seen.smallest_text = min(self.seen.smallest_text, self.now.size_on_paper)

    def draw(self, operands: Sequence[Any]) -> None:
        drawn = self.resources["/XObject"][str(operands[0])]
        if drawn["/Subtype"] == "/Form":
            inside = replace(self.now, text=IDENTITY)
            self.seen.add(self.forms.form(drawn, self.resources, inside, depth=self.depth))
        elif drawn["/Subtype"] == "/Image":
            self._size_image(int(drawn["/Width"]), int(drawn["/Height"]))
            self.seen.add(self.forms.image(drawn, self.resources))
            if drawn.get("/ImageMask", False):
                self.fill(operands)

    def inline_image(self, instruction: ContentStreamInlineImage) -> None:
        image = instruction.iimage
        self._size_image(image.width, image.height)
        if image.image_mask:
            self.fill(())
        else:
            key = "/ColorSpace" if "/ColorSpace" in image.obj else "/CS"
            space = space_of(image.obj[key], self.resources)
            self._note_space(space)
            self.seen.coloured |= space.family != "DeviceGray"

    def _size_image(self, across: int, down: int) -> None:
        a, b, c, d, *_ = self.now.matrix
        width, height = hypot(a, b), hypot(c, d)
        if width and height:
            dots = INCH * min(across / width, down / height)
            self.seen.coarsest = min(self.seen.coarsest, dots)

    def _space(self, side: str, given: Any) -> None:
        self.spaces[side] = space_of(given, self.resources)
        self._note_space(self.spaces[side])

    def _colour(self, side: str, operands: Sequence[Any]) -> Ink:
        if operands and isinstance(operands[-1], Name):
            self._pattern(self.resources["/Pattern"][str(operands[-1])])
            return UNKNOWN
        return self.spaces[side].ink(list(operands))

    def _pattern(self, pattern: Object) -> None:
        if int(pattern["/PatternType"]) == 1:
            self.seen.add(self.forms.form(pattern, self.resources, self.now, depth=self.depth))
        else:
            self._shade(pattern["/Shading"])

    def _shade(self, shading: Object) -> None:
        found = space_of(shading["/ColorSpace"], self.resources)
        self._note_space(found)
        self.seen.coloured |= found.family != "DeviceGray"

    def _note_space(self, space: Space) -> None:
        note_space(space, self.seen)

    def _note_ink(self, ink: Ink, *, overprints: bool) -> None:
        self.seen.most_ink = max(self.seen.most_ink, ink.total)
        self.seen.coloured |= ink.coloured
        if overprints and ink.white:
            self.seen.overprints.add("white")
        elif overprints and ink.amounts != (0, 0, 0, 1):
            self.seen.overprints.add("colour")


def note_space(space: Space, seen: Seen) -> None:
    seen.spots.update(space.spots)
    if not space.plain:
        seen.spaces.add(space.family)


def _letters(operand: Any) -> bool:
    """Whether there is anything to show: TJ takes an array of strings and distances."""
    shown = [operand] if isinstance(operand, String) else operand
    return any(isinstance(each, String) and bytes(each) for each in shown)


_Operator = Callable[[Painter, Sequence[Any]], None]


def _device(side: str, family: str) -> _Operator:
    return lambda painter, operands: painter.device(side, family, operands)


OPERATORS: dict[str, _Operator] = {
    "q": Painter.save,
    "Q": Painter.restore,
    "cm": Painter.transform,
    "w": Painter.line_width,
    "gs": Painter.state,
    "g": _device("fill", "DeviceGray"),
    "G": _device("stroke", "DeviceGray"),
    "rg": _device("fill", "DeviceRGB"),
    "RG": _device("stroke", "DeviceRGB"),
    "k": _device("fill", "DeviceCMYK"),
    "K": _device("stroke", "DeviceCMYK"),
    "cs": Painter.fill_space,
    "CS": Painter.stroke_space,
    **dict.fromkeys(("sc", "scn"), Painter.fill_colour),
    **dict.fromkeys(("SC", "SCN"), Painter.stroke_colour),
    **dict.fromkeys(("f", "F", "f*"), Painter.fill),
    **dict.fromkeys(("S", "s"), Painter.stroke),
    **dict.fromkeys(("B", "B*", "b", "b*"), Painter.fill_and_stroke),
    "sh": Painter.shading,
    "BT": Painter.begin_text,
    "Tm": Painter.text_matrix,
    "Tr": Painter.text_mode,
    "Tf": Painter.font,
    **dict.fromkeys(("Tj", "TJ", "'", '"'), Painter.text),
    "Do": Painter.draw,
}
_ASKED = " ".join((*OPERATORS, "BI", "ID", "EI"))
