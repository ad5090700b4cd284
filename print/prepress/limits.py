"""What preflight measures against; a preset has its own."""

from __future__ import annotations

from dataclasses import dataclass

from print.papers import BLEED, Format
from print.prepress.standards import Colours, Standard


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`standard` and `smallest_text` are None when any will do."""

    standard: Standard | None = None
    page: Format | None = None  # None when any usual format will do
    colours: Colours = Colours.CMYK
    bleed: float = BLEED  # millimetres
    ink: float = 300  # per cent, of all inks together
    line: float = 0.25  # points
    resolution: float = 200  # dots per inch; less is refused
    sharp: float = 300  # dots per inch; less is remarked on
    smallest_text: float | None = None  # points


USUAL = Limits()
