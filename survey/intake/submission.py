"""What a channel hands in, and the receipt that it gets."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from forms.definition.answers import RawAnswers
from forms.definition.sentence import Refusal


class NotOurs(Refusal):
    """This cannot come from our own form; nothing of it was stored."""


class Outcome(StrEnum):
    STORED = "stored"
    SAME = "same"  # came before, and was stored then
    KEPT_APART = "kept_apart"  # same id, other content: a person looks at it


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof that a submission is safe. `id` is what a later version says that it replaces."""

    id: str
    outcome: Outcome


@dataclass(frozen=True, kw_only=True)
class Submission:
    """One filled-in questionnaire as a channel found it, under an id that its sender made.

    `from_server_id`: the page had no script to make an id, so it was printed in the page.
    """

    id: str
    place_id: int
    campaign_id: int
    edition_id: int
    channel: str
    language: str
    variant: int
    day: date
    part_of_day: str
    given: RawAnswers
    complete: bool = True
    trial: bool = False
    late: bool = False
    replaces: str | None = None
    from_server_id: bool = False
    flags: frozenset[str] = frozenset()

    @cached_property
    def body(self) -> dict[str, object]:
        """Everything that the resident gave: what makes two submissions the same or not."""
        answers = {
            key: [list(raw.chosen), list(raw.first), storable(raw.text)]
            for key, raw in self.given.items()
            if not raw.empty
        }
        return {
            "given": answers,
            "language": self.language,
            "edition": self.edition_id,
            "replaces": self.replaces,
        }

    @cached_property
    def body_hash(self) -> str:
        text = json.dumps(self.body, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def storable(text: str) -> str:
    """The text with halves of characters, which no database takes, replaced by a mark."""
    if text.isascii():
        return text.replace("\0", "")
    return text.replace("\0", "").encode("utf-8", "replace").decode()
