"""The form with which somebody brings a picture, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import request
from flask_babel import get_translations
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import Field, FileField, RadioField, StringField

from forms.definition.sentence import Refusal, sentence
from survey.builder.picture_keeping import alt_as, keep, source_as
from survey.builder.picture_taking import LARGEST_FILE, Taken, take
from survey.builder.views.blueprint import write_down
from survey.extensions import wiring
from survey.programme.programmes import programme_by_key
from survey.storage.sessions import writing

T = TypeVar("T")


class PictureForm(FlaskForm):  # type: ignore[misc]  # the library has no types
    """The file, what it shows, and by what right it is used."""

    file = FileField(
        _("Plaatje of foto"), render_kw={"accept": "image/jpeg,image/png,image/webp,image/gif"}
    )
    alt = StringField(_("Wat is erop te zien?"), render_kw={"autocomplete": "off"})
    source = StringField(_("Van wie is het, en waarom mag u het gebruiken?"))
    shape = RadioField(_("Het plaatje wordt vierkant"), default="whole", validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape.choices = [
            ("whole", _("Laat alles zien, met wit ernaast")),
            ("middle", _("Knip het midden eruit")),
        ]


def kept_from(form: PictureForm, *, programme: str, language: str) -> str | None:
    """The key of the picture that was sent; None when the form now says what to put right."""
    alt = _judged(form.alt, lambda: alt_as(form.alt.data or ""))
    source = _judged(form.source, lambda: source_as(form.source.data or ""))
    taken = _judged(form.file, lambda: _sent(cropped=form.shape.data == "middle"))
    if alt is None or source is None or taken is None:
        return None
    settings = wiring().settings
    with writing(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        kept = keep(
            session,
            programme_id=own.id,
            taken=taken,
            language=language,
            alt=alt,
            source=source,
            pictures=settings.pictures,
        )
        write_down(session, "picture_added", what=kept.key, programme=programme)
        return kept.key


def _sent(*, cropped: bool) -> Taken:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise Refusal(sentence("Kies eerst een bestand op uw computer of telefoon."))
    return take(sent.stream.read(LARGEST_FILE + 1), cropped=cropped)


def _judged(field: Field, judge: Callable[[], T]) -> T | None:
    """What is right, or nothing: the field then says why."""
    words: Any = get_translations()
    try:
        return judge()
    except Refusal as refusal:
        field.errors = [refusal.sentence.worded(words)]
        return None
