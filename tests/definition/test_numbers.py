"""How a written number is read: digits of any script, and never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.answers import RawAnswer, Severity, State
from forms.definition.check import check
from forms.examples import catalogue

PERSONS = catalogue.feature("number")  # from 1 to 20


@pytest.mark.parametrize(
    ("written", "number"),
    [("3", 3), (" 20 ", 20), ("007", 7), ("٣", 3), ("۱۲", 12), ("１９", 19), ("1٢", 12)],
)
def test_digits_of_any_script_are_read(written: str, number: int) -> None:
    checked = check(PERSONS, {"persons": RawAnswer(text=written)})
    assert checked.problems == ()
    assert checked.answers["persons"].number == number
    assert checked.answers["persons"].state is State.GIVEN


@pytest.mark.parametrize(
    "written", ["3,5", "3.5", "veel", "1 of 2", "±3", "²", "½", "-", "1e1", "9" * 13, "三", "+3"]
)
def test_what_is_not_a_whole_number_asks_for_one_and_is_kept(written: str) -> None:
    checked = check(PERSONS, {"persons": RawAnswer(text=written)})
    (problem,) = checked.problems
    assert (problem.severity, problem.code) == (Severity.ASK, "not_a_number")
    assert str(problem.sentence) == "Schrijf een getal, bijvoorbeeld 1."
    answer = checked.answers["persons"]
    assert (answer.state, answer.text, answer.number) == (State.UNCLEAR, written, None)


@pytest.mark.parametrize("written", ["0", "-3", "21", "999999999999"])
def test_a_number_out_of_bounds_names_the_bounds_and_is_kept(written: str) -> None:
    checked = check(PERSONS, {"persons": RawAnswer(text=written)})
    (problem,) = checked.of(Severity.ASK)
    assert problem.code == "out_of_range"
    assert str(problem.sentence) == "Schrijf een getal van 1 tot en met 20."
    assert checked.answers["persons"].text == written


@given(st.integers(1, 20))
def test_every_number_within_bounds_is_given(number: int) -> None:
    checked = check(PERSONS, {"persons": RawAnswer(text=str(number))})
    assert checked.answers["persons"].number == number
