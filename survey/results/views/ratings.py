"""Pages on which professionals say what they find important: ratings, dots, and fit with policy."""

from __future__ import annotations

from flask import redirect, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.room import require_number
from survey.programme.programmes import programme_by_key
from survey.programme.views.acting import status_of
from survey.programme.views.blueprint import own_words
from survey.results.priorities.asked import AskedThemes
from survey.results.priorities.dots import Counted, add_meeting, meetings_of, remove_meeting
from survey.results.priorities.fixing import NothingAsked, themes_asked
from survey.results.priorities.opening import is_open, require_changeable
from survey.results.priorities.policy_levels import (
    levels_of,
    policy_points,
    set_levels,
    themes_by_code,
)
from survey.results.priorities.ratings import rate, ratings_by
from survey.results.views.blueprint import results, the_round
from survey.results.views.priority_acts import done, kept
from survey.results.views.priority_forms import dots_form, levels_form, rating_form, whole
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

RATING = (Role.PROFESSIONAL, Role.ADVISER)
COUNTING = (Role.COORDINATOR,)
POLICY = (Role.COORDINATOR, Role.ADVISER)
Shown = Response | tuple[str, int]


@results.route("/priorities/ratings", methods=["GET", "POST"])
@needs(*RATING)
def ratings(programme: str) -> Shown:
    account = current_account().id
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        if (asked := _asked(session, round_)) is None:
            return _back()
        before = ratings_by(session, campaign_id=round_.campaign.id, account=account)
        closed = is_open(session, campaign_id=round_.campaign.id)
    form = rating_form(titles_of(asked), before)

    def do(session: Session, own: Programme, here: Round) -> str:
        rate(
            session,
            campaign_id=here.campaign.id,
            account=account,
            codes=asked.codes,
            given=form.given(asked.codes),
        )
        return here.campaign.key

    says = sentence("Dank u wel. Uw cijfers zijn bewaard.")
    back = url_for("results.ratings")
    if saved := kept(form, programme, act="ratings.given", do=do, back=back, says=says):
        return saved
    return page(
        "team/results/priority_ratings.html",
        programme=programme,
        form=form,
        asked=asked,
        before=before,
        closed=closed,
    ), status_of(form)


@results.route("/priorities/dots", methods=["GET", "POST"])
@needs(*COUNTING)
def dots(programme: str) -> Shown:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        if (asked := _asked(session, round_)) is None:
            return _back()
        meetings = meetings_of(session, campaign_id=round_.campaign.id)
        closed = is_open(session, campaign_id=round_.campaign.id)
    form = dots_form(titles_of(asked))

    def do(session: Session, own: Programme, here: Round) -> str:
        counted = Counted(
            name=form.name.data or "",
            on_day=form.on_day.data,
            people=whole(form.people.data),
            dots=form.dots(asked.codes),
        )
        return add_meeting(
            session, campaign_id=here.campaign.id, codes=asked.codes, counted=counted
        ).name

    says = sentence("De stickers zijn bewaard.")
    back = url_for("results.dots")
    if saved := kept(form, programme, act="dots.added", do=do, back=back, says=says):
        return saved
    return page(
        "team/results/priority_dots.html",
        programme=programme,
        form=form,
        asked=asked,
        titles=titles_of(asked),
        meetings=meetings,
        closed=closed,
    ), status_of(form)


@results.post("/priorities/dots/<int:number>/remove")
@needs(*COUNTING)
def remove_dots(programme: str, number: int) -> Response:
    return _removed(programme, number, removed=True)


@results.post("/priorities/dots/<int:number>/put-back")
@needs(*COUNTING)
def put_dots_back(programme: str, number: int) -> Response:
    return _removed(programme, number, removed=False)


@results.route("/priorities/policy", methods=["GET", "POST"])
@needs(*POLICY)
def policy_levels(programme: str) -> Shown:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        if (asked := _asked(session, round_)) is None:
            return _back()
        own = programme_by_key(session, key=programme)
        points = policy_points(session, programme=own)
        known = themes_by_code(session, programme=own)
        titles = {code: title for code, title in titles_of(asked).items() if code in known}
        before = levels_of(session, programme=own)
        closed = is_open(session, campaign_id=round_.campaign.id)
    numbered = [(each.id, each.words) for each in points]
    form = levels_form(titles, numbered, before)
    keys = [(code, number) for code in titles for number, _ in numbered]

    def do(session: Session, own: Programme, here: Round) -> str:
        require_changeable(session, campaign_id=here.campaign.id)
        set_levels(session, programme=own, levels=form.levels(keys))
        return here.campaign.key

    says = sentence("Bewaard.")
    back = url_for("results.policy_levels")
    if saved := kept(form, programme, act="policy.levels_set", do=do, back=back, says=says):
        return saved
    return page(
        "team/results/priority_policy.html",
        programme=programme,
        form=form,
        titles=titles,
        points=points,
        closed=closed,
    ), status_of(form)


def titles_of(asked: AskedThemes) -> dict[str, str]:
    """What the themes are called in the reader's language."""
    return {each.code: own_words(each.title) for each in asked.themes}


def _asked(session: Session, round_: Round) -> AskedThemes | None:
    try:
        return themes_asked(session, campaign_id=round_.campaign.id)
    except NothingAsked as refusal:
        said(refusal.sentence)
        return None


def _back() -> Response:
    return redirect(url_for("results.priorities"), 303)


def _removed(programme: str, number: int, *, removed: bool) -> Response:
    require_number(number)

    def do(session: Session, own: Programme, here: Round) -> str:
        campaign_id = here.campaign.id
        return remove_meeting(session, campaign_id=campaign_id, number=number, removed=removed).name

    act = "dots.removed" if removed else "dots.put_back"
    says = sentence("Weggehaald.") if removed else sentence("Het staat er weer.")
    undo = url_for("results.put_dots_back", number=number) if removed else None
    return done(programme, act=act, do=do, back=url_for("results.dots"), says=says, undo=undo)
