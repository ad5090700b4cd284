"""What was seen on one page, or in one form that pages repeat: the facts that checks judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import inf


@dataclass(slots=True)
class Seen:
    """Grows while content is walked; sizes are as they come out on paper."""

    spaces: set[str] = field(default_factory=set)  # colour spaces that are not plain CMYK or grey
    spots: set[str] = field(default_factory=set)  # names of inks of their own
    coloured: bool = False  # cyan, magenta or yellow ink
    most_ink: float = 0  # per cent
    thinnest: float = inf  # points
    smallest_text: float = inf  # points
    rich_text: bool = False  # black text of more inks than black
    overprints: set[str] = field(default_factory=set)  # "white", "colour"
    transparent: set[str] = field(default_factory=set)  # what makes it so, as PDF names it
    loose_fonts: set[str] = field(default_factory=set)  # not embedded
    whole_fonts: set[str] = field(default_factory=set)  # embedded with letters nobody needs
    coarsest: float = inf  # dots per inch
    broken: bool = False

    def add(self, other: Seen) -> None:
        self.spaces |= other.spaces
        self.spots |= other.spots
        self.coloured |= other.coloured
        self.most_ink = max(self.most_ink, other.most_ink)
        self.thinnest = min(self.thinnest, other.thinnest)
        self.smallest_text = min(self.smallest_text, other.smallest_text)
        self.rich_text |= other.rich_text
        self.overprints |= other.overprints
        self.transparent |= other.transparent
        self.loose_fonts |= other.loose_fonts
        self.whole_fonts |= other.whole_fonts
        self.coarsest = min(self.coarsest, other.coarsest)
        self.broken |= other.broken
