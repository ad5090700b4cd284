"""Translation files over HTTP: out to a translator, and in again."""

from __future__ import annotations

from flask import Response, abort, request
from flask.typing import ResponseReturnValue as Reply
from flask_babel import get_translations
from flask_babel import gettext as _

from forms.definition.sentence import Refusal
from forms.screen.render import direction
from survey.builder.exchange.blueprint import BASE, WRITERS, exchange, own_draft
from survey.builder.exchange.translations import named, side_by_side
from survey.builder.translating import acts
from survey.builder.translating.files import TYPES, received, written
from survey.builder.translating.matching import Matched
from survey.builder.translating.places import source_of
from survey.builder.translating.rows import OutRow, Received, Sent
from survey.builder.translating.states import State, Translated, known_of, translated
from survey.extensions import wiring
from survey.posting import MEGABYTE, takes
from survey.programme.naming import key_from
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.shell import current_account
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing


@exchange.get(f"{BASE}/translations/<language>/file.<kind>")
@needs(*WRITERS)
def send_file(programme: str, draft: int, language: str, kind: str) -> Reply:
    """Every text of the draft, to be translated in a word processor or spreadsheet."""
    if kind not in TYPES:
        abort(404)
    with reading(wiring().answers) as session:
        _programme, found = own_draft(session, programme=programme, draft=draft)
        acts.require_target(found, language)
        texts = translated(found, known_of(session, draft=found), language=language)
    contents = written(_sent(found, language, texts), kind=kind)
    reply = Response(contents, content_type=TYPES[kind])
    name = key_from(found.title[:36], taken=(), fallback="vragenlijst")
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}-{language}.{kind}"'
    return reply


@exchange.post(f"{BASE}/translations/<language>/file")
@takes(6 * MEGABYTE)
@needs(*WRITERS)
def take_in_file(programme: str, draft: int, language: str) -> Reply:
    """Takes in what is certain and shows the rest row by row; a faulty file changes nothing."""
    contents = _uploaded()
    by = current_account().id
    status, taken, refused = 200, None, ""
    try:
        with reading(wiring().answers) as session:
            _programme, found = own_draft(session, programme=programme, draft=draft)
            acts.require_target(found, language)
        file = received(contents, source=source_of(found.document), language=language)
        taken = _taken_in(programme, draft, language, file, by)
    except Refusal as refusal:
        status, refused = 422, refusal.sentence.worded(get_translations())
    with reading(wiring().answers) as session:
        _programme, found = own_draft(session, programme=programme, draft=draft)
        acts.require_target(found, language)
        texts = translated(found, known_of(session, draft=found), language=language)
    outcome = {"matched": taken, "refused": refused}
    return side_by_side(programme, found, language, texts, taken=outcome), status


def _taken_in(programme: str, draft: int, language: str, file: Received, by: int) -> Matched:
    with writing(wiring().answers) as session:
        _programme, found = own_draft(session, programme=programme, draft=draft)
        taken = acts.take_in(session, draft=found, language=language, received=file, by=by)
        what = f"{found.title}: {language}, {len(taken.changes)}"
        record(session, who=by, act="translation.taken_in", what=what, programme=programme)
        return taken


def _uploaded() -> bytes:
    upload = request.files.get("file")
    if upload is None:
        return b""
    with upload.stream as stream:  # a large one lies on disk until it is closed
        return stream.read()


def _sent(draft: Draft, language: str, texts: tuple[Translated, ...]) -> Sent:
    words = get_translations()
    source = source_of(draft.document)
    return Sent(
        draft=draft.id,
        source=source,
        language=language,
        source_name=f"{named(source)} ({source})",
        language_name=f"{named(language)} ({language})",
        title=f"{draft.title}: {named(language)}",
        advice=_(
            "Vul de rechterkolom in. Laat de linkerkolom staan: daaraan ziet Wijkstem waar een "
            "vertaling hoort. Stuur het bestand daarna terug."
        ),
        where_name=_("Waar"),
        right_to_left=direction(language) == "rtl",
        rows=[
            OutRow(
                path=text.place.path,
                where=text.place.where.worded(words),
                source=text.source,
                words=text.words,
                read=text.state is State.READ,
            )
            for text in texts
        ],
    )
