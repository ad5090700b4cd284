"""Walks the content of pages, and of the forms, patterns, images and letters that they paint.

A form that many pages repeat in the same graphics state is walked once.
"""

from __future__ import annotations

from dataclasses import replace

from pikepdf import Dictionary, Object, Page

from print.prepress.content.broken import BROKEN
from print.prepress.content.fonts import look_at_font
from print.prepress.content.graphics import IDENTITY, Graphics, product
from print.prepress.content.inks import space_of
from print.prepress.content.paint import Painter, matrix_of, note_space
from print.prepress.content.pixels import look_at_pixels
from print.prepress.content.seen import Seen

_DEEPEST = 16  # a form in a form in …


class Walker:
    """Keeps what it saw in the forms and fonts of one PDF."""

    def __init__(self) -> None:
        self._forms: dict[tuple[tuple[int, int], Graphics], Seen] = {}
        self._images: dict[tuple[int, int], Seen] = {}
        self._fonts: dict[tuple[int, int], Seen] = {}

    def page(self, page: Page) -> Seen:
        seen = Seen()
        try:
            if "/Group" in page.obj:
                seen.transparent.add("Group")
            resources = page.obj.get("/Resources", Dictionary())
            self._walk(page, resources, Graphics(), seen, depth=0)
        except BROKEN:
            seen.broken = True
        return seen

    def form(self, form: Object, resources: Object, graphics: Graphics, *, depth: int) -> Seen:
        """Of a form or a tiling pattern; its place on the page does not matter, its size does."""
        a, b, c, d, _, _ = product(matrix_of(form), graphics.matrix)
        size = (*(round(each, 4) for each in (a, b, c, d)), 0.0, 0.0)
        graphics = replace(graphics, matrix=size)  # type: ignore[arg-type]  # six numbers
        key = (form.objgen, graphics)
        if key not in self._forms:
            if depth > _DEEPEST:
                raise RecursionError("forms within forms")
            seen = Seen()
            if "/Group" in form and form["/Group"].get("/S") == "/Transparency":
                seen.transparent.add("Group")
            self._walk(form, form.get("/Resources", resources), graphics, seen, depth=depth + 1)
            self._forms[key] = seen
        return self._forms[key]

    def image(self, image: Object, resources: Object) -> Seen:
        """Its colours; how large it is drawn is for whoever draws it."""
        if image.objgen not in self._images:
            seen = Seen()
            if "/SMask" in image:
                seen.transparent.add("SMask")
            if image.get("/Filter") == "/JPXDecode" and "/ColorSpace" not in image:
                seen.spaces.add("JPEG 2000")  # which has its own, unseen from here
            elif not image.get("/ImageMask", False):
                space = space_of(image["/ColorSpace"], resources)
                note_space(space, seen)
                if space.family == "DeviceCMYK":
                    look_at_pixels(image, seen)
            self._images[image.objgen] = seen
        return self._images[image.objgen]

    def letters(self, font: Object, resources: Object, graphics: Graphics, *, depth: int) -> Seen:
        """What a Type 3 font paints with all its letters."""
        seen = Seen()
        if font.get("/Subtype") == "/Type3":
            a, b, c, d, e, f = matrix_of(font, "/FontMatrix")
            size = graphics.size
            letter_space = (a * size, b * size, c * size, d * size, e * size, f * size)
            matrix = product(product(letter_space, graphics.text), graphics.matrix)
            graphics = replace(graphics, matrix=matrix, text=IDENTITY)
            for letter in font["/CharProcs"].values():
                seen.add(
                    self.form(letter, font.get("/Resources", resources), graphics, depth=depth)
                )
        return seen

    def _walk(
        self,
        content: Page | Object,
        resources: Object,
        graphics: Graphics,
        seen: Seen,
        *,
        depth: int,
    ) -> None:
        seen.add(self._fonts_of(resources))
        painter = Painter(self, resources, graphics, seen, depth)
        painter.paint(content)

    def _fonts_of(self, resources: Object) -> Seen:
        """Also of fonts that nothing is set in: a print shop's own preflight names those too."""
        fonts = resources.get("/Font", Dictionary())
        key = fonts.objgen
        if key in self._fonts:
            return self._fonts[key]
        seen = Seen()
        for font in fonts.values():
            look_at_font(font, seen)
        if key != (0, 0):  # a direct object has no number of its own
            self._fonts[key] = seen
        return seen
