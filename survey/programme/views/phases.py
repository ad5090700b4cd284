"""Pages about the phases of a programme and their dates."""

from __future__ import annotations

from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.clock import today
from survey.programme.forms import PhaseForm
from survey.programme.kinds import PhaseKind
from survey.programme.phases import PhaseFacts, add_phase, called, change_phase, standing
from survey.programme.rows import living, own_row
from survey.programme.timeline import timeline
from survey.programme.views.acting import Act, looking, may, saved, status_of
from survey.programme.views.blueprint import CHANGING, EVERYONE, programme_pages
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Phase, Programme


@programme_pages.get("/team/p/<programme>/phases")
@needs(*EVERYONE)
def phases(programme: str) -> str:
    with looking(programme) as (session, own):
        found = living(session, Phase, programme=own)
    return page(
        "programme/phases.html",
        programme=programme,
        phases=named(found),
        line=timeline([(own, found)], today=today()),
        names=names_of(found),
        may_change=may(programme, *CHANGING),
    )


@programme_pages.route("/team/p/<programme>/phases/new", methods=["GET", "POST"])
@needs(*CHANGING)
def new_phase(programme: str) -> Response | tuple[str, int]:
    form = PhaseForm()

    def do(session: Session, own: Programme) -> str:
        return called(add_phase(session, programme=own, facts=_facts(form)), get_translations())

    return _answer(programme, form, act="phase.added", do=do)


@programme_pages.route("/team/p/<programme>/phases/<int:number>", methods=["GET", "POST"])
@needs(*CHANGING)
def phase(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, Phase, programme=own, number=number)
    form = PhaseForm(obj=row)

    def do(session: Session, own: Programme) -> str:
        facts = _facts(form)
        changed = change_phase(
            session, programme=own, number=number, version=form.seen, facts=facts
        )
        return called(changed, get_translations())

    return _answer(programme, form, act="phase.changed", do=do, row=row)


def named(found: list[Phase]) -> list[tuple[Phase, str, str]]:
    """Each phase with its name and where it stands today."""
    now, words = today(), get_translations()
    return [(each, called(each, words), standing(each, on=now)) for each in found]


def names_of(found: list[Phase]) -> dict[int, str]:
    words = get_translations()
    return {each.id: called(each, words) for each in found}


def _answer(
    programme: str, form: PhaseForm, *, act: str, do: Act, row: Phase | None = None
) -> Response | tuple[str, int]:
    back = f"/team/p/{programme}/phases"
    done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
    if done is not None:
        return done
    form.take_newest(row)
    name = called(row, get_translations()) if row else ""
    shown = page(
        "programme/phase.html", programme=programme, form=form, row=row, name=name, back=back
    )
    return shown, status_of(form)


def _facts(form: PhaseForm) -> PhaseFacts:
    return PhaseFacts(
        kind=PhaseKind(form.kind.data),
        name=form.name.data or "",
        starts=form.starts.data,
        ends=form.ends.data,
        note=form.note.data or "",
    )
