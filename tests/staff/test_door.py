"""In by invitation, password and code; and out again."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select, update

from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import (
    StaffAccount,
    StaffAttempts,
    StaffInvitation,
    StaffRecoveryCode,
    StaffSession,
)
from tests.staff.visitor import (
    PASSWORD,
    Visitor,
    invitation,
    next_code,
    set_up,
    visitor,
)
from tests.team import sign_in_client, text_of

EMAIL = "regisseur@example.org"
DOOR, CODE = "/team/sign-in", "/team/second-step"


@pytest.fixture
def link(app: Flask, programme_on_sqlite: str) -> str:
    return invitation(app, email=EMAIL, role=Role.COORDINATOR, programme=programme_on_sqlite)


def signs_in(who: Visitor, code: str) -> str:
    assert who.fills_in(DOOR, email=EMAIL, password=PASSWORD).location == CODE
    return who.fills_in(CODE, code=code).location or ""


def test_an_invitation_leads_to_the_programme(
    app: Flask, link: str, programme_on_sqlite: str
) -> None:
    who = visitor(app)
    set_up(who, link)
    who.sees("/team/")
    assert f"/team/p/{programme_on_sqlite}/" in who.last


def test_an_invitation_works_once(app: Flask, link: str) -> None:
    set_up(visitor(app), link)
    second = visitor(app)
    assert second.sees(link).status_code == 400
    assert "werkt niet meer" in second.last


def test_an_invitation_works_for_a_week(app: Flask, link: str) -> None:
    with writing(app.extensions["wijkstem"].answers) as session:
        aged = StaffInvitation.until - 7 * 86400 - 1
        session.execute(update(StaffInvitation).values(until=aged))
    assert visitor(app).sees(link).status_code == 400


def test_a_made_up_invitation_is_refused(app: Flask) -> None:
    assert visitor(app).sees("/team/invitation/made-up").status_code == 400


def test_who_has_an_account_gets_the_role_only_when_signed_in(
    app: Flask, programme_on_sqlite: str
) -> None:
    client = sign_in_client(app)
    with reading(app.extensions["wijkstem"].answers) as session:
        email = session.get_one(StaffAccount, client.account).email
    link = invitation(app, email=email, role=Role.ADVISER, programme=programme_on_sqlite)
    stranger = visitor(app)
    assert stranger.fills_in(link).location.startswith(DOOR)
    assert client.post(link).location == "/team/"
    assert programme_on_sqlite in text_of(client.get("/team/"))


@pytest.mark.parametrize("weak", ["kort", "wachtwoord123", "aaaaaaaaaaaaaa", "regisseur1234"])
def test_a_password_that_is_easy_to_guess_is_refused(app: Flask, link: str, weak: str) -> None:
    who = visitor(app)
    assert who.fills_in(link, password=weak, again=weak).status_code == 200
    assert 'class="error"' in who.last


def test_the_password_is_kept_as_argon2id(app: Flask, link: str) -> None:
    set_up(visitor(app), link)
    with reading(app.extensions["wijkstem"].answers) as session:
        account = session.scalars(select(StaffAccount)).one()
    assert (account.password_hash or "").startswith("$argon2id$")
    assert account.totp
    assert "key" not in account.totp.replace('"enckey"', "")


def test_in_with_password_and_code(app: Flask, link: str) -> None:
    secret, _ = set_up(visitor(app), link)
    assert signs_in(visitor(app), next_code(secret)) == "/team/"


def test_a_code_works_once(app: Flask, link: str) -> None:
    secret, _ = set_up(visitor(app), link)
    code = next_code(secret)
    assert signs_in(visitor(app), code)
    assert not signs_in(visitor(app), code)


def test_a_recovery_code_works_once(app: Flask, link: str) -> None:
    _, codes = set_up(visitor(app), link)
    first = visitor(app)
    assert signs_in(first, codes[3].upper())
    first.sees("/team/")
    assert "Er zijn er nog 9" in first.last
    assert not signs_in(visitor(app), codes[3])


def test_recovery_codes_are_kept_as_hashes(app: Flask, link: str) -> None:
    _, codes = set_up(visitor(app), link)
    with reading(app.extensions["wijkstem"].answers) as session:
        kept = session.scalars(select(StaffRecoveryCode.code_hash)).all()
    plain = {code.replace("-", "") for code in codes}
    assert len(kept) == 10
    assert not plain & set(kept)


def test_the_password_alone_opens_nothing_and_replaces_no_second_step(
    app: Flask, link: str
) -> None:
    set_up(visitor(app), link)
    who = visitor(app)
    who.fills_in(DOOR, email=EMAIL, password=PASSWORD)
    assert who.get("/team/account").location.startswith(DOOR)
    assert who.get("/team/second-step/new").location == DOOR


def test_a_wrong_password_and_an_unknown_address_sound_the_same(app: Flask, link: str) -> None:
    set_up(visitor(app), link)
    said = []
    for email in (EMAIL, "nobody@example.org"):
        who = visitor(app)
        who.fills_in(DOOR, email=email, password="niet het wachtwoord")
        said.append(who.last.count("horen niet bij elkaar"))
    assert said == [2, 2]  # in the summary and beside the field


def test_guessing_is_stopped_even_when_the_next_guess_is_right(app: Flask, link: str) -> None:
    secret, _ = set_up(visitor(app), link)
    for _ in range(5):
        visitor(app).fills_in(DOOR, email=EMAIL, password="geraden wachtwoord")
    reply = visitor(app).fills_in(DOOR, email=EMAIL, password=PASSWORD)
    assert reply.status_code == 429
    assert "Wacht een kwartier" in text_of(reply)
    with writing(app.extensions["wijkstem"].answers) as session:
        session.execute(update(StaffAttempts).values(since=StaffAttempts.since - 901))
    assert signs_in(visitor(app), next_code(secret))


def test_guessing_codes_is_stopped_too(app: Flask, link: str) -> None:
    secret, _ = set_up(visitor(app), link)
    who = visitor(app)
    who.fills_in(DOOR, email=EMAIL, password=PASSWORD)
    statuses = [who.fills_in(CODE, code=f"{n:06}").status_code for n in range(5)]
    assert statuses.count(429) >= 1
    assert who.fills_in(CODE, code=next_code(secret)).status_code == 429


def test_trying_many_accounts_from_one_place_is_stopped(app: Flask) -> None:
    from survey.staff import attempts

    with app.test_request_context("/team/sign-in", environ_base={"REMOTE_ADDR": "10.1.2.3"}):
        engine = app.extensions["wijkstem"].answers
        with writing(engine) as session:
            allowed = [
                attempts.spend(session, whose=f"{n}@example.org")
                for n in range(attempts.PER_SOURCE + 1)
            ]
        with reading(engine) as session:
            kept = [row.key for row in session.scalars(select(StaffAttempts))]
    assert allowed == [True] * attempts.PER_SOURCE + [False]
    assert not [key for key in kept if "10.1" in key or "@" in key]


def test_out_means_out_also_for_who_kept_the_cookie(app: Flask) -> None:
    client = sign_in_client(app)
    cookie = client.get_cookie("__Host-wijkstem", domain="wijk.example")
    assert cookie
    assert client.post("/team/sign-out").location == DOOR
    client.set_cookie("__Host-wijkstem", cookie.value, domain="wijk.example")
    assert client.get("/team/account").status_code == 303


def test_out_everywhere(app: Flask) -> None:
    one = sign_in_client(app)
    other = sign_in_client(app, account=one.account)
    assert other.get("/team/").status_code == 200
    one.post("/team/sign-out/everywhere")
    assert other.get("/team/").status_code == 303


def test_a_session_that_nobody_used_ends(app: Flask) -> None:
    client = sign_in_client(app)
    with writing(app.extensions["wijkstem"].answers) as session:
        session.execute(update(StaffSession).values(seen_at=StaffSession.seen_at - 12 * 3600 - 1))
    assert client.get("/team/").status_code == 303


def test_the_cookie_is_closed_to_scripts_other_sites_and_other_hosts(app: Flask) -> None:
    reply = app.test_client().get(DOOR, base_url="https://wijk.example")
    cookie = reply.headers["Set-Cookie"]
    assert cookie.startswith("__Host-wijkstem=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/team/\\evil", "/q"])
def test_the_door_leads_to_no_other_site(app: Flask, there: str) -> None:
    client = sign_in_client(app)
    assert client.get(DOOR, query_string={"next": there}).location == "/team/"
