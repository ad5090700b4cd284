"""A shift: one person at one place for a part of a day, on one device."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.clock import PartOfDay, day_and_part, now, today
from survey.fieldwork.pairing import Known
from survey.fieldwork.places import Place, list_places
from survey.fieldwork.rota import Standing
from survey.results.counted import counted
from survey.storage.answers import Response
from survey.storage.campaigns import Campaign
from survey.storage.campaigns import Place as PlaceRow
from survey.storage.devices import Device, Interviewer, Shift, ShiftMode

LONGEST = 14 * 3600  # seconds; and a shift never lasts past its day
MODES: dict[ShiftMode, Sentence] = {
    ShiftMode.HAND_OVER: sentence("Mensen vullen het zelf in"),
    ShiftMode.INTERVIEW: sentence("Ik lees voor en vul in"),
}


class ShiftRefused(Refusal):
    """A shift cannot begin as it was filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody chose before a shift begins."""

    place_id: int
    part: str
    languages: Sequence[str]
    mode: str
    practice: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A shift that has not ended, with everything that its page says."""

    id: int
    device: Known
    interviewer: str
    place: Place
    campaign_id: int
    day: date
    part: PartOfDay
    languages: tuple[str, ...]
    mode: ShiftMode
    practice: bool


def begin(
    session: Session,
    *,
    device: Known,
    interviewer: Interviewer,
    wanted: Wanted,
    places: Sequence[int],
    languages: Sequence[str],
) -> Shift:
    """Begins a shift on a device; whatever ran on it is over.

    `places` and `languages` are those that there were to choose from.
    """
    if wanted.place_id not in places:
        raise ShiftRefused(sentence("Kies een plek uit de lijst."))
    if wanted.part not in set(PartOfDay):
        raise ShiftRefused(sentence("Kies een deel van de dag."))
    if wanted.mode not in set(ShiftMode):
        raise ShiftRefused(sentence("Kies hoe er wordt ingevuld."))
    chosen = [each for each in wanted.languages if each in languages]
    if not chosen:
        raise ShiftRefused(sentence("Kies minstens één taal."))
    session.get_one(Device, device.id, with_for_update=True)  # two taps come one by one
    end(session, device=device.id)
    made = Shift(
        device_id=device.id,
        interviewer_id=interviewer.id,
        place_id=wanted.place_id,
        day=today(),
        part_of_day=wanted.part,
        languages=chosen,
        mode=wanted.mode,
        practice=wanted.practice,
        began_at=int(now().timestamp()),
    )
    session.add(made)
    session.flush()
    return made


def running(session: Session, *, device: Known) -> Running | None:
    """The shift that runs on a device, unless it ended, its day is over or its person stopped."""
    asked = (
        select(Shift, Interviewer, Campaign.id)
        .join(Interviewer, Interviewer.id == Shift.interviewer_id)
        .join(PlaceRow, PlaceRow.id == Shift.place_id)
        .join(Campaign, Campaign.id == PlaceRow.campaign_id)
        .where(
            Shift.device_id == device.id,
            Shift.ended_at.is_(None),
            Shift.day == today(),
            Shift.began_at > int(now().timestamp()) - LONGEST,
            Interviewer.ended_on.is_(None),
        )
    )
    found = session.execute(asked).one_or_none()
    if found is None:
        return None
    shift, interviewer, campaign_id = found
    [place] = list_places(session, place_id=shift.place_id)
    return Running(
        id=shift.id,
        device=device,
        interviewer=interviewer.name,
        place=place,
        campaign_id=campaign_id,
        day=shift.day,
        part=PartOfDay(shift.part_of_day),
        languages=tuple(shift.languages),
        mode=ShiftMode(shift.mode),
        practice=shift.practice,
    )


def end(session: Session, *, device: int) -> None:
    """Ends what runs on a device. One of an earlier day ended with that day, seen from here."""
    open_ = update(Shift).where(Shift.device_id == device, Shift.ended_at.is_(None))
    session.execute(open_.values(ended_at=int(now().timestamp())))


def sent_today(session: Session, *, shift: Running) -> int:
    """How many questionnaires came from this place today, whoever stood there."""
    here = select(func.count()).where(
        counted(shift.campaign_id),
        Response.place_id == shift.place.id,
        Response.day == shift.day,
    )
    return session.scalar(here) or 0


def expected(standing: Sequence[Standing], *, name: str) -> Standing | None:
    """Where the rota of today says that somebody is: now rather than later, by name if it can.

    A rota holds what an organiser typed: "Sam", or "Sam en een ouder-vertrouwenspersoon".
    """
    part = day_and_part(now())[1]
    mine = [each for each in standing if name.casefold() in _words(each.label)]
    current = [each for each in mine if each.part == part] or mine
    if current:
        return current[0]
    anybody = [each for each in standing if each.part == part]
    return anybody[0] if len({each.place_id for each in anybody}) == 1 else None


def _words(label: str) -> set[str]:
    plain = label.casefold()
    return {plain, *"".join(each if each.isalnum() else " " for each in plain).split()}
