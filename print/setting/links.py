"""How large the code of a link is on a form: every module read from a coarse copy."""

from __future__ import annotations

from print.codes import QUIET_ZONE, qr_matrix

MODULE = 0.7  # millimetres


def link_side(link: str) -> float:
    """The ink of the code."""
    return len(qr_matrix(link)) * MODULE


def link_white() -> float:
    """What stays white around it."""
    return QUIET_ZONE * MODULE
