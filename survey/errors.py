"""What goes wrong -> a page (or JSON) in the reader's language that says what to do."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from flask_babel import get_translations
from werkzeug.exceptions import HTTPException, InternalServerError

from forms.definition.sentence import Refusal, Sentence, sentence
from forms.screen.render import words_for
from survey.extensions import wiring
from survey.fieldwork.interviewers import NotHere
from survey.intake.submission import NotOurs
from survey.intake.submitting import OtherQuestionnaire
from survey.intake.writer import Busy
from survey.languages import interface_languages, preferred, speak, spoken
from survey.staff.accounts import NoSuchAccount
from survey.staff.attempts import TooOften
from survey.staff.cookies import is_team
from survey.staff.links import NotTheirsToGive
from survey.staff.oidc import IssuerSilent
from survey.staff.people import NotInProgramme
from survey.staff.register import refused_to_staff, to_staff
from survey.staff.speaking import speak_to_staff

STATUS: dict[type[Refusal], int] = {
    OtherQuestionnaire: 409,
    NotHere: 404,
    NotOurs: 400,
    Busy: 503,
    TooOften: 429,
    NotInProgramme: 404,
    NoSuchAccount: 404,
    NotTheirsToGive: 403,
    IssuerSilent: 503,
}
SENTENCES = {
    400: sentence("Wij kunnen niet lezen wat er is verstuurd. Open de vragenlijst opnieuw."),
    404: sentence("Deze pagina is er niet. Kijk of de code goed is overgenomen."),
    405: sentence("Dit kan hier niet. Open de vragenlijst opnieuw."),
    413: sentence("Er is te veel verstuurd. Maak uw antwoorden korter en probeer het opnieuw."),
    415: sentence("Wij kunnen niet lezen wat er is verstuurd. Open de vragenlijst opnieuw."),
    500: sentence(
        "Er ging bij ons iets mis. Uw antwoorden zijn nog niet verstuurd. Probeer het zo opnieuw."
    ),
}


def register_errors(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(Exception, _unexpected)


def wants_json() -> bool:
    """Whether the page's own script asks, rather than a browser going somewhere."""
    return request.accept_mimetypes.best == "application/json"


def _http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    status = error.code or 500
    if status < 400:
        return make_response(error.get_response())
    if is_team(request.path):
        return _page(to_staff(error), status)
    return _page(SENTENCES.get(status, SENTENCES[400]), status)


def _refused(refusal: Refusal) -> Response:
    status = next((code for kind, code in STATUS.items() if isinstance(refusal, kind)), 400)
    return _page(refusal.sentence, status)


def _unexpected(error: Exception) -> Response:
    # The type and place are enough to mend it; its words could hold what a person wrote.
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    code = place.tb_frame.f_code if place else None
    current_app.logger.error(
        "%s in %s, line %s",
        type(error).__name__,
        code and code.co_qualname,
        place and place.tb_lineno,
    )
    wrong = InternalServerError()
    said = to_staff(wrong) if is_team(request.path) else SENTENCES[500]
    return _page(said, wrong.code)


def _page(said: Sentence, status: int) -> Response:
    try:
        language = spoken()
    except UnicodeError:
        language = preferred(interface_languages())
    if is_team(request.path):
        speak_to_staff(language)
    else:
        speak(language)
    words: Any = get_translations()
    message = said.worded(words)
    if wants_json():
        reply = make_response(jsonify(message=message), status)
    elif is_team(request.path):
        reply = refused_to_staff(message, status)
    else:
        page = render_template(
            "public/error.html",
            message=message,
            status=status,
            page=PageParts(),
            **words_for(language),
        )
        reply = make_response(page, status)
    if status == 503:
        reply.headers["Retry-After"] = "5"
    return reply


class PageParts:
    """Where the parts of a plain page are."""

    @property
    def style(self) -> str:
        return wiring().assets.path("screen.css")

    @property
    def icon(self) -> str:
        return wiring().assets.path("icon.svg")
