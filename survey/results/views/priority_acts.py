"""What the acts on priorities share: the campaign, the roles of who acts, saving and refusing."""

from __future__ import annotations

from collections.abc import Callable

from flask import redirect
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, Sentence
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.programme.forms import Edited
from survey.programme.rows import NotFilledIn, NotOfThisProgramme, Stale
from survey.programme.views.acting import carry_out
from survey.results.rollup.advance import refreshed
from survey.results.views.blueprint import the_round
from survey.staff.access import Role
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

Act = Callable[[Session, Programme, Round], str]


def moved_on(programme: str) -> None:
    """Moves the figures of this page's campaign on, where enough came in."""
    with reading(wiring().answers) as session:
        campaign_id = the_round(session, programme).campaign.id
    refreshed(wiring().answers, campaign_id=campaign_id)


def own_roles(programme: str) -> tuple[Role, ...]:
    """As what somebody acts here: that is written down instead of a name."""
    account = current_account()
    held = account.roles.get(programme, frozenset())
    whole = {*held, Role.ADMINISTRATOR} if account.administrator else held
    return tuple(role for role in Role if role in whole)


def done(
    programme: str, *, act: str, do: Act, back: str, says: Sentence, undo: str | None = None
) -> Response:
    """Answers a button: does it, or says on the next page why it cannot be."""
    try:
        _carry_out(programme, act=act, do=do)
    except NotOfThisProgramme:
        raise
    except Refusal as refusal:
        said(refusal.sentence)
    else:
        said(says, undo=undo)
    return redirect(back, 303)


def kept(
    form: Edited, programme: str, *, act: str, do: Act, back: str, says: Sentence
) -> Response | None:
    """Saves a posted form and goes back; None when the page has to be shown (again)."""
    if not form.validate_on_submit():
        return None
    try:
        _carry_out(programme, act=act, do=do)
    except (NotFilledIn, Stale) as refusal:
        form.refuse(refusal)
        return None
    except Refusal as refusal:
        said(refusal.sentence)
        return redirect(back, 303)
    said(says)
    return redirect(back, 303)


def _carry_out(programme: str, *, act: str, do: Act) -> None:
    def within(session: Session, own: Programme) -> str:
        return do(session, own, the_round(session, programme))

    carry_out(programme, act=act, do=within)
