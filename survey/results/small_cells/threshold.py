"""From how many people a figure may be shown, quoted from, or only called an indication."""

from __future__ import annotations

from enum import Enum

from forms.definition.sentence import Refusal, sentence

DEFAULT = 10
LOWEST = 5
FIRM = 30  # a percentage of fewer people is an indication


class Shown(Enum):
    """How a percentage may be shown."""

    HIDDEN = "hidden"
    INDICATIVE = "indicative"
    PLAIN = "plain"


def checked(k: int) -> int:
    """The threshold itself, or a refusal: below five people nobody is safe."""
    if k < LOWEST:
        raise Refusal(
            sentence(
                "De kleinste groep is %(k)s, en dat is te klein. Kies %(lowest)s of meer.",
                k=k,
                lowest=LOWEST,
            )
        )
    return k


def is_small(count: int, k: int) -> bool:
    return 1 <= count < k


def may_show(*, n: int, k: int = DEFAULT) -> Shown:
    """How a percentage of `n` people may be shown; of nobody there is none."""
    if n < checked(k):
        return Shown.HIDDEN
    return Shown.PLAIN if n >= FIRM else Shown.INDICATIVE


def quotable(*, base: int, k: int = DEFAULT) -> bool:
    """Whether words of this group may be quoted, once a person has read them."""
    return base >= checked(k)
