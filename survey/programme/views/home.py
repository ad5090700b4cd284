"""Where a team starts: the programmes as cards, all phases on one line, and a new programme."""

from __future__ import annotations

from flask import abort, redirect
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.clock import today
from survey.extensions import wiring
from survey.programme.forms import ProgrammeForm
from survey.programme.kinds import CATEGORIES, SCOPES, TARGET_GROUPS, Category, TargetGroup
from survey.programme.lessons import by_category, learned_anywhere
from survey.programme.programmes import create_programme, list_programmes
from survey.programme.rows import NotFilledIn, living
from survey.programme.timeline import timeline
from survey.programme.views.acting import status_of
from survey.programme.views.blueprint import programme_pages
from survey.programme.views.phases import named, names_of
from survey.staff.access import signed_in
from survey.staff.audit import record
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.programmes import Phase, Scope
from survey.storage.sessions import reading, writing


@programme_pages.get("/team/")
@signed_in
def home() -> str:
    """Only the programmes that this account works in: any other is unknown to it."""
    account, words = current_account(), get_translations()
    with reading(wiring().answers) as session:
        known = [each for each in list_programmes(session) if account.knows(each.key)]
        phases = {each.id: living(session, Phase, programme=each) for each in known}
    every = [each for found in phases.values() for each in found]
    return page(
        "programme/home.html",
        programmes=[
            (
                each,
                SCOPES[Scope(each.scope)].worded(words),
                TARGET_GROUPS[TargetGroup(each.target_group)].worded(words),
                [name for _, name, standing in named(phases[each.id]) if standing == "now"],
            )
            for each in known
        ],
        line=timeline([(each, phases[each.id]) for each in known], today=today()),
        names=names_of(every),
        administrator=account.administrator,
    )


@programme_pages.route("/team/new", methods=["GET", "POST"])
@signed_in
def new_programme() -> Response | tuple[str, int]:
    """Administrators make programmes; whoever works in one may copy it."""
    if not current_account().administrator:
        abort(403)
    form, words = ProgrammeForm(), get_translations()
    if form.validate_on_submit():
        try:
            return _make(form)
        except NotFilledIn as refusal:
            form.refuse(refusal)
    with reading(wiring().answers) as session:
        learned = learned_anywhere(session)
        others = list_programmes(session)
    where = {lesson.id: name for lesson, name in learned}
    groups = by_category([lesson for lesson, _ in learned])
    shown = page(
        "programme/new.html",
        form=form,
        lessons=[(CATEGORIES[Category(kind)].worded(words), each) for kind, each in groups.items()],
        where=where,
        others=others,
    )
    return shown, status_of(form)


def _make(form: ProgrammeForm) -> Response:
    with writing(wiring().answers) as session:
        made = create_programme(
            session,
            name=form.name.data or "",
            scope=Scope(form.scope.data),
            target_group=TargetGroup(form.target_group.data),
        )
        key, name, who = made.key, made.name, current_account().id
        record(session, who=who, act="programme.made", what=name, programme=key)
    said(sentence("Programma “%(name)s” staat klaar.", name=name))
    return redirect(f"/team/p/{key}/", 303)
