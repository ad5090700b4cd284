"""The order that the team chose, as residents read it: place, picture, words, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from forms.definition.text import Text
from survey.results.priorities.decision import signed
from survey.storage.outcomes import OutcomePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A theme; `reason` is the team's own words where it put the theme elsewhere, else empty."""

    title: Text
    picture: str | None
    reason: str


def chosen_order(session: Session, published: OutcomePage) -> tuple[Chosen, ...]:
    """The signed order that was there when the page was published; nothing before that."""
    if published.decision is None:
        return ()
    row = signed(session, campaign_id=published.campaign_id, fixing=published.decision)
    if row is None:
        return ()
    document: Any = row.document
    return tuple(
        Chosen(title=Text(each["title"]), picture=each["picture"], reason=each["reason"])
        for each in document["themes"]
    )
