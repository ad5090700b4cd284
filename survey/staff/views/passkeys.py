"""Passkeys: in with one, and one's own to add and remove. The page's script speaks JSON here."""

from __future__ import annotations

from typing import Any

from flask import Response, jsonify, redirect, request
from werkzeug.wrappers import Response as Plain

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.staff import ceremony, half, passkeys
from survey.staff.access import open_to_all, signed_in
from survey.staff.addresses import only_ours
from survey.staff.attempts import forgive
from survey.staff.ceremony import NotProven
from survey.staff.challenges import a_site, ask, take
from survey.staff.links import NoPasswordHere
from survey.staff.saying import said
from survey.staff.sessions import browser_words, sign_in
from survey.staff.shell import current_account
from survey.staff.views.account import HERE, NotTheirPassword, is_theirs
from survey.staff.views.blueprint import staff
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount

_IN, _NEW = "in", "new"  # what a challenge is for


@staff.post("/team/passkey/options")
@open_to_all
def ask_for_passkey() -> Response:
    """At the door any passkey will do; as a second step only those of whose password was right."""
    site, known = a_site(), half.halfway()
    allowed: list[str] = []
    if known:
        with reading(wiring().answers) as session:
            theirs = passkeys.passkeys_of(session, account=known.account)
            allowed = [each.id for each in theirs]
    return _json(ceremony.to_prove(site, challenge=ask(_IN), allowed=allowed))


@staff.post("/team/passkey")
@open_to_all
def take_passkey() -> Response:
    """It is both steps at once: something that one has, and was recognised by."""
    site, known, given = a_site(), half.halfway(), _given()
    challenge = take(purpose=_IN)
    onward = known.onward if known else only_ours(request.args.get("next"))
    with writing(wiring().answers) as session:
        passkey, owner = passkeys.find(session, named=str(given.get("id", "")))
        if known and known.account != owner.id:
            raise NotProven
        proven = ceremony.proven(
            site,
            challenge=challenge,
            given=given,
            account=owner.id,
            key=passkey.public_key,
            count=passkey.sign_count,
        )
        passkeys.used(passkey, proven=proven)
        forgive(session, whose=owner.email)
        sign_in(session, account=owner.id)
    return jsonify(onward=onward)


@staff.post("/team/account/passkeys/options")
@signed_in
def ask_for_new_passkey() -> Response:
    """Asks for the password again: a passkey opens the account."""
    site, mine = a_site(), current_account()
    with reading(wiring().answers) as session:
        if session.get_one(StaffAccount, mine.id).password_hash is None:
            raise NoPasswordHere
        passkeys.room_for_more(session, account=mine.id)
        known = [each.id for each in passkeys.passkeys_of(session, account=mine.id)]
    if not is_theirs(request.form.get("password", "")):
        raise NotTheirPassword
    challenge = ask(f"{_NEW} {mine.id}")
    return _json(
        ceremony.to_make(site, challenge=challenge, account=mine.id, email=mine.email, known=known)
    )


@staff.post("/team/account/passkeys")
@signed_in
def add_passkey() -> Response:
    site, mine, given = a_site(), current_account(), _given()
    made = ceremony.made(site, challenge=take(purpose=f"{_NEW} {mine.id}"), given=given)
    name = " ".join(str(given.get("name", "")).split())[: passkeys.LONGEST_NAME]
    with writing(wiring().answers) as session:
        passkeys.keep(session, account=mine.id, name=name or browser_words(), made=made)
    said(sentence("De passkey is toegevoegd. De volgende keer meldt u zich ermee aan."))
    return jsonify(onward=HERE)


@staff.post("/team/account/passkeys/remove")
@signed_in
def remove_passkey() -> Plain:
    """Only one's own."""
    named = request.form.get("passkey", "")
    with writing(wiring().answers) as session:
        name = passkeys.remove(session, account=current_account().id, named=named)
    if name is not None:
        said(sentence("De passkey “%(name)s” werkt niet meer.", name=name))
    return redirect(HERE, 303)


def _given() -> dict[str, Any]:
    """What the script sends; raises NotProven for anything else."""
    found = request.get_json(silent=True)
    if not isinstance(found, dict):
        raise NotProven
    return found


def _json(text: str) -> Response:
    return Response(text, content_type="application/json")
