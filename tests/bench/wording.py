"""The plain-language coach: each rule on labelled sentences, the difficulty on pairs, and speed."""

from __future__ import annotations

import csv
import json
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from forms.wording.coach import remarks_on
from forms.wording.difficulty import difficulty
from tests.wording.labels import FROZEN, UNSEEN, labelled, scores

ROOT = Path(__file__).parents[2]
PAIRS = ROOT.parent / "shared" / "data" / "plain-pairs-dev.csv"
HALVES = ("one", "other")
DRAFT = "lindenholt"  # twelve questions


def wording() -> Iterator[dict[str, Any]]:
    """Each figure as `say` of run.py takes it."""
    for name in (FROZEN, UNSEEN):
        for scored in scores(name):
            yield _figure(
                f"coach, {scored.rule}: precision",
                scored.precision,
                unit="",
                limit="",
                recall=round(scored.recall, 3),
                sentences=scored.right + scored.missed,
                of=len(labelled(name)),
                labels=name,
            )
    yield from _pairs()
    took, bare = _seconds(), _bare()
    yield _figure(
        "coach, twelve questions",
        took * 1000,
        unit="ms",
        limit="< 200",
        bare_ms=round(bare * 1000, 2),
        times_bare=round(took / bare, 1),
    )
    yield _figure("coach, the first twelve questions", _first() * 1000, unit="ms", limit="< 200")


def _pairs() -> Iterator[dict[str, Any]]:
    """Pairs of a difficult sentence and its plainer rewrite; a tie counts as wrong."""
    if not PAIRS.exists():
        return
    with PAIRS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    half = _halves(rows)
    right = [difficulty(row["Complex"], "nl") > difficulty(row["Simple"], "nl") for row in rows]
    for name in HALVES:
        told = [ok for row, ok in zip(rows, right, strict=True) if half[row["Document ID"]] == name]
        share = sum(told) / len(told)
        yield _figure(
            f"difficult above plain, the {name} half of the documents",
            share,
            unit="",
            limit="",
            pairs=len(told),
        )
    share = sum(right) / len(right)
    yield _figure("difficult above plain", share, unit="", limit=">= 0.8", pairs=len(rows))


def _halves(rows: list[dict[str, str]]) -> dict[str, str]:
    """Whole documents, dealt out by size: the first and fourth of every four to one side."""
    sizes = Counter(row["Document ID"] for row in rows)
    return {
        document: HALVES[0] if at % 4 in (0, 3) else HALVES[1]
        for at, (document, _) in enumerate(sizes.most_common())
    }


def _seconds() -> float:
    draft = catalogue.questionnaire(DRAFT)
    remarks_on(draft, language="nl")
    took = []
    for _ in range(5):
        began = time.perf_counter()
        remarks_on(draft, language="nl")
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _bare() -> float:
    """Every word of the same draft looked up once, and nothing said about it."""
    words = re.compile(r"\w+")
    data = json.dumps(questionnaire_to_data(catalogue.questionnaire(DRAFT)), ensure_ascii=False)
    took = []
    for _ in range(5):
        began = time.perf_counter()
        Counter(words.findall(data.lower()))
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _first() -> float:
    """In a process of its own: the lists are read as well."""
    code = (
        "import time; from forms.examples import catalogue;"
        f"draft = catalogue.questionnaire({DRAFT!r}); began = time.perf_counter();"
        "from forms.wording.coach import remarks_on; remarks_on(draft, language='nl');"
        "print(time.perf_counter() - began)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(ended.stdout)


def _figure(figure: str, value: float, **more: Any) -> dict[str, Any]:
    return {"figure": figure, "value": value, **more}


if __name__ == "__main__":
    for figure in wording():
        print(figure)
