"""The door: address and password, then a code; and the way out."""

from __future__ import annotations

from urllib.parse import quote

from flask import redirect, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.staff import half
from survey.staff.access import open_to_all, signed_in, the_account
from survey.staff.accounts import by_email
from survey.staff.addresses import HOME, SIGN_IN, only_ours
from survey.staff.attempts import TooOften, forgive, spend
from survey.staff.audit import record
from survey.staff.challenges import the_site
from survey.staff.fields import CodeForm, SignInForm, written
from survey.staff.half import Half
from survey.staff.passkeys import passkeys_of
from survey.staff.passwords import fits
from survey.staff.saying import said
from survey.staff.second_factor import code_fits, recovery_codes_left, use_recovery_code
from survey.staff.sessions import end_all, sign_in, sign_out
from survey.staff.shell import current_account, page
from survey.staff.views.blueprint import staff
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount

SECOND, FIRST_TIME = "/team/second-step", "/team/second-step/new"
_FEW_CODES = 3


@staff.get("/team/sign-in")
@open_to_all
def door() -> str | Response:
    onward = only_ours(request.args.get("next"))
    if the_account():
        return redirect(onward, 303)
    return _door(SignInForm())


@staff.post("/team/sign-in")
@open_to_all
def come_in() -> str | Response:
    """The same words whether the address or the password is wrong."""
    form = SignInForm()
    if not form.validate_on_submit():
        return _door(form)
    email = written(form.email).strip().lower()
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=email)
    if not allowed:
        raise TooOften
    with reading(wiring().answers) as session:
        account = by_email(session, email=email)
    # No transaction is open while the password is judged: that takes its time, on purpose.
    right = fits(written(form.password), account.password_hash if account else None)
    if account is None or not right:
        form.password.errors = [_("Dit adres en wachtwoord horen niet bij elkaar. Kijk ze na.")]
        return _door(form)
    half.begin(account=account.id, onward=only_ours(request.args.get("next")))
    return redirect(SECOND if account.totp else FIRST_TIME, 303)


@staff.get("/team/second-step")
@open_to_all
def second_step() -> str | Response:
    known = half.halfway()
    return _second_step(known, CodeForm()) if known else redirect(HOME, 303)


@staff.post("/team/second-step")
@open_to_all
def take_code() -> str | Response:
    """A code of the app, or a recovery code; each works once."""
    known, form = half.halfway(), CodeForm()
    if known is None:
        return redirect(SIGN_IN, 303)
    if not form.validate_on_submit():
        return _second_step(known, form)
    with writing(wiring().answers) as session:
        allowed = spend(session, whose=f"code {known.account}")
    if not allowed:
        raise TooOften
    with writing(wiring().answers) as session:
        account = session.get_one(StaffAccount, known.account, with_for_update=True)
        by_app = account.removed_at is None and code_fits(account, written(form.code))
        recovered = not by_app and use_recovery_code(
            session, account=known.account, code=written(form.code)
        )
        if account.removed_at is None and (by_app or recovered):
            forgive(session, whose=account.email)
            forgive(session, whose=f"code {known.account}")
            sign_in(session, account=account.id)
            if recovered:
                act = "recovery_code.used"
                record(session, who=account.id, act=act, what=account.email, programme=None)
                _warn_of_few(recovery_codes_left(session, account=account.id))
            return redirect(known.onward, 303)
    form.code.errors = [_("Deze code klopt niet, of is al gebruikt. Wacht op de volgende code.")]
    return _second_step(known, form)


@staff.post("/team/sign-out")
@signed_in
def leave() -> Response:
    with writing(wiring().answers) as session:
        sign_out(session)
    said(sentence("U bent afgemeld."))
    return redirect(SIGN_IN, 303)


@staff.post("/team/sign-out/everywhere")
@signed_in
def leave_everywhere() -> Response:
    account = current_account()
    with writing(wiring().answers) as session:
        end_all(session, account=account.id)
        sign_out(session)
        act = "account.signed_out_everywhere"
        record(session, who=account.id, act=act, what=account.email, programme=None)
    said(sentence("U bent overal afgemeld."))
    return redirect(SIGN_IN, 303)


def _door(form: SignInForm) -> str:
    onward = quote(only_ours(request.args.get("next")))
    oidc = bool(wiring().settings.oidc)
    return page("team/sign_in.html", form=form, oidc=oidc, site=the_site(), onward=onward)


def _second_step(known: Half, form: CodeForm) -> str:
    """A passkey is offered to who has one."""
    with reading(wiring().answers) as session:
        has_one = bool(passkeys_of(session, account=known.account))
    return page("team/second_step.html", form=form, site=the_site() if has_one else None)


def _warn_of_few(left: int) -> None:
    said(sentence("U hebt een herstelcode gebruikt. Er zijn er nog %(n)s.", n=left))
    if left <= _FEW_CODES:
        said(sentence("Maak bij “Mijn account” nieuwe herstelcodes."))
