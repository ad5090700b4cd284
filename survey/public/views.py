"""Home, about a campaign, QR codes, recordings and styles over HTTP."""

from __future__ import annotations

import re

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    send_from_directory,
)
from werkzeug.wrappers import Response as AnyResponse

from forms.pictures.own import MissingPicture
from forms.screen.render import words_for
from print.codes import qr_png, qr_svg
from survey.builder.audio import unplayable
from survey.clock import today
from survey.errors import PageParts
from survey.extensions import wiring
from survey.fieldwork.codes import normal
from survey.headers import accepts_gzip
from survey.intake.doors import Door
from survey.languages import interface_languages, offered, preferred, speak
from survey.public.posters import poster_of
from survey.results.outcome import read_back
from survey.storage.sessions import reading

public = Blueprint("public", __name__)
KEEP = "public, max-age=31536000, immutable"
_CODE = re.compile(r"[A-Z0-9]{1,12}")


@public.get("/")
def home() -> str:
    return _page("public/home.html", preferred(interface_languages()))


@public.get("/q")
def typed_code() -> AnyResponse:
    """Goes where the code leads that somebody typed from a poster."""
    code = normal(request.args.get("code", ""))
    return redirect(f"/q/{code}", 303) if _CODE.fullmatch(code) else redirect("/", 303)


@public.get("/c/<campaign>")
@public.get("/c/<campaign>/<language>")
def about(campaign: str, language: str | None = None) -> str:
    """Who asks, what happens with the answers, what happens next, accessibility."""
    found = wiring().doors.campaign(campaign)
    if found is None:
        abort(404)
    languages = offered(tuple(found.title.wordings))
    if language is not None and language not in languages:
        abort(404)
    language = language or preferred(languages)
    speak(language, address=wiring().doors.address(campaign))
    with reading(wiring().answers) as session:
        told = read_back(session, campaign_key=campaign)
    return _page(
        "public/about.html",
        language,
        campaign=found,
        languages=languages,
        base=f"/c/{campaign}/",
        outcome=f"/uitkomst/{campaign}/{language}" if told else "",
    )


@public.get("/toegankelijkheid")
def accessibility() -> str:
    """What works for whom, and each open campaign's own statement."""
    now = today()
    campaigns = [each for each in wiring().doors.campaigns() if each.opens <= now <= each.closes]
    return _page("public/accessibility.html", preferred(interface_languages()), campaigns=campaigns)


@public.get("/qr/<code>.svg")
def qr_as_svg(code: str) -> Response:
    door = _door(code)
    return Response(qr_svg(address_of(door)), content_type="image/svg+xml")


@public.get("/qr/<code>.png")
def qr_as_png(code: str) -> Response:
    door = _door(code)
    return Response(qr_png(address_of(door)), content_type="image/png")


@public.get("/qr/<code>.pdf")
def qr_on_a_poster(code: str) -> Response:
    """The poster to print and hang at the place, in the questionnaire's first language."""
    door = _door(code)
    poster = poster_of(door, language=door.languages[0], address=address_of(door))
    reply = Response(poster, content_type="application/pdf")
    reply.headers["Content-Disposition"] = f'inline; filename="wijkstem-{door.link.code}.pdf"'
    return reply


@public.get("/audio/<campaign>/<name>")
def recording(campaign: str, name: str) -> Response:
    """A recorded text of a campaign."""
    folder = wiring().settings.data / "audio" / campaign
    if campaign.startswith(".") or any(unplayable(folder / name)):
        abort(404)
    return send_from_directory(folder, name, max_age=86400)


@public.get("/pictures/<key>.webp")
def own_picture(key: str) -> Response:
    """A picture of the organisers' own; its address is made of its content, so it may be kept."""
    try:
        file = wiring().settings.pictures.for_screen(key)
    except MissingPicture:
        abort(404)
    reply = send_from_directory(file.parent, file.name, mimetype="image/webp")
    reply.headers["Cache-Control"] = KEEP
    return reply


@public.get("/static/<digest>/<name>")
def static_file(digest: str, name: str) -> Response:
    """A style or script; its address changes with its content, so it may be kept for ever."""
    asset = wiring().assets.find(name)
    if asset is None or asset.digest != digest:
        abort(404)
    packed = accepts_gzip()
    reply = Response(asset.compressed if packed else asset.plain, content_type=asset.type)
    if packed:
        reply.headers["Content-Encoding"] = "gzip"
    reply.headers["Vary"] = "Accept-Encoding"
    reply.headers["Cache-Control"] = KEEP
    return reply


def address_of(door: Door) -> str:
    """The address that a poster shows."""
    return f"{wiring().settings.public_url}/q/{door.link.code}"


def _door(code: str) -> Door:
    door = wiring().doors.find(code)
    if door is None:
        abort(404)
    return door


def _page(template: str, language: str, **facts: object) -> str:
    speak(language)
    return render_template(template, page=PageParts(), **facts, **words_for(language))
