"""Colours of a screen -> printing inks, with black for everything grey and never too much ink."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, ImageChops, ImageMath
from reportlab.lib.colors import CMYKColor, Color

MOST = 2.8  # of one full ink, for all four together

Convert = Callable[[Color | None], CMYKColor | None]  # None is no colour


def ink(colour: Color | None) -> CMYKColor | None:
    """As much black as the colour has grey, so that a black line stays one ink."""
    if colour is None:
        return None
    cyan, magenta, yellow = 1 - colour.red, 1 - colour.green, 1 - colour.blue
    black = min(cyan, magenta, yellow)
    if black > 0.999:
        return CMYKColor(0, 0, 0, 1)
    inks = [(each - black) / (1 - black) for each in (cyan, magenta, yellow)]
    share = min(1, (MOST - black) / max(sum(inks), 1e-9))
    c, m, y = (each * share for each in inks)
    return CMYKColor(c, m, y, black)


def grey_ink(colour: Color | None) -> CMYKColor | None:
    """As dark as the eye sees the colour, in black alone."""
    if colour is None:
        return None
    light = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue
    return CMYKColor(0, 0, 0, round(1 - light, 4))


def painted(colour: CMYKColor) -> Convert:
    """Whatever the colour was, it becomes this one."""
    return lambda each: None if each is None else colour


def flattened(image: Image.Image, *, black: bool) -> Image.Image:
    """Pixels in four inks, or in black alone; what was see-through becomes white."""
    seen = image.convert("RGBA")
    opaque = Image.new("RGB", seen.size, "white")
    opaque.paste(seen, mask=seen.getchannel("A"))
    none = Image.new("L", opaque.size, 0)
    if black:
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(opaque.convert("L"))))
    inks = [ImageChops.invert(each) for each in opaque.split()]
    grey = ImageChops.darker(ImageChops.darker(inks[0], inks[1]), inks[2])
    rest = [_without(each, grey) for each in inks]
    return Image.merge("CMYK", (*rest, grey))


def _without(one: Image.Image, grey: Image.Image) -> Image.Image:
    """The share of this ink in what black has left over."""
    reckoned = ImageMath.lambda_eval(
        lambda each: each["convert"](
            (each["one"] - each["grey"]) * 255 / (each["max"](255 - each["grey"], 1)), "L"
        ),
        one=one,
        grey=grey,
    )
    assert isinstance(reckoned, Image.Image)
    return reckoned
