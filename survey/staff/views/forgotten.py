"""A password that was forgotten: a link by mail, and a new one. The second step stays."""

from __future__ import annotations

from threading import Thread

from flask import Flask, current_app, redirect
from werkzeug.wrappers import Response

from survey.extensions import wiring
from survey.mail import NotSent
from survey.staff import half, letters, links
from survey.staff.access import open_to_all
from survey.staff.accounts import by_email
from survey.staff.addresses import HOME
from survey.staff.attempts import TooOften, spend
from survey.staff.audit import record
from survey.staff.fields import ForgottenForm, NewPasswordForm, written
from survey.staff.passwords import hash_of
from survey.staff.sessions import end_all, hashed
from survey.staff.shell import page
from survey.staff.speaking import words_in
from survey.staff.views.blueprint import staff
from survey.staff.views.door import FIRST_TIME, SECOND
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount

MAILING = "mails a link for a new password"  # what the thread is called


@staff.get("/team/forgotten")
@open_to_all
def forgotten() -> str:
    return _forgotten(ForgottenForm())


@staff.post("/team/forgotten")
@open_to_all
def send_link() -> str:
    """The same words and the same work for every address: who that is, is looked up afterwards."""
    form, smtp = ForgottenForm(), wiring().settings.smtp
    if smtp is None or not form.validate_on_submit():
        return _forgotten(form)
    email = written(form.email).strip().lower()
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=f"forgotten {email}")
    if not allowed:
        raise TooOften
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    Thread(target=_mail_link, args=(app, email), name=MAILING).start()
    return page("team/forgotten_sent.html", email=email)


@staff.get("/team/new-password/<token>")
@open_to_all
def new_password(token: str) -> str:
    return _new_password(NewPasswordForm(), email=_whose(token).email)


@staff.post("/team/new-password/<token>")
@open_to_all
def set_new_password(token: str) -> str | Response:
    """Signs out every browser, and leads on to the second step."""
    form, account = NewPasswordForm(), _whose(token)
    form.email = account.email
    if not form.validate_on_submit():
        return _new_password(form, email=account.email)
    kept = hash_of(written(form.password), email=account.email)
    with writing(wiring().answers) as session:
        link = links.find(session, named=hashed(token), gives=links.Gives.PASSWORD, to_use=True)
        account = session.get_one(StaffAccount, link.account_id)
        account.password_hash = kept
        session.delete(link)
        end_all(session, account=account.id)
        act = "account.password_renewed"
        record(session, who=account.id, act=act, what=account.email, programme=None)
    half.begin(account=account.id, onward=HOME)
    return redirect(SECOND if account.totp else FIRST_TIME, 303)


def _whose(token: str) -> StaffAccount:
    with reading(wiring().answers) as session:
        link = links.find(session, named=hashed(token), gives=links.Gives.PASSWORD)
        return session.get_one(StaffAccount, link.account_id)


def _mail_link(app: Flask, email: str) -> None:
    """Mails who has an account with a password here, and nobody else."""
    with app.app_context():
        settings = wiring().settings
        with writing(wiring().answers) as session:
            account = by_email(session, email=email)
            if account is None or account.password_hash is None:
                return
            token = links.begin(session, account=account.id, gives=links.Gives.PASSWORD, by=None)
            record(session, who=None, act="account.link_mailed", what=email, programme=None)
        letter = letters.new_password(link=f"{settings.public_url}/team/new-password/{token}")
        try:
            letters.post(settings.smtp, letter, to=email, words=words_in(account.language))
        except NotSent:  # its words may name somebody
            app.logger.error("A link for a new password was not mailed: the mail server refuses.")


def _forgotten(form: ForgottenForm) -> str:
    return page("team/forgotten.html", form=form, can_mail=wiring().settings.smtp is not None)


def _new_password(form: NewPasswordForm, *, email: str) -> str:
    return page("team/new_password.html", form=form, email=email)
