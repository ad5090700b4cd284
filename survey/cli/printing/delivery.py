"""Which file somebody wants: a PDF, or for a print shop also the whole delivery as a zip."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from forms.definition.sentence import Refusal, sentence
from survey.cli.stores import settings

if TYPE_CHECKING:
    from print.prepress.presets import Preset


class CannotDeliver(Refusal):
    """The name of the file or the quantity does not say what is to be delivered."""


def preset_named(name: str, *, address: str) -> Preset:
    """What a print shop wants; refused while residents could not come to the address."""
    from survey.fieldwork import print_delivery

    return print_delivery.preset_named(name, address=address, instance=settings().instance)


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
