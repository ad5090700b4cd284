"""Reads a script of R as far as ours go: its strings, its brackets, which functions it calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
      | (?P<name>[A-Za-z.][A-Za-z0-9._]*)
      | (?P<number>\d+(?:\.\d+)?L?)
      | (?P<sign><-|<=|>=|==|!=|&&|\|\||%in%|[-+*/!<>=&|$,:~])
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])
      | (?P<white>\s+)""",
    re.X | re.S,
)
_PAIRS = {")": "(", "]": "[", "}": "{"}
_ESCAPES = {r"\n": "\n", r"\r": "\r", r"\'": "'", r"\"": '"', r"\\": "\\"}
BASE = frozenset(
    {
        *("any", "as.character", "as.numeric", "attr", "c", "cat", "character", "duplicated"),
        *("factor", "for", "function", "if", "is.na", "length", "list", "make.unique", "match"),
        *("names", "nrow", "paste", "paste0", "read.csv", "rep", "return", "seq_len", "sort"),
        *("sprintf", "sum", "unique", "vapply"),
    }
)


@dataclass(frozen=True)
class Token:
    kind: str
    words: str


def tokens(script: str) -> list[Token]:
    """Everything but white and comments; fails on what is no R, or not in pairs."""
    found, open_, at = [], [], 0
    while at < len(script):
        match = _TOKEN.match(script, at)
        assert match, f"no R: {script[at : at + 40]!r}"
        kind, at = match.lastgroup or "", match.end()
        if kind == "open":
            open_.append(match[0])
        elif kind == "close":
            assert open_, f"closes nothing: {script[at - 40 : at]!r}"
            assert open_.pop() == _PAIRS[match[0]], script[at - 40 : at]
        if kind not in ("white", "comment"):
            found.append(Token(kind, match[0]))
    assert open_ == []
    return found


def calls(script: str) -> set[str]:
    """The functions that are called, without those that the script makes itself."""
    every = tokens(script)
    own = {
        name.words
        for name, arrow, made in zip(every, every[1:], every[2:], strict=False)
        if (name.kind, arrow.words, made.words) == ("name", "<-", "function")
    }
    called = {
        name.words
        for name, bracket in pairwise(every)
        if name.kind == "name" and bracket.words == "("
    }
    return called - own


def text(token: Token) -> str:
    return re.sub(r"\\.", lambda found: _ESCAPES[found[0]], token.words[1:-1])


def vectors(line: str) -> Iterator[list[str]]:
    """The strings in every `c(…)` of one line."""
    inside: list[str] | None = None
    every = tokens(line)
    for before, token in pairwise(every):
        if (before.words, token.words) == ("c", "("):
            inside = []
        elif token.words == ")" and inside is not None:
            yield inside
            inside = None
        elif inside is not None and token.kind == "text":
            inside.append(text(token))
