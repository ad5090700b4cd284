"""The list of drafts, and the page on which a new one begins."""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from flask_babel import get_translations
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response
from wtforms import FileField, RadioField, StringField
from wtforms.validators import DataRequired, StopValidation

from forms.definition.sentence import Refusal, sentence
from survey.builder import drafts, starting
from survey.builder.removing import KEPT_FOR, removed_of
from survey.builder.views.blueprint import (
    LARGEST_FILE,
    READERS,
    WRITERS,
    builder,
    may_write,
    words_in,
    write_down,
)
from survey.extensions import wiring
from survey.posting import takes
from survey.programme.programmes import list_programmes, programme_by_key
from survey.staff.access import needs
from survey.staff.roles import Role
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.programmes import Programme
from survey.storage.sessions import reading, writing

# WTForms passes on whatever it is given; the page words it.
_EMPTY: Any = sentence("Geef de vragenlijst een naam.")
_LONG: Any = sentence("Maak de naam korter: hoogstens 120 letters.")
_LONGEST = 120


def _not_too_long(_form: Any, field: Any) -> None:
    if len(field.data or "") > _LONGEST:
        raise StopValidation(_LONG)


class StartForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """What it is called, and with what it begins."""

    title = StringField(
        validators=[
            DataRequired(message=_EMPTY),
            _not_too_long,
        ]
    )
    source = RadioField(validate_choice=False)
    file = FileField()


@builder.get("/team/p/<programme>/drafts")
@needs(*READERS)
def drafts_of(programme: str) -> str:
    with reading(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        found = drafts.drafts_of(session, programme_id=own.id)
        removed = removed_of(session, programme_id=own.id)
    return page(
        "team/builder/drafts.html",
        programme=programme,
        drafts=found,
        removed=removed if may_write(programme) else (),
        kept_until=lambda each: each.removed_at + KEPT_FOR,
        writes=may_write(programme),
    )


@builder.get("/team/p/<programme>/drafts/new")
@needs(*WRITERS)
def new(programme: str) -> str:
    return _page(programme, StartForm(source=request.args.get("source", "example:lindenholt")))


@builder.post("/team/p/<programme>/drafts/new")
@takes(LARGEST_FILE)
@needs(*WRITERS)
def begin(programme: str) -> str | Response | tuple[str, int]:
    form = StartForm()
    if not form.validate():
        return _page(programme, form), 422
    with writing(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        try:
            start = _chosen(session, form)
        except Refusal as refusal:
            words = get_translations()
            form.file.errors = [
                f"{place}{told.worded(words)}" for place, told in refusal.told()[:10]
            ]
            return _page(programme, form), 422
        made = starting.begin(
            session, programme=own, title=(form.title.data or "").strip(), start=start
        )
        write_down(session, "made", what=made.title, programme=programme)
    address = f"/team/p/{programme}/drafts/{made.id}/"
    if start.notes:
        return page(
            "team/builder/notes.html",
            programme=programme,
            draft=made,
            notes=[(note.place, note.sentence.worded(get_translations())) for note in start.notes],
            address=address,
        )
    said(sentence("De vragenlijst staat klaar. U kunt nu alles veranderen."))
    return redirect(address, 303)


def _chosen(session: Session, form: StartForm) -> starting.Start:
    kind, _colon, about = (form.source.data or "").partition(":")
    own = [programme.id for programme in _known(session)]
    if kind == "example":
        return starting.example(about)
    if kind == "draft" and about.isdecimal():
        return starting.copy_of_draft(session, draft=int(about), programmes=own)
    if kind == "edition" and about.isdecimal():
        return starting.copy_of_edition(session, edition=int(about), programmes=own)
    if kind == "file":
        sent = request.files.get("file")
        if sent is None or not sent.filename:
            raise starting.CannotStart(sentence("Kies eerst een bestand op uw computer."))
        return starting.file(sent.filename, sent.stream, pictures=wiring().settings.pictures)
    return starting.empty((form.title.data or "").strip(), translations=words_in("nl"))


def _known(session: Session) -> list[Programme]:
    """Programmes whose questionnaires this account may read."""
    account = current_account()
    roles = frozenset({*READERS, Role.ADMINISTRATOR})
    return [each for each in list_programmes(session) if account.may(each.key, roles)]


def _page(programme: str, form: StartForm) -> str:
    with reading(wiring().answers) as session:
        sources = starting.sources(session, programmes=_known(session))
    groups: dict[str, list[Any]] = {}
    for source in sources:
        groups.setdefault(source.of or _("Voorbeelden"), []).append(source)
    return page("team/builder/start.html", programme=programme, form=form, groups=groups)
