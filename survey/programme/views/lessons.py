"""Pages about what the team learned, and what earlier teams did."""

from __future__ import annotations

from flask import request
from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.forms import LessonForm
from survey.programme.kinds import CATEGORIES, Category
from survey.programme.lessons import (
    LessonFacts,
    add_lesson,
    by_category,
    change_lesson,
    heed,
    still_to_heed,
)
from survey.programme.rows import living, own_row
from survey.programme.views.acting import Act, looking, may, pressed, saved, status_of
from survey.programme.views.blueprint import LEARNING, LOOKING, programme_pages
from survey.programme.views.buttons import name_of_row
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Lesson, Programme


@programme_pages.get("/team/p/<programme>/lessons")
@needs(*LOOKING)
def lessons(programme: str) -> str:
    words = get_translations()
    with looking(programme) as (session, own):
        groups = by_category(living(session, Lesson, programme=own))
        waiting = len(still_to_heed(session, programme=own))
    return page(
        "programme/lessons.html",
        programme=programme,
        groups=[(CATEGORIES[kind].worded(words), found) for kind, found in groups.items()],
        waiting=waiting,
        may_change=may(programme, *LEARNING),
    )


@programme_pages.route("/team/p/<programme>/lessons/new", methods=["GET", "POST"])
@needs(*LEARNING)
def new_lesson(programme: str) -> Response | tuple[str, int]:
    form = LessonForm()

    def do(session: Session, own: Programme) -> str:
        return name_of_row(session, add_lesson(session, programme=own, facts=_facts(form)))

    return _answer(programme, form, act="lesson.added", do=do)


@programme_pages.route("/team/p/<programme>/lessons/<int:number>", methods=["GET", "POST"])
@needs(*LEARNING)
def lesson(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, Lesson, programme=own, number=number)
    form = LessonForm(obj=row)

    def do(session: Session, own: Programme) -> str:
        facts = _facts(form)
        changed = change_lesson(
            session, programme=own, number=number, version=form.seen, facts=facts
        )
        return name_of_row(session, changed)

    return _answer(programme, form, act="lesson.changed", do=do, row=row)


@programme_pages.post("/team/p/<programme>/lessons/<int:number>/heed")
@needs(*LEARNING)
def heed_lesson(programme: str, number: int) -> Response:
    heeded = request.form.get("heeded") == "yes"
    return pressed(
        programme,
        act="lesson.heeded" if heeded else "lesson.not_heeded",
        do=lambda session, own: name_of_row(
            session, heed(session, programme=own, number=number, heeded=heeded)
        ),
        back=f"/team/p/{programme}/lessons#row-{number}",
    )


def _answer(
    programme: str, form: LessonForm, *, act: str, do: Act, row: Lesson | None = None
) -> Response | tuple[str, int]:
    back = f"/team/p/{programme}/lessons"
    done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    form.take_newest(row)
    shown = page("programme/lesson.html", programme=programme, form=form, row=row, back=back)
    return shown, status_of(form)


def _facts(form: LessonForm) -> LessonFacts:
    return LessonFacts(words=form.words.data or "", category=Category(form.category.data))
