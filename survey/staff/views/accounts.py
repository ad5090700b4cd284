"""Everybody who can sign in; for administrators, who decide about that."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import get_translations
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.staff.access import administrators_only
from survey.staff.accounts import Somebody, everybody, one_of
from survey.staff.addresses import HOME
from survey.staff.administering import make_administrator, remove_account, unmake_administrator
from survey.staff.fields import InviteAdministratorForm, written
from survey.staff.invitations import CannotInvite, invite, open_ones, withdraw
from survey.staff.links import Gives, make_for
from survey.staff.roles import NAMES, Role
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.staff.views.blueprint import staff
from survey.staff.views.inviting import Invited, day_of, link_of, mailed
from survey.storage.programmes import Programme
from survey.storage.sessions import reading, writing

_HERE = "/team/accounts"
_PATHS = {Gives.PASSWORD: "new-password", Gives.SECOND_STEP: "lost-step"}


@staff.get("/team/accounts")
@administrators_only
def accounts() -> str:
    return _accounts(InviteAdministratorForm())


@staff.post("/team/accounts/invite")
@administrators_only
def invite_administrator() -> str:
    form, role = InviteAdministratorForm(), Role.ADMINISTRATOR
    if not form.validate_on_submit():
        return _accounts(form)
    email = written(form.email).strip()
    try:
        with writing(wiring().answers) as session:
            token = invite(session, email=email, role=role, by=current_account().id)
    except CannotInvite as refusal:
        form.email.errors = [refusal.sentence.worded(get_translations())]
        return _accounts(form)
    sent = mailed(email=email, role=role, programme=None, token=token)
    made = Invited(email=email, link=link_of(token), mailed=sent)
    return _accounts(InviteAdministratorForm(formdata=None), invited=made)


@staff.post("/team/accounts/withdraw")
@administrators_only
def withdraw_invitation() -> Response:
    email, programme = request.form.get("email", ""), request.form.get("programme") or None
    with writing(wiring().answers) as session:
        done = withdraw(session, programme=programme, email=email, by=current_account().id)
    if done:
        said(sentence("De uitnodiging aan %(email)s werkt niet meer.", email=email))
    return redirect(_HERE, 303)


@staff.get("/team/accounts/<int:account>")
@administrators_only
def somebody(account: int) -> str:
    return _somebody(account)


@staff.post("/team/accounts/<int:account>/administrator")
@administrators_only
def set_administrator(account: int) -> Response:
    by, wanted = current_account().id, request.form.get("administrator") == "yes"
    change = make_administrator if wanted else unmake_administrator
    with writing(wiring().answers) as session:
        email = change(session, account=account, by=by)
    if wanted:
        said(sentence("%(email)s is nu beheerder.", email=email))
    else:
        said(sentence("%(email)s is geen beheerder meer.", email=email))
    return redirect(HOME if account == by and not wanted else f"{_HERE}/{account}", 303)


@staff.post("/team/accounts/<int:account>/link")
@administrators_only
def make_link_for(account: int) -> str:
    """A link for a new second step; for a new password only where that cannot be mailed."""
    asked = request.form.get("gives") == Gives.PASSWORD and wiring().settings.smtp is None
    gives = Gives.PASSWORD if asked else Gives.SECOND_STEP
    with writing(wiring().answers) as session:
        token = make_for(session, account=account, gives=gives, by=current_account().id)
    link = f"{wiring().settings.public_url}/team/{_PATHS[gives]}/{token}"
    return _somebody(account, link=link, gives=gives)


@staff.post("/team/accounts/<int:account>/remove")
@administrators_only
def remove_somebody(account: int) -> Response:
    with writing(wiring().answers) as session:
        email = remove_account(session, account=account, by=current_account().id)
    said(sentence("%(email)s kan zich niet meer aanmelden.", email=email))
    return redirect(_HERE, 303)


def _accounts(form: InviteAdministratorForm, *, invited: Invited | None = None) -> str:
    with reading(wiring().answers) as session:
        found, waiting = everybody(session), open_ones(session)
        programmes = _names(session)
    return page(
        "team/accounts.html",
        form=form,
        people=[(each, _roles(each, programmes)) for each in found],
        waiting=[
            (each, _role(each.role or Role.ADMINISTRATOR, each.programme, programmes))
            for each in waiting
        ],
        invited=invited,
        day_of=day_of,
    )


def _somebody(account: int, *, link: str = "", gives: Gives | None = None) -> str:
    with reading(wiring().answers) as session:
        found = one_of(session, account=account)
        programmes = _names(session)
    return page(
        "team/somebody.html",
        person=found,
        roles=_roles(found, programmes),
        mine=found.id == current_account().id,
        can_mail=wiring().settings.smtp is not None,
        link=link,
        gives=gives,
    )


def _names(session: Session) -> dict[str, str]:
    found = session.execute(select(Programme.key, Programme.name))
    return {key: name for key, name in found}  # noqa: C416  (rows are no pairs to mypy)


def _roles(somebody: Somebody, programmes: dict[str, str]) -> list[str]:
    held = [_role(role, programme, programmes) for programme, role in somebody.roles]
    return [_role(Role.ADMINISTRATOR, None, {}), *held] if somebody.administrator else held


def _role(role: str, programme: str | None, programmes: dict[str, str]) -> str:
    words = NAMES[Role(role)].worded(get_translations())
    return f"{programmes.get(programme, programme)}: {words}" if programme else words
