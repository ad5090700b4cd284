"""Every address of the application, and who may reach it. A new one needs a decision."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from survey.staff.access import decision_of
from survey.staff.cookies import is_team
from survey.staff.roles import IN_A_PROGRAMME, Role
from tests.team import TeamClient, sign_in_client

RESIDENTS = {"intake", "public"}  # rooms whose pages are for everybody
IN_ADDRESSES = {"int": "1", "string": "x", "path": "x", "default": "x"}


def _rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def _asked(app: Flask, *, programme: str) -> Iterator[tuple[Rule, str, str]]:
    """Every page that needs a role, with an address in the programme and one of its methods."""
    for rule in _rules(app):
        decision = decision_of(app.view_functions[rule.endpoint])
        if decision is None or not decision.roles:
            continue
        given = {
            name: 1 if type(rule._converters[name]).__name__ == "IntegerConverter" else "x"
            for name in rule.arguments
        }
        given["programme"] = programme
        built = rule.build(given, append_unknown=False)
        assert built is not None
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule, method, built[1]


def test_every_address_carries_a_decision(app: Flask) -> None:
    undecided = [
        rule.rule
        for rule in _rules(app)
        if rule.endpoint.partition(".")[0] not in RESIDENTS
        and decision_of(app.view_functions[rule.endpoint]) is None
    ]
    assert undecided == []


def test_residents_rooms_hold_no_page_of_the_team(app: Flask) -> None:
    mixed = [
        rule.rule
        for rule in _rules(app)
        if rule.endpoint.partition(".")[0] in RESIDENTS and is_team(rule.rule)
    ]
    assert mixed == []


def test_a_page_of_a_programme_asks_for_a_role(app: Flask) -> None:
    """The programme in an address is only safe to use after it was asked who may see it."""
    careless = [
        rule.rule
        for rule in _rules(app)
        if rule.rule.startswith("/team/p/")
        and not getattr(decision_of(app.view_functions[rule.endpoint]), "roles", None)
    ]
    assert careless == []


def test_without_a_role_in_the_programme_every_page_is_not_there(
    app: Flask, programme_on_sqlite: str
) -> None:
    stranger = sign_in_client(app, programme="another", role=Role.COORDINATOR)
    answered = {
        (method, address): stranger.open(address, method=method).status_code
        for _, method, address in _asked(app, programme=programme_on_sqlite)
    }
    assert {asked for asked, status in answered.items() if status != 404} == set()
    assert answered


def _for_administrators(app: Flask) -> Iterator[tuple[str, str]]:
    """Every page that only an administrator may reach, with one of its methods."""
    for rule in _rules(app):
        decision = decision_of(app.view_functions[rule.endpoint])
        if decision is not None and decision.administrator:
            built = rule.build(dict.fromkeys(rule.arguments, 1))
            assert built is not None
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, built[1]


def test_who_may_reach_each_address_about_accounts(app: Flask) -> None:
    """Written out in full: what is open, what asks to sign in, what is for administrators."""
    decided: dict[str, set[str]] = {"open": set(), "signed in": set(), "administrators": set()}
    for rule in _rules(app):
        decision = decision_of(app.view_functions[rule.endpoint])
        if rule.endpoint.startswith("staff.") and decision is not None and not decision.roles:
            who = "signed in" if decision.signed_in else "open"
            decided["administrators" if decision.administrator else who].add(rule.rule)
    assert decided == {
        "open": {
            "/team",
            "/team/forgotten",
            "/team/invitation/<token>",
            "/team/lost-step/<token>",
            "/team/new-password/<token>",
            "/team/oidc",
            "/team/oidc/back",
            "/team/passkey",
            "/team/passkey/options",
            "/team/second-step",
            "/team/second-step/new",
            "/team/sign-in",
        },
        "signed in": {
            "/team/account",
            "/team/account/language",
            "/team/account/passkeys",
            "/team/account/passkeys/options",
            "/team/account/passkeys/remove",
            "/team/account/password",
            "/team/account/recovery-codes",
            "/team/account/sessions/end",
            "/team/sign-out",
            "/team/sign-out/everywhere",
        },
        "administrators": {
            "/team/accounts",
            "/team/accounts/<int:account>",
            "/team/accounts/<int:account>/administrator",
            "/team/accounts/<int:account>/link",
            "/team/accounts/<int:account>/remove",
            "/team/accounts/invite",
            "/team/accounts/withdraw",
            "/team/log",
        },
    }


def test_only_administrators_reach_the_pages_about_everybody(
    app: Flask, programme_on_sqlite: str
) -> None:
    coordinator = sign_in_client(app, programme=programme_on_sqlite)
    nobody = TeamClient(app, app.response_class, use_cookies=True)
    tokenless = sign_in_client(app, role=Role.ADMINISTRATOR)
    tokenless.token = ""
    for method, address in _for_administrators(app):
        assert coordinator.open(address, method=method).status_code == 403, address
        outside = nobody.open(address, method=method).status_code
        assert outside == (303 if method == "GET" else 400), address
        if method != "GET":
            assert tokenless.open(address, method=method).status_code == 400, address


def test_nobody_is_let_in_without_signing_in(app: Flask, programme_on_sqlite: str) -> None:
    client = TeamClient(app, app.response_class, use_cookies=True)
    for _, method, address in _asked(app, programme=programme_on_sqlite):
        expected = 303 if method == "GET" else 400  # without a session there is no token either
        assert client.open(address, method=method).status_code == expected, address


@pytest.mark.parametrize("role", IN_A_PROGRAMME)
def test_a_role_reaches_only_what_is_decided_for_it(
    app: Flask, programme_on_sqlite: str, role: Role
) -> None:
    client = sign_in_client(app, programme=programme_on_sqlite, role=role)
    for rule, method, address in _asked(app, programme=programme_on_sqlite):
        decision = decision_of(app.view_functions[rule.endpoint])
        assert decision is not None
        if role not in decision.roles:
            assert client.open(address, method=method).status_code == 403, address


def test_an_unknown_programme_is_not_there_even_for_an_administrator(app: Flask) -> None:
    administrator = sign_in_client(app, role=Role.ADMINISTRATOR)
    for _, method, address in _asked(app, programme="no-such"):
        assert administrator.open(address, method=method).status_code == 404, address


def test_a_changing_request_without_its_token_is_refused(
    app: Flask, programme_on_sqlite: str
) -> None:
    client = sign_in_client(app, role=Role.ADMINISTRATOR)
    client.token = ""
    for _, method, address in _asked(app, programme=programme_on_sqlite):
        if method != "GET":
            assert client.open(address, method=method).status_code == 400, address


def test_a_page_of_a_shift_asks_for_a_shift_and_no_account_stands_in_for_one(app: Flask) -> None:
    """What a shift itself does not open is in tests/fieldwork/test_shifts.py."""
    administrator = sign_in_client(app, role=Role.ADMINISTRATOR)
    asked = 0
    for rule in _rules(app):
        decision = decision_of(app.view_functions[rule.endpoint])
        if decision is None or not decision.on_shift:
            continue
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            reply = administrator.open(rule.rule, method=method)
            assert (reply.status_code, reply.location) == (303, "/team/shift"), rule.rule
            asked += 1
    assert asked
