"""The colours of a chart that is a file; in a page the style sheet has them, by the same names."""

from __future__ import annotations

from dataclasses import dataclass

from survey.results.charts.drawing import Ink

PAPER, INK, QUIET, ACCENT = "#ffffff", "#1c1a17", "#57524a", "#0b5d4b"
_LINE = "#8a8478"


@dataclass(frozen=True, slots=True)
class Look:
    fill: str = ""
    stroke: str = ""
    dashed: bool = False


LOOKS = {
    Ink.BAR: Look(fill=ACCENT),
    Ink.CLOSED: Look(stroke=_LINE, dashed=True),
    Ink.HALO: Look(stroke=PAPER),
    Ink.INTERVAL: Look(stroke=INK),
    Ink.EXPECTED: Look(stroke=INK, dashed=True),
    Ink.GRID: Look(fill=_LINE),
    Ink.POSSIBLE: Look(fill=PAPER, stroke=ACCENT),
}
