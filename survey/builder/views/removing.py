"""Takes a whole draft away, and brings it back."""

from __future__ import annotations

from flask import redirect
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.builder import drafts, removing
from survey.builder.views.blueprint import DRAFT, WRITERS, builder, found, write_down
from survey.extensions import wiring
from survey.programme.programmes import programme_by_key
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.sessions import writing


@builder.post(f"{DRAFT}/remove")
@needs(*WRITERS)
def remove_draft(programme: str, draft: int) -> Response:
    with writing(wiring().answers) as session:
        _own, now = found(session, programme=programme, draft=draft)
        title = now.title
        try:
            removing.remove(session, draft=now, by=current_account().id)
        except removing.CannotRemove as refusal:
            said(refusal.sentence)
            return _to_list(programme)
        write_down(session, "removed", what=title, programme=programme)
    said(
        sentence("“%(title)s” is weggehaald.", title=title),
        undo=f"/team/p/{programme}/drafts/{draft}/restore",
    )
    return _to_list(programme)


@builder.post(f"{DRAFT}/restore")
@needs(*WRITERS)
def restore_draft(programme: str, draft: int) -> Response:
    with writing(wiring().answers) as session:
        own = programme_by_key(session, key=programme)
        try:
            back = removing.bring_back(session, draft=draft, programme_id=own.id)
        except drafts.UnknownDraft as error:
            raise NotFound from error
        write_down(session, "restored", what=back.title, programme=programme)
        said(sentence("“%(title)s” is er weer.", title=back.title))
    return _to_list(programme)


def _to_list(programme: str) -> Response:
    return redirect(f"/team/p/{programme}/drafts", 303)
