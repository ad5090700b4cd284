"""Pages about areas and their neighbourhoods."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.areas import AreaFacts, add_area, add_areas, change_area, two_levels
from survey.programme.forms import AreaForm, AreasForm
from survey.programme.rows import living, own_row
from survey.programme.views.acting import Act, looking, may, saved, status_of
from survey.programme.views.blueprint import CHANGING, LOOKING, programme_pages
from survey.programme.views.buttons import name_of_row
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Area, Programme


@programme_pages.get("/team/p/<programme>/areas")
@needs(*LOOKING)
def areas(programme: str) -> str:
    with looking(programme) as (session, own):
        found = living(session, Area, programme=own)
    return page(
        "programme/areas.html",
        programme=programme,
        areas=two_levels(found),
        may_change=may(programme, *CHANGING),
    )


@programme_pages.route("/team/p/<programme>/areas/new", methods=["GET", "POST"])
@needs(*CHANGING)
def new_area(programme: str) -> Response | tuple[str, int]:
    form = AreaForm(parents=_parents(programme))

    def do(session: Session, own: Programme) -> str:
        return name_of_row(session, add_area(session, programme=own, facts=_facts(form)))

    return _answer(programme, form, act="area.added", do=do)


@programme_pages.route("/team/p/<programme>/areas/several", methods=["GET", "POST"])
@needs(*CHANGING)
def several_areas(programme: str) -> Response | tuple[str, int]:
    form = AreasForm(parents=_parents(programme))

    def do(session: Session, own: Programme) -> str:
        lines, parent = form.lines.data or "", form.parent.data or None
        made = add_areas(session, programme=own, lines=lines, parent=parent)
        return ", ".join(name_of_row(session, each) for each in made)

    back = f"/team/p/{programme}/areas"
    done = saved(form, programme, act="area.added", do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    shown = page("programme/several_areas.html", programme=programme, form=form, back=back)
    return shown, status_of(form)


@programme_pages.route("/team/p/<programme>/areas/<int:number>", methods=["GET", "POST"])
@needs(*CHANGING)
def area(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, Area, programme=own, number=number)
    facts = {
        "version": str(row.version),
        "name": row.name.get("nl", ""),
        "landmark": row.landmark.get("nl", ""),
        "parent": row.parent_id or 0,
    }
    form = AreaForm(parents=_parents(programme, but=number), data=facts)

    def do(session: Session, own: Programme) -> str:
        given = _facts(form)
        changed = change_area(session, programme=own, number=number, version=form.seen, facts=given)
        return name_of_row(session, changed)

    return _answer(programme, form, act="area.changed", do=do, row=row)


def _answer(
    programme: str, form: AreaForm, *, act: str, do: Act, row: Area | None = None
) -> Response | tuple[str, int]:
    back = f"/team/p/{programme}/areas"
    done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    form.take_newest(row)
    shown = page("programme/area.html", programme=programme, form=form, row=row, back=back)
    return shown, status_of(form)


def _parents(programme: str, *, but: int | None = None) -> list[tuple[int, str]]:
    """The areas in which a neighbourhood can lie; first that it lies in none."""
    with looking(programme) as (session, own):
        found = [
            (each.id, name_of_row(session, each))
            for each in living(session, Area, programme=own)
            if each.parent_id is None and each.id != but
        ]
    return [(0, _("Staat op zichzelf, of is zelf een wijk")), *found]


def _facts(form: AreaForm) -> AreaFacts:
    return AreaFacts(
        name=form.name.data or "",
        landmark=form.landmark.data or "",
        parent=form.parent.data or None,
    )
