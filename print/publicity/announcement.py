"""What a poster, a flyer or a picture announces, and a refusal that names the text at fault.

The caller passes all sentences, already in the language of the thing that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from forms.definition.sentence import Refusal, sentence
from forms.pictures.own import OwnPictures
from print.fonts import MissingGlyph
from print.lines import DoesNotFit

FIGURES = "en"  # links and telephone numbers run from left to right in every language
_SHOWN = 60  # characters of a text that is too long


class CannotPrint(Refusal):
    """A text of the campaign that cannot be printed; `where` names it as the document does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordings:
    """The product's own sentences in one language."""

    scan_me: str
    or_go_to: str
    or_call: str
    advice_not_vote: str
    trial_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """`languages` are codes with each language's own name, of all but the announcement's own."""

    language: str
    title: str
    question: str
    sender: str
    phone: str
    url: str
    place: str
    picture: str
    languages: tuple[tuple[str, str], ...]
    wordings: Wordings
    logo: Path | None = None
    own_pictures: OwnPictures | None = None  # where `picture` lies when it is one
    trial: bool = False


@contextmanager
def naming(where: str, thing: str) -> Iterator[None]:
    """Says of whatever cannot be printed in this block which text it is, and on which thing."""
    try:
        yield
    except MissingGlyph as error:
        said = sentence(
            "%(where)s: het teken “%(character)s” kan niet worden geprint. Kies een ander teken.",
            where=where,
            character=error.character,
        )
        raise CannotPrint(said) from error
    except DoesNotFit as error:
        said = sentence(
            "%(where)s: “%(words)s” is te lang voor %(thing)s. Maak de tekst korter.",
            where=where,
            words=shortened(error.text),
            thing=thing,
        )
        raise CannotPrint(said) from error


def shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
