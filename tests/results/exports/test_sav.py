"""SPSS files open with their labels, missing codes and sets, in every alphabet."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pyreadstat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from survey.results.exports.sav.file import write_sav
from survey.results.exports.sav.naming import names_for
from survey.results.exports.sav.variable import Measure, ResponseSet, Variable

MADE = datetime(2026, 11, 24, 9, 30)
VARIABLES = (
    Variable(
        name="buurt",
        label="In welke buurt woont u?",
        values={1: "’t Acker", 2: "عكر", -99: "Overgeslagen", -97: "Niet gevraagd"},
        missing=(-99, -90),
    ),
    Variable(name="veilig", label="Hoe veilig?", measure=Measure.ORDINAL, values={1: "Niet"}),
    Variable(name="gewicht", label="Gewicht", decimals=3, measure=Measure.SCALE),
    Variable(name="mist", label="Wat mist u?", width=255),
    Variable(name="kort", width=8),
)


@pytest.fixture
def written(tmp_path):
    def written(rows, variables=VARIABLES, **more):
        file = tmp_path / "answers.sav"
        with file.open("wb") as out:
            n = write_sav(out, variables=variables, rows=rows, made=MADE, title="Lente", **more)
        assert n == len(rows)
        return pyreadstat.read_sav(str(file), user_missing=True)

    return written


def test_labels_and_missing_codes_come_along(written):
    frame, meta = written([(1, 1, 1.25, "Een bankje", "ab"), (-99, None, 0.5, "مقعد", "")])
    assert meta.column_names_to_labels["buurt"] == "In welke buurt woont u?"
    assert meta.variable_value_labels["buurt"] == {
        1.0: "’t Acker",
        2.0: "عكر",
        -99.0: "Overgeslagen",
        -97.0: "Niet gevraagd",
    }
    assert meta.missing_ranges["buurt"] == [{"lo": -99.0, "hi": -90.0}]
    assert meta.variable_measure["veilig"] == "ordinal"
    assert meta.file_encoding == "UTF-8"
    assert frame["mist"].tolist() == ["Een bankje", "مقعد"]
    assert frame["gewicht"].tolist() == [1.25, 0.5]
    assert frame["veilig"].isna().tolist() == [False, True]


def test_marks_of_one_question_are_one_set(written):
    marks = tuple(Variable(name=f"thema__{code}") for code in ("geld", "groen"))
    sets = [
        ResponseSet(name="$thema", label="Wat telt?", variables=["thema__geld", "thema__groen"])
    ]
    frame, meta = written([(1, 0), (0, 1)], variables=marks, sets=sets)
    assert frame.to_numpy().tolist() == [[1, 0], [0, 1]]
    assert meta.mr_sets["thema"]["variable_list"] == ["thema__geld", "thema__groen"]
    assert meta.mr_sets["thema"]["label"] == "Wat telt?"


def test_labels_of_three_hundred_letters_are_cut_with_an_ellipsis(written):
    long = Variable(name="a", label="é" * 300, values={1: "ü" * 300})
    _, meta = written([(1,)], variables=[long])
    label, value = meta.column_names_to_labels["a"], meta.variable_value_labels["a"][1.0]
    assert label == "é" * 126 + "…"
    assert value.endswith("…")
    assert len(value.encode()) <= 120


def test_an_empty_file_opens(written):
    frame, meta = written([])
    assert len(frame) == 0
    assert meta.number_columns == len(VARIABLES)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.integers(-(10**9), 10**9), st.floats(-1e12, 1e12)),
            st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
        ),
        max_size=20,
    )
)
def test_every_number_and_text_comes_back(rows):
    out = BytesIO()
    variables = [Variable(name="n", decimals=2), Variable(name="t", width=255)]
    write_sav(out, variables=variables, rows=rows, made=MADE, title="")
    frame, _ = read(out.getvalue())
    numbers = [None if x != x else x for x in frame["n"].tolist()]
    assert numbers == [None if n is None else float(n) for n, _ in rows]
    assert frame["t"].tolist() == [
        t.encode()[:255].decode(errors="ignore").rstrip(" ") for _, t in rows
    ]


def read(content: bytes):
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".sav") as file:
        file.write(content)
        file.flush()
        return pyreadstat.read_sav(file.name, user_missing=True)


@given(st.lists(st.text(max_size=80), max_size=30))
def test_names_are_always_allowed_and_different(wanted):
    names = names_for(wanted)
    assert len({name.upper() for name in names}) == len(wanted)
    assert all(0 < len(name) <= 64 and name[0].isalpha() for name in names)
