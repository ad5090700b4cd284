"""Takes the questionnaires of one programme along to the next, as drafts to work on."""

from __future__ import annotations

from sqlalchemy.orm import Session

from survey.builder import drafts, starting
from survey.programme.programmes import campaigns_of
from survey.storage.finding import latest_edition
from survey.storage.programmes import Programme


def copy_drafts(session: Session, *, source: Programme, made: Programme) -> None:
    """Copies every draft, and as a draft every published questionnaire that has none."""
    known = drafts.drafts_of(session, programme_id=source.id)
    for draft in reversed(known):
        start = starting.copy_of_draft(session, draft=draft.id, programmes=[source.id])
        _begin(session, start, title=draft.title, source=source, made=made)
    with_draft = {each.campaign_id for each in known}
    for campaign in campaigns_of(session, programme=source):
        if campaign.id not in with_draft:
            edition = latest_edition(session, campaign_id=campaign.id)
            start = starting.copy_of_edition(session, edition=edition.id, programmes=[source.id])
            _begin(session, start, title=_title(start), source=source, made=made)


def _begin(
    session: Session, start: starting.Start, *, title: str, source: Programme, made: Programme
) -> None:
    """Only the draft's own name changes along; the texts wait for somebody who reads them."""
    title = title.replace(source.name, made.name)
    starting.begin(session, programme=made, title=title, start=start)


def _title(start: starting.Start) -> str:
    words = start.document["title"]
    first = words.get(start.document["languages"][0], "")
    return str(first["words"] if isinstance(first, dict) else first)
