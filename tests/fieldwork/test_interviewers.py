"""People without an account: put on the list, given a PIN, gone again."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from survey.fieldwork.interviewer_pins import PinRefused, checked, new_pin
from survey.fieldwork.interviewers import add, interviewers_of
from survey.storage.devices import Interviewer
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.fieldwork.field import PIN, employed, paired
from tests.team import text_of


def _row(desk) -> Interviewer:
    with reading(desk.answers) as session:
        return session.scalars(select(Interviewer)).one()


def test_a_pin_is_made_shown_once_and_kept_as_a_hash(desk):
    client = desk.client()
    asked = {"name": "Sam", "languages": ["nl", "tr"]}
    shown = text_of(client.post(desk.path("interviewers"), data=asked))
    [pin] = re.findall(r'class="pin-shown"[^>]*>(\d{3} \d{3})<', shown)
    row = _row(desk)
    assert row.pin_hash.startswith("$argon2id$")
    assert row.languages == ["nl", "tr"]
    assert pin not in text_of(client.get(desk.path("interviewers")))
    tablet = paired(desk)
    reply = tablet.post("/team/shift", data={"who": str(row.id), "pin": pin})
    assert reply.location == "/team/shift/begin"


def test_a_pin_may_be_chosen_but_not_one_that_anybody_would_guess(desk):
    client = desk.client()
    reply = client.post(desk.path("interviewers"), data={"name": "Sam", "pin": "123456"})
    assert reply.status_code == 422
    assert "makkelijk te raden" in text_of(reply)
    reply = client.post(desk.path("interviewers"), data={"name": "Sam", "pin": PIN})
    assert f"{PIN}<" in text_of(reply)


@pytest.mark.parametrize(
    "pin",
    ["12345", "1234567", "12345a", "٣٤٥٦٧٨", "111111", "121212", "123123", "654321", "789012", ""],
)
def test_a_weak_pin_is_refused(pin):
    with pytest.raises(PinRefused):
        checked(pin)


def test_a_pin_that_we_make_is_one_that_we_take():
    assert {len(checked(new_pin())) for _ in range(200)} == {6}


def test_who_stopped_signs_in_nowhere_until_put_back(desk):
    who = employed(desk)
    client, tablet = desk.client(), paired(desk)
    shown = text_of(client.get(client.post(desk.path(f"interviewers/{who}/end")).location))
    assert "kan niet meer aan een dienst beginnen" in shown
    assert "Sam" not in text_of(tablet.get("/team/shift"))
    assert tablet.post("/team/shift", data={"who": str(who), "pin": PIN}).status_code == 422
    client.post(desk.path(f"interviewers/{who}/back"))
    assert tablet.post("/team/shift", data={"who": str(who), "pin": PIN}).status_code == 303


def test_a_new_pin_ends_the_old_one_and_lets_somebody_in_after_too_many_tries(desk):
    who, client, tablet = employed(desk), desk.client(), paired(desk)
    for _ in range(5):
        assert (
            tablet.post("/team/shift", data={"who": str(who), "pin": "000000"}).status_code == 422
        )
    assert tablet.post("/team/shift", data={"who": str(who), "pin": PIN}).status_code == 429
    shown = text_of(client.post(desk.path(f"interviewers/{who}/pin")))
    [pin] = re.findall(r'class="pin-shown"[^>]*>(\d{3} \d{3})<', shown)
    assert tablet.post("/team/shift", data={"who": str(who), "pin": PIN}).status_code == 422
    assert tablet.post("/team/shift", data={"who": str(who), "pin": pin}).status_code == 303


def test_the_trail_names_nobody_who_has_no_account(desk):
    client = desk.client()
    client.post(desk.path("interviewers"), data={"name": "Samira", "pin": PIN})
    who = _row(desk).id
    for act in ("pin", "end", "back"):
        client.post(desk.path(f"interviewers/{who}/{act}"))
    acts = ["interviewer.added", "interviewer.new_pin", "interviewer.ended", "interviewer.back"]
    assert desk.acts() == acts
    with reading(desk.answers) as session:
        assert set(session.scalars(select(AuditEntry.what))) == {"nr. 1"}


def test_a_name_that_will_not_do_is_refused(desk):
    employed(desk, name="Sam")
    client = desk.client()
    for name in (" ", "x" * 41, "sam"):
        reply = client.post(desk.path("interviewers"), data={"name": name})
        assert reply.status_code == 422, name


def test_somebody_of_another_programme_is_not_there(desk):
    client = desk.client()
    for act in ("pin", "end", "back"):
        assert client.post(desk.path(f"interviewers/12345/{act}")).status_code == 404


def test_everybody_gets_a_number_of_their_own(opened, programme):
    """On either database; also after somebody stopped."""
    with writing(opened.stores.answers) as session:
        for name in ("Ada", "Bo"):
            add(session, programme=programme, name=name, pin=PIN, languages=["nl"], known=["nl"])
    with reading(opened.stores.answers) as session:
        found = interviewers_of(session, programme=programme)
    assert [(each.name, each.number) for each in found] == [("Ada", 1), ("Bo", 2)]
