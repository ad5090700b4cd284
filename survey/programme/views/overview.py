"""The first page of a programme: where it stands and what to do next; and the team's notes."""

from __future__ import annotations

from typing import Any

from flask import g
from flask_babel import get_translations
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.campaign_document import campaign_from_data
from forms.definition.sentence import sentence
from survey.clock import today
from survey.programme.forms import NotesForm
from survey.programme.kinds import SCOPES, TARGET_GROUPS, TargetGroup
from survey.programme.next_steps import next_steps
from survey.programme.programmes import campaigns_of, change_notes
from survey.programme.rows import living
from survey.programme.views.acting import looking, may, saved, status_of
from survey.programme.views.blueprint import CHANGING, EVERYONE, LEARNING, programme_pages
from survey.programme.views.phases import named
from survey.staff.access import needs, reachable
from survey.staff.shell import page
from survey.storage.campaigns import Campaign
from survey.storage.drafts import Draft
from survey.storage.programmes import (
    Area,
    Lesson,
    Partner,
    Phase,
    PolicyPoint,
    Programme,
    Scope,
    Theme,
)

_COUNTED: dict[str, type[Any]] = {
    "themes": Theme,
    "areas": Area,
    "policy": PolicyPoint,
    "lessons": Lesson,
    "partners": Partner,
}


@programme_pages.get("/team/p/<programme>/")
@needs(*EVERYONE)
def overview(programme: str) -> str:
    base = f"/team/p/{programme}/"
    words = get_translations()
    with looking(programme) as (session, own):
        phases = living(session, Phase, programme=own)
        steps = next_steps(session, programme=own, today=today())
        of_this = (Draft.programme_id == own.id, Draft.removed_at.is_(None))
        drafts = select(func.count()).where(*of_this)
        numbers = {
            path: len(living(session, kind, programme=own)) for path, kind in _COUNTED.items()
        }
        return page(
            "programme/overview.html",
            programme=programme,
            own=own,
            scope=SCOPES[Scope(own.scope)].worded(words),
            target_group=TARGET_GROUPS[TargetGroup(own.target_group)].worded(words),
            steps=[
                (base + each.path, each.act.worded(words), each.why.worded(words))
                for each in steps
                if reachable(base + each.path)
            ],
            phases=named(phases),
            campaigns=[(_title(each), each) for each in campaigns_of(session, programme=own)],
            drafts=session.scalar(drafts) or 0,
            numbers={path: n for path, n in numbers.items() if reachable(base + path)},
            reaches={path: reachable(base + path) for path in ("drafts", "places", "week")},
            may_change=may(programme, *CHANGING),
            may_note=may(programme, *LEARNING),
        )


def _title(campaign: Campaign) -> str:
    """What residents see it called, in the language of this page if it is there."""
    return campaign_from_data(campaign.document).title.wording(str(g.language)).words


@programme_pages.route("/team/p/<programme>/notes", methods=["GET", "POST"])
@needs(*LEARNING)
def notes(programme: str) -> Response | tuple[str, int]:
    with looking(programme) as (_, row):
        form = NotesForm(obj=row)

    def do(session: Session, own: Programme) -> str:
        change_notes(own, notes=form.notes.data or "", version=form.seen)
        return own.name

    back = f"/team/p/{programme}/"
    done = sentence("Bewaard.")
    answer = saved(form, programme, act="programme.noted", do=do, done=done, back=back)
    if answer is not None:
        return answer
    form.take_newest(row)
    shown = page("programme/notes.html", programme=programme, form=form, row=row, back=back)
    return shown, status_of(form)
