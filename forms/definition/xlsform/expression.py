"""Parses what stands in `relevant` and `constraint`: the part of XPath that forms really use."""

from __future__ import annotations

import re
from dataclasses import dataclass

SELF = "."
DEEPEST = 30
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"'})
_TOKEN = re.compile(
    r"""\s*(?:
    \$\{\s*(?P<ref>[^}]*?)\s*\}
    | '(?P<single>[^']*)' | "(?P<double>[^"]*)"
    | (?P<number>[0-9]+(?:\.[0-9]*)? | \.[0-9]+)
    | (?P<sign><= | >= | != | [=<>(),] | -)
    | (?P<self>\.(?![./0-9]))
    | (?P<name>[A-Za-z_][\w:.-]*)
    )""",
    re.VERBOSE,
)


class NotUnderstood(ValueError):
    """The text is no expression that Wijkstem knows."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The answer to a question; `.` is the question's own."""

    name: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A text or a number as it was written."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Call:
    """A function; `and` and `or` are functions of two or more."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    left: Expression
    sign: str
    right: Expression


Expression = Ref | Literal | Call | Compared
Token = tuple[str, str]


def references(text: str) -> list[str]:
    """Every `${name}` in a text, whether it can be parsed or not."""
    return [name.strip() for name in re.findall(r"\$\{([^}]*)\}", text)]


def parse(text: str) -> Expression:
    """Parses a whole expression; raises NotUnderstood."""
    reader = _Reader(_tokens(text.translate(_QUOTES)))
    found = reader.either(0)
    reader.end()
    return found


def _tokens(text: str) -> list[Token]:
    found, at = [], 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise NotUnderstood(text[at : at + 20])
        kind = match.lastgroup
        found.append((kind, match[kind]))
        at = match.end()
    return found


class _Reader:
    """Recursive descent: or, and, comparison, operand."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def either(self, depth: int) -> Expression:
        return self._chain("or", depth)

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise NotUnderstood(self._tokens[self._at][1])

    def _chain(self, word: str, depth: int) -> Expression:
        if depth > DEEPEST:
            raise NotUnderstood("(")
        parts = [self._part(word, depth)]
        while self._passed("name", word):
            parts.append(self._part(word, depth))
        return parts[0] if len(parts) == 1 else Call(word, tuple(parts))

    def _part(self, word: str, depth: int) -> Expression:
        return self._chain("and", depth) if word == "or" else self._comparison(depth)

    def _comparison(self, depth: int) -> Expression:
        left = self._operand(depth)
        kind, sign = self._peek()
        if kind == "sign" and sign in ("=", "!=", "<", "<=", ">", ">="):
            self._at += 1
            return Compared(left, sign, self._operand(depth))
        return left

    def _operand(self, depth: int) -> Expression:
        kind, text = self._peek()
        self._at += 1
        match kind:
            case "ref":
                return Ref(text)
            case "self":
                return Ref(SELF)
            case "single" | "double":
                return Literal(text, quoted=True)
            case "number":
                return Literal(text, quoted=False)
            case "name" if self._passed("sign", "("):
                return Call(text, self._arguments(depth))
        return self._signed(kind, text, depth)

    def _signed(self, kind: str, text: str, depth: int) -> Expression:
        if (kind, text) == ("sign", "("):
            inner = self.either(depth + 1)
            self._expect(")")
            return inner
        if (kind, text) == ("sign", "-") and self._peek()[0] == "number":
            self._at += 1
            return Literal(f"-{self._tokens[self._at - 1][1]}", quoted=False)
        raise NotUnderstood(text)

    def _arguments(self, depth: int) -> tuple[Expression, ...]:
        if self._passed("sign", ")"):
            return ()
        found = [self.either(depth + 1)]
        while self._passed("sign", ","):
            found.append(self.either(depth + 1))
        self._expect(")")
        return tuple(found)

    def _peek(self) -> Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _passed(self, kind: str, text: str) -> bool:
        if self._peek() != (kind, text):
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._passed("sign", text):
            raise NotUnderstood(self._peek()[1])
