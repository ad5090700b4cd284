"""The question kinds: frozen dataclasses in one closed union. Knows no channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from forms.definition.routing import Condition
from forms.definition.text import Text

DONT_KNOW = "dont_know"
RATHER_NOT = "rather_not"
RESERVED_CODES = (DONT_KNOW, RATHER_NOT)


class Meaning(StrEnum):
    """What an answer tells beyond its own question, so that results can use it as a facet."""

    NEIGHBOURHOOD = "neighbourhood"
    AGE_BAND = "age_band"
    THEME_PRIORITY = "theme_priority"
    SECURITY = "social_quality.security"
    COHESION = "social_quality.cohesion"
    INCLUSION = "social_quality.inclusion"
    EMPOWERMENT = "social_quality.empowerment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to choose. With options of its own it is an area with its neighbourhoods."""

    code: str
    text: Text
    hint: Text | None = None  # a landmark, an example
    picture: str | None = None  # a key of the pictogram catalogue, or of an own picture
    alt: Text | None = None  # only where the picture says more than the words
    exclusive: bool = False  # "none of these"; stays last when options rotate
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What every kind has: a key, its words, and when it is shown."""

    key: str
    title: Text
    help: Text | None = None
    picture: str | None = None
    alt: Text | None = None  # as at an option
    ask_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Item):
    """What every kind has that wants an answer. Each can be skipped."""

    meaning: Meaning | None = None
    dont_know: bool = True
    rather_not: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Asked):
    """One of several; in two levels when the options have options of their own."""

    kind: ClassVar[str] = "choice"
    options: tuple[Option, ...]
    rotate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Asked):
    """Several of several, at most `maximum` when given."""

    kind: ClassVar[str] = "choices"
    options: tuple[Option, ...]
    maximum: int | None = None
    rotate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Priority(Asked):
    """Up to `maximum` of the themes, then which of those comes first."""

    kind: ClassVar[str] = "priority"
    options: tuple[Option, ...]
    maximum: int = 3
    rotate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking(Asked):
    """Puts options in order, as far as a person likes, at most `maximum` places.

    A mark is a place with an option, `1.money`; with `ties` two options may share a place.
    """

    kind: ClassVar[str] = "ranking"
    options: tuple[Option, ...]
    maximum: int | None = None
    ties: bool = True
    rotate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BestWorst(Asked):
    """Sets of three: which matters most, which least (MaxDiff); see forms/definition/sets.py.

    A mark is a set with an option: `2+money` most in the second set, `2-green` least.
    """

    kind: ClassVar[str] = "best_worst"
    options: tuple[Option, ...]
    rotate: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Asked):
    """Three to five worded points in a fixed order, with faces when it is about feeling."""

    kind: ClassVar[str] = "scale"
    points: tuple[Option, ...]
    faces: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Asked):
    """A whole number."""

    kind: ClassVar[str] = "number"
    minimum: int = 0
    maximum: int = 999
    unit: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Asked):
    """A few words in one line; `maximum` is in characters."""

    kind: ClassVar[str] = "short_text"
    maximum: int = 200
    dont_know: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Asked):
    """A story in several lines; `maximum` is in characters."""

    kind: ClassVar[str] = "long_text"
    maximum: int = 2000
    dont_know: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Item):
    """Only tells something."""

    kind: ClassVar[str] = "statement"


Marked = Choice | Choices | Priority | Scale  # each mark is the code of an option
Ordered = Ranking | BestWorst  # a mark says an option and where it was put
Closed = Marked | Ordered
Written = Number | ShortText | LongText
Question = Closed | Written | Statement


def choosable(question: Closed) -> tuple[Option, ...]:
    """The options or points of a closed question as they stand in the document."""
    return question.points if isinstance(question, Scale) else question.options


def codes(question: Closed) -> tuple[str, ...]:
    """Every code that may be chosen, areas as well as their neighbourhoods."""
    return tuple(each.code for option in choosable(question) for each in (option, *option.options))


def in_order(question: Closed, variant: int) -> tuple[Option, ...]:
    """The options in the order of this variant: a cyclic shift; exclusive options stay last."""
    options = choosable(question)
    if isinstance(question, Scale) or not question.rotate:
        return options
    turning = [option for option in options if not option.exclusive]
    shift = variant % len(turning) if turning else 0
    staying = [option for option in options if option.exclusive]
    return (*turning[shift:], *turning[:shift], *staying)
