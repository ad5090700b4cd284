"""What R would read: whole scripts, base R alone, and the same names and counts as the rows.

R itself is asked in test_other_programs.py, which `make test-all` runs.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from gettext import NullTranslations

from forms.definition.text import Text
from survey.config import ROOT
from survey.results.exports.files import write
from survey.results.exports.formats.kinds import Format
from survey.results.exports.formats.r_file import write_r
from survey.results.exports.model import Codebook, Column, Kind, Value
from survey.storage.sessions import reading
from tests.results.exports.conftest import everything
from tests.results.exports.r_script import BASE, calls, text, tokens, vectors
from tests.results.exports.reading_back import model

TALLIES = ROOT / "survey" / "results" / "exports" / "scripts" / "tallies.R"


def written(made) -> tuple[str, list[dict[str, str]], Codebook, list]:
    """The script, the data beside it, and what both have to hold."""
    with reading(made.stores.answers) as session:
        taken = made.take(session)
        file = made.folder / "answers.R"
        write(taken, file, kind=Format.R, words=NullTranslations())
        with (made.folder / "answers.csv").open(newline="") as lines:
            return file.read_text(), list(csv.DictReader(lines)), taken.codebook, model(taken)


def test_the_script_that_counts_again_is_whole_and_asks_for_no_package():
    assert calls(TALLIES.read_text()) <= BASE


def test_the_reading_script_is_whole_and_asks_for_no_package(made):
    made.sends(12)
    script, _, codebook, _ = written(made)
    assert calls(script) <= BASE
    named = [text(each) for each in tokens(script) if each.kind == "text"]
    assert {each.name for each in codebook.columns} <= set(named)
    assert "answers.csv" in named


def test_every_factor_has_the_levels_that_the_data_hold(made):
    made.sends(30)
    script, rows, codebook, cells = written(made)
    lines = script.splitlines()
    for at, column in enumerate(codebook.columns):
        if column.kind is not Kind.CODE:
            continue
        start = f"answers[['{column.name}']] <- coded("
        line = next(each for each in lines if each.startswith(start))
        levels, words = vectors(line)
        assert words == [each.words for each in column.values]
        again = Counter(
            levels.index(row[column.name]) for row in rows if row[column.name] in levels
        )
        numbers = [each.number for each in column.values]
        expected = Counter(numbers.index(row[at]) for row in cells if row[at] in numbers)
        assert again == expected, column.name
        missing = {str(each.number) for each in column.missing}
        assert {row[column.name] for row in rows} <= {"", *levels, *missing}


def test_words_that_would_end_a_string_do_not(tmp_path):
    nasty = "Zij's \\ \"nee\"\n# 'c(' مقعد"
    column = Column(
        name="a", label=nasty, kind=Kind.CODE, values=(Value(1, "x", nasty), Value(2, "-y", "é"))
    )
    empty = Column(name="b", label="", kind=Kind.CODE)
    file = tmp_path / "a.R"
    write_r(Codebook(campaign="k", title=nasty, columns=(column, empty)), file, data="a.csv")
    script = file.read_text()
    assert nasty in [text(each) for each in tokens(script) if each.kind == "text"]
    made = [list(vectors(line)) for line in script.splitlines() if "<- coded(answers" in line]
    assert made == [[["x", "'-y"], [nasty, "é"]], []]
    assert "coded(answers[['b']], character(), character())" in script


def test_labels_of_three_hundred_letters_stay_whole(make):
    usual = everything()
    long = Text(dict.fromkeys(usual.languages, "ü" * 300))
    first, *others = usual.sections
    asked = [replace(question, title=long) for question in first.questions]
    made = make(
        questionnaire=replace(usual, sections=(replace(first, questions=tuple(asked)), *others))
    )
    made.sends(1)
    script, _, _, _ = written(made)
    assert "ü" * 300 in [text(each) for each in tokens(script) if each.kind == "text"]
