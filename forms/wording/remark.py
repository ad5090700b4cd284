"""What the coach says: a remark with its place; and why somebody left a text as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence, sentence


class Level(StrEnum):
    """How much a remark matters. None of them forbids anything."""

    ADVICE = "advice"  # mostly better otherwise
    NOTE = "note"  # look once more


class Role(StrEnum):
    """What a text is for; a title of a question is judged otherwise than a line of help."""

    QUESTION = "question"
    STATEMENT = "statement"  # to agree with or not
    TEXT = "text"
    OPTION = "option"
    NAME = "name"  # of a place to choose; a name is what it is


RULE_NAMES: Mapping[str, Sentence] = {
    "long_sentence": sentence("lange zin"),
    "hard_word": sentence("moeilijk woord"),
    "jargon": sentence("kantoortaal"),
    "passive": sentence("lijdende vorm"),
    "negation": sentence("ontkenning in een vraag"),
    "double_negation": sentence("dubbele ontkenning"),
    "double_question": sentence("twee vragen in één"),
    "abbreviation": sentence("afkorting"),
    "percentage": sentence("percentage"),
    "too_many_options": sentence("te veel antwoorden"),
    "leading": sentence("sturende woorden"),
    "no_dont_know": sentence("geen “Weet ik niet”"),
    "exact_minutes": sentence("belofte van minuten"),
    "mismatch": sentence("antwoorden die niet passen"),
}
RULES = tuple(RULE_NAMES)
CHECKED = sentence("Gecontroleerd op deze regels:")  # and never: "this is B1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark of one rule.

    `path` says which text, as `forms.definition.questionnaire.texts` does, or `KEY.options` for
    the answers together; it is empty for a text of its own. `start` and `end` count characters.
    `instead` are words that can stand in the place of these, as they are.
    """

    path: str = ""
    rule: str
    said: Sentence
    suggestion: Sentence | None = None
    start: int
    end: int
    level: Level = Level.ADVICE
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Somebody read a remark, left the text as it is, and said why.

    It holds for these very words; once they change, the remark comes back. Without a path it holds
    for these words wherever they stand.
    """

    path: str
    rule: str
    words: str  # what the remark points at
    reason: str


def reason_for(remark: Remark, words: str, overrides: Iterable[Override]) -> str | None:
    """Why these words were left as they are, if somebody said so."""
    for each in overrides:
        here = each.path in ("", remark.path) and each.rule == remark.rule
        if here and each.words == words and each.reason.strip():
            return each.reason
    return None
