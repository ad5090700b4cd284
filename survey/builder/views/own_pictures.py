"""The pictures that a programme brought itself: what they show, whose they are, and where."""

from __future__ import annotations

from typing import Any

from flask import redirect
from flask_babel import get_translations
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from forms.pictures.own import MissingPicture
from forms.screen.render import picture
from survey.builder.picture_keeping import PictureInUse, own_pictures_of, take_away, where_shown
from survey.builder.views.blueprint import (
    LARGEST_FILE,
    READERS,
    WRITERS,
    builder,
    may_write,
    write_down,
)
from survey.builder.views.picture_form import PictureForm, kept_from
from survey.extensions import wiring
from survey.languages import SOURCE
from survey.posting import takes
from survey.programme.programmes import programme_by_key
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.sessions import reading, writing

PICTURES = "/team/p/<programme>/pictures"


@builder.get(PICTURES)
@needs(*READERS)
def own_pictures(programme: str) -> str:
    return _page(programme, PictureForm())


@builder.post(PICTURES)
@takes(LARGEST_FILE)
@needs(*WRITERS)
def bring_picture(programme: str) -> Response | tuple[str, int]:
    form = PictureForm()
    if kept_from(form, programme=programme, language=SOURCE) is None:
        return _page(programme, form), 422
    said(sentence("Het plaatje is bewaard. U kunt het nu bij een vraag of antwoord kiezen."))
    return redirect(f"/team/p/{programme}/pictures", 303)


@builder.post(f"{PICTURES}/<key>/remove")
@needs(*WRITERS)
def remove_picture(programme: str, key: str) -> Response | tuple[str, int]:
    pictures = wiring().settings.pictures
    with writing(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        try:
            write_down(session, "picture_removed", what=key, programme=programme)
            take_away(session, programme_id=own.id, key=key, pictures=pictures)
        except MissingPicture as error:
            raise NotFound from error
        except PictureInUse as refusal:
            session.rollback()
            words: Any = get_translations()
            trouble = refusal.sentence.worded(words)
            return _page(programme, PictureForm(), trouble=trouble), 422
    said(sentence("Het plaatje is weg."))
    return redirect(f"/team/p/{programme}/pictures", 303)


def _page(programme: str, form: PictureForm, *, trouble: str = "") -> str:
    with reading(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        rows = [
            (each, picture(each.key), where_shown(session, programme_id=own.id, key=each.key))
            for each in own_pictures_of(session, programme_id=own.id)
        ]
    return page(
        "team/builder/own_pictures.html",
        programme=programme,
        rows=rows,
        form=form,
        trouble=trouble,
        writes=may_write(programme),
    )
