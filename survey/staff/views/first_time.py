"""The first time: an invitation, a password, the second step and its recovery codes."""

from __future__ import annotations

from flask import redirect
from flask_babel import get_translations
from flask_babel import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from print.codes import qr_svg
from survey.extensions import wiring
from survey.staff import half
from survey.staff.access import open_to_all, the_account
from survey.staff.accounts import by_email, make
from survey.staff.addresses import HOME, SIGN_IN
from survey.staff.attempts import TooOften, spend
from survey.staff.audit import record
from survey.staff.fields import CodeForm, NewPasswordForm, written
from survey.staff.half import Half
from survey.staff.invitations import accept, find
from survey.staff.links import Gives, use_up
from survey.staff.links import find as find_link
from survey.staff.passwords import hash_of
from survey.staff.roles import NAMES, Role
from survey.staff.saying import said
from survey.staff.second_factor import (
    address_of,
    code_fits,
    new_recovery_codes,
    new_secret,
    spelled,
)
from survey.staff.sessions import sign_in
from survey.staff.shell import page
from survey.staff.speaking import language_of_reader
from survey.staff.views.blueprint import staff
from survey.staff.views.door import FIRST_TIME
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount, StaffInvitation


@staff.get("/team/invitation/<token>")
@open_to_all
def invited(token: str) -> str | Response:
    with reading(wiring().answers) as session:
        invitation = find(session, token=token)
        known = by_email(session, email=invitation.email)
    return _invitation(invitation, NewPasswordForm(), known=known is not None)


@staff.post("/team/invitation/<token>")
@open_to_all
def accept_invitation(token: str) -> str | Response:
    """Makes the account; who has one already is who they are, and only gets the role."""
    form = NewPasswordForm()
    with reading(wiring().answers) as session:
        invitation = find(session, token=token)
        known = by_email(session, email=invitation.email)
    if known is not None:
        return _add_to(known, token=token)
    form.email = invitation.email
    if not form.validate_on_submit():
        return _invitation(invitation, form, known=False)
    kept = hash_of(written(form.password), email=invitation.email)
    with writing(wiring().answers) as session:
        invitation = find(session, token=token, to_use=True)  # somebody may have been quicker
        made = make(
            session, email=invitation.email, password_hash=kept, language=language_of_reader()
        )
        accept(session, invitation=invitation, account=made)
    half.begin(account=made.id, onward=HOME)
    return redirect(FIRST_TIME, 303)


@staff.get("/team/second-step/new")
@open_to_all
def set_up() -> str | Response:
    known = _setting_up()
    return _set_up(known, CodeForm()) if known else redirect(SIGN_IN, 303)


@staff.post("/team/second-step/new")
@open_to_all
def confirm() -> str | Response:
    """The first code shows that the app has the secret; then the account is ready."""
    known, form = _setting_up(), CodeForm()
    if known is None or known.secret is None:
        return redirect(SIGN_IN, 303)
    if not form.validate_on_submit():
        return _set_up(known, form)
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=f"code {known.account}")
    if not allowed:
        raise TooOften
    with writing(wiring().answers) as session:
        account = session.get_one(StaffAccount, known.account, with_for_update=True)
        free = account.totp is None or known.link is not None
        if free and code_fits(account, written(form.code), secret=known.secret):
            act = "second_step.set_up"
            if known.link:
                use_up(session, named=known.link)
                act = "second_step.replaced"
            account.totp = known.secret
            codes = new_recovery_codes(session, account=account.id)
            record(session, who=account.id, act=act, what=account.email, programme=None)
            sign_in(session, account=account.id)
            return page("team/recovery_codes.html", codes=codes, onward=known.onward)
    form.code.errors = [_("Deze code klopt niet. Wacht op de volgende en vul die in.")]
    return _set_up(known, form)


def _add_to(known: StaffAccount, *, token: str) -> Response:
    account = the_account()
    if account is None or account.id != known.id:
        said(sentence("U hebt al een account. Meld u aan en open de uitnodiging dan opnieuw."))
        return redirect(f"{SIGN_IN}?next=/team/invitation/{token}", 303)
    with writing(wiring().answers) as session:
        invitation = find(session, token=token, to_use=True)
        accept(session, invitation=invitation, account=session.get_one(StaffAccount, known.id))
    said(sentence("U doet nu mee."))
    return redirect(HOME, 303)


def _invitation(invitation: StaffInvitation, form: NewPasswordForm, *, known: bool) -> str:
    role = Role(invitation.role) if invitation.role else Role.ADMINISTRATOR
    return page(
        "team/invitation.html",
        form=form,
        email=invitation.email,
        role=NAMES[role].worded(get_translations()),
        known=known,
    )


def _setting_up() -> Half | None:
    """Only where there is no second step yet, or by a link: a password alone never replaces one."""
    known = half.halfway()
    if known is None:
        return None
    with reading(wiring().answers) as session:
        account = session.get(StaffAccount, known.account)
        if known.link:
            find_link(session, named=known.link, gives=Gives.SECOND_STEP)
    if account is None or account.removed_at is not None:
        return None
    return known if account.totp is None or known.link else None


def _set_up(known: Half, form: CodeForm) -> str:
    secret = known.secret
    if secret is None:
        secret = new_secret()
        half.keep_secret(secret)
    with reading(wiring().answers) as session:
        email = session.get_one(StaffAccount, known.account).email
    drawn = Markup(qr_svg(address_of(secret, email=email)))
    return page("team/set_up.html", form=form, drawn=drawn, spelled=spelled(secret))
