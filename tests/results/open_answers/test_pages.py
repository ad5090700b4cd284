"""The pages about open answers: who may come, what they show, and what they never show."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from forms.definition.answers import RawAnswer
from survey.staff.roles import Role
from survey.storage.coding import TextReading
from survey.storage.sessions import reading
from tests.fieldwork.conftest import Desk, desk, open_desk
from tests.team import text_of

__all__ = ["desk", "open_desk"]
PLACE, READ = "Supermarkt", "open-answers/missing/read"


@pytest.fixture
def office(desk: Desk) -> Desk:
    """Ten people wrote something, one of them a name with markup around it."""
    for n in range(9):
        desk.sends(PLACE, given={"missing": RawAnswer(text=f"Wens {n}")}, language="tr")
    desk.sends(PLACE, given={"missing": RawAnswer(text="<b>mevrouw</b> Jansen & mijnheer Smit")})
    return desk


def numbers(office):
    with reading(office.answers) as session:
        return list(session.scalars(select(TextReading.id).order_by(TextReading.id)))


def main_of(page):
    return page.partition("<main")[2]


def test_a_text_stands_alone_without_where_when_or_in_which_form(office):
    page = main_of(text_of(office.client().get(office.path(READ))))
    assert "0 van 10 teksten gelezen." in page
    assert PLACE not in page
    shown = re.sub(r'value="[^"]*"', "", page)  # random numbers may look like a year
    assert not re.search(r'lang="(tr|nl)"|20\d\d|phone', shown)
    assert 'dir="auto"' in page


def test_each_role_may_do_its_own_part(office):
    adviser, coordinator = office.client(Role.ADVISER), office.client()
    coordinator.get(office.path(READ))
    about = {"text": str(numbers(office)[0]), "verdict": "fine"}
    assert adviser.post(office.path(READ), data=about).status_code == 303
    assert adviser.post(office.path("open-answers/missing/finish")).status_code == 403
    assert adviser.get(office.path("open-answers/missing/quotes")).status_code == 403
    for role in (Role.COMMUNICATION, Role.PROFESSIONAL, Role.DATA_ENTRY, Role.INTERVIEWER):
        assert office.client(role).get(office.path("open-answers")).status_code == 403
    assert office.acts() == ["text.fine"]


def test_what_somebody_wrote_is_never_markup(office):
    client = office.client()
    client.get(office.path(READ))
    for _ in range(10):
        page = text_of(client.get(office.path(READ)))
        if "Jansen" in page:
            break
        number = re.findall(r'name="text" value="(\d+)"', page)[-1]  # the first may be to undo
        client.post(office.path(READ), data={"text": number, "verdict": "fine"})
    assert "<b>" not in page
    assert "Hier staat misschien: een naam." in page


def test_what_a_form_never_sends_is_refused_in_a_sentence(office):
    client = office.client()
    client.get(office.path(READ))
    for sent, said in (
        ({"verdict": "nonsense"}, "Kies wat u van deze tekst vindt."),
        ({"verdict": "unread"}, "Kies wat u van deze tekst vindt."),
        ({"verdict": "fine", "text": "123"}, "Deze tekst is er niet meer."),
        ({"verdict": "fine", "text": "9" * 40}, "Deze tekst is er niet meer."),
        ({"verdict": "redacted"}, "Kies eerst welke woorden weg moeten"),
    ):
        client.post(office.path(READ), data={"text": str(numbers(office)[0]), **sent})
        assert said in text_of(client.get(office.path(READ)))


def test_a_question_that_is_not_open_is_not_there(office):
    client = office.client()
    for path in ("open-answers/themes/read", "open-answers/missing/code/settled"):
        assert client.get(office.path(path)).status_code == 404


def test_the_codebook_begins_with_the_themes_and_every_act_is_in_the_log(office):
    client, path = office.client(), office.path("open-answers/missing/codes")
    client.get(path)
    for label in ("Groen", "Bankjes"):
        client.post(path, data={"act": "add", "label": label})
    page = text_of(client.get(path))
    one, other = re.findall(r'name="code" value="(\d+)"', page)[::2]
    client.post(path, data={"act": "rename", "code": one, "label": "Meer groen"})
    client.post(path, data={"act": "merge", "code": one, "into": other})
    client.post(path, data={"act": "share", "share": "101"})
    page = text_of(client.get(path))
    assert "Kies een getal van 0 tot en met 100." in page
    assert "Bankjes" in page
    assert "Meer groen" not in main_of(page)
    acts = ["codebook.add", "codebook.add", "codebook.rename", "codebook.merge"]
    assert office.acts() == acts
