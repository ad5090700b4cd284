"""Your own account: language, password, recovery codes, and where you are signed in."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import redirect, request
from flask_babel import gettext as _
from sqlalchemy import delete, select
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.staff.access import signed_in
from survey.staff.attempts import TooOften, forgive, spend
from survey.staff.audit import record
from survey.staff.challenges import the_site
from survey.staff.fields import ChangePasswordForm, written
from survey.staff.links import forget
from survey.staff.passkeys import LONGEST_NAME, passkeys_of
from survey.staff.passwords import fits, hash_of
from survey.staff.roles import NAMES
from survey.staff.saying import said
from survey.staff.second_factor import new_recovery_codes, recovery_codes_left
from survey.staff.sessions import end_all, this_one
from survey.staff.shell import current_account, page
from survey.staff.speaking import LANGUAGES, speak_to_staff
from survey.staff.views.blueprint import staff
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount, StaffSession

HERE = "/team/account"


class NotTheirPassword(Refusal):
    """Whoever sits at this browser does not know the password."""

    def __init__(self) -> None:
        super().__init__(sentence("Dit is niet uw wachtwoord van nu. Probeer het opnieuw."))


@staff.get("/team/account")
@signed_in
def account() -> str:
    return _account(ChangePasswordForm())


@staff.post("/team/account/language")
@signed_in
def choose_language() -> Response:
    language = request.form.get("language", "")
    if language in LANGUAGES:
        with writing(wiring().answers) as session:
            session.get_one(StaffAccount, current_account().id).language = language
        speak_to_staff(language)
        said(sentence("Bewaard."))
    return redirect(HERE, 303)


@staff.post("/team/account/password")
@signed_in
def change_password() -> str | Response:
    """Every other browser is signed out: whoever knew the old one is gone."""
    form, account = ChangePasswordForm(), current_account()
    form.email = account.email
    if not form.validate_on_submit():
        return _account(form)
    if not is_theirs(written(form.current)):
        form.current.errors = [_("Dit is niet uw wachtwoord van nu. Probeer het opnieuw.")]
        return _account(form)
    kept = hash_of(written(form.password), email=account.email)
    with writing(wiring().answers) as session:
        session.get_one(StaffAccount, account.id).password_hash = kept
        end_all(session, account=account.id, but_this_one=True)
        forget(session, account=account.id)
        act = "account.password_changed"
        record(session, who=account.id, act=act, what=account.email, programme=None)
    said(sentence("Uw wachtwoord is gewijzigd. Op andere toestellen bent u afgemeld."))
    return redirect(HERE, 303)


@staff.post("/team/account/recovery-codes")
@signed_in
def renew_recovery_codes() -> str | Response:
    """Asks for the password again: these codes open the account."""
    account = current_account()
    if not is_theirs(request.form.get("password", "")):
        said(sentence("Dit is niet uw wachtwoord van nu. Probeer het opnieuw."))
        return redirect(HERE, 303)
    with writing(wiring().answers) as session:
        codes = new_recovery_codes(session, account=account.id)
        act = "recovery_codes.made"
        record(session, who=account.id, act=act, what=account.email, programme=None)
    return page("team/recovery_codes.html", codes=codes, onward=HERE)


@staff.post("/team/account/sessions/end")
@signed_in
def end_session() -> Response:
    """Signs one browser out; only one's own."""
    with writing(wiring().answers) as session:
        session.execute(
            delete(StaffSession).where(
                StaffSession.token_hash == request.form.get("session", ""),
                StaffSession.account_id == current_account().id,
            )
        )
    said(sentence("Dat toestel is afgemeld."))
    return redirect(HERE, 303)


def is_theirs(password: str) -> bool:
    """Guessing it from an open browser is as slow as at the door."""
    account = current_account()
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=account.email)
    if not allowed:
        raise TooOften
    with reading(wiring().answers) as session:
        kept = session.get_one(StaffAccount, account.id).password_hash
    right = fits(password, kept)
    if right:
        with writing(wiring().answers) as session:
            forgive(session, whose=account.email)
    return right


def _account(form: ChangePasswordForm) -> str:
    mine = current_account()
    theirs = select(StaffSession).where(StaffSession.account_id == mine.id)
    with reading(wiring().answers) as session:
        sessions = session.scalars(theirs.order_by(StaffSession.seen_at.desc())).all()
        left = recovery_codes_left(session, account=mine.id)
        passkeys = passkeys_of(session, account=mine.id)
        with_password = session.get_one(StaffAccount, mine.id).password_hash is not None
    return page(
        "team/account.html",
        form=form,
        mine=mine,
        languages=LANGUAGES,
        sessions=sessions,
        here=this_one(),
        left=left,
        passkeys=passkeys,
        site=the_site(),
        longest_name=LONGEST_NAME,
        with_password=with_password,
        moment=lambda seconds: datetime.fromtimestamp(seconds, UTC),
        role_names=NAMES,
    )
