"""A second step that was lost: a colleague makes a link, and its owner sets up a new one."""

from __future__ import annotations

from flask import redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from survey.extensions import wiring
from survey.staff import half, links
from survey.staff.access import Role, needs, open_to_all
from survey.staff.addresses import HOME
from survey.staff.attempts import TooOften, forgive, spend
from survey.staff.fields import PasswordForm, written
from survey.staff.links import Gives, find, make_for
from survey.staff.passwords import fits
from survey.staff.people import one_of
from survey.staff.sessions import account_of, hashed
from survey.staff.shell import current_account, page
from survey.staff.views.blueprint import staff
from survey.staff.views.door import FIRST_TIME
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount


@staff.get("/team/p/<programme>/people/<int:account>/second-step")
@needs(Role.COORDINATOR)
def lost_second_step(programme: str, account: int) -> str:
    """What a link for a new second step does, before it is made."""
    with reading(wiring().answers) as session:
        person = one_of(session, programme=programme, account=account)
        whom = account_of(session, account=account)
    mine = current_account()
    return page(
        "team/lost_step.html",
        programme=programme,
        person=person,
        may=whom is not None and links.may_help(mine, whom),
        link="",
    )


@staff.post("/team/p/<programme>/people/<int:account>/second-step")
@needs(Role.COORDINATOR)
def make_link(programme: str, account: int) -> str:
    """Shows the link once. It is handed over and not mailed: mail alone would open the account."""
    by = current_account().id
    with writing(wiring().answers) as session:
        person = one_of(session, programme=programme, account=account)
        token = make_for(
            session, account=account, gives=Gives.SECOND_STEP, by=by, programme=programme
        )
    link = f"{wiring().settings.public_url}/team/lost-step/{token}"
    return page("team/lost_step.html", programme=programme, person=person, may=True, link=link)


@staff.get("/team/lost-step/<token>")
@open_to_all
def replace_step(token: str) -> str:
    return _asked(_whose(token), PasswordForm())


@staff.post("/team/lost-step/<token>")
@open_to_all
def begin_replacing(token: str) -> str | Response:
    """The link and the password together lead to a new second step."""
    form, account = PasswordForm(), _whose(token)
    if not form.validate_on_submit():
        return _asked(account, form)
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=account.email)
    if not allowed:
        raise TooOften
    if not fits(written(form.password), account.password_hash):
        form.password.errors = [_("Dit is niet uw wachtwoord van nu. Probeer het opnieuw.")]
        return _asked(account, form)
    with writing(wiring().answers) as session:
        forgive(session, whose=account.email)
    half.begin(account=account.id, onward=HOME, link=hashed(token))
    return redirect(FIRST_TIME, 303)


def _whose(token: str) -> StaffAccount:
    with reading(wiring().answers) as session:
        link = find(session, named=hashed(token), gives=Gives.SECOND_STEP)
        return session.get_one(StaffAccount, link.account_id)


def _asked(account: StaffAccount, form: PasswordForm) -> str:
    return page(
        "team/replace_step.html",
        form=form,
        email=account.email,
        can_mail=wiring().settings.smtp is not None,
    )
