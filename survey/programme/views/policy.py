"""Pages about the focus points of policy."""

from __future__ import annotations

from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.forms import PointForm
from survey.programme.policy import PointFacts, add_point, change_point, themes_of
from survey.programme.rows import living, own_row
from survey.programme.views.acting import Act, looking, may, saved, status_of
from survey.programme.views.blueprint import LOOKING, POLICY, programme_pages
from survey.programme.views.buttons import name_of_row
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import PolicyPoint, Programme


@programme_pages.get("/team/p/<programme>/policy")
@needs(*LOOKING)
def policy(programme: str) -> str:
    with looking(programme) as (session, own):
        points = living(session, PolicyPoint, programme=own)
        return page(
            "programme/policy.html",
            programme=programme,
            points=[(each, themes_of(session, point=each)) for each in points],
            may_change=may(programme, *POLICY),
        )


@programme_pages.route("/team/p/<programme>/policy/new", methods=["GET", "POST"])
@needs(*POLICY)
def new_point(programme: str) -> Response | tuple[str, int]:
    form = PointForm()

    def do(session: Session, own: Programme) -> str:
        return name_of_row(session, add_point(session, programme=own, facts=_facts(form)))

    return _answer(programme, form, act="policy.added", do=do)


@programme_pages.route("/team/p/<programme>/policy/<int:number>", methods=["GET", "POST"])
@needs(*POLICY)
def point(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, PolicyPoint, programme=own, number=number)
    form = PointForm(obj=row)

    def do(session: Session, own: Programme) -> str:
        facts = _facts(form)
        changed = change_point(
            session, programme=own, number=number, version=form.seen, facts=facts
        )
        return name_of_row(session, changed)

    return _answer(programme, form, act="policy.changed", do=do, row=row)


def _answer(
    programme: str, form: PointForm, *, act: str, do: Act, row: PolicyPoint | None = None
) -> Response | tuple[str, int]:
    back = f"/team/p/{programme}/policy"
    done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    form.take_newest(row)
    shown = page("programme/point.html", programme=programme, form=form, row=row, back=back)
    return shown, status_of(form)


def _facts(form: PointForm) -> PointFacts:
    return PointFacts(
        words=form.words.data or "",
        document=form.document.data or "",
        page=form.page.data or "",
    )
