"""Everybody who can sign in: administrators made and unmade, accounts removed, never the last."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from survey.staff.administering import LastAdministrator, remove_account, unmake_administrator
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry, StaffAccount, StaffInvitation, StaffRole, StaffSession
from tests.staff.visitor import PASSWORD, invitation, set_up, visitor
from tests.team import TeamClient, make_account, sign_in_client, text_of

PAGE = "/team/accounts"


@pytest.fixture
def administrator(app: Flask) -> TeamClient:
    return sign_in_client(app, role=Role.ADMINISTRATOR)


def _row(app: Flask, account: int) -> StaffAccount:
    with reading(app.extensions["wijkstem"].answers) as session:
        return session.get_one(StaffAccount, account)


def test_everybody_stands_there_with_what_they_are(
    app: Flask, administrator: TeamClient, programme_on_sqlite: str
) -> None:
    someone = sign_in_client(app, role=Role.ADVISER, programme=programme_on_sqlite).account
    page = text_of(administrator.get(PAGE))
    assert _row(app, someone).email in page
    assert "Noord: beleidsadviseur" in page
    assert f"{PAGE}/{someone}" in page


def test_an_administrator_is_made_and_unmade(app: Flask, administrator: TeamClient) -> None:
    other = sign_in_client(app)
    assert other.get(PAGE).status_code == 403
    path = f"{PAGE}/{other.account}/administrator"
    administrator.post(path, data={"administrator": "yes"})
    assert other.get(PAGE).status_code == 200
    administrator.post(path, data={"administrator": "no"})
    assert other.get(PAGE).status_code == 403
    log = text_of(administrator.get("/team/log"))
    assert "Beheerder gemaakt" in log
    assert "Geen beheerder meer" in log
    assert "/team/p/" not in log


def test_the_last_administrator_stays(app: Flask, administrator: TeamClient) -> None:
    own = f"{PAGE}/{administrator.account}"
    for path, data in (("administrator", {"administrator": "no"}), ("remove", {})):
        reply = administrator.post(f"{own}/{path}", data=data)
        assert reply.status_code == 400
        assert "laatste beheerder" in text_of(reply)
    assert administrator.get(PAGE).status_code == 200
    other = sign_in_client(app, role=Role.ADMINISTRATOR)
    assert administrator.post(f"{own}/remove").status_code == 303
    assert administrator.get(PAGE).status_code == 303
    assert other.post(f"{PAGE}/{other.account}/remove").status_code == 400


def test_an_administrator_who_was_removed_does_not_count(stores: Any) -> None:
    one, other = (make_account(stores.answers, role=Role.ADMINISTRATOR) for _ in range(2))
    with writing(stores.answers) as session:
        remove_account(session, account=one, by=other)
    with pytest.raises(LastAdministrator), writing(stores.answers) as session:
        unmake_administrator(session, account=other, by=other)


def test_a_removed_account_is_out_at_once_and_its_name_stays_in_the_trail(
    app: Flask, administrator: TeamClient, programme_on_sqlite: str
) -> None:
    email = "weg@example.org"
    who = visitor(app)
    link = invitation(app, email=email, role=Role.COORDINATOR, programme=programme_on_sqlite)
    set_up(who, link)
    waiting = invitation(app, email=email, role=Role.ADMINISTRATOR)
    with reading(app.extensions["wijkstem"].answers) as session:
        account = session.scalars(select(StaffAccount).where(StaffAccount.email == email)).one().id
    assert administrator.post(f"{PAGE}/{account}/remove").location == PAGE
    assert who.get("/team/").status_code == 303
    assert visitor(app).fills_in("/team/sign-in", email=email, password=PASSWORD).location is None
    assert visitor(app).sees(waiting).status_code == 400
    assert email not in text_of(administrator.get(PAGE)).replace("weg@example.org kan zich", "")
    assert email in text_of(administrator.get(f"/team/p/{programme_on_sqlite}/log"))
    with reading(app.extensions["wijkstem"].answers) as session:
        assert session.scalars(select(StaffRole).where(StaffRole.account_id == account)).all() == []
        theirs = select(StaffSession).where(StaffSession.account_id == account)
        assert session.scalars(theirs).all() == []
        acts = session.scalars(select(AuditEntry.what).where(AuditEntry.act == "account.removed"))
        assert acts.all() == [email]


@pytest.mark.parametrize("act", ["", "/administrator", "/link", "/remove"])
def test_an_account_that_is_not_there_is_said(administrator: TeamClient, act: str) -> None:
    method = "POST" if act else "GET"
    reply = administrator.open(f"{PAGE}/1{act}", method=method, data={"administrator": "yes"})
    assert reply.status_code in (403, 404)


def test_an_administrator_is_invited_and_the_invitation_withdrawn(
    app: Flask, administrator: TeamClient, programme_on_sqlite: str
) -> None:
    page = text_of(administrator.post(f"{PAGE}/invite", data={"email": "Nieuw@Example.org"}))
    link = re.search(r'value="https://wijk.example(/team/invitation/[^"]+)"', page)
    assert link
    elsewhere = invitation(
        app, email="nieuw@example.org", role=Role.ADVISER, programme=programme_on_sqlite
    )
    assert text_of(administrator.get(PAGE)).count("nieuw@example.org") >= 2
    administrator.post(f"{PAGE}/withdraw", data={"email": "nieuw@example.org", "programme": ""})
    assert visitor(app).sees(html.unescape(link[1])).status_code == 400
    assert visitor(app).sees(elsewhere).status_code == 200
    with reading(app.extensions["wijkstem"].answers) as session:
        assert len(session.scalars(select(StaffInvitation)).all()) == 1


def test_inviting_again_makes_the_older_link_worthless(app: Flask) -> None:
    first, second = (
        invitation(app, email="x@example.org", role=Role.ADMINISTRATOR) for _ in range(2)
    )
    assert visitor(app).sees(first).status_code == 400
    assert visitor(app).sees(second).status_code == 200


def test_an_address_that_is_none_is_asked_again(administrator: TeamClient) -> None:
    page = text_of(administrator.post(f"{PAGE}/invite", data={"email": "a b"}))
    assert "is geen e-mailadres" in page


def test_without_mail_an_administrator_hands_over_a_link_for_a_new_password(
    app: Flask, administrator: TeamClient
) -> None:
    set_up(visitor(app), invitation(app, email="x@example.org", role=Role.ADMINISTRATOR))
    with reading(app.extensions["wijkstem"].answers) as session:
        account = session.scalars(
            select(StaffAccount.id).where(StaffAccount.email == "x@example.org")
        ).one()
    page = text_of(administrator.post(f"{PAGE}/{account}/link", data={"gives": "password"}))
    link = re.search(r'value="https://wijk.example(/team/new-password/[^"]+)"', page)
    assert link
    new = "vier groene bomen"
    who = visitor(app)
    reply = who.fills_in(html.unescape(link[1]), password=new, again=new)
    assert reply.location == "/team/second-step"
    page = text_of(administrator.post(f"{PAGE}/{account}/link", data={"gives": "second_step"}))
    assert "/team/lost-step/" in page
    own = f"{PAGE}/{administrator.account}/link"
    assert administrator.post(own, data={"gives": "second_step"}).status_code == 403
