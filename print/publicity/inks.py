"""The inks of publicity: one accent of four colours, or black alone.

The accent is that of the screen (static/tokens.css) as coated paper shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.lib.colors import CMYKColor

from print.document import BLACK, WHITE

ACCENT = CMYKColor(0.90, 0.34, 0.70, 0.34)  # 228 % ink
ACCENT_ON_SCREEN = (11, 93, 75)  # red, green, blue
LARGEST_TOTAL = 2.8  # what paper takes before it smears, as a share of one full ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """The field and what stands on it; marks are of a trial, in the field and outside it."""

    field: CMYKColor
    on_field: CMYKColor
    mark_in_field: CMYKColor
    mark: CMYKColor


IN_COLOUR = Inks(
    field=ACCENT,
    on_field=WHITE,
    mark_in_field=CMYKColor(0.78, 0.24, 0.58, 0.18),
    mark=CMYKColor(0, 0, 0, 0.14),
)
BLACK_ONLY = Inks(
    field=WHITE,
    on_field=BLACK,
    mark_in_field=CMYKColor(0, 0, 0, 0.14),
    mark=CMYKColor(0, 0, 0, 0.14),
)
