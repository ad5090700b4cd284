"""A second step that was lost: a colleague's link and one's own password make a new one."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from survey.staff.passkeys import keep
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import (
    AuditEntry,
    StaffAccount,
    StaffLink,
    StaffPasskey,
    StaffRecoveryCode,
    StaffRole,
)
from tests.staff.device import Device
from tests.staff.visitor import (
    PASSWORD,
    invitation,
    next_code,
    secret_in,
    set_up,
    totp,
    visitor,
    with_password,
)
from tests.team import TeamClient, make_account, sign_in_client, text_of

EMAIL = "adviseur@example.org"


@dataclass(frozen=True)
class Somebody:
    """Who lost the telephone."""

    account: int
    secret: str = ""
    codes: tuple[str, ...] = ()


def _with_passkey(app: Flask, account: int) -> None:
    with writing(app.extensions["wijkstem"].answers) as session:
        keep(session, account=account, name="Telefoon", made=Device().made(account=account))


@pytest.fixture
def somebody(app: Flask, programme_on_sqlite: str) -> Somebody:
    answers = app.extensions["wijkstem"].answers
    account = make_account(answers, role=Role.ADVISER, programme=programme_on_sqlite)
    with_password(app, account)
    _with_passkey(app, account)
    return Somebody(account)


@pytest.fixture
def walked_in(app: Flask, programme_on_sqlite: str) -> Somebody:
    """Somebody whose old second step works."""
    link = invitation(app, email=EMAIL, role=Role.ADVISER, programme=programme_on_sqlite)
    secret, codes = set_up(visitor(app), link)
    with reading(app.extensions["wijkstem"].answers) as session:
        account = session.scalars(select(StaffAccount.id).where(StaffAccount.email == EMAIL)).one()
    _with_passkey(app, account)
    return Somebody(account, secret, tuple(codes))


@pytest.fixture
def coordinator(app: Flask, programme_on_sqlite: str) -> TeamClient:
    return sign_in_client(app, programme=programme_on_sqlite)


def _path(programme: str, account: int) -> str:
    return f"/team/p/{programme}/people/{account}/second-step"


def _link(page: str) -> str:
    found = re.search(r'value="https://wijk.example(/team/lost-step/[^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def test_a_link_and_the_password_make_a_new_second_step(
    app: Flask, coordinator: TeamClient, walked_in: Somebody, programme_on_sqlite: str
) -> None:
    path = _path(programme_on_sqlite, walked_in.account)
    elsewhere = sign_in_client(app, account=walked_in.account)
    assert EMAIL in text_of(coordinator.get(path))
    link = _link(text_of(coordinator.post(path)))
    assert elsewhere.get("/team/").status_code == 303
    who = visitor(app)
    assert who.fills_in(link, password="niet dit wachtwoord").location is None
    assert who.fills_in(link, password=PASSWORD).location == "/team/second-step/new"
    assert who.get("/team/account").status_code == 303
    who.sees("/team/second-step/new")
    secret = secret_in(who.last)
    assert secret != walked_in.secret
    between = sign_in_client(app, account=walked_in.account)
    who.fills_in("/team/second-step/new", code=totp(secret))
    codes = re.findall(r'<li class="code">([^<]+)</li>', who.last)
    assert who.get("/team/account").status_code == 200
    assert between.get("/team/account").status_code == 303
    with reading(app.extensions["wijkstem"].answers) as session:
        assert session.scalars(select(StaffPasskey)).all() == []
        assert len(session.scalars(select(StaffRecoveryCode)).all()) == 10
        acts = session.scalars(select(AuditEntry.act)).all()
    assert {"second_step.link_made", "second_step.replaced"} <= set(acts)
    back = visitor(app)
    back.fills_in("/team/sign-in", email=EMAIL, password=PASSWORD)
    for old in (next_code(walked_in.secret), walked_in.codes[0]):
        assert back.fills_in("/team/second-step", code=old).location is None
    assert back.fills_in("/team/second-step", code=codes[0]).location == "/team/"
    assert visitor(app).sees(link).status_code == 400


def test_the_old_second_step_stays_until_there_is_a_new_one(
    app: Flask, coordinator: TeamClient, walked_in: Somebody, programme_on_sqlite: str
) -> None:
    link = _link(text_of(coordinator.post(_path(programme_on_sqlite, walked_in.account))))
    visitor(app).fills_in(link, password=PASSWORD)
    who = visitor(app)
    who.fills_in("/team/sign-in", email=EMAIL, password=PASSWORD)
    reply = who.fills_in("/team/second-step", code=next_code(walked_in.secret))
    assert reply.location == "/team/"


def test_guessing_the_password_behind_a_link_is_stopped(
    app: Flask, coordinator: TeamClient, somebody: Somebody, programme_on_sqlite: str
) -> None:
    link = _link(text_of(coordinator.post(_path(programme_on_sqlite, somebody.account))))
    for _ in range(5):
        visitor(app).fills_in(link, password="geraden wachtwoord")
    assert visitor(app).fills_in(link, password=PASSWORD).status_code == 429


@pytest.mark.parametrize("why", ["removed", "no longer coordinator", "used", "a day old", "wider"])
def test_a_link_is_worth_no_more_than_who_made_it(
    app: Flask, coordinator: TeamClient, somebody: Somebody, programme_on_sqlite: str, why: str
) -> None:
    link = _link(text_of(coordinator.post(_path(programme_on_sqlite, somebody.account))))
    half = visitor(app)
    half.fills_in(link, password=PASSWORD)
    half.sees("/team/second-step/new")
    code = totp(secret_in(half.last))
    makers, theirs = StaffAccount.id == coordinator.account, StaffAccount.id == somebody.account
    change = {
        "removed": update(StaffAccount).where(makers).values(removed_at=1),
        "no longer coordinator": delete(StaffRole).where(
            StaffRole.account_id == coordinator.account
        ),
        "used": delete(StaffLink),
        "a day old": update(StaffLink).values(until=StaffLink.until - 86401),
        "wider": update(StaffAccount).where(theirs).values(administrator=True),
    }[why]
    with writing(app.extensions["wijkstem"].answers) as session:
        session.execute(change)
    refused = 403 if why in ("removed", "no longer coordinator", "wider") else 400
    assert visitor(app).get(link).status_code == refused
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', half.last)
    assert token
    data = {"csrf_token": token[1], "code": code}
    assert half.post("/team/second-step/new", data=data).status_code == refused
    assert half.get("/team/account").status_code == 303


@pytest.mark.parametrize("whom", ["administrator", "works elsewhere too", "oneself"])
def test_nobody_helps_somebody_with_wider_rights_or_themselves(
    app: Flask, coordinator: TeamClient, somebody: Somebody, programme_on_sqlite: str, whom: str
) -> None:
    account = coordinator.account if whom == "oneself" else somebody.account
    with writing(app.extensions["wijkstem"].answers) as session:
        if whom == "administrator":
            session.get_one(StaffAccount, account).administrator = True
        elif whom == "works elsewhere too":
            session.add(StaffRole(account_id=account, programme="elsewhere", role=Role.ADVISER))
    path = _path(programme_on_sqlite, account)
    assert "met minstens dezelfde rechten" in text_of(coordinator.get(path))
    assert coordinator.post(path).status_code == 403
    with reading(app.extensions["wijkstem"].answers) as session:
        assert session.scalars(select(StaffLink)).all() == []
        assert len(session.scalars(select(StaffPasskey)).all()) == 1


def test_who_works_in_another_programme_is_not_there(
    app: Flask, coordinator: TeamClient, programme_on_sqlite: str
) -> None:
    stranger = make_account(app.extensions["wijkstem"].answers, programme="elsewhere")
    assert coordinator.post(_path(programme_on_sqlite, stranger)).status_code == 404


def test_who_signs_in_with_the_account_of_their_work_has_nothing_to_replace(
    app: Flask, coordinator: TeamClient, programme_on_sqlite: str
) -> None:
    answers = app.extensions["wijkstem"].answers
    someone = make_account(answers, role=Role.ADVISER, programme=programme_on_sqlite)
    reply = coordinator.post(_path(programme_on_sqlite, someone))
    assert reply.status_code == 400
    assert "werkaccount" in text_of(reply)


def test_a_link_for_one_thing_is_none_for_another(
    app: Flask, coordinator: TeamClient, somebody: Somebody, programme_on_sqlite: str
) -> None:
    link = _link(text_of(coordinator.post(_path(programme_on_sqlite, somebody.account))))
    assert visitor(app).sees(link.replace("lost-step", "new-password")).status_code == 400
