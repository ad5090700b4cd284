"""Counts the answers again: the numbers on the screen, from the files beside this script.

    python tallies.py          a line for every question and answer
    python tallies.py --json   the same for a program

Weighted shares stand beside the unweighted, where weights were made. Needs nothing but Python.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COUNTED = ("chosen", "first", "place", "best", "worst", "number", "written")


def read(name: str) -> Iterator[dict[str, str]]:
    """The lines of a CSV file, by the names of its columns."""
    with (HERE / name).open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def columns() -> dict[str, dict[str, Any]]:
    """Every column that is counted, with what its missing values are called."""
    found: dict[str, dict[str, Any]] = {}
    for line in read("codebook.csv"):
        if line["part"] not in COUNTED:
            continue
        column = found.setdefault(line["column"], {**line, "states": {}})
        if line["missing"] == "1":
            column["states"][line["value"]] = line["code"]
    return found


def weight_column() -> str:
    """The column that says how much a row counts."""
    return next(line["column"] for line in read("codebook.csv") if line["kind"] == "weight")


def new_question(column: dict[str, Any]) -> dict[str, Any]:
    """Nothing counted yet; `weighted` has the same with every row as heavy as its weight."""
    return {
        "kind": column["question_kind"],
        "states": Counter(),
        **nothing(),
        "weighted": {"given": 0.0, **nothing()},
    }


def nothing() -> dict[str, Any]:
    return {"options": Counter(), "first": Counter(), "worst": Counter(), "sum": 0}


def count() -> dict[str, dict[str, Any]]:
    """Per question how often every state and every answer was given."""
    known, heavy = columns(), weight_column()
    questions: dict[str, dict[str, Any]] = {}
    for column in known.values():
        questions.setdefault(column["question"], new_question(column))
    for row in read("answers.csv"):
        weight = float(row[heavy])
        states = {}
        for name, column in known.items():
            cell = row[name]
            if cell == "":
                continue
            state = column["states"].get(cell, "given")
            states[column["question"]] = state
            if state == "given":
                question = questions[column["question"]]
                add(question, column, cell, 1)
                add(question["weighted"], column, cell, weight)
        for key, state in states.items():
            questions[key]["states"][state] += 1
            questions[key]["weighted"]["given"] += weight if state == "given" else 0
    return questions


def add(to: dict[str, Any], column: dict[str, Any], cell: str, n: float) -> None:
    """Counts one cell of a given answer."""
    part, option = column["part"], column["option"]
    if part == "chosen" and option:
        to["options"][option] += n if cell == "1" else 0
    elif part in ("chosen", "best"):
        to["options"][cell] += n
    elif part == "place":
        to["options"][option] += n
        to["first"][option] += n if cell == "1" else 0
    elif part in ("first", "worst"):
        to[part][cell] += n
    elif part == "number":
        to["sum"] += int(cell) * n


def spelled(question: dict[str, Any], weighted: bool) -> Iterator[str]:
    """The lines of one question; shares are of who gave an answer."""
    given, heavy = question["states"]["given"], question["weighted"]
    yield "  " + ", ".join(f"{state} {n}" for state, n in sorted(question["states"].items()))
    if question["kind"] == "number" and given:
        line = f"  mean {question['sum'] / given:.2f}"
        yield line + (f", weighted {heavy['sum'] / heavy['given']:.2f}" if weighted else "")
    for option in sorted(set(question["options"]) | set(question["worst"])):
        n = question["options"][option]
        line = f"  {option}: {n}"
        shares = given and question["kind"] != "best_worst"
        if shares:
            line += f" ({100 * n / given:.1f} %)"
        for part in ("first", "worst"):
            if question[part]:
                line += f", {part} {question[part][option]}"
        if shares and weighted:
            line += f", weighted {100 * heavy['options'][option] / heavy['given']:.1f} %"
        yield line


def main() -> None:
    questions = count()
    if "--json" in sys.argv:
        sys.stdout.write(json.dumps(questions, indent=1) + "\n")
        return
    heavy = weight_column()
    weighted = any(float(row[heavy]) != 1 for row in read("answers.csv"))
    for key, question in questions.items():
        sys.stdout.write(f"{key} ({question['kind']})\n")
        for line in spelled(question, weighted):
            sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
