"""A picture of pixels being drawn: type, codes and pictograms, the same bytes every time."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from forms.pictures.own import OwnPictures, is_own
from print.codes import QUIET_ZONE, qr_matrix
from print.fonts import CAP_HEIGHT, FOLDER, font_for, right_to_left, shaped, width
from print.lines import Block
from print.pictures import in_greys
from print.publicity.inks import ACCENT_ON_SCREEN
from print.publicity.strokes import mask

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
_TINT, _PALE = (52, 124, 108), (222, 222, 222)  # of the mark of a trial, in the field and outside
_SHADES = 16  # between the field and white, and between black and white

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Pixels:
    """Distances across count from where reading starts; heights from the top."""

    image: Image.Image
    language: str

    @property
    def leftward(self) -> bool:
        return right_to_left(self.language)

    def left(self, start: float, wide: float) -> float:
        return self.image.width - start - wide if self.leftward else start

    def fill(self, colour: Colour, *, top: float, bottom: float) -> None:
        box = (0, round(top), self.image.width, round(bottom))
        self.image.paste(colour, box)

    def write(self, block: Block, *, start: float, top: float, colour: Colour) -> None:
        """Every line is put where the printed one would stand."""
        name = f"{font_for(block.language, bold=block.bold)}.ttf"
        # The basic engine draws the letters as they come, which `shaped` has put in order.
        font = ImageFont.truetype(
            str(FOLDER / name), round(block.size), layout_engine=ImageFont.Layout.BASIC
        )
        draw = ImageDraw.Draw(self.image)
        for number, line in enumerate(block.lines):
            words = shaped(line, block.language)
            y = top + block.size * (CAP_HEIGHT + number * block.leading)
            x = self.left(start, draw.textlength(words, font=font))
            draw.text((round(x), round(y)), words, fill=colour, font=font, anchor="ls")

    def picture(
        self,
        key: str,
        *,
        start: float,
        top: float,
        side: int,
        colour: Colour,
        own: OwnPictures | None,
    ) -> None:
        """A pictogram with its end at the end of a square with this side; an own picture in it."""
        if is_own(key):
            seen = in_greys(key, own).resize((side, side), Image.Resampling.LANCZOS)
            self.image.paste(seen.convert("RGB"), (round(self.left(start, side)), round(top)))
            return
        lines = mask(key, side=side)
        x = self.left(start + side - lines.width, lines.width)
        self.image.paste(colour, (round(x), round(top)), lines)

    def code(self, url: str, *, start: float, top: float, side: int) -> None:
        """The dark part from this start and top, at most this wide, in whole pixels."""
        matrix = qr_matrix(url)
        across = len(matrix) + 2 * QUIET_ZONE
        code = Image.new("L", (across, across), 255)
        for y, row in enumerate(matrix, start=QUIET_ZONE):
            for x, dark in enumerate(row, start=QUIET_ZONE):
                if dark:
                    code.putpixel((x, y), 0)
        module = side // len(matrix)
        drawn = code.resize((module * across,) * 2, Image.Resampling.NEAREST).convert("RGB")
        white = module * QUIET_ZONE
        corner = round(self.left(start - white, drawn.width)), round(top) - white
        self.image.paste(drawn, corner)

    def watermark(self, words: str, *, field: tuple[int, int]) -> None:
        """Aslant over the whole picture; `field` is from which height to which the field is."""
        wide, high = self.image.size
        size = round(0.8 * min(wide, high) / width(words, self.language, bold=True, size=1))
        name = f"{font_for(self.language, bold=True)}.ttf"
        font = ImageFont.truetype(str(FOLDER / name), size, layout_engine=ImageFont.Layout.BASIC)
        mark = Image.new("L", self.image.size)
        middle = (wide / 2, high / 2)
        ImageDraw.Draw(mark).text(
            middle, shaped(words, self.language), fill=255, font=font, anchor="mm"
        )
        mark = mark.rotate(35 if self.leftward else -35, Image.Resampling.BICUBIC)
        for colour, (top, bottom) in ((_PALE, (0, high)), (_TINT, field)):
            box = (0, top, wide, bottom)
            self.image.paste(colour, box, mark.crop(box))

    def png(self) -> bytes:
        """A file of few colours: small, and sharp on every screen."""
        file = io.BytesIO()
        few = self.image.quantize(palette=_palette(), dither=Image.Dither.NONE)
        few.save(file, "PNG", optimize=True)
        return file.getvalue()


def _palette() -> Image.Image:
    shades = [_between(ACCENT_ON_SCREEN, WHITE, step / (_SHADES - 1)) for step in range(_SHADES)]
    shades += [_between(BLACK, WHITE, step / (_SHADES - 1)) for step in range(_SHADES)]
    shades += [_between(ACCENT_ON_SCREEN, _TINT, step / 4) for step in range(5)]
    image = Image.new("P", (1, 1))
    image.putpalette([part for shade in [*shades, _PALE] for part in shade])
    return image


def _between(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
