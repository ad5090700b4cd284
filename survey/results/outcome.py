"""Publishes the outcomes of a campaign to residents, and takes them down again."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.results.priorities.decision import signed_now
from survey.results.priorities.opening import is_open
from survey.results.shown.tables import Shown, groups_from_data, groups_to_data, table_of
from survey.storage.campaigns import Campaign
from survey.storage.outcomes import OutcomePage


class NothingToPublish(Refusal):
    """There are no figures that may be shown."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Er zijn nog geen uitkomsten: er kwam nog te weinig binnen. Wacht daarop.")
        )


def outcome_of(session: Session, *, campaign_id: int) -> OutcomePage | None:
    """What was published, also when it was taken down since."""
    return session.get(OutcomePage, campaign_id)


def figures_in(page: OutcomePage) -> Shown:
    """The figures of everybody, as they were published."""
    return groups_from_data(page.document)[""]


def publish(session: Session, *, campaign_id: int) -> OutcomePage:
    """Freezes the newest snapshot on the page; themes are on it when their order is open, and
    the team's own order when that was signed."""
    table = table_of(session, campaign_id=campaign_id)
    if table is None or not table.groups[""].base:
        raise NothingToPublish
    with_themes = is_open(session, campaign_id=campaign_id)
    order = signed_now(session, campaign_id=campaign_id)
    page = outcome_of(session, campaign_id=campaign_id)
    page = page or OutcomePage(campaign_id=campaign_id)
    page.snapshot, page.n = table.snapshot, table.n
    page.document = groups_to_data({"": table.groups[""]})
    page.with_themes = with_themes
    page.decision = order.fixing if order is not None else None
    page.published_on, page.taken_down = today(), False
    session.add(page)
    session.flush()
    return page


def read_back(session: Session, *, campaign_key: str) -> bool:
    """Whether residents can read the outcomes now."""
    rows = (
        select(OutcomePage.campaign_id)
        .join(Campaign, Campaign.id == OutcomePage.campaign_id)
        .where(Campaign.key == campaign_key, ~OutcomePage.taken_down)
    )
    return session.scalar(rows) is not None


def take_down(session: Session, *, campaign_id: int) -> bool:
    """Says whether there was something to take down."""
    return _set(session, campaign_id, standing=True, down=True)


def put_back(session: Session, *, campaign_id: int) -> bool:
    """The same page with the same figures."""
    return _set(session, campaign_id, standing=False, down=False)


def _set(session: Session, campaign_id: int, *, standing: bool, down: bool) -> bool:
    page = outcome_of(session, campaign_id=campaign_id)
    if page is None or page.taken_down is standing:
        return False
    page.taken_down = down
    session.flush()
    return True
