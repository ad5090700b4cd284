"""The week goes by mail to whom the coordinator types; the log never holds who that was."""

from __future__ import annotations

from sqlalchemy import select

from survey.staff.roles import Role
from survey.storage.sessions import reading
from survey.storage.staff import AuditEntry
from tests.team import make_account, text_of
from tests.test_mail import postbox  # noqa: F401


def test_the_week_is_mailed_as_the_page_says_it(sqlite_stores, open_desk, postbox):  # noqa: F811
    desk = open_desk(sqlite_stores, smtp=postbox.smtp)
    client = desk.client()
    text = client.get(desk.path("week/text")).text
    asked = {"to": "raad@example.org, team@example.org"}
    assert client.post(desk.path("week/mail"), data=asked).status_code == 303
    assert "De mail is weg naar 2 adressen." in text_of(client.get(desk.path("week")))
    letters = postbox.letters()
    assert {letter["To"] for letter in letters} == {"raad@example.org", "team@example.org"}
    assert letters[0]["Subject"] == "Noord, deze week: 0 ingevuld"
    assert letters[0].get_content().replace("\r\n", "\n") == text
    with reading(desk.answers) as session:
        [entry] = session.scalars(select(AuditEntry).where(AuditEntry.act == "week.mailed"))
    assert entry.what == "lindenholt (2)"


def test_what_cannot_be_mailed_is_said_and_kept_on_the_page(sqlite_stores, open_desk, postbox):  # noqa: F811
    desk = open_desk(sqlite_stores, smtp=postbox.smtp)
    client = desk.client()
    for typed, said in (("raad", "is geen mailadres"), ("", "minstens één mailadres")):
        reply = client.post(desk.path("week/mail"), data={"to": typed})
        assert reply.status_code == 422
        assert said in text_of(reply)
    refused = client.post(desk.path("week/mail"), data={"to": "unknown@example.org"})
    assert "weigert unknown@example.org" in text_of(refused)
    assert postbox.letters() == []
    assert "week.mailed" not in desk.acts()


def test_only_the_coordinator_mails(desk):
    reply = desk.client(Role.ADVISER).post(desk.path("week/mail"), data={"to": "a@example.org"})
    assert reply.status_code == 403


def test_who_may_read_the_week_is_ticked_and_gets_it_in_their_own_language(
    sqlite_stores,
    open_desk,
    postbox,  # noqa: F811
):
    desk = open_desk(sqlite_stores, smtp=postbox.smtp)
    client = desk.client()
    reader = make_account(desk.answers, role=Role.ADVISER, programme="noord", language="en")
    make_account(desk.answers, role=Role.INTERVIEWER, programme="noord")
    page = text_of(client.get(desk.path("week")))
    assert page.count('type="checkbox"') == page.count(" checked") == 2
    stranger = make_account(desk.answers, role=Role.ADVISER, programme="oost")
    refused = client.post(desk.path("week/mail"), data={"people": [stranger]})
    assert refused.status_code == 422
    asked = {"people": [reader], "to": "raad@example.org"}
    assert client.post(desk.path("week/mail"), data=asked).status_code == 303
    subjects = {each["To"]: each["Subject"] for each in postbox.letters()}
    assert subjects.pop("raad@example.org") == "Noord, deze week: 0 ingevuld"
    [(to, subject)] = subjects.items()
    assert to.startswith("adviser")
    assert subject != "Noord, deze week: 0 ingevuld"
