"""The pixels of a picture in four inks: which inks, and how much of them together."""

from __future__ import annotations

from pikepdf import Object, PdfImage
from PIL import Image, ImageMath

from print.prepress.content.seen import Seen

_FEW = 0.001  # of the pixels: a speck over the limit is no trouble on a press


def look_at_pixels(image: Object, seen: Seen) -> None:
    """A JPEG is taken to be in colour: files differ in whether its amounts are upside down."""
    if str(image.get("/Filter")) == "/DCTDecode" or "/Decode" in image:
        seen.coloured = True
        return
    inks = PdfImage(image).as_pil_image()  # type: ignore[arg-type]  # a stream, or it is broken
    if inks.mode != "CMYK":
        seen.coloured = True
        return
    channels = inks.split()
    seen.coloured |= any(most for each in channels[:3] for most in each.getextrema()[1:])
    seen.most_ink = max(seen.most_ink, _most(channels))


def _most(channels: tuple[Image.Image, ...]) -> float:
    """The ink, in per cent, that all but a few pixels stay under."""
    mean = ImageMath.lambda_eval(
        lambda each: each["convert"]((each["c"] + each["m"] + each["y"] + each["k"]) / 4, "L"),
        **dict(zip("cmyk", channels, strict=True)),
    )
    assert isinstance(mean, Image.Image)
    counts = mean.histogram()
    few, above = _FEW * sum(counts), 0
    for level in range(255, 0, -1):
        above += counts[level]
        if above > few:
            return level / 255 * 400
    return 0
