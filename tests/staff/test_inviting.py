"""An invitation goes out by mail where there is a mail server, and its link is shown as well."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from survey.mail import Security, Smtp
from survey.staff.letters import invitation as invitation_letter
from survey.staff.letters import new_password
from survey.staff.roles import NAMES, Role
from survey.staff.speaking import words_in
from survey.storage.sessions import reading
from survey.storage.staff import StaffAccount
from tests.staff.visitor import visitor
from tests.team import make_account, sign_in_client, text_of
from tests.test_mail import Postbox


def test_it_is_mailed_and_the_link_in_the_mail_works(
    mailing: Flask, postbox: Postbox, programme_on_sqlite: str
) -> None:
    client = sign_in_client(mailing, programme=programme_on_sqlite)
    fields = {"email": "nieuw@example.org", "role": "adviser"}
    page = text_of(client.post(f"/team/p/{programme_on_sqlite}/people/invite", data=fields))
    [letter] = postbox.letters()
    assert (letter["To"], letter.get_content_type()) == ("nieuw@example.org", "text/plain")
    text = letter.get_content()
    assert "Noord, als beleidsadviseur" in text
    link = re.search(r"https://wijk\.example(/team/invitation/\S+)", text)
    assert link
    assert link[1] in page
    assert "gemaild aan nieuw@example.org" in page
    assert visitor(mailing).sees(link[1]).status_code == 200


def test_who_has_an_account_is_written_to_in_their_own_language(
    mailing: Flask, postbox: Postbox
) -> None:
    answers = mailing.extensions["wijkstem"].answers
    with reading(answers) as session:
        known = session.get_one(StaffAccount, make_account(answers, language="en")).email
    client = sign_in_client(mailing, role=Role.ADMINISTRATOR)
    client.post("/team/accounts/invite", data={"email": known})
    with mailing.app_context():
        letter = invitation_letter(role=NAMES[Role.ADMINISTRATOR], programme=None, days=7, link="…")
        expected = letter.subject.worded(words_in("en"))
        role = NAMES[Role.ADMINISTRATOR].worded(words_in("en"))
    [sent] = postbox.letters()
    assert sent["Subject"] == expected
    assert role == "administrator"
    assert role in sent.get_content()


def test_a_mail_that_does_not_go_out_is_said_and_the_link_shown(
    mailing: Flask, programme_on_sqlite: str
) -> None:
    parts = mailing.extensions["wijkstem"]
    away = Smtp(host="127.0.0.1", port=9, sender="w@example.org", security=Security.NONE)
    settings = replace(parts.settings, smtp=away)
    mailing.extensions["wijkstem"] = replace(parts, settings=settings)
    client = sign_in_client(mailing, programme=programme_on_sqlite)
    fields = {"email": "nieuw@example.org", "role": "adviser"}
    page = text_of(client.post(f"/team/p/{programme_on_sqlite}/people/invite", data=fields))
    assert "De mail ging niet weg" in page
    assert "/team/invitation/" in page


def test_an_address_that_hides_a_second_one_is_not_mailed(
    mailing: Flask, postbox: Postbox, programme_on_sqlite: str
) -> None:
    client = sign_in_client(mailing, programme=programme_on_sqlite)
    fields = {"email": "iemand,ander@example.org", "role": "adviser"}
    page = text_of(client.post(f"/team/p/{programme_on_sqlite}/people/invite", data=fields))
    assert postbox.letters() == []
    assert "/team/invitation/" in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_letters_are_plain_and_carry_their_link(app: Flask, language: str) -> None:
    letters = (
        invitation_letter(role=NAMES[Role.ADVISER], programme="Noord", days=7, link="https://x/y"),
        new_password(link="https://x/y"),
    )
    with app.app_context():
        texts = [each.text(words_in(language)) for each in letters]
    for text in texts:
        assert "\nhttps://x/y\n" in text
        assert "%(" not in text
        assert "<" not in text
