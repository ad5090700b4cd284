"""What goes to a print shop: a PDF that was looked over, or the whole delivery as a zip."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition.sentence import Refusal, sentence
from survey.cli.stores import settings

if TYPE_CHECKING:
    from print.prepress.order import Order
    from print.prepress.presets import Preset

OWN_PRESETS = "presets.toml"  # of an organisation, in its instance folder
_DUTCH = NullTranslations()  # what a Dutch print shop reads, whoever orders


class CannotDeliver(Refusal):
    """The name of the file or the quantity does not say what is to be delivered."""


def preset_named(name: str, *, address: str) -> Preset:
    """What a print shop wants; refused while residents could not come to the address."""
    from print.prepress.presets import preset
    from survey.fieldwork.public_address import require_public

    require_public(address)
    own = settings().instance / OWN_PRESETS
    return preset(name, own=own if own.is_file() else None)


def is_zip(output: Path) -> bool:
    return output.suffix.lower() == ".zip"


def require_deliverable(output: Path, *, press: str | None, quantity: int | None) -> None:
    """A .pdf, or with a print shop also a .zip; that says how many there are to be."""
    if not is_zip(output) and output.suffix.lower() != ".pdf":
        said = sentence("Kies een bestandsnaam die eindigt op .pdf, of op .zip bij --press.")
    elif is_zip(output) and not press:
        said = sentence("Een .zip is voor de drukkerij. Kies met --press een instelling erbij.")
    elif is_zip(output) and not quantity:
        said = sentence("Hoeveel moet de drukkerij er maken? Schrijf erbij: --quantity 500")
    else:
        return
    raise CannotDeliver(said)


def deliver(
    pdf: Path, output: Path, *, order: Order, press: Preset, quantity: int | None, place: str
) -> None:
    """Looks the PDF over and refuses what a print shop would; packs it when that is asked."""
    from print.prepress.package import NotForPress, write_package
    from print.prepress.piece import Piece
    from print.prepress.preflight import preflight

    if is_zip(output):
        piece = Piece(file=pdf, quantity=quantity or 0, place=place)
        write_package(output, pieces=[piece], order=order, preset=press, translations=_DUTCH)
        return
    report = preflight(pdf, limits=press.limits)
    if not report.passed:
        raise NotForPress([report], _DUTCH)
