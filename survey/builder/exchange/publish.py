"""The gate before publishing, and what is there afterwards, over HTTP."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby

from flask import redirect, request
from flask.typing import ResponseReturnValue as Reply
from flask_babel import format_date, get_translations

from forms.definition.document import questionnaire_from_data
from forms.definition.sentence import Sentence, sentence
from survey.builder.exchange.blueprint import BASE, address, exchange, own_draft
from survey.builder.exchange.translations import named
from survey.builder.overrides import pass_over, take_back
from survey.builder.publishing import paper_fit
from survey.builder.publishing.coach import CoachRemark
from survey.builder.publishing.gate import Level, gate
from survey.builder.publishing.publishing import (
    CannotPublish,
    counted_together,
    edition_number,
    editions_of,
    publish_draft,
)
from survey.builder.recordings import hand_out
from survey.extensions import wiring
from survey.staff.access import Role, needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

SHOWN = 100  # texts with remarks of the coach; who has more begins with these


@exchange.get(f"{BASE}/publish")
@needs(Role.COORDINATOR)
def publish_gate(programme: str, draft: int) -> str:
    return _gate(programme, draft)


@exchange.post(f"{BASE}/publish")
@needs(Role.COORDINATOR)
def publish_it(programme: str, draft: int) -> Reply:
    """Publishes what was looked at; a draft that changed meanwhile is shown anew."""
    seen = request.form.get("version", "")
    version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 10 else 0
    by = current_account().id
    try:
        with writing(wiring().answers) as session:
            of, found = own_draft(session, programme=programme, draft=draft)
            if found.version != version:
                raise CannotPublish(
                    sentence("Het concept is intussen veranderd. Kijk nog eens wat er openstaat.")
                )
            before = {each.number for each in editions_of(session, draft=found)}
            edition = publish_draft(
                session,
                draft=found,
                programme=of,
                version=version,
                accepted=request.form.get("accepted") == "yes",
                pictures=wiring().settings.pictures,
            )
            campaign = edition_number(session, draft=found, number=edition.number)[1].key
            hand_out(wiring().settings.data, campaign=campaign, document=edition.document)
            if edition.number not in before:
                what = f"{found.title}: {edition.number}, {edition.content_hash[:16]}"
                record(session, who=by, act="edition.published", what=what, programme=programme)
    except CannotPublish as refusal:
        return _gate(programme, draft, trouble=refusal.sentence.worded(get_translations())), 422
    if edition.number in before:
        said(
            sentence(
                "Er is niets veranderd sinds versie %(n)s. Die blijft gelden.", n=edition.number
            )
        )
    return redirect(address(programme, draft, f"publish/{edition.number}"), 303)


@exchange.get(f"{BASE}/publish/<int:number>")
@needs(Role.COORDINATOR)
def published(programme: str, draft: int, number: int) -> str:
    """Number and hash of an edition, and what to do now."""
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        edition, campaign = edition_number(session, draft=found, number=number)
        others = editions_of(session, draft=found)
    asked = questionnaire_from_data(edition.document)
    former = next((each for each in others if each.number == number - 1), None)
    together = None
    if former is not None:
        together = len(counted_together(questionnaire_from_data(former.document), asked))
    return page(
        "team/exchange/published.html",
        programme=programme,
        draft=found,
        base=address(programme, draft),
        tab="publish",
        edition=edition,
        campaign=campaign,
        asked=asked,
        together=together,
        named=named,
    )


@exchange.post(f"{BASE}/publish/paper")
@needs(Role.COORDINATOR)
def look_at_paper(programme: str, draft: int) -> Reply:
    """Lays the form out in every language, outside any transaction: that takes seconds."""
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
    mark = paper_fit.mark_of_paper(found)
    outcome = paper_fit.look_at_paper(found, translations=get_translations())
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        paper_fit.remember_paper(session, draft=found, mark=mark, found=outcome)
    return redirect(address(programme, draft, "publish#paper"), 303)


@exchange.post(f"{BASE}/publish/pass")
@needs(Role.COORDINATOR)
def pass_remarks(programme: str, draft: int) -> Reply:
    """Leaves a text as it is, with the reason; as far as the coach still has a remark on it."""
    by, text = current_account().id, _text_of_form()
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        for each in gate(session, draft=found, pictures=wiring().settings.pictures).remarks:
            if (each.about.language, each.about.path) == (text["language"], text["path"]):
                reason = request.form.get("reason", "")
                pass_over(session, draft=draft, about=each.about, reason=reason)
                what = f"{found.title}: {each.about.path}, {each.about.rule}"
                record(session, who=by, act="coach.passed_over", what=what, programme=programme)
    undo = address(programme, draft, "publish/unpass")
    said(sentence("De reden is bewaard."), undo=undo, fields=text)
    return redirect(address(programme, draft, "publish#coach"), 303)


@exchange.post(f"{BASE}/publish/unpass")
@needs(Role.COORDINATOR)
def show_remarks_again(programme: str, draft: int) -> Reply:
    by = current_account().id
    with writing(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        take_back(session, draft=draft, **_text_of_form())
        record(session, who=by, act="coach.taken_back", what=found.title, programme=programme)
    return redirect(address(programme, draft, "publish#coach"), 303)


def _text_of_form() -> dict[str, str]:
    return {name: request.form.get(name, "")[:200] for name in ("language", "path")}


def _by_text(remarks: tuple[CoachRemark, ...]) -> list[list[CoachRemark]]:
    """The remarks on each text together."""
    key = lambda each: (each.about.language, each.about.path)  # noqa: E731
    return [list(some) for _, some in groupby(remarks, key=key)]


def _gate(programme: str, draft: int, *, trouble: str = "") -> str:
    with reading(wiring().answers) as session:
        _, found = own_draft(session, programme=programme, draft=draft)
        looked = gate(session, draft=found, pictures=wiring().settings.pictures)
        editions = editions_of(session, draft=found)
    return page(
        "team/exchange/publish.html",
        programme=programme,
        draft=found,
        base=address(programme, draft),
        tab="publish",
        gate=looked,
        forbids=looked.of(Level.FORBIDS),
        warns=looked.of(Level.WARNS),
        fine=looked.of(Level.FINE),
        remarks=_by_text(looked.remarks)[:SHOWN],
        editions=editions,
        trouble=trouble,
        worded=_worded,
        named=named,
    )


def _worded(said: Sentence) -> str:
    """The sentence, with days as people write them."""
    facts = {
        name: format_date(fact, "long") if isinstance(fact, date) else fact
        for name, fact in said.facts.items()
    }
    return replace(said, facts=facts).worded(get_translations())
