"""Gives somebody a file: whether they may have it, what is written down, and the file itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from forms.definition.sentence import Refusal, Translations, sentence
from survey.results.closed import closed_questions
from survey.results.exports.files import named, write
from survey.results.exports.formats.kinds import Format
from survey.results.exports.taking import Wish, take
from survey.results.rollup.advance import refreshed
from survey.staff.audit import record
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading, writing

TAKEN, FULL_TAKEN = "export.taken", "export.full_taken"
_LONGEST_REASON = 300


class NoReason(Refusal):
    """The full file is for who can say what for."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Schrijf waarom het volledige bestand nodig is. Dit blijft bewaard.")
        )


class OnlyInFull(Refusal):
    """What people wrote themselves is never in the file that anyone of the team may have."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Wat mensen zelf schreven, staat alleen in het volledige bestand: --full.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which file somebody asks for."""

    kind: Format
    full: bool = False
    reason: str | None = None
    with_text: bool = False
    excel_nl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who asks, in which programme, and in which language they read."""

    who: int | None
    programme: str | None
    words: Translations


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The files, how many responses are in them, and what to know of them."""

    files: tuple[Path, ...]
    n: int
    notes: tuple[str, ...]


def give(engine: Engine, *, campaign_key: str, asked: Asked, file: Path, asking: Asking) -> Given:
    """Writes it down first: there is no full file that nobody knows of.

    Questions about themes are in no file until it is fixed how they are weighed.
    """
    reason = (asked.reason or "").strip()[:_LONGEST_REASON]
    if asked.with_text and not asked.full:
        raise OnlyInFull
    if asked.full and not reason:
        raise NoReason
    with writing(engine) as session:
        campaign = campaign_by_key(session, key=campaign_key)
        what = f"{campaign.key} {asked.kind}" + (f": {reason}" if asked.full else "")
        act = FULL_TAKEN if asked.full else TAKEN
        record(session, who=asking.who, act=act, what=what, programme=asking.programme)
    if not asked.full:
        refreshed(engine, campaign_id=campaign.id)
    with reading(engine) as session:
        wish = Wish(
            full=asked.full,
            with_text=asked.with_text,
            without=closed_questions(session, campaign_id=campaign.id),
            words=asking.words,
        )
        taken = take(session, campaign=campaign, wish=wish)
        files = write(
            taken,
            named(file, full=asked.full),
            kind=asked.kind,
            words=asking.words,
            excel_nl=asked.excel_nl,
        )
        return Given(files=tuple(files), n=taken.codebook.made_of, notes=taken.codebook.notes)
