"""What the database joined of one question of one response, and back again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forms.definition.answers import State

BETWEEN = " "  # no code, state or number holds one
_TOKEN = re.compile(r"[^.]*\.([^/]*)(?:/([a-z_]+)(\*?)(-?\d*))?")


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer as it counts: what was marked, what of that as the only first, or its state."""

    state: State
    codes: tuple[str, ...] = ()
    firsts: tuple[str, ...] = ()
    number: int | None = None


def question_in(token: str) -> str:
    """The question that a token `themes.money/given*` is about."""
    return token.partition(".")[0]


def seen(tokens: str) -> Seen:
    """Reads the tokens of one question; they may come in any order."""
    state, number = State.SKIPPED, None
    codes, firsts = [], []
    for token in sorted(tokens.split(BETWEEN)):
        found = _TOKEN.fullmatch(token)
        assert found is not None
        code, name, first, digits = found.groups()
        state = State(name or State.GIVEN)
        number = int(digits) if digits else number
        codes += [code] if code else []
        firsts += [code] if code and first else []
    return Seen(state, tuple(codes), tuple(firsts), number)
