"""In with a passkey: made with the password, used alone or as the second step, and ended."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from survey.staff.ceremony import Site, site_at
from survey.staff.passkeys import keep
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry, StaffAccount, StaffPasskey
from tests.staff.device import PRESENT, Device
from tests.staff.visitor import PASSWORD, visitor, with_password
from tests.team import TeamClient, sign_in_client, text_of

ORIGIN, DOOR, HERE = "https://wijk.example", "/team/sign-in", "/team/account"
MAKE, USE = "/team/account/passkeys", "/team/passkey"


@dataclass(frozen=True)
class Somebody:
    """Who works here, signed in in one browser, with a device that has a passkey."""

    browser: TeamClient
    device: Device
    email: str


def _at(who: TeamClient, page: str) -> dict[str, str]:
    """What the page's script sends along."""
    token = who.token
    if not token:
        found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', text_of(who.get(page)))
        assert found
        token = found[1]
    return {"Accept": "application/json", "X-CSRFToken": token}


def _asks(who: TeamClient, path: str, page: str, **fields: str) -> dict[str, Any]:
    reply = who.post(path, data=fields, headers=_at(who, page))
    assert reply.status_code == 200, text_of(reply)
    found: dict[str, Any] = json.loads(text_of(reply))
    return found


def _tells(who: TeamClient, path: str, page: str, **said: Any) -> int:
    return who.post(path, json=said, headers=_at(who, page)).status_code


def adds(who: TeamClient, device: Device, *, origin: str = ORIGIN, **more: Any) -> int:
    options = _asks(who, f"{MAKE}/options", HERE, password=PASSWORD)
    return _tells(who, MAKE, HERE, **device.makes(options, origin=origin, **more), name="Laptop")


def comes_in(who: TeamClient, device: Device, *, origin: str = ORIGIN, **more: Any) -> int:
    options = _asks(who, f"{USE}/options", DOOR)
    return _tells(who, USE, DOOR, **device.signs(options, origin=origin, **more))


def is_in(who: TeamClient) -> bool:
    return who.get("/team/account").status_code == 200


def meet(app: Flask, *, counts: bool = True) -> Somebody:
    browser, device = sign_in_client(app, role=Role.ADMINISTRATOR), Device(counts=counts)
    email, made = with_password(app, browser.account), device.made(account=browser.account)
    with writing(app.extensions["wijkstem"].answers) as session:
        keep(session, account=browser.account, name="Telefoon", made=made)
    return Somebody(browser, device, email)


@pytest.fixture
def somebody(app: Flask) -> Somebody:
    return meet(app)


def test_a_passkey_is_added_with_the_password_and_used_without(app: Flask) -> None:
    who, device = meet(app).browser, Device()
    assert adds(who, device) == 200
    assert "Laptop" in text_of(who.get("/team/account"))
    assert comes_in(visitor(app), device) == 200


def test_a_passkey_alone_opens_the_door(app: Flask, somebody: Somebody) -> None:
    who = visitor(app)
    options = _asks(who, f"{USE}/options", DOOR)
    signed = somebody.device.signs(options, origin=ORIGIN)
    where = f"{USE}?next=/team/account"
    reply = who.post(where, json=signed, headers=_at(who, DOOR))
    assert json.loads(text_of(reply)) == {"onward": "/team/account"}
    assert is_in(who)


def test_what_is_asked_wants_a_user_who_is_recognised_and_no_name_of_an_account(
    app: Flask, somebody: Somebody
) -> None:
    options = _asks(visitor(app), f"{USE}/options", DOOR)
    assert (options["userVerification"], options["rpId"]) == ("required", "wijk.example")
    assert options.get("allowCredentials", []) == []
    new = _asks(somebody.browser, f"{MAKE}/options", HERE, password=PASSWORD)
    chosen = new["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")
    assert len(new["excludeCredentials"]) == 1


def test_it_stands_on_the_page_with_its_name(app: Flask, somebody: Somebody) -> None:
    assert "Telefoon" in _page(somebody)
    assert "Nog niet gebruikt" in _page(somebody)
    comes_in(visitor(app), somebody.device)
    assert "Nog niet gebruikt" not in _page(somebody)


def test_as_a_second_step_only_ones_own_passkey_counts(app: Flask, somebody: Somebody) -> None:
    device, who = meet(app).device, visitor(app)
    who.fills_in(DOOR, email=somebody.email, password=PASSWORD)
    options = _asks(who, f"{USE}/options", "/team/second-step")
    assert len(options["allowCredentials"]) == 1
    assert _tells(who, USE, "/team/second-step", **device.signs(options, origin=ORIGIN)) == 400
    assert not is_in(who)
    options = _asks(who, f"{USE}/options", "/team/second-step")
    signed = somebody.device.signs(options, origin=ORIGIN)
    assert _tells(who, USE, "/team/second-step", **signed) == 200
    assert is_in(who)


def test_adding_one_asks_for_the_password(somebody: Somebody) -> None:
    who = somebody.browser
    data = {"password": "niet dit wachtwoord"}
    reply = who.post(f"{MAKE}/options", data=data, headers=_at(who, HERE))
    assert reply.status_code == 400
    assert "niet uw wachtwoord" in text_of(reply)
    options = {"rp": {"id": "wijk.example"}, "user": {"id": "AAAA"}, "challenge": "AAAA"}
    assert _tells(who, MAKE, HERE, **Device().makes(options, origin=ORIGIN)) == 400


@pytest.mark.parametrize("origin", ["https://evil.example", "http://wijk.example"])
def test_another_site_gets_nobody_in(app: Flask, somebody: Somebody, origin: str) -> None:
    who = visitor(app)
    assert comes_in(who, somebody.device, origin=origin) == 400
    assert not is_in(who)
    assert adds(somebody.browser, Device(), origin=origin) == 400


def test_a_device_that_did_not_recognise_its_user_is_refused(
    app: Flask, somebody: Somebody
) -> None:
    who = visitor(app)
    assert comes_in(who, somebody.device, flags=PRESENT) == 400
    assert not is_in(who)
    assert adds(somebody.browser, Device(), flags=PRESENT) == 400


def test_what_was_asked_of_another_browser_is_refused(app: Flask, somebody: Somebody) -> None:
    options = _asks(visitor(app), f"{USE}/options", DOOR)
    who = visitor(app)
    _asks(who, f"{USE}/options", DOOR)
    signed = somebody.device.signs(options, origin=ORIGIN)
    assert _tells(who, USE, DOOR, **signed) == 400
    assert not is_in(who)


def test_a_challenge_for_adding_is_none_for_coming_in(app: Flask, somebody: Somebody) -> None:
    who = somebody.browser
    options = _asks(who, f"{MAKE}/options", HERE, password=PASSWORD)
    signed = somebody.device.signs({**options, "rpId": "wijk.example"}, origin=ORIGIN)
    assert _tells(who, USE, HERE, **signed) == 400


@pytest.mark.parametrize("counts", [True, False])
def test_an_answer_is_taken_once_even_with_the_cookie_of_before(app: Flask, counts: bool) -> None:
    device, thief = meet(app, counts=counts).device, visitor(app)
    options = _asks(thief, f"{USE}/options", DOOR)
    headers = _at(thief, DOOR)
    cookie = thief.get_cookie("__Host-wijkstem", domain="wijk.example")
    assert cookie
    signed = device.signs(options, origin=ORIGIN)
    statuses = []
    for _ in range(2):
        thief.set_cookie("__Host-wijkstem", cookie.value, domain="wijk.example", secure=True)
        statuses.append(thief.post(USE, json=signed, headers=headers).status_code)
    assert statuses == [200, 400]


def test_a_challenge_is_worth_five_minutes(app: Flask, somebody: Somebody) -> None:
    who = visitor(app)
    options = _asks(who, f"{USE}/options", DOOR)
    with who.session_transaction(path="/team/", base_url=ORIGIN) as cookie:
        cookie["challenge"] = {**cookie["challenge"], "at": cookie["challenge"]["at"] - 301}
    signed = somebody.device.signs(options, origin=ORIGIN)
    assert _tells(who, USE, DOOR, **signed) == 400


def test_a_copy_that_counts_behind_is_refused(app: Flask, somebody: Somebody) -> None:
    copy = replace(somebody.device)
    assert comes_in(visitor(app), somebody.device) == 200
    assert comes_in(visitor(app), copy) == 400


def test_a_forged_signature_and_another_users_handle_are_refused(
    app: Flask, somebody: Somebody
) -> None:
    forger = replace(somebody.device, key=Device().key)
    assert comes_in(visitor(app), forger) == 400
    assert comes_in(visitor(app), replace(somebody.device, user=b"somebody")) == 400


def test_a_removed_passkey_opens_nothing(app: Flask, somebody: Somebody) -> None:
    named = re.search(r'name="passkey" value="([^"]+)"', _page(somebody))
    assert named
    somebody.browser.post(f"{MAKE}/remove", data={"passkey": named[1]})
    assert "werkt niet meer" in _page(somebody)
    who = visitor(app)
    assert comes_in(who, somebody.device) == 400
    assert not is_in(who)
    with reading(app.extensions["wijkstem"].answers) as session:
        acts = session.scalars(select(AuditEntry.act)).all()
    assert {"passkey.added", "passkey.removed"} <= set(acts)


def test_nobody_removes_the_passkey_of_somebody_else(app: Flask, somebody: Somebody) -> None:
    named = re.search(r'name="passkey" value="([^"]+)"', _page(somebody))
    assert named
    meet(app).browser.post(f"{MAKE}/remove", data={"passkey": named[1]})
    assert comes_in(visitor(app), somebody.device) == 200


def test_the_passkey_of_a_removed_account_opens_nothing(app: Flask, somebody: Somebody) -> None:
    with writing(app.extensions["wijkstem"].answers) as session:
        session.execute(update(StaffAccount).values(removed_at=1))
    assert comes_in(visitor(app), somebody.device) == 400


@pytest.mark.parametrize("said", [[], {"id": 3}, {"id": "x", "response": None}])
def test_rubbish_is_refused_with_a_sentence(app: Flask, somebody: Somebody, said: Any) -> None:
    for who, path, page in (
        (visitor(app), USE, DOOR),
        (somebody.browser, MAKE, HERE),
    ):
        options = {"password": PASSWORD} if path == MAKE else {}
        _asks(who, f"{path}/options", page, **options)
        reply = who.post(path, json=said, headers=_at(who, page))
        assert reply.status_code == 400
        assert json.loads(text_of(reply))["message"]


def test_the_store_holds_no_secret_of_a_passkey(app: Flask, somebody: Somebody) -> None:
    with reading(app.extensions["wijkstem"].answers) as session:
        kept = session.scalars(select(StaffPasskey)).one()
    private = somebody.device.key.private_numbers().private_value.to_bytes(32, "big")
    assert private.hex() not in kept.public_key.encode().hex()


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://wijk.example", Site(host="wijk.example", origin="https://wijk.example")),
        ("https://Wijk.Example:443", Site(host="wijk.example", origin="https://wijk.example")),
        (
            "https://wijk.example:8443/",
            Site(host="wijk.example", origin="https://wijk.example:8443"),
        ),
        ("https://dé.example", Site(host="xn--d-bga.example", origin="https://xn--d-bga.example")),
        ("http://localhost:8000", Site(host="localhost", origin="http://localhost:8000")),
        ("http://wijk.example", None),
        ("https://127.0.0.1", None),
        ("http://[::1]:8000", None),
    ],
)
def test_passkeys_are_offered_where_browsers_know_them(address: str, site: Site | None) -> None:
    assert site_at(address) == site


def _page(somebody: Somebody) -> str:
    return text_of(somebody.browser.get(HERE))
