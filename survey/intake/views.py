"""A resident's way over HTTP: visit a link, answer, be thanked; alone here in knowing HTTP."""

from __future__ import annotations

import secrets
import time
from uuid import uuid4

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue as Reply
from flask_babel import get_translations

from forms.definition.answers import Checked, Problem, Severity
from forms.definition.check import check
from forms.definition.sentence import sentence
from forms.screen.form import raw_answers
from forms.screen.render import ending, words_for
from survey.clock import today
from survey.errors import PageParts, wants_json
from survey.extensions import wiring
from survey.headers import accepts_gzip
from survey.intake.doors import Door, Standing
from survey.intake.editions import Published
from survey.intake.posted import Posted, read_posted
from survey.intake.submission import NotOurs
from survey.intake.submitting import OtherQuestionnaire, submission_of
from survey.languages import interface_languages, preferred, speak

SHUT = {
    Standing.NOT_YET: sentence(
        "De vragenlijst is nog niet open. Uw antwoorden zijn niet verstuurd."
    ),
    Standing.CLOSED: sentence("De vragenlijst is gesloten. Uw antwoorden zijn niet verstuurd."),
}
PAUSED = sentence(
    "De vragenronde staat even stil. Uw antwoorden staan nog op deze pagina. Probeer het later."
)
intake = Blueprint("intake", __name__)


@intake.get("/q/<code>")
@intake.get("/Q/<code>")
@intake.get("/q/<code>/<language>")
def visit(code: str, language: str | None = None) -> Reply:
    """Shows the questionnaire, or says kindly why not."""
    door = _door(code, language)
    language, now = _speak(door, language), today()
    standing = door.standing(now)
    if standing is not Standing.OPEN:
        return _shut(door, standing, language), 200
    variants = door.edition.questionnaire.variants
    asked = request.args.get("v", "")
    pinned = asked.isascii() and asked.isdecimal() and len(asked) < 4
    if not pinned and _somebody_looks():
        wiring().opened.count(door, day=now, language=language)
    variant = int(asked) % variants if pinned else secrets.randbelow(variants)
    ready = wiring().pages.ready(door, language=language, variant=variant, pinned=pinned)
    last = ending(_hidden(door.edition.mark, variant, language)).encode()
    if not accepts_gzip():
        return Response(ready.ended(last), content_type="text/html; charset=utf-8")
    reply = Response(ready.ended_packed(last), content_type="text/html; charset=utf-8")
    reply.headers["Content-Encoding"] = "gzip"
    reply.headers["Vary"] = "Accept-Encoding"
    return reply


@intake.post("/q/<code>")
@intake.post("/Q/<code>")
@intake.post("/q/<code>/<language>")
def answer(code: str, language: str | None = None) -> Reply:
    """Takes in a filled questionnaire, or shows it again with what to put right."""
    door = _door(code, language)
    if door.trial:  # it may have opened for real a moment ago
        door = _door(code, language, fresh=True)
    posted = read_posted(request)
    language = _speak(door, posted.page("language") or posted.page("shown") or language)
    standing = door.standing(today())
    if standing in SHUT:
        told = SHUT[standing].worded(get_translations())
        return jsonify(message=told) if wants_json() else _shut(door, standing, language), 409
    edition = door.marked(posted.page("edition"))
    if edition is None:
        raise OtherQuestionnaire
    form = wiring().pages.form(edition, language, 0)(posted.values)
    given = raw_answers(form, posted.values)
    checked = check(edition.questionnaire, given)
    if forged := checked.of(Severity.REFUSE):
        raise NotOurs(forged[0].sentence)
    problems = _to_put_right(posted, checked, standing)
    if problems or "_language" in posted.values:
        return _again(door, edition, posted, problems, language)
    late = standing is Standing.LATE
    submission = submission_of(door, edition, posted, given, language=language, late=late)
    receipt = wiring().writer.submit(submission)
    if wants_json():
        return jsonify(receipt={"id": posted.id, "outcome": receipt.outcome})
    return redirect(f"/q/{door.link.code}/{language}/thanks", 303)


@intake.get("/q/<code>/<language>/thanks")
def thanks(code: str, language: str) -> Reply:
    """Thanks, and says what happens next."""
    door = _door(code, language)
    language = _speak(door, language)
    return render_template(
        "intake/thanks_page.html",
        campaign=door.campaign,
        page=PageParts(),
        again=f"/q/{door.link.code}/{language}",
        **words_for(language),
    ), 200


def _door(code: str, language: str | None, *, fresh: bool = False) -> Door:
    """The door behind a code; that there is none is said in the language of the address."""
    door = wiring().doors.find(code, fresh=fresh)
    if door is None:
        if language in interface_languages():
            speak(language)
        abort(404)
    return door


def _speak(door: Door, wanted: str | None) -> str:
    """Settles the language of this reply: the one asked for, else what the browser prefers."""
    if wanted in door.languages:
        language = wanted
    elif wanted is None:
        language = preferred(door.languages)
    else:
        abort(404)
    speak(language, address=door.edition.questionnaire.address)
    return language


def _somebody_looks() -> bool:
    """Whether a person opens this for the first time, as far as anybody can know without
    knowing people: a reload has its order in its address, and a browser that only fetches ahead
    says so."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")


def _hidden(
    edition: str, variant: int, language: str, page_id: str | None = None
) -> dict[str, str]:
    return {
        "_id": page_id or f"page-{uuid4().hex}",
        "_edition": edition,
        "_variant": str(variant),
        "_shown": language,
        "_started": str(int(time.time())),
    }


def _to_put_right(posted: Posted, checked: Checked, standing: Standing) -> tuple[Problem, ...]:
    """What a person at this screen can put right; nothing while only the language changes."""
    if "_language" in posted.values:
        return ()
    if standing is Standing.PAUSED:
        return (Problem(None, Severity.ASK, "paused", PAUSED),)
    return checked.of(Severity.ASK)


def _again(
    door: Door, edition: Published, posted: Posted, problems: tuple[Problem, ...], language: str
) -> Reply:
    """The same questionnaire with everything that was given: another language, or to put right."""
    status = 422 if problems else 200
    if wants_json():
        words = get_translations()
        said = [{"question": p.question, "message": p.sentence.worded(words)} for p in problems]
        return jsonify(problems=said), status
    variant = posted.number("variant") % edition.questionnaire.variants
    form = wiring().pages.form(edition, language, variant)(posted.values)
    hidden = _hidden(edition.mark, variant, language, page_id=posted.id)
    hidden["_started"] = posted.page("started")
    text = wiring().pages.filled(
        door, edition, form, language=language, variant=variant, hidden=hidden, problems=problems
    )
    return text, status


def _shut(door: Door, standing: Standing, language: str) -> str:
    return render_template(
        "intake/shut.html",
        campaign=door.campaign,
        standing=standing,
        page=PageParts(),
        code=door.link.code,
        languages=door.languages,
        **words_for(language),
    )
