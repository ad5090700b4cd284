"""The comment round for who has the link: the questions as on a phone, with room for remarks."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue as Reply
from flask_babel import get_translations
from sqlalchemy.exc import IntegrityError

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Asked
from forms.definition.sentence import Refusal
from forms.screen.form import form_for
from forms.screen.render import Page, words_for
from survey.builder import remark_taking as rounds
from survey.builder.exchange.blueprint import exchange
from survey.builder.publishing.cleaned import languages_of, questionnaire_of
from survey.errors import PageParts
from survey.extensions import wiring
from survey.languages import interface_languages, offered, preferred, speak
from survey.posting import MEGABYTE, takes
from survey.staff.access import open_to_all
from survey.staff.audit import record
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme
from survey.storage.remarks import RemarkLink
from survey.storage.sessions import reading, writing

_pace = rounds.Pace(most=rounds.MOST_POSTS)
_REMARK = "remark:"


@exchange.get("/opmerkingen/<token>")
@exchange.get("/opmerkingen/<token>/<language>")
@open_to_all
def visit(token: str, language: str | None = None) -> Reply:
    link, draft = _behind(token)
    return _page(link, draft, _speak(draft, language), {})


@exchange.post("/opmerkingen/<token>")
@exchange.post("/opmerkingen/<token>/<language>")
@takes(MEGABYTE)
@open_to_all
def say(token: str, language: str | None = None) -> Reply:
    """Keeps remarks; or shows the page again, in another language or with what is wrong."""
    link, draft = _behind(token)
    wanted = request.form.get("_language")
    language = _speak(draft, wanted or language)
    typed = dict(request.form)
    if wanted:
        return _page(link, draft, language, typed)
    try:
        _pace.hold(link.id)
        with writing(wiring().answers) as session:
            link, draft = rounds.link_behind(session, token=token)
            n = rounds.receive_remarks(
                session,
                link=link,
                draft=draft,
                post=typed.get("_post", "")[:64],
                language=language,
                sender=typed.get("_sender", ""),
                remarks=_said(typed),
            )
            if n:
                of = session.get_one(Programme, draft.programme_id)
                what = f"{draft.title}: {n}"
                record(session, who=None, act="remark.received", what=what, programme=of.key)
    except IntegrityError:
        pass  # the same page at the same moment: the other one was kept
    except Refusal as refusal:
        status = 429 if isinstance(refusal, rounds.TooOften) else 422
        trouble = refusal.sentence.worded(get_translations())
        return _page(link, draft, language, typed, trouble=trouble), status
    return redirect(f"/opmerkingen/{token}/{language}/dank", 303)


@exchange.get("/opmerkingen/<token>/<language>/dank")
@open_to_all
def thank(token: str, language: str) -> Reply:
    _, draft = _behind(token)
    language = _speak(draft, language)
    return render_template(
        "exchange/thanks.html",
        page=PageParts(),
        again=f"/opmerkingen/{token}/{language}",
        **words_for(language),
    )


@exchange.errorhandler(rounds.LinkShut)
def shut(refusal: rounds.LinkShut) -> Reply:
    """The same page whether a link was closed, expired or never was."""
    language = preferred(interface_languages())
    speak(language)
    message = refusal.sentence.worded(get_translations())
    page = PageParts()
    return (
        render_template("exchange/shut.html", message=message, page=page, **words_for(language)),
        404,
    )


def _behind(token: str) -> tuple[RemarkLink, Draft]:
    with reading(wiring().answers) as session:
        return rounds.link_behind(session, token=token)


def _said(typed: Mapping[str, str]) -> dict[str, str]:
    return {
        key.removeprefix(_REMARK): words for key, words in typed.items() if key.startswith(_REMARK)
    }


def _speak(draft: Draft, wanted: str | None) -> str:
    languages = offered(languages_of(draft))
    if wanted is not None and wanted not in languages:
        abort(404)
    language = wanted or preferred(languages)
    speak(language, address=str(draft.document.get("address", "u")))
    return language


def _page(
    link: RemarkLink, draft: Draft, language: str, typed: Mapping[str, str], *, trouble: str = ""
) -> str:
    questionnaire, _faults = questionnaire_of(draft)
    facts: dict[str, object] = {}
    if questionnaire is not None:
        facts = {
            "questionnaire": questionnaire,
            "form": form_for(questionnaire, language=language, variant=0)(),
            "numbers": _numbers(questionnaire),
        }
    assets = wiring().assets
    parts = Page(
        edition="",
        variant=0,
        style=assets.path("screen.css"),
        script="",
        icon=assets.path("icon.svg"),
    )
    return render_template(
        "exchange/remarks_page.html",
        page=parts,
        draft=draft,
        link=link,
        languages=offered(languages_of(draft)),
        typed=typed,
        post=typed.get("_post") or uuid4().hex,
        trouble=trouble,
        longest=rounds.LONGEST,
        longest_sender=rounds.LONGEST_SENDER,
        problems_of={},
        tied=lambda _question: {},
        **facts,
        **words_for(language, spoken=questionnaire.spoken if questionnaire else ()),
    )


def _numbers(questionnaire: Questionnaire) -> dict[str, int]:
    asked = (question for question in questionnaire.questions if isinstance(question, Asked))
    return {question.key: number for number, question in enumerate(asked, start=1)}
