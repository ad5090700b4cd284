"""Pages on which a programme's name, group and own words are set."""

from __future__ import annotations

from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.forms import FactorNamesForm, ProgrammeForm
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import change_labels, change_programme
from survey.programme.social_quality import FACTORS, Factor
from survey.programme.views.acting import looking, saved, status_of
from survey.programme.views.blueprint import CHANGING, programme_pages
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import Programme, Scope

_LANGUAGES = ("nl", "en")


@programme_pages.route("/team/p/<programme>/settings", methods=["GET", "POST"])
@needs(*CHANGING)
def settings(programme: str) -> Response | tuple[str, int]:
    with looking(programme) as (_, row):
        form = ProgrammeForm(obj=row)

    def do(session: Session, own: Programme) -> str:
        change_programme(
            session,
            own,
            version=form.seen,
            name=form.name.data or "",
            scope=Scope(form.scope.data),
            target_group=TargetGroup(form.target_group.data),
        )
        return own.name

    back, done = f"/team/p/{programme}/settings", sentence("Bewaard.")
    answer = saved(form, programme, act="programme.changed", do=do, done=done, back=back)
    if answer is not None:
        return answer
    form.take_newest(row)
    return page("programme/settings.html", programme=programme, form=form, row=row), status_of(form)


@programme_pages.route("/team/p/<programme>/settings/quality", methods=["GET", "POST"])
@needs(*CHANGING)
def quality(programme: str) -> Response | tuple[str, int]:
    """The team's own names of the four factors."""
    with looking(programme) as (_, row):
        names = {
            f"{factor}_{language}": row.factor_labels.get(factor, {}).get(language, "")
            for factor in Factor
            for language in _LANGUAGES
        }
    form = FactorNamesForm(data=names | {"version": str(row.version)})

    def do(_: Session, own: Programme) -> str:
        given = {
            factor: {each: form[f"{factor}_{each}"].data or "" for each in _LANGUAGES}
            for factor in Factor
        }
        change_labels(own, labels=given, version=form.seen)
        return own.name

    back, done = f"/team/p/{programme}/settings", sentence("Bewaard.")
    answer = saved(form, programme, act="programme.changed", do=do, done=done, back=back)
    if answer is not None:
        return answer
    form.take_newest(row)
    words = get_translations()
    factors = [
        (each.value, FACTORS[each].name.worded(words), FACTORS[each].asks.worded(words))
        for each in Factor
    ]
    shown = page(
        "programme/quality.html", programme=programme, form=form, factors=factors, back=back
    )
    return shown, status_of(form)
