"""The page that goes with the files: all that the print shop must know, and whom to call."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf
from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from forms.definition.sentence import Sentence, Translations, counted, sentence
from print.document import BLACK, opened
from print.lines import Block, broken, fitted
from print.papers import A4, MILLIMETRE
from print.prepress.facts import rows
from print.prepress.order import Order
from print.prepress.piece import Piece
from print.prepress.presets import Preset

MARGIN = 18 * MILLIMETRE
ROOM = A4.width * MILLIMETRE - 2 * MARGIN
TOP = A4.height * MILLIMETRE - MARGIN
PICTURE = 56 * MILLIMETRE  # how wide, at most, the first page is shown
LABEL = 27 * MILLIMETRE
COLUMN = ROOM - PICTURE - 9 * MILLIMETRE
LISTED = 3  # more files than this stand in the list of checksums only
QUIET = CMYKColor(0, 0, 0, 0.35)
LATIN = "nl"


def delivery_sheet(
    order: Order, *, preset: Preset, pieces: Sequence[Piece], translations: Translations
) -> bytes:
    """A page of A4 in the language of the translations, with the first page as a picture."""
    drawn = io.BytesIO()
    title = sentence("Aanleverblad").worded(translations)
    with (
        opened(drawn, page=A4, title=title, author=order.sender, language=LATIN) as document,
        document.one_page() as canvas,
    ):
        sheet = _Sheet(canvas, translations)
        top = sheet.head(title, order)
        sheet.hero(order, pieces, top=top)
        sheet.table(order, preset, top=top - 27 * MILLIMETRE)
        frame = _frame(order, top=top)
        _outlined(canvas, frame)
        sheet.proof(left=frame.llx, top=frame.lly - 10 * MILLIMETRE)
        above = sheet.foot(order)
        sheet.files(order, preset, pieces, bottom=above)
    return _with_picture(drawn, pieces[0], frame)


class _Sheet:
    """A canvas with the words of one reader."""

    def __init__(self, canvas: Canvas, translations: Translations) -> None:
        self.canvas = canvas
        self.translations = translations

    def head(self, title: str, order: Order) -> float:
        """What this page is, and of whom; gives where the rest starts."""
        end = self.line(title, top=TOP, largest=30, smallest=30, bold=True)
        about = fitted(order.title, order.language, room=ROOM, height=40, largest=16, smallest=12)
        end = about.draw(self.canvas, start=MARGIN, top=end - 12)
        self.rule(end - 11, weight=2)
        return end - 11 - 7 * MILLIMETRE

    def hero(self, order: Order, pieces: Sequence[Piece], *, top: float) -> None:
        """The two things that a press asks first: what, and how many."""
        total = sum(piece.quantity for piece in pieces)
        many = counted(
            "%(number)s exemplaar", "%(number)s exemplaren", n=total, number=_grouped(total)
        )
        end = self.line(self.words(order.product.said), top=top, largest=20, smallest=14)
        self.line(self.words(many), top=end - 9, largest=32, smallest=20, bold=True)

    def table(self, order: Order, preset: Preset, *, top: float) -> None:
        for label, value in rows(order, preset):
            self.rule(top, weight=0.5, room=COLUMN, quiet=True)
            self.line(self.words(label), top=top - 7, largest=12, smallest=10, room=LABEL - 6)
            lines = broken(self.words(value), LATIN, bold=True, size=12, room=COLUMN - LABEL)
            block = Block(lines=lines, language=LATIN, bold=True, size=12, leading=1.25)
            top = block.draw(self.canvas, start=MARGIN + LABEL, top=top - 7) - 7.5
        self.rule(top, weight=0.5, room=COLUMN, quiet=True)

    def proof(self, *, left: float, top: float) -> None:
        """Where the one who accepts the proof signs, under the picture."""
        asked = (sentence("Naam"), sentence("Datum"), sentence("Handtekening"))
        head = self.words(sentence("Proef akkoord"))
        top = self.line(head, top=top, largest=12, smallest=10, bold=True, left=left, room=PICTURE)
        for label in asked:
            top -= 11 * MILLIMETRE
            self.canvas.setStrokeColor(BLACK)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(left, top, MARGIN + ROOM, top)
            self.line(
                self.words(label), top=top - 4, largest=10, smallest=10, left=left, room=PICTURE
            )

    def files(
        self, order: Order, preset: Preset, pieces: Sequence[Piece], *, bottom: float
    ) -> None:
        """From the bottom up, so that one file stands as close to the foot as three."""
        if len(pieces) > LISTED:
            many = sentence(
                "%(n)d bestanden. In sha256.txt staat van elk bestand het kenmerk.", n=len(pieces)
            )
            bottom = self.above(self.words(many), bottom=bottom, size=12)
        else:
            for piece in reversed(pieces):
                digest = f"SHA-256 {piece.sha256}"
                bottom = self.above(digest, bottom=bottom, size=10)
                name = f"{piece.name(order, preset)}  ·  {_grouped(piece.quantity)}×"
                bottom = self.above(name, bottom=bottom - 3, size=12, bold=True) + 6
        exactly = sentence("Print op 100 %%: niet passend maken, niet vergroten of verkleinen.")
        bottom = self.above(self.words(exactly), bottom=bottom + 4, size=14, bold=True)
        self.rule(bottom, weight=2)

    def foot(self, order: Order) -> float:
        """Whom to call; gives where it begins."""
        ask = self.words(sentence("Vragen? Bel %(phone)s", phone=order.phone))
        sender = " · ".join(part for part in (order.sender, order.contact) if part)
        self.line(sender, top=MARGIN + 10, largest=12, smallest=10, room=ROOM)
        self.line(ask, top=MARGIN + 33, largest=20, smallest=14, bold=True, room=ROOM)
        self.rule(MARGIN + 33 + 12, weight=2)
        return MARGIN + 33 + 12 + 14

    def words(self, said: Sentence) -> str:
        return said.worded(self.translations).strip()

    def above(self, words: str, *, bottom: float, size: int, bold: bool = False) -> float:
        """One line on this baseline; gives where the next one stands above it."""
        block = fitted(words, LATIN, bold=bold, room=ROOM, height=size, largest=size, smallest=8)
        block.draw(self.canvas, start=MARGIN, top=bottom + block.height)
        return bottom + block.height + 9

    def line(
        self,
        words: str,
        *,
        top: float,
        largest: float,
        smallest: float,
        bold: bool = False,
        left: float = MARGIN,
        room: float = COLUMN,
    ) -> float:
        block = fitted(
            words, LATIN, bold=bold, room=room, height=largest, largest=largest, smallest=smallest
        )
        return block.draw(self.canvas, start=left, top=top)

    def rule(self, y: float, *, weight: float, room: float = ROOM, quiet: bool = False) -> None:
        self.canvas.setStrokeColor(QUIET if quiet else BLACK)
        self.canvas.setLineWidth(weight)
        self.canvas.line(MARGIN, y, MARGIN + room, y)


def _grouped(number: int) -> str:
    """Thousands apart, in a way that is no decimal point in any language."""
    return f"{number:,}".replace(",", " ")


def _frame(order: Order, *, top: float) -> pikepdf.Rectangle:
    """The trimmed page, as large as there is room for, in the upper right corner."""
    width, height = order.format.width, order.format.height
    scale = PICTURE / max(width, height / 1.5)
    right = MARGIN + ROOM
    return pikepdf.Rectangle(right - width * scale, top - height * scale, right, top)


def _outlined(canvas: Canvas, frame: pikepdf.Rectangle) -> None:
    canvas.setStrokeColor(QUIET)
    canvas.setLineWidth(0.5)
    canvas.rect(frame.llx, frame.lly, frame.width, frame.height, stroke=1, fill=0)


def _with_picture(drawn: io.BytesIO, piece: Piece, frame: pikepdf.Rectangle) -> bytes:
    """The page itself, made small: sharp at every size, and in its own inks."""
    finished = io.BytesIO()
    with pikepdf.open(drawn) as sheet, pikepdf.open(piece.file) as shown:
        page, name = sheet.pages[0], pikepdf.Name.FirstPage
        form = sheet.copy_foreign(shown.pages[0].as_form_xobject())  # its BBox is the trim
        page.add_resource(form, pikepdf.Name.XObject, name)
        placed = page.calc_form_xobject_placement(form, name, frame)
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q " + placed)
        sheet.save(finished, deterministic_id=True, compress_streams=True)
    return finished.getvalue()
