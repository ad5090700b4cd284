"""Makes the application one that staff can sign in to: cookie, language, protection, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, Response, make_response, request
from flask_babel import format_date, get_translations
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import HTTPException

from forms.definition.sentence import Sentence, sentence
from survey.staff.access import the_account
from survey.staff.cookies import is_team, register_cookies
from survey.staff.speaking import speak_to_staff
from survey.staff.views import staff

_csrf = CSRFProtect()
SENTENCES = {
    400: sentence(
        "Deze pagina stond te lang open. Ga terug, laad haar opnieuw en probeer het nog eens."
    ),
    403: sentence("Dit hoort niet bij uw rol. Vraag de regisseur van dit programma om hulp."),
    404: sentence("Deze pagina is er niet. Ga terug naar het begin en kies opnieuw."),
    405: sentence("Dit kan hier niet. Ga terug naar het begin en kies opnieuw."),
    413: sentence("Dit bestand is te groot. Maak het kleiner en probeer het opnieuw."),
    500: sentence("Er ging bij ons iets mis. Ga terug en kijk of alles er nog staat."),
}


def register_staff(app: Flask, *, https: bool) -> None:
    register_cookies(app, https=https)
    app.config.setdefault("WTF_CSRF_CHECK_DEFAULT", False)  # residents' forms carry no token
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # a draft stays open on a desk all day
    app.config["WTF_CSRF_SSL_STRICT"] = False  # our own Referrer-Policy sends no referrer
    _csrf.init_app(app)
    app.jinja_env.filters["first_words"] = _first_words
    app.jinja_env.filters["day_and_time"] = _day_and_time
    app.before_request(_prepare)
    app.register_blueprint(staff)


def to_staff(error: HTTPException) -> Sentence:
    """What went wrong, to somebody who works here."""
    return SENTENCES.get(error.code or 500, SENTENCES[400])


def refused_to_staff(message: str, status: int) -> Response:
    """A page in the team's shell that says why not; for the application's error handlers."""
    from survey.staff.shell import page

    return make_response(page("team/refused.html", message=message), status)


def _prepare() -> None:
    if not is_team(request.path):
        return
    account = the_account()
    speak_to_staff(account.language if account else None)
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        _csrf.protect()


def _day_and_time(moment: datetime) -> str:
    local = moment.astimezone(ZoneInfo("Europe/Amsterdam"))
    return f"{format_date(local.date(), 'long')}, {local:%H:%M}"


def _first_words(errors: Sequence[object]) -> str:
    """What is wrong with a field, also when it has parts that each say something."""
    for each in errors:
        if isinstance(each, (list, tuple)):
            found = _first_words(each)
            if found:
                return found
        elif isinstance(each, Sentence):
            return each.worded(get_translations())
        elif each:
            return str(each)
    return ""
