"""The labelled sentences, and how the coach judges each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from forms.wording.answering import Answers
from forms.wording.coach import remarks
from forms.wording.remark import RULES, Role

FOLDER = Path(__file__).parent
FROZEN = "labelled"  # made before the rules
UNSEEN = "unseen"  # made after them, and not used to better them


@dataclass(frozen=True)
class Labelled:
    """One sentence with the rules that should fire on it."""

    says: str
    role: Role
    answers: Answers | None
    rules: frozenset[str]

    def fired(self) -> frozenset[str]:
        return frozenset(each.rule for each in remarks(self.says, "nl", self.role, self.answers))


@dataclass(frozen=True)
class Scored:
    """How well one rule does on the labelled sentences."""

    rule: str
    right: int
    too_many: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.too_many) if self.right + self.too_many else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@cache
def labelled(name: str) -> tuple[Labelled, ...]:
    table = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return tuple(_read(entry, table["answers"]) for entry in table["sentences"])


def scores(name: str) -> Iterator[Scored]:
    judged = [(each.rules, each.fired()) for each in labelled(name)]
    for rule in RULES:
        yield Scored(
            rule,
            right=sum(rule in wanted and rule in fired for wanted, fired in judged),
            too_many=sum(rule in fired - wanted for wanted, fired in judged),
            missed=sum(rule in wanted - fired for wanted, fired in judged),
        )


def _read(entry: dict[str, Any], lists: dict[str, list[Any]]) -> Labelled:
    answers = None
    if "answers" in entry:
        answers = Answers(
            options=tuple(map(str, lists[entry["answers"]])),
            themes=entry.get("kind") == "priority",
            way_out=entry.get("dont_know", True) or entry.get("rather_not", False),
        )
    return Labelled(
        says=entry["say"],
        role=Role(entry.get("role", "question")),
        answers=answers,
        rules=frozenset(entry.get("rules", ())),
    )
