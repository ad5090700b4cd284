"""The page on which residents read back what was said. It asks nothing and remembers nothing."""

from __future__ import annotations

from flask import abort
from sqlalchemy import select

from survey.extensions import wiring
from survey.languages import offered, preferred, speak
from survey.results.outcome import outcome_of
from survey.results.views.blueprint import read_back
from survey.results.views.residents_page import render
from survey.staff.access import open_to_all
from survey.storage.campaigns import Campaign
from survey.storage.sessions import reading


@read_back.get("/uitkomst/<campaign>")
@read_back.get("/uitkomst/<campaign>/<language>")
@open_to_all
def page(campaign: str, language: str | None = None) -> str:
    found = wiring().doors.campaign(campaign)
    if found is None:
        abort(404)
    languages = offered(tuple(found.title.wordings))
    if language is not None and language not in languages:
        abort(404)
    language = language or preferred(languages)
    speak(language, address=wiring().doors.address(campaign))
    with reading(wiring().answers) as session:
        id_ = session.scalar(select(Campaign.id).where(Campaign.key == campaign))
        published = outcome_of(session, campaign_id=id_) if id_ is not None else None
        if published is None or published.taken_down:
            abort(404)
        base = f"/uitkomst/{campaign}/"
        return render(session, published, campaign=found, language=language, base=base)
