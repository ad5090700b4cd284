"""Takes the ratings of professionals, each with a reason; nobody sees whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.programme.rows import NotFilledIn, filled
from survey.results.priorities.opening import require_changeable
from survey.results.priorities.professionals import Rated
from survey.results.statistics.combining import HIGHEST_RATING
from survey.storage.priorities import ThemeRating

LONGEST_REASON = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One rating as it is filled in; without a rating the theme is passed over."""

    rating: int | None
    reason: str


def rate(
    session: Session,
    *,
    campaign_id: int,
    account: int,
    codes: Sequence[str],
    given: Mapping[str, Given],
) -> int:
    """Keeps what this professional thinks of the themes; says of how many."""
    require_changeable(session, campaign_id=campaign_id)
    kept = {code: _checked(code, given[code]) for code in codes if code in given}
    for code, each in kept.items():
        row = session.get(ThemeRating, (campaign_id, code, account))
        if each.rating is None:
            if row is not None:
                session.delete(row)
            continue
        if row is None:
            row = ThemeRating(campaign_id=campaign_id, theme=code, account_id=account)
            session.add(row)
        row.rating, row.reason = each.rating, each.reason
    session.flush()
    return sum(each.rating is not None for each in kept.values())


def ratings_by(session: Session, *, campaign_id: int, account: int) -> dict[str, Given]:
    """What this professional filled in before."""
    rows = select(ThemeRating).where(
        ThemeRating.campaign_id == campaign_id, ThemeRating.account_id == account
    )
    return {row.theme: Given(rating=row.rating, reason=row.reason) for row in session.scalars(rows)}


def raters(session: Session, *, campaign_id: int) -> int:
    """How many professionals rated at least one theme."""
    who = select(func.count(ThemeRating.account_id.distinct()))
    return session.scalar(who.where(ThemeRating.campaign_id == campaign_id)) or 0


def rated(session: Session, *, campaign_id: int, codes: Sequence[str]) -> dict[str, Rated]:
    """Per theme the mean and the reasons, these in the order of their words."""
    found: dict[str, list[ThemeRating]] = {}
    for row in session.scalars(select(ThemeRating).where(ThemeRating.campaign_id == campaign_id)):
        found.setdefault(row.theme, []).append(row)
    return {
        code: Rated(
            mean=fmean(row.rating for row in found[code]),
            n=len(found[code]),
            reasons=tuple(sorted(row.reason for row in found[code])),
        )
        for code in codes
        if code in found
    }


def _checked(code: str, given: Given) -> Given:
    if given.rating is None:
        if given.reason.strip():
            ask = sentence("Kies een cijfer bij uw reden, of haal de reden weg.")
            raise NotFilledIn(f"rating_{code}", ask)
        return given
    if not 0 <= given.rating <= HIGHEST_RATING:
        raise NotFilledIn(f"rating_{code}", sentence("Kies een cijfer van 0 tot en met 4."))
    ask = sentence("Schrijf op waarom. Eén zin is genoeg.")
    reason = filled(given.reason, field=f"reason_{code}", longest=LONGEST_REASON, ask=ask)
    return Given(rating=given.rating, reason=reason)
