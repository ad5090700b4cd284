"""What preflight found: point by point, as sentences for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from forms.definition.sentence import Sentence, Translations, counted, sentence


class Outcome(StrEnum):
    """A remark does not keep a file from the press."""

    PASSED = "passed"
    FAILED = "failed"
    REMARK = "remark"
    NOT_APPLICABLE = "not applicable"

    @property
    def said(self) -> Sentence:
        return {
            Outcome.PASSED: sentence("goed"),
            Outcome.FAILED: sentence("FOUT"),
            Outcome.REMARK: sentence("let op"),
            Outcome.NOT_APPLICABLE: sentence("n.v.t."),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """`pages` count from 1, and are empty when the whole file is meant."""

    key: str
    outcome: Outcome
    said: Sentence
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`standard` is what the file says it is, or None."""

    name: str
    pages: int
    standard: str | None
    points: tuple[Point, ...]

    @property
    def passed(self) -> bool:
        return not self.failures

    @property
    def failures(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.outcome is Outcome.FAILED)

    def lines(self, translations: Translations) -> list[str]:
        """First what it comes to, then a line for each point."""
        wrong = len(self.failures)
        end = (
            counted("Er is %(n)d punt fout.", "Er zijn %(n)d punten fout.", n=wrong)
            if wrong
            else sentence("Alle punten zijn goed.")
        )
        size = counted(
            "%(name)s, %(n)d pagina.", "%(name)s, %(n)d pagina’s.", n=self.pages, name=self.name
        )
        return [
            f"{size.worded(translations)} {end.worded(translations)}",
            *(_line(point, translations) for point in self.points),
        ]

    def as_data(self, translations: Translations) -> dict[str, object]:
        """Stable keys: file, pages, standard, passed; of each point key, outcome, text, pages."""
        return {
            "file": self.name,
            "pages": self.pages,
            "standard": self.standard,
            "passed": self.passed,
            "points": [
                {
                    "key": point.key,
                    "outcome": str(point.outcome),
                    "text": point.said.worded(translations),
                    "pages": list(point.pages),
                }
                for point in self.points
            ],
        }


def judged(
    key: str, *, good: Sentence, bad: Sentence, wrong: bool = False, pages: Iterable[int] = ()
) -> Point:
    """Fails when it is `wrong`, or when any page is named."""
    where = tuple(pages)
    if wrong or where:
        return Point(key=key, outcome=Outcome.FAILED, said=bad, pages=where)
    return Point(key=key, outcome=Outcome.PASSED, said=good)


def page_numbers(pages: Iterable[int]) -> str:
    """1, 3–5: neighbours together."""
    runs = groupby(enumerate(sorted(pages)), key=lambda each: each[1] - each[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(members) for _, members in runs)]
    return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in ends)


def _line(point: Point, translations: Translations) -> str:
    said = f"[{point.outcome.said.worded(translations)}] {point.said.worded(translations)}"
    if not point.pages:
        return said
    where = counted(
        "Pagina %(pages)s.",
        "Pagina’s %(pages)s.",
        n=len(point.pages),
        pages=page_numbers(point.pages),
    )
    return f"{said} {where.worded(translations)}"
