"""An uploaded picture -> the two files that are kept: small for a screen, in greys for paper.

What comes out is drawn anew, so that nothing else of the file survives: no place where a photo
was taken, no name of a camera, no comment. What claims to be larger than we can hold is refused
by its first bytes and never unpacked.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from forms.definition.sentence import Refusal, Sentence, sentence
from forms.pictures.own import key_of

if TYPE_CHECKING:  # only who uploads a picture waits for the library
    from PIL.Image import Image

LARGEST_FILE = 20 * 1024 * 1024  # bytes
SMALLEST = 160  # points across: 12 mm on paper in 300 dpi, and a little more
MOST_POINTS = 40_000_000
PAPER = 640  # points across, for the largest poster
HEAVIEST = 30_000  # bytes that one picture may cost a phone
_SCREEN = ((320, 80), (320, 60), (240, 60), (240, 35), (160, 35))  # points across, and quality
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_one_at_a_time = Lock()  # unpacked and made smaller, the largest takes 300 MB


class CannotTakePicture(Refusal):
    """The file is no picture that can be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The files of one picture; `key` is made of both."""

    screen: bytes
    paper: bytes

    @property
    def key(self) -> str:
        return key_of(self.screen, self.paper)


def take(content: bytes, *, cropped: bool) -> Taken:
    """Makes the picture square: cut to its middle, or whole with white beside it."""
    if len(content) > LARGEST_FILE:
        raise CannotTakePicture(
            sentence("Dit plaatje is groter dan 20 MB. Bewaar het kleiner en probeer het opnieuw.")
        )
    if refused := _no_picture(content):
        raise CannotTakePicture(refused)
    with _one_at_a_time:
        square = _squared(_opened(content), cropped=cropped)
    return Taken(screen=_for_screen(square), paper=_for_paper(square))


def _no_picture(content: bytes) -> Sentence | None:
    """Why not, for what is no picture of points; told by what is in the file, not by its name."""
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        return sentence("Dit bestand is leeg. Kies een ander bestand.")
    if start.startswith(b"<") and b"<svg" in content[:100_000].lower():
        return sentence(
            "Een SVG kan hier niet: daarin kan een programmaatje zitten. Bewaar het plaatje als "
            "PNG, of zoek een plaatje in de verzameling."
        )
    if content[4:8] == b"ftyp":
        return sentence(
            "Deze soort foto (HEIC of AVIF) kan hier niet. Bewaar de foto op uw telefoon of "
            "computer als JPEG en probeer het opnieuw."
        )
    return None


def _opened(content: bytes) -> Image:
    """The first picture in the file, upright; refused when its first bytes say it is too large."""
    from PIL import Image, ImageOps

    too_large = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        image = Image.open(io.BytesIO(content), formats=_FORMATS)
        if image.width * image.height > MOST_POINTS:
            raise _too_many_points()
        image.draft("RGB", (2 * PAPER, 2 * PAPER))  # a JPEG is unpacked no larger than needed
        image.load()
        few = image.mode in ("1", "P", "PA")  # colours between which none can be reckoned
        return ImageOps.exif_transpose(image.convert("RGBA") if few else image)
    except too_large as error:
        raise _too_many_points() from error
    except CannotTakePicture:
        raise
    except Exception as error:  # the library stumbles over broken files in many ways
        raise CannotTakePicture(
            sentence(
                "Dit bestand is niet te lezen als plaatje. Bewaar het opnieuw als JPEG of PNG en "
                "probeer het nog eens."
            )
        ) from error


def _too_many_points() -> CannotTakePicture:
    return CannotTakePicture(
        sentence(
            "Dit plaatje heeft te veel punten. Maak het kleiner, bijvoorbeeld 2000 bij 2000, en "
            "probeer het opnieuw."
        )
    )


def _squared(image: Image, *, cropped: bool) -> Image:
    from PIL import Image, ImageOps

    across = min(image.size) if cropped else max(image.size)
    if across < SMALLEST or min(image.size) * 20 < max(image.size):
        raise CannotTakePicture(
            sentence(
                "Dit plaatje is te klein of te smal: %(width)s bij %(height)s punten. Neem er een "
                "van minstens %(least)s bij %(least)s.",
                width=image.width,
                height=image.height,
                least=SMALLEST,
            )
        )
    side = min(across, PAPER)
    if not cropped:  # made smaller first: the rest is then quick, and needs little room
        image.thumbnail((side, side), Image.Resampling.LANCZOS)
    else:
        image = ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
    square = Image.new("RGB", (side, side), "white")
    seen = _coloured(image)
    place = ((side - seen.width) // 2, (side - seen.height) // 2)
    square.paste(seen, place, seen.getchannel("A"))
    return square


def _coloured(image: Image) -> Image:
    """In red, green, blue and what shows through, whatever it was."""
    if image.mode.startswith("I"):  # greys in 65,536 steps, of which a screen shows 256
        image = image.convert("I").point(lambda value: value / 257).convert("L")
    return image.convert("RGBA")


def _for_screen(square: Image) -> bytes:
    """The sharpest that is light enough."""
    from PIL import Image

    made = b""
    for across, quality in _SCREEN:
        small = square.copy()
        small.thumbnail((across, across), Image.Resampling.LANCZOS)
        file = io.BytesIO()
        small.save(file, "WEBP", quality=quality, method=6)
        made = file.getvalue()
        if len(made) <= HEAVIEST:
            break
    return made


def _for_paper(square: Image) -> bytes:
    file = io.BytesIO()
    square.convert("L").save(file, "PNG", optimize=True)
    return file.getvalue()
