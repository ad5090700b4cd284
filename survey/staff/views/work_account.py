"""In with the account of one's work, for who was invited."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request
from flask import session as cookie
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.extensions import wiring
from survey.staff.access import open_to_all
from survey.staff.accounts import by_email, make
from survey.staff.addresses import only_ours
from survey.staff.invitations import accept, open_ones
from survey.staff.issuer import Issuer
from survey.staff.oidc import Asked, NotFromIssuer, ask, verified_email
from survey.staff.sessions import sign_in
from survey.staff.speaking import language_of_reader
from survey.staff.views.blueprint import staff
from survey.storage.sessions import writing

_KEY = "work_account"


class NotInvited(Refusal):
    """A work account alone opens nothing."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Uw werkaccount is hier nog niet bekend. Vraag de beheerder of de regisseur om een "
                "uitnodiging."
            )
        )


@staff.get("/team/oidc")
@open_to_all
def to_work_account() -> Response:
    asked = ask(_issuer(), back=_back())
    cookie[_KEY] = {
        "address": asked.address,
        "state": asked.state,
        "nonce": asked.nonce,
        "verifier": asked.verifier,
        "onward": only_ours(request.args.get("next")),
    }
    return redirect(asked.address, 303)


@staff.get("/team/oidc/back")
@open_to_all
def from_work_account() -> Response:
    """The issuer did both steps; whoever has this address and was invited is in."""
    kept: dict[str, Any] | None = cookie.pop(_KEY, None)
    if kept is None:
        raise NotFromIssuer
    onward = kept.pop("onward")
    given = request.args.to_dict()
    email = verified_email(_issuer(), asked=Asked(**kept), given=given, back=_back())
    with writing(wiring().answers) as session:
        account = by_email(session, email=email)
        invited = open_ones(session, email=email)
        if account is None:
            if not invited:
                raise NotInvited
            language = language_of_reader()
            account = make(session, email=email, password_hash=None, language=language)
        for invitation in invited:
            accept(session, invitation=invitation, account=account)
        sign_in(session, account=account.id)
    return redirect(onward, 303)


def _issuer() -> Issuer:
    return wiring().settings.oidc or abort(404)


def _back() -> str:
    return f"{wiring().settings.public_url}/team/oidc/back"
