"""Who works in a programme: inviting, changing, taking out, and nobody above their own role."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask

from survey.staff.roles import Role
from survey.storage.sessions import reading
from survey.storage.staff import StaffAccount, StaffRole
from tests.staff.visitor import set_up, visitor
from tests.team import TeamClient, make_account, sign_in_client, text_of


@pytest.fixture
def coordinator(app: Flask, programme_on_sqlite: str) -> TeamClient:
    return sign_in_client(app, programme=programme_on_sqlite)


@pytest.fixture
def people(programme_on_sqlite: str) -> str:
    return f"/team/p/{programme_on_sqlite}/people"


def _colleague(app: Flask, programme: str, role: Role = Role.ADVISER) -> int:
    answers = app.extensions["wijkstem"].answers
    return make_account(answers, role=role, programme=programme)


def _roles(app: Flask, account: int, programme: str) -> set[str]:
    with reading(app.extensions["wijkstem"].answers) as session:
        held = session.query(StaffRole).filter_by(account_id=account, programme=programme)
        return {each.role for each in held}


def test_a_coordinator_invites_and_the_link_works(
    app: Flask, coordinator: TeamClient, people: str
) -> None:
    fields = {"email": "Nieuw@Example.org", "role": "communication"}
    page = text_of(coordinator.post(f"{people}/invite", data=fields))
    link = re.search(r'value="https://wijk.example(/team/invitation/[^"]+)"', page)
    assert link
    set_up(visitor(app), html.unescape(link[1]))
    page = text_of(coordinator.get(people))
    assert "nieuw@example.org" in page
    assert "Uitgenodigd" not in page


@pytest.mark.parametrize("role", ["administrator", "", "king"])
def test_nobody_is_made_more_than_a_role_in_the_programme(
    app: Flask, coordinator: TeamClient, people: str, role: str, programme_on_sqlite: str
) -> None:
    page = text_of(coordinator.post(f"{people}/invite", data={"email": "a@b.nl", "role": role}))
    assert "/team/invitation/" not in page
    someone = _colleague(app, programme_on_sqlite)
    reply = coordinator.post(f"{people}/{someone}/role", data={"role": role})
    assert reply.status_code == 400
    assert _roles(app, someone, programme_on_sqlite) == {"adviser"}


def test_an_address_that_is_none_is_asked_again(coordinator: TeamClient, people: str) -> None:
    page = text_of(coordinator.post(f"{people}/invite", data={"email": "a b", "role": "adviser"}))
    assert "is geen e-mailadres" in page


def test_an_invitation_is_taken_back(app: Flask, coordinator: TeamClient, people: str) -> None:
    fields = {"email": "x@example.org", "role": "adviser"}
    page = text_of(coordinator.post(f"{people}/invite", data=fields))
    link = re.search(r'(/team/invitation/[^"]+)"', page)
    assert link
    assert "Uitgenodigd" in text_of(coordinator.get(people))
    coordinator.post(f"{people}/withdraw", data={"email": "x@example.org"})
    assert visitor(app).sees(link[1]).status_code == 400


def test_a_role_changes(
    app: Flask, coordinator: TeamClient, people: str, programme_on_sqlite: str
) -> None:
    someone = _colleague(app, programme_on_sqlite)
    coordinator.post(f"{people}/{someone}/role", data={"role": "researcher"})
    assert _roles(app, someone, programme_on_sqlite) == {"researcher"}


def test_who_is_taken_out_can_be_put_back(
    app: Flask, coordinator: TeamClient, people: str, programme_on_sqlite: str
) -> None:
    someone = _colleague(app, programme_on_sqlite)
    coordinator.post(f"{people}/{someone}/remove")
    assert _roles(app, someone, programme_on_sqlite) == set()
    page = text_of(coordinator.get(people))
    proof = re.search(r'name="proof" value="([^"]+)"', page)
    assert proof
    coordinator.post(f"{people}/restore", data={"proof": html.unescape(proof[1])})
    assert _roles(app, someone, programme_on_sqlite) == {"adviser"}


def test_putting_back_needs_the_proof_of_this_programme(
    app: Flask, coordinator: TeamClient, people: str, programme_on_sqlite: str
) -> None:
    reply = coordinator.post(f"{people}/restore", data={"proof": "made.up"})
    assert reply.status_code == 400


def test_people_of_another_programme_are_not_touched(
    app: Flask, coordinator: TeamClient, people: str
) -> None:
    someone = _colleague(app, "elsewhere")
    for act in ("role", "remove"):
        reply = coordinator.post(f"{people}/{someone}/{act}", data={"role": "coordinator"})
        assert reply.status_code == 404
    assert _roles(app, someone, "elsewhere") == {"adviser"}


def test_what_was_done_stands_in_the_log(
    app: Flask, coordinator: TeamClient, people: str, programme_on_sqlite: str
) -> None:
    someone = _colleague(app, programme_on_sqlite)
    coordinator.post(f"{people}/{someone}/role", data={"role": "researcher"})
    with reading(app.extensions["wijkstem"].answers) as session:
        email = session.get_one(StaffAccount, someone).email
        own = session.get_one(StaffAccount, coordinator.account).email
    log = text_of(coordinator.get(f"/team/p/{programme_on_sqlite}/log"))
    assert "Rol gewijzigd" in log
    assert email in log
    assert own in log
    other_day = text_of(coordinator.get(f"/team/p/{programme_on_sqlite}/log?day=2001-01-01"))
    assert email not in other_day


@pytest.mark.parametrize("query", ["day=x", "day=9999-12-31", "before=0", "before=-1", "before=x"])
def test_the_log_takes_any_rubbish(
    coordinator: TeamClient, programme_on_sqlite: str, query: str
) -> None:
    reply = coordinator.get(f"/team/p/{programme_on_sqlite}/log?{query}")
    assert reply.status_code == 200
