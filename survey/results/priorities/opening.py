"""Whether the team may see what residents find important: once weights and method are fixed.

Every fixing and every opening again is a row that stays for ever; the newest says how it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.results.priorities.asked import asked_themes
from survey.results.priorities.frozen import Frozen, from_data
from survey.storage.priorities import WeightFixing


class Act(StrEnum):
    """What was done to the weights."""

    FIXED = "fixed"
    REOPENED = "reopened"


class AlreadyFixed(Refusal):
    """Somebody wants to change what counts after it was fixed."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "De gewichten liggen vast en de uitkomsten zijn open. Daarom kunt u dit niet meer "
                "veranderen. Moet het toch? Vraag de beheerder om opnieuw te beginnen."
            )
        )


class NotFixedYet(Refusal):
    """Somebody asks for priorities before it was agreed how they are made."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "De gewichten liggen nog niet vast. Leg ze vast op de pagina Prioriteiten. Daarna "
                "gaan de uitkomsten over thema’s open."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The newest fixing: its number and what it froze."""

    number: int
    row: WeightFixing
    frozen: Frozen


def history(session: Session, *, campaign_id: int) -> Sequence[WeightFixing]:
    """Every fixing and every opening again, the oldest first."""
    rows = select(WeightFixing).where(WeightFixing.campaign_id == campaign_id)
    return session.scalars(rows.order_by(WeightFixing.number)).all()


def newest_fixing(session: Session, *, campaign_id: int) -> WeightFixing | None:
    """The newest row, if it is a fixing and not an opening again."""
    rows = select(WeightFixing).where(WeightFixing.campaign_id == campaign_id)
    newest = session.scalars(rows.order_by(WeightFixing.number.desc()).limit(1)).first()
    return newest if newest is not None and newest.act == Act.FIXED else None


def fixed(session: Session, *, campaign_id: int) -> Fixed | None:
    """What holds now; none while nothing is fixed."""
    row = newest_fixing(session, campaign_id=campaign_id)
    if row is None:
        return None
    return Fixed(number=row.number, row=row, frozen=from_data(row.document))


def is_open(session: Session, *, campaign_id: int) -> bool:
    """Whether figures about themes may be shown. A campaign without themes has none to keep."""
    if newest_fixing(session, campaign_id=campaign_id) is not None:
        return True
    return asked_themes(session, campaign_id=campaign_id) is None


def require_changeable(session: Session, *, campaign_id: int) -> None:
    """Refuses a change to what counts once that is fixed."""
    if newest_fixing(session, campaign_id=campaign_id) is not None:
        raise AlreadyFixed
