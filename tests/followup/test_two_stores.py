"""With both stores in hand nobody finds a common table, key, number or moment."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from survey.followup.register_contact import Contact, register_contact
from survey.intake.receive import receive
from survey.storage.base import AnswersBase, ContactsBase
from survey.storage.keys import load_or_make
from survey.storage.migrate import metadata
from survey.storage.sessions import writing

FORBIDDEN = ("email", "phone", "ip", "agent", "created", "time", "moment", "updated", "at")
COPIED = {"spring", "nl", "money", "green"}  # codes that a contact copies, told by design


@pytest.fixture
def filled(opened, tmp_path):
    """Forty people answer, and each of them asks to hear back right after."""
    keys = load_or_make(tmp_path / "keys")
    for number in range(40):
        with writing(opened.stores.answers) as session:
            receive(session, submission=opened.submission())
        with writing(opened.stores.contacts) as session:
            contact = Contact(
                campaign="spring",
                month="2026-05",
                language="nl",
                themes=("green", "money"),
                level="help",
                way="letter",
                name=f"Bewoner {number}",
                address=f"Dorpsstraat {number}",
                consent_version="1",
            )
            register_contact(session, contact=contact, keys=keys)
    return opened.stores


def test_the_stores_have_no_table_in_common():
    metadata("answers")
    assert not set(AnswersBase.metadata.tables) & set(ContactsBase.metadata.tables)
    for table in ContactsBase.metadata.tables.values():
        assert not table.foreign_keys


# People of the team have accounts, and what they do has its moment; no resident is in these.
OF_THE_TEAM = {
    *("draft", "staff_account", "staff_invitation", "staff_session", "audit_entry"),
    *("staff_passkey", "shift"),
}


def test_no_column_holds_who_a_resident_is_or_when_it_was():
    for base in (AnswersBase, ContactsBase):
        for table in base.metadata.tables.values():
            if table.name in OF_THE_TEAM:
                continue
            for column in table.columns:
                assert not set(column.name.split("_")) & set(FORBIDDEN), column
                assert "TIME" not in str(column.type).upper(), column


def test_the_stores_share_no_value_but_the_copied_codes(filled):
    answers, contacts = (_values(engine) for engine in (filled.answers, filled.contacts))
    assert answers & contacts - {"001"} <= COPIED


def test_the_order_of_rows_links_nobody(filled):
    """A matcher that pairs the n-th response with the n-th contact does no better than chance."""
    with filled.answers.connect() as a, filled.contacts.connect() as c:
        responses = a.execute(text("SELECT submission_id FROM response ORDER BY id")).scalars()
        order = sorted(range(40), key=dict(enumerate(responses)).get)
        ids = c.execute(text("SELECT id FROM contact")).scalars().all()
    assert ids == sorted(ids)  # the order in which a dump writes them is that of random numbers
    assert sum(position == number for position, number in enumerate(order)) < 12


def _values(engine) -> set[str]:
    values: set[str] = set()
    with engine.connect() as connection:
        for table in inspect(engine).get_table_names():
            for row in connection.execute(text(f"SELECT * FROM {table}")):
                values |= {str(v) for v in row if v is not None and len(str(v)) > 1}
    return values
