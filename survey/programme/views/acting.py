"""What every act of these pages does: one transaction, one line in the trail, one sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import abort, redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Sentence
from survey.extensions import wiring
from survey.programme.forms import Edited
from survey.programme.programmes import programme_by_key
from survey.programme.rows import InUse, NotFilledIn, NotOfThisProgramme, Stale
from survey.staff.access import Role
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.programmes import Programme
from survey.storage.sessions import reading, writing

Act = Callable[[Session, Programme], str]


@contextmanager
def looking(key: str) -> Iterator[tuple[Session, Programme]]:
    """A session that reads, and the programme of the page."""
    with reading(wiring().answers) as session:
        try:
            yield session, programme_by_key(session, key=key)
        except NotOfThisProgramme:
            abort(404)


def carry_out(key: str, *, act: str, do: Act) -> str:
    """Does it and writes it down; `do` returns the name of what it was done to."""
    with writing(wiring().answers) as session:
        try:
            name = do(session, programme_by_key(session, key=key))
        except NotOfThisProgramme:
            abort(404)
        record(session, who=current_account().id, act=act, what=name, programme=key)
    return name


def saved(
    form: Edited, key: str, *, act: str, do: Act, done: Sentence, back: str
) -> Response | None:
    """Saves a posted form and goes back; None when the page has to be shown (again)."""
    if not form.validate_on_submit():
        return None
    try:
        carry_out(key, act=act, do=do)
    except (NotFilledIn, Stale) as refusal:
        form.refuse(refusal)
        return None
    said(done)
    return redirect(back, 303)


def pressed(
    key: str,
    *,
    act: str,
    do: Act,
    back: str,
    done: Callable[[str], Sentence] | None = None,
    undo: str | None = None,
) -> Response:
    """Answers a button: does it, says so with a way back, or says why it cannot be."""
    try:
        name = carry_out(key, act=act, do=do)
    except InUse as refusal:
        said(refusal.sentence)
        return redirect(back, 303)
    if done is not None:
        said(done(name), undo=undo)
    return redirect(back, 303)


def status_of(form: Edited) -> int:
    """200 for a fresh form, 409 when somebody was first, 422 when something has to be mended."""
    if form.stale:
        return 409
    return 422 if form.errors else 200


def may(key: str, *roles: Role) -> bool:
    """Whether whoever is signed in has one of these roles here."""
    return current_account().may(key, frozenset({*roles, Role.ADMINISTRATOR}))
