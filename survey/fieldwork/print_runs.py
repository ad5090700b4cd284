"""Print runs that were made: found by their code, listed, their files known, accepted."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from print.sheet_codes import ALPHABET, RUN_LENGTH
from survey.clock import today
from survey.fieldwork.codes import normal
from survey.storage.campaigns import Campaign, Edition, Place
from survey.storage.finding import campaign_by_key
from survey.storage.print_runs import PrintFile, PrintRun

LONGEST_NAME = 120  # of who accepted a proof


class RunRefused(Refusal):
    """There is no such run, or this cannot be said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A file as it was made; `preset` is empty for one without a print shop."""

    preset: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A run with the names of what it belongs to; `place` is empty when it is for no place."""

    run: PrintRun
    campaign: str
    edition: int
    place: str
    files: tuple[Made, ...]


def free_code(session: Session) -> str:
    """A code for a run that no other run has."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(RUN_LENGTH))
        if session.scalar(select(PrintRun.id).where(PrintRun.code == code)) is None:
            return code


def keep_file(session: Session, *, run: PrintRun, made: Made) -> bool:
    """Keeps what a file of a run was when it was first made; says whether it is the same now."""
    before = session.get(PrintFile, (run.id, made.preset))
    if before is not None:
        return before.sha256 == made.sha256
    session.add(PrintFile(run_id=run.id, preset=made.preset, sha256=made.sha256, size=made.size))
    session.flush()
    return True


def run_by_code(session: Session, *, code: str) -> PrintRun:
    """The run with this code, in either case."""
    found = session.scalar(select(PrintRun).where(PrintRun.code == normal(code)))
    if found is None:
        raise RunRefused(
            sentence(
                "Er is geen oplage met de code “%(code)s”. De codes: wijkstem print runs",
                code=code,
            )
        )
    return found


def list_runs(session: Session, *, campaign_key: str | None = None) -> list[Listed]:
    """Every run, the newest day first; of one campaign when it is named."""
    rows = (
        select(PrintRun, Campaign.key, Edition.number, Place.name)
        .join(Edition, Edition.id == PrintRun.edition_id)
        .join(Campaign, Campaign.id == Edition.campaign_id)
        .join(Place, Place.id == PrintRun.place_id, isouter=True)
        .order_by(PrintRun.made_on.desc(), Campaign.key, PrintRun.code)
    )
    if campaign_key is not None:
        rows = rows.where(Campaign.id == campaign_by_key(session, key=campaign_key).id)
    files: dict[int, list[Made]] = {}
    for each in session.scalars(select(PrintFile).order_by(PrintFile.preset)):
        made = Made(preset=each.preset, sha256=each.sha256, size=each.size)
        files.setdefault(each.run_id, []).append(made)
    return [
        Listed(
            run=run,
            campaign=key,
            edition=number,
            place=place or "",
            files=tuple(files.get(run.id, ())),
        )
        for run, key, number, place in session.execute(rows)
    ]


def accept_run(session: Session, *, code: str, on: date, by: str) -> PrintRun:
    """Records that the print shop's proof was accepted: the day, and the role or firm."""
    run, by = run_by_code(session, code=code), " ".join(by.split())
    if not by or len(by) > LONGEST_NAME:
        raise RunRefused(
            sentence("Schrijf bij --by wie akkoord gaf: een functie of de naam van een drukkerij.")
        )
    if not run.made_on <= on <= today():
        raise RunRefused(
            sentence(
                "Deze oplage is gemaakt op %(made)s. Kies een dag vanaf die dag, en niet later "
                "dan vandaag.",
                made=run.made_on.isoformat(),
            )
        )
    run.accepted_on, run.accepted_by = on, by
    session.flush()
    return run
