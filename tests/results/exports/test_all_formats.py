"""Every format holds the same rows, read back with the programs that people use."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from forms.definition.answers import RawAnswer
from forms.definition.sentence import Refusal
from forms.definition.text import Text
from survey.results.exports.files import write
from survey.results.exports.formats.kinds import SUFFIXES, Format
from survey.results.exports.model import Kind
from survey.results.exports.taking import Wish
from survey.storage.answers import AnswerText
from survey.storage.sessions import reading, writing
from tests.results.exports.conftest import FULL, Made, everything
from tests.results.exports.reading_back import READERS, model

WORDS = NullTranslations()
NASTY = (
    *("=1+1", "@SUM(A1)", "+31", "-1", "a\nb"),
    *("مقعد في الحديقة", 'Zij: "ja"; en, nee', "é" * 300),
)


def read(made: Made, kind: str, wish: Wish = FULL, **more: bool) -> tuple[list, list, object]:
    """The rows as the model has them, as the file has them, and the codebook."""
    file = made.folder / f"answers{SUFFIXES[Format(kind)]}"
    with reading(made.stores.answers) as session:
        taken = made.take(session, wish)
        write(taken, file, kind=Format(kind), words=WORDS, **more)
        return model(taken), READERS[kind](file, taken.codebook), taken.codebook


def without_apostrophes(rows: list) -> list:
    return [[c[1:] if isinstance(c, str) and c.startswith("'") else c for c in row] for row in rows]


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("n", [0, 1, 20])
def test_a_file_holds_what_was_answered(made, kind, n):
    made.sends(n)
    expected, found, _ = read(made, kind)
    assert len(found) == n
    assert without_apostrophes(found) == expected


@pytest.mark.parametrize("kind", READERS)
def test_open_text_comes_through_and_never_runs(made, kind):
    for number, words in enumerate(NASTY):
        made.sends(1, seed=number, missing=RawAnswer(text=words))
    made.reads()
    expected, found, codebook = read(made, kind)
    at = [each.name for each in codebook.columns].index("missing__text")
    assert sorted(row[at] for row in expected) == sorted(NASTY)
    assert without_apostrophes(found) == expected


LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
ANY_WORDS = st.text(LETTERS, min_size=1, max_size=400).map(str.strip).filter(bool)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(ANY_WORDS, min_size=3, max_size=3))
def test_any_words_are_the_same_in_all_formats(made, words):
    with writing(made.stores.answers) as session:
        there = session.scalars(select(AnswerText.response_id)).all()
    if not there:
        made.sends(3, missing=RawAnswer(text="x"))
        made.reads()
    with writing(made.stores.answers) as session:
        rows = session.scalars(select(AnswerText.response_id).distinct()).all()
        for response, text in zip(rows, words, strict=True):
            change = update(AnswerText).where(AnswerText.response_id == response)
            session.execute(change.values(text=text))
    for kind in READERS:
        expected, found, _ = read(made, kind)
        assert [[_plain(c) for c in row] for row in found] == [
            [_plain(c) for c in row] for row in expected
        ]


def _plain(cell):
    return cell.removeprefix("'") if isinstance(cell, str) else cell


@pytest.mark.parametrize("seed", range(2))
def test_counts_are_equal_in_all_formats(made, seed):
    made.sends(20, seed=seed)
    counts = []
    for kind in READERS:
        _, found, codebook = read(made, kind)
        numeric = [n for n, each in enumerate(codebook.columns) if each.kind is not Kind.TEXT]
        counts.append([Counter(row[n] for row in found) for n in numeric])
    assert all(each == counts[0] for each in counts)


def test_excel_in_dutch_gets_semicolons_and_a_mark_by_which_it_knows_utf8(made):
    made.sends(5)
    expected, found, _ = read(made, "csv", excel_nl=True)
    assert (made.folder / "answers.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (made.folder / "answers-codebook.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert without_apostrophes(found) == expected


def test_a_file_that_fails_leaves_the_old_one_as_it_was(made):
    made.sends(2)
    read(made, "csv")
    before = (made.folder / "answers.csv").read_bytes()
    with reading(made.stores.answers) as session:
        taken = made.take(session)
        session.connection().close()
        with pytest.raises(Exception, match=r".+"):
            write(taken, made.folder / "answers.csv", kind=Format.CSV, words=WORDS)
    assert (made.folder / "answers.csv").read_bytes() == before
    assert list(Path(made.folder).glob(".answers*")) == []


def test_without_pyarrow_a_sentence_says_how_to_get_it(made, monkeypatch):
    made.sends(1)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refusal, match="pip install pyarrow"):
        read(made, "parquet")


def test_labels_of_three_hundred_letters_fit_everywhere(make):
    usual = everything()
    long = Text({each: f"{each} " + "ü" * 300 for each in usual.languages})
    first, *others = usual.sections
    asked = [replace(question, title=long) for question in first.questions]
    made = make(
        questionnaire=replace(usual, sections=(replace(first, questions=tuple(asked)), *others))
    )
    made.sends(12)
    for kind in READERS:
        expected, found, _ = read(made, kind)
        assert without_apostrophes(found) == expected
