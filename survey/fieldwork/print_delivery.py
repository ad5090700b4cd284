"""What goes to a print shop: a PDF that was looked over, or the whole delivery as a zip."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

from print.prepress.order import Order
from print.prepress.package import NotForPress, write_package
from print.prepress.piece import Piece
from print.prepress.preflight import preflight
from print.prepress.presets import Preset, preset
from survey.fieldwork.public_address import require_public

OWN_PRESETS = "presets.toml"  # of an organisation, in its instance folder
DUTCH = NullTranslations()  # what a Dutch print shop reads, whoever orders


def preset_named(name: str, *, address: str, instance: Path) -> Preset:
    """What a print shop wants; refused while residents could not come to the address."""
    require_public(address)
    own = instance / OWN_PRESETS
    return preset(name, own=own if own.is_file() else None)


def is_zip(output: Path) -> bool:
    return output.suffix.lower() == ".zip"


def deliver(
    pdf: Path, output: Path, *, order: Order, press: Preset, quantity: int | None, place: str
) -> None:
    """Looks the PDF over and refuses what a print shop would; packs it when that is asked."""
    if is_zip(output):
        piece = Piece(file=pdf, quantity=quantity or 0, place=place)
        write_package(output, pieces=[piece], order=order, preset=press, translations=DUTCH)
        return
    report = preflight(pdf, limits=press.limits)
    if not report.passed:
        raise NotForPress([report], DUTCH)
