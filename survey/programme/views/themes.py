"""Pages about the themes of a programme."""

from __future__ import annotations

from flask import g, request
from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from forms.pictures.catalogue import Pictogram, keys, pictogram, search
from survey.programme.forms import ThemeForm
from survey.programme.rows import living, own_row
from survey.programme.social_quality import FACTORS, LEVELS, Factor, covered, label, weights
from survey.programme.themes import ThemeFacts, add_theme, change_theme, points_of
from survey.programme.views.acting import Act, looking, may, saved, status_of
from survey.programme.views.blueprint import CHANGING, LOOKING, programme_pages
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.programmes import PolicyPoint, Programme, Theme

_MOST_PICTURES = 18
NO_PICTURE = "none"


@programme_pages.get("/team/p/<programme>/themes")
@needs(*LOOKING)
def themes(programme: str) -> str:
    with looking(programme) as (session, own):
        found = living(session, Theme, programme=own)
        return page(
            "programme/themes.html",
            programme=programme,
            themes=[(each, points_of(session, theme=each)) for each in found],
            factors=factors_of(own),
            weights={each.id: weights(each) for each in found},
            untouched=covered(found).untouched if found else (),
            levels=[each.worded(get_translations()) for each in LEVELS],
            pictures={each.picture: drawn(each.picture) for each in found},
            may_change=may(programme, *CHANGING),
        )


@programme_pages.route("/team/p/<programme>/themes/new", methods=["GET", "POST"])
@needs(*CHANGING)
def new_theme(programme: str) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        form = ThemeForm(points=_points(session, own))
        factors = factors_of(own)

    def do(session: Session, own: Programme) -> str:
        return add_theme(session, programme=own, facts=_facts(form)).title["nl"]

    return _answer(programme, form, factors, act="theme.added", do=do)


@programme_pages.route("/team/p/<programme>/themes/<int:number>", methods=["GET", "POST"])
@needs(*CHANGING)
def theme(programme: str, number: int) -> Response | tuple[str, int]:
    with looking(programme) as (session, own):
        row = own_row(session, Theme, programme=own, number=number)
        linked = [each.id for each in points_of(session, theme=row)]
        form = ThemeForm(points=_points(session, own), data=_filled(row, linked))
        factors = factors_of(own)

    def do(session: Session, own: Programme) -> str:
        changed = change_theme(
            session, programme=own, number=number, version=form.seen, facts=_facts(form)
        )
        return changed.title["nl"]

    return _answer(programme, form, factors, act="theme.changed", do=do, row=row)


def _answer(
    programme: str,
    form: ThemeForm,
    factors: list[dict[str, str]],
    *,
    act: str,
    do: Act,
    row: Theme | None = None,
) -> Response | tuple[str, int]:
    """Saves, or shows the form with the pictures that its search words find."""
    back = f"/team/p/{programme}/themes"
    seeks = "search" in request.form or bool(form.seek.data and not form.picture.data)
    if not seeks:
        done = saved(form, programme, act=act, do=do, done=sentence("Bewaard."), back=back)
        if done is not None:
            return done
    form.take_newest(row)
    shown = page(
        "programme/theme.html",
        programme=programme,
        form=form,
        row=row,
        factors=factors,
        pictures=_pictures(form),
        sought=bool(form.seek.data),
        back=back,
    )
    return shown, status_of(form)


def drawn(key: str | None) -> str:
    """A picture for a page; nothing where there is none (any more)."""
    return pictogram(key).inline() if key in keys() else ""


def factors_of(programme: Programme) -> list[dict[str, str]]:
    """The factors as a page shows them, with the team's own names."""
    words = get_translations()
    return [
        {
            "key": factor.value,
            "name": label(programme, factor, language=g.language, translations=words),
            "asks": explained.asks.worded(words),
            "example": explained.example.worded(words),
        }
        for factor, explained in FACTORS.items()
    ]


def _pictures(form: ThemeForm) -> list[tuple[Pictogram, str]]:
    """The chosen picture, then what the search words mean; else what the title may mean."""
    words = form.seek.data or form.title.data or ""
    languages = ("nl", "en") if g.language == "nl" else ("en", "nl")
    found = [each for language in languages for each in search(words, language)]
    chosen = [pictogram(form.picture.data)] if form.picture.data in keys() else []
    every = {each.key: each for each in (*chosen, *found)}
    return [(each, _word(each)) for each in every.values()][:_MOST_PICTURES]


def _word(picture: Pictogram) -> str:
    words = picture.words
    return (words.get(g.language) or words["nl"])[0]


def _points(session: Session, own: Programme) -> list[tuple[int, str]]:
    points = living(session, PolicyPoint, programme=own)
    return [(each.id, f"{each.words} ({each.document})") for each in points]


def _filled(row: Theme, linked: list[int]) -> dict[str, object]:
    return {
        "version": str(row.version),
        "title": row.title.get("nl", ""),
        "explanation": row.explanation.get("nl", ""),
        "picture": row.picture,
        "source": row.source,
        "points": linked,
        **{factor.value: weight for factor, weight in weights(row).items()},
    }


def _facts(form: ThemeForm) -> ThemeFacts:
    picture = form.picture.data
    return ThemeFacts(
        title=form.title.data or "",
        explanation=form.explanation.data or "",
        picture=None if picture in (None, "", NO_PICTURE) else picture,
        source=form.source.data or "",
        factors={factor: form[factor.value].data for factor in Factor},
        points=frozenset(form.points.data or ()),
    )
