"""The page that makes the next programme like this one."""

from __future__ import annotations

from flask import redirect
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.programme.copying import Taken, copy_programme
from survey.programme.drafts import copy_drafts
from survey.programme.forms import CopyForm
from survey.programme.kinds import CATEGORIES, Category
from survey.programme.lessons import by_category
from survey.programme.programmes import programme_by_key
from survey.programme.rows import NotFilledIn, living
from survey.programme.views.acting import looking, status_of
from survey.programme.views.blueprint import CHANGING, programme_pages
from survey.staff.access import Role, needs
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.programmes import Lesson
from survey.storage.sessions import writing
from survey.storage.staff import StaffRole


@programme_pages.route("/team/p/<programme>/copy", methods=["GET", "POST"])
@needs(*CHANGING)
def copy(programme: str) -> Response | tuple[str, int]:
    """Whoever copies a programme is the coordinator of the new one."""
    form, words = CopyForm(), get_translations()
    if form.validate_on_submit():
        try:
            return _copy(programme, form)
        except NotFilledIn as refusal:
            form.refuse(refusal)
    with looking(programme) as (session, own):
        groups = by_category(living(session, Lesson, programme=own))
    shown = page(
        "programme/copy.html",
        programme=programme,
        form=form,
        own=own,
        lessons=[(CATEGORIES[Category(kind)].worded(words), each) for kind, each in groups.items()],
    )
    return shown, status_of(form)


def _copy(programme: str, form: CopyForm) -> Response:
    account = current_account()
    taken = Taken(
        themes=form.themes.data,
        policy=form.policy.data,
        partners=form.partners.data,
        areas=form.areas.data,
    )
    with writing(wiring().answers) as session:
        source = programme_by_key(session, key=programme)
        made = copy_programme(
            session,
            source=source,
            name=form.name.data or "",
            begins=form.begins.data,
            taken=taken,
        )
        if form.drafts.data:
            copy_drafts(session, source=source, made=made)
        if not account.administrator:
            role = Role.COORDINATOR
            session.add(StaffRole(account_id=account.id, programme=made.key, role=role))
        key, name, before = made.key, made.name, source.name
        what = f"{before} → {name}"
        record(session, who=account.id, act="programme.copied", what=what, programme=key)
    said(sentence("“%(name)s” staat klaar, gemaakt als “%(before)s”.", name=name, before=before))
    return redirect(f"/team/p/{key}/", 303)
