"""Adds, changes and removes phases. They may overlap and come back; nobody works in a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from forms.definition.sentence import Translations, sentence
from survey.programme.kinds import PHASES, PhaseKind
from survey.programme.rows import (
    NotFilledIn,
    next_position,
    own_row,
    require_version,
    short_enough,
)
from survey.storage.programmes import Phase, Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """What a person fills in about a phase; without a name the kind names it."""

    kind: PhaseKind
    name: str = ""
    starts: date | None = None
    ends: date | None = None
    note: str = ""


def add_phase(session: Session, *, programme: Programme, facts: PhaseFacts) -> Phase:
    phase = Phase(
        programme_id=programme.id, position=next_position(session, Phase, programme=programme)
    )
    _fill(phase, facts)
    session.add(phase)
    session.flush()
    return phase


def change_phase(
    session: Session, *, programme: Programme, number: int, version: int, facts: PhaseFacts
) -> Phase:
    phase = own_row(session, Phase, programme=programme, number=number)
    require_version(phase, version=version)
    _fill(phase, facts)
    return phase


def called(phase: Phase, translations: Translations) -> str:
    """What people call this phase."""
    return phase.name or PHASES[PhaseKind(phase.kind)].worded(translations)


def standing(phase: Phase, *, on: date) -> str:
    """Whether a phase is `undated`, `ahead`, `now` or `past` on a day."""
    if phase.starts is None:
        return "undated"
    if phase.starts > on:
        return "ahead"
    return "past" if phase.ends is not None and phase.ends < on else "now"


def _fill(phase: Phase, facts: PhaseFacts) -> None:
    name = short_enough(facts.name, field="name", longest=60)
    if facts.kind is PhaseKind.OTHER and not name:
        raise NotFilledIn("name", sentence("Geef deze fase een naam."))
    if facts.ends and not facts.starts:
        raise NotFilledIn("starts", sentence("Vul ook de eerste dag in."))
    if facts.starts and facts.ends and facts.ends < facts.starts:
        raise NotFilledIn("ends", sentence("De laatste dag ligt voor de eerste dag."))
    phase.kind = facts.kind
    phase.name = name
    phase.starts, phase.ends = facts.starts, facts.ends
    phase.note = short_enough(facts.note, field="note", longest=300)
