"""A password that was forgotten: a link by mail, once, and never without a second step."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from survey.mail import Security, Smtp
from survey.staff.passwords import fits
from survey.staff.roles import Role
from survey.staff.views.forgotten import MAILING
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry, StaffAccount, StaffLink
from tests.staff.visitor import PASSWORD, invitation, next_code, set_up, visitor, with_password
from tests.team import make_account, sign_in_client, text_of
from tests.test_mail import Postbox

EMAIL, NEW, PAGE = "beheer@example.org", "vier groene bomen", "/team/forgotten"


@pytest.fixture
def account(mailing: Flask) -> int:
    """Somebody with an account."""
    made = make_account(mailing.extensions["wijkstem"].answers)
    with writing(mailing.extensions["wijkstem"].answers) as session:
        session.get_one(StaffAccount, made).email = EMAIL
    with_password(mailing, made)
    return made


def asks(app: Flask, email: str = EMAIL) -> str:
    """What the page says; by then the mail is out too."""
    who = visitor(app)
    who.fills_in(PAGE, email=email)
    for each in threading.enumerate():
        if each.name == MAILING:
            each.join(30)
    return who.last


def link_in(postbox: Postbox) -> str:
    text = postbox.letters()[-1].get_content()
    found = re.search(r"https://wijk\.example(/team/new-password/\S+)", text)
    assert found, text
    return found[1]


def test_a_mailed_link_sets_a_new_password_and_asks_for_the_second_step(
    mailing: Flask, postbox: Postbox
) -> None:
    invited = invitation(mailing, email=EMAIL, role=Role.ADMINISTRATOR)
    secret, _ = set_up(visitor(mailing), invited)
    asks(mailing, f" {EMAIL.upper()}")
    assert [each["To"] for each in postbox.letters()] == [EMAIL]
    who, link = visitor(mailing), link_in(postbox)
    assert who.fills_in(link, password=NEW, again=NEW).location == "/team/second-step"
    assert who.get("/team/account").status_code == 303
    assert who.fills_in("/team/second-step", code=next_code(secret)).location == "/team/"
    with reading(mailing.extensions["wijkstem"].answers) as session:
        account = session.scalars(select(StaffAccount)).one()
        acts = session.scalars(select(AuditEntry.act)).all()
    assert fits(NEW, account.password_hash)
    assert not fits(PASSWORD, account.password_hash)
    assert {"account.link_mailed", "account.password_renewed"} <= set(acts)


def test_a_new_password_signs_out_everywhere(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    elsewhere = sign_in_client(mailing, account=account)
    asks(mailing)
    visitor(mailing).fills_in(link_in(postbox), password=NEW, again=NEW)
    assert elsewhere.get("/team/account").status_code == 303


def test_a_link_works_once_and_the_newest_alone(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    asks(mailing)
    first = link_in(postbox)
    asks(mailing)
    second = link_in(postbox)
    assert visitor(mailing).sees(first).status_code == 400
    visitor(mailing).fills_in(second, password=NEW, again=NEW)
    assert visitor(mailing).sees(second).status_code == 400


def test_a_link_works_for_an_hour(mailing: Flask, postbox: Postbox, account: int) -> None:
    asks(mailing)
    link = link_in(postbox)
    assert visitor(mailing).sees(link).status_code == 200
    with writing(mailing.extensions["wijkstem"].answers) as session:
        session.execute(update(StaffLink).values(until=StaffLink.until - 3601))
    assert visitor(mailing).sees(link).status_code == 400


def test_a_weak_password_leaves_the_link_as_it_was(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    asks(mailing)
    who, link = visitor(mailing), link_in(postbox)
    who.fills_in(link, password="kort", again="kort")
    assert 'class="error"' in who.last
    assert who.sees(link).status_code == 200


def test_changing_the_password_oneself_ends_the_link(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    asks(mailing)
    client = sign_in_client(mailing, account=account)
    client.post("/team/account/password", data={"current": PASSWORD, "password": NEW, "again": NEW})
    assert visitor(mailing).sees(link_in(postbox)).status_code == 400


def test_who_has_no_password_here_gets_the_same_answer_and_no_mail(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    answers = mailing.extensions["wijkstem"].answers
    with reading(answers) as session:
        work = session.get_one(StaffAccount, make_account(answers)).email
    with writing(answers) as session:
        session.add(StaffAccount(email="gone@example.org", made_at=1, removed_at=2))
    said = {
        asks(mailing, email).replace(email, "…")
        for email in (EMAIL, work, "gone@example.org", "nobody@example.org")
    }
    assert len({re.sub(r'value="[^"]*"', "", each) for each in said}) == 1
    assert [each["To"] for each in postbox.letters()] == [EMAIL]


def test_asking_again_and_again_is_stopped_for_any_address(mailing: Flask) -> None:
    for _ in range(5):
        assert "Kijk in uw mail" in asks(mailing, "nobody@example.org")
    assert "Wacht een kwartier" in asks(mailing, "nobody@example.org")
    assert "Kijk in uw mail" in asks(mailing, "somebody-else@example.org")


def test_a_mail_server_that_is_away_changes_nothing_for_who_asks(
    mailing: Flask, account: int, caplog: pytest.LogCaptureFixture
) -> None:
    parts = mailing.extensions["wijkstem"]
    away = Smtp(host="127.0.0.1", port=9, sender="w@example.org", security=Security.NONE)
    settings = replace(parts.settings, smtp=away)
    mailing.extensions["wijkstem"] = replace(parts, settings=settings)
    assert "Kijk in uw mail" in asks(mailing)
    assert "was not mailed" in caplog.text
    assert EMAIL not in caplog.text


def test_the_mail_speaks_the_language_of_the_account(
    mailing: Flask, postbox: Postbox, account: int
) -> None:
    asks(mailing)
    letter = postbox.letters()[-1]
    assert letter.get_content_type() == "text/plain"
    assert letter["Subject"] == "Nieuw wachtwoord voor Wijkstem"


def test_without_a_mail_server_the_page_says_whom_to_ask(app: Flask) -> None:
    who = visitor(app)
    who.sees(PAGE)
    assert "Vraag een beheerder" in who.last
    assert "<form" not in who.last
    assert "/team/forgotten" in text_of(who.get("/team/sign-in"))
