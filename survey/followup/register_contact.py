"""register_contact(): the one door for people who want to join in. Knows no submission."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import text
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.storage import contacts
from survey.storage.keys import KeyRing

GENERAL = "general"  # stands among the themes: interested in all of it


class Level(StrEnum):
    """How far someone wants to go along."""

    INFORMED = "informed"
    TALK = "talk"
    HELP = "help"


class Way(StrEnum):
    """How someone wants to be reached; it says what `address` holds."""

    EMAIL = "email"
    PHONE = "phone"
    LETTER = "letter"
    CALL = "call"


class ContactRefused(Refusal):
    """Something in the form must be put right before it can be kept. `field` says what."""

    def __init__(self, field: str, said: Sentence) -> None:
        super().__init__(said)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One person's wish to join in, as a form gave it. `month` ("2026-05") is all of time."""

    campaign: str
    month: str
    language: str
    themes: tuple[str, ...]
    level: str
    way: str
    name: str
    address: str
    consent_version: str


def register_contact(session: Session, *, contact: Contact, keys: KeyRing) -> None:
    """Keeps a contact, name and address encrypted; the session is one of the contact store."""
    _judge(contact)
    session.add(
        contacts.Contact(
            campaign=contact.campaign,
            month=contact.month,
            language=contact.language,
            themes=sorted(set(contact.themes)),
            level=Level(contact.level).value,
            way=Way(contact.way).value,
            name=_sealed(contact.name, keys),
            address=_sealed(contact.address, keys),
            consent_version=contact.consent_version,
        )
    )
    session.flush()
    _hide_order_of_arrival(session)


def _sealed(words: str, keys: KeyRing) -> bytes:
    # A Fernet token carries the second at which it was made, unless it is told another.
    return keys.contact_cipher().encrypt_at_time(words.strip().encode(), 0)


def _hide_order_of_arrival(session: Session) -> None:
    """PostgreSQL keeps rows as they came and dumps them so; here they lie by random number.

    SQLite's rows lie by their number already. Contacts are few: the table is small.
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text("CLUSTER contact USING pk_contact"))


def _judge(contact: Contact) -> None:
    wrong: list[tuple[str, bool, Sentence]] = [
        ("themes", not contact.themes, sentence("Kies een onderwerp, of kies “alles”.")),
        ("level", contact.level not in set(Level), sentence("Kies hoe u wilt meedoen.")),
        ("way", contact.way not in set(Way), sentence("Kies hoe wij u mogen bereiken.")),
        ("name", _unwritable(contact.name), sentence("Schrijf uw naam op één regel.")),
        ("address", not contact.address.strip(), sentence("Vul in waar wij u kunnen bereiken.")),
        ("address", _unwritable(contact.address), sentence("Schrijf dit op één regel.")),
        (
            "month",
            re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", contact.month) is None,
            sentence("De maand klopt niet. Probeer het opnieuw."),
        ),
    ]
    for field, is_wrong, said in wrong:
        if is_wrong:
            raise ContactRefused(field, said)


def _unwritable(words: str) -> bool:
    """More than one line, control characters or halves of characters: a forged header, say."""
    return any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in words)
