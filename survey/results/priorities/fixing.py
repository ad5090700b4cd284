"""Fixes weights and method, and opens them again where an administrator says why."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.programme.rows import NotFilledIn
from survey.results.priorities.asked import AskedThemes, asked_themes
from survey.results.priorities.dots import dots_of, meetings_of
from survey.results.priorities.frozen import Frozen, to_data
from survey.results.priorities.method import Method, checked
from survey.results.priorities.opening import (
    Act,
    NotFixedYet,
    newest_fixing,
    require_changeable,
)
from survey.results.priorities.policy_levels import policy_says
from survey.results.priorities.professionals import Meeting, ProfessionalsSay
from survey.results.priorities.ratings import rated, raters
from survey.staff.roles import Role
from survey.storage.priorities import WeightFixing
from survey.storage.programmes import Programme

SEED = 2  # of the draws; fixed with the weights, so that every reader sees the same intervals
SHORTEST_REASON = 10


class NothingAsked(Refusal):
    """The campaign has no question about themes."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Deze vragenronde heeft geen vraag over thema’s. Er valt niets te ordenen.")
        )


def themes_asked(session: Session, *, campaign_id: int) -> AskedThemes:
    """The themes of the campaign; refuses where there is no question about them."""
    asked = asked_themes(session, campaign_id=campaign_id)
    if asked is None:
        raise NothingAsked
    return asked


def fix_weights(
    session: Session,
    *,
    campaign_id: int,
    programme: Programme,
    method: Method,
    roles: Iterable[Role],
) -> WeightFixing:
    """Freezes everything but the residents' answers. From here on results are open."""
    require_changeable(session, campaign_id=campaign_id)
    asked = themes_asked(session, campaign_id=campaign_id)
    frozen = Frozen(
        question=asked.question.key,
        ranking=asked.ranking,
        themes=asked.themes,
        method=checked(method, ranking=asked.ranking),
        professionals=professionals_say(session, campaign_id=campaign_id, codes=asked.codes),
        policy=policy_says(session, programme=programme, codes=asked.codes),
        seed=SEED,
    )
    return _add(session, campaign_id, Act.FIXED, roles, document=to_data(frozen))


def professionals_say(
    session: Session, *, campaign_id: int, codes: tuple[str, ...]
) -> ProfessionalsSay:
    """What professionals said until now."""
    meetings = meetings_of(session, campaign_id=campaign_id)
    return ProfessionalsSay(
        people=raters(session, campaign_id=campaign_id),
        rated=rated(session, campaign_id=campaign_id, codes=codes),
        dots=dots_of(meetings, codes=codes),
        meetings=tuple(
            Meeting(name=each.name, on=each.on_day.isoformat(), people=each.people)
            for each in meetings
        ),
    )


def reopen(
    session: Session, *, campaign_id: int, reason: str, roles: Iterable[Role]
) -> WeightFixing:
    """Lets the team fix anew, after it saw results: that stays visible for ever."""
    if newest_fixing(session, campaign_id=campaign_id) is None:
        raise NotFixedYet
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise NotFilledIn("reason", sentence("Schrijf op waarom dit nodig is. Dit blijft staan."))
    return _add(session, campaign_id, Act.REOPENED, roles, reason=reason)


def _add(
    session: Session,
    campaign_id: int,
    act: Act,
    roles: Iterable[Role],
    *,
    reason: str = "",
    document: dict[str, object] | None = None,
) -> WeightFixing:
    last = select(func.max(WeightFixing.number)).where(WeightFixing.campaign_id == campaign_id)
    row = WeightFixing(
        campaign_id=campaign_id,
        number=(session.scalar(last) or 0) + 1,
        act=act.value,
        on_day=today(),
        roles=[role.value for role in roles],
        reason=reason,
        document=document or {},
    )
    session.add(row)
    session.flush()
    return row
