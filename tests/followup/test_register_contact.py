"""The second door: who wants to join in, unreadable without the keys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select

from survey.followup.register_contact import Contact, ContactRefused, register_contact
from survey.storage import contacts
from survey.storage.keys import load_or_make
from survey.storage.sessions import reading, writing

SAID = Contact(
    campaign="spring",
    month="2026-05",
    language="nl",
    themes=("green", "money"),
    level="talk",
    way="email",
    name="Fatma de Vries",
    address="canary@example.nl",
    consent_version="1",
)


@pytest.fixture
def keys(tmp_path):
    return load_or_make(tmp_path / "keys")


def register(stores, keys, contact: Contact) -> None:
    with writing(stores.contacts) as session:
        register_contact(session, contact=contact, keys=keys)


def test_a_contact_is_kept_and_the_keys_open_it(stores, keys):
    register(stores, keys, SAID)
    with reading(stores.contacts) as session:
        kept = session.scalars(select(contacts.Contact)).one()
        assert keys.contact_cipher().decrypt(kept.name).decode() == SAID.name
        assert keys.contact_cipher().decrypt(kept.address).decode() == SAID.address
        assert (kept.campaign, kept.month, kept.level, kept.way) == (
            "spring",
            "2026-05",
            "talk",
            "email",
        )
        assert kept.themes == ["green", "money"]


def test_no_byte_of_the_store_tells_name_or_address(sqlite_stores, keys):
    register(sqlite_stores, keys, SAID)
    folder = sqlite_stores.lock_path.parent
    found = b"".join(path.read_bytes() for path in folder.glob("contacts.sqlite*"))
    assert b"spring" in found
    for word in (b"canary", b"example.nl", b"Fatma", b"Vries"):
        assert word not in found


def test_the_encryption_carries_no_time(stores, keys):
    register(stores, keys, SAID)
    with reading(stores.contacts) as session:
        kept = session.scalars(select(contacts.Contact)).one()
        for token in (kept.name, kept.address):
            assert Fernet(keys.contact_keys[0]).extract_timestamp(token) == 0


def test_a_newer_key_still_opens_what_an_older_one_closed(stores, keys):
    register(stores, keys, SAID)
    newer = replace(keys, contact_keys=(Fernet.generate_key().decode(), *keys.contact_keys))
    register(stores, newer, SAID)
    with reading(stores.contacts) as session:
        for kept in session.scalars(select(contacts.Contact)):
            assert newer.contact_cipher().decrypt(kept.name).decode() == SAID.name


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("themes", {"themes": ()}),
        ("level", {"level": "lead"}),
        ("way", {"way": "pigeon"}),
        ("address", {"address": "  "}),
        ("address", {"address": "a@example.nl\r\nBcc: b@example.nl"}),
        ("address", {"address": "\ud800"}),
        ("name", {"name": "Fatma\nBcc: b@example.nl"}),
        ("month", {"month": "2026-05-20"}),
    ],
)
def test_what_is_not_right_is_said_and_not_kept(stores, keys, field, changes):
    with pytest.raises(ContactRefused) as refused:
        register(stores, keys, replace(SAID, **changes))
    assert refused.value.field == field
    with reading(stores.contacts) as session:
        assert session.scalars(select(contacts.Contact)).all() == []


def test_general_interest_is_enough(stores, keys):
    register(stores, keys, replace(SAID, themes=("general",), name=""))


def test_rows_lie_in_random_order(stores, keys):
    for number in range(30):
        register(stores, keys, replace(SAID, name=str(number)))
    with reading(stores.contacts) as session:
        rows = session.connection().exec_driver_sql("SELECT id, name FROM contact").all()
    opened = [int(keys.contact_cipher().decrypt(bytes(name))) for _, name in rows]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert opened != sorted(opened)
