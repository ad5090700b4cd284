"""A link's code -> the door behind it: which campaign, place and edition, and whether it is open.

Looked up at most once in two seconds per code, so that a crowd costs the database nothing and a
pause is felt at once.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from forms.definition.campaign import Campaign
from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import content_hash
from survey.fieldwork.codes import normal
from survey.fieldwork.links import Followed, announced, follow
from survey.intake.editions import Published, editions_of
from survey.languages import offered
from survey.storage.campaigns import LinkKind
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading

_KEPT = 2.0  # seconds
_MOST = 5000  # codes


class Standing(StrEnum):
    """Whether a door is open to a resident today."""

    OPEN = "open"
    LATE = "late"  # closed, but what comes in is still taken, and flagged
    NOT_YET = "not_yet"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What stands behind a code. `editions` are all of the campaign's, the newest first;
    `campaign_mark` changes with anything that the campaign says on a page."""

    link: Followed
    campaign_mark: str
    editions: tuple[Published, ...]

    @property
    def campaign(self) -> Campaign:
        return self.link.campaign

    @property
    def helper(self) -> bool:
        return self.link.kind is LinkKind.HELPER

    @property
    def channel(self) -> str:
        return "helper" if self.helper else "phone"

    @property
    def trial(self) -> bool:
        return self.link.trial

    @property
    def edition(self) -> Published:
        return self.editions[0]

    @property
    def languages(self) -> tuple[str, ...]:
        return offered(self.edition.questionnaire.languages)

    def marked(self, mark: str) -> Published | None:
        """The edition that a page was made from; None when it is not one of this campaign."""
        return next((edition for edition in self.editions if edition.mark == mark), None)

    def standing(self, today: date) -> Standing:
        closes = self.campaign.closes
        grace = timedelta(days=self.campaign.grace_days.get(self.channel, 0))
        if today > closes:
            return Standing.LATE if today <= closes + grace else Standing.CLOSED
        if self.link.paused:
            return Standing.PAUSED
        early = today < self.campaign.opens and not self.trial
        return Standing.NOT_YET if early else Standing.OPEN


class Doors:
    """The doors of one application."""

    def __init__(self, answers: Engine) -> None:
        self._answers = answers
        self._kept: dict[str, tuple[float, Door | None]] = {}
        self._campaigns: tuple[float, tuple[Campaign, ...]] = (0.0, ())

    def find(self, code: str, *, fresh: bool = False) -> Door | None:
        """The door behind a code in either case; None when there is none."""
        code = normal(code)
        if not (code.isascii() and code.isalnum()):
            return None  # not every database can even be asked for such a thing
        now = time.monotonic()
        until, door = self._kept.get(code, (0.0, None))
        if now < until and not fresh:
            return door
        with reading(self._answers) as session:
            door = _look(session, code)
        if len(self._kept) >= _MOST:
            self._kept.clear()
        self._kept[code] = (now + _KEPT, door)
        return door

    def campaign(self, key: str) -> Campaign | None:
        """A campaign with the dates that hold now."""
        return next((each for each in self.campaigns() if each.key == key), None)

    def address(self, key: str) -> str:
        """How the newest questionnaire of a campaign speaks to residents: "u" or "je"."""
        with reading(self._answers) as session:
            campaign = campaign_by_key(session, key=key)
            return editions_of(session, campaign_id=campaign.id)[0].questionnaire.address

    def campaigns(self) -> tuple[Campaign, ...]:
        """Every campaign, for the pages that speak of one or all of them."""
        now = time.monotonic()
        until, campaigns = self._campaigns
        if now >= until:
            with reading(self._answers) as session:
                campaigns = announced(session)
            self._campaigns = (now + _KEPT, campaigns)
        return campaigns


def _look(session: Session, code: str) -> Door | None:
    link = follow(session, code=code)
    if link is None:
        return None
    return Door(
        link=link,
        campaign_mark=content_hash(campaign_to_data(link.campaign)),
        editions=editions_of(session, campaign_id=link.campaign_id),
    )
