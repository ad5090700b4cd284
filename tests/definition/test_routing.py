"""Routing: the vectors that the browser's routing answers too, and the way there and back."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.routing import (
    All,
    Between,
    Chose,
    Condition,
    Either,
    Known,
    Not,
    as_data,
    from_data,
    holds,
    looks_at,
)

VECTORS = json.loads(Path(__file__).with_name("routing_vectors.json").read_text(encoding="utf-8"))
FORMS = {"is", "at_least", "at_most", "all", "any", "not"}

leaves = st.builds(Chose, st.sampled_from("ab"), st.tuples(st.sampled_from("xyz"))) | st.builds(
    Between, st.just("n"), st.integers(), st.none() | st.integers()
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(All, st.lists(inner, min_size=1, max_size=3).map(tuple))
        | st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("vector", VECTORS, ids=[vector["name"] for vector in VECTORS])
def test_a_condition_holds_as_its_vector_says(vector: dict[str, Any]) -> None:
    known = {
        key: Known(tuple(each["codes"]), each["number"]) for key, each in vector["known"].items()
    }
    assert holds(from_data(vector["condition"]), known) is vector["holds"]


def test_the_vectors_cover_every_form_both_ways() -> None:
    assert len(VECTORS) >= 40
    assert len({vector["name"] for vector in VECTORS}) == len(VECTORS)
    for form in FORMS:
        written = [v for v in VECTORS if f'"{form}"' in json.dumps(v["condition"])]
        assert {vector["holds"] for vector in written} == {True, False}, form


@given(conditions)
def test_a_condition_survives_being_written_down(condition: Condition) -> None:
    assert from_data(json.loads(json.dumps(as_data(condition)))) == condition


@given(conditions)
def test_a_condition_only_sees_the_questions_it_looks_at(condition: Condition) -> None:
    seen = {look.question for look in looks_at(condition)}
    known = {"a": Known(("x",)), "b": Known(("y",)), "n": Known(number=1)}
    less = {key: each for key, each in known.items() if key in seen}
    assert holds(condition, known) is holds(condition, less)


@given(conditions)
def test_a_condition_turned_round_holds_when_it_did_not(condition: Condition) -> None:
    known = {"a": Known(("x", "z")), "n": Known(number=0)}
    assert holds(Not(condition), known) is not holds(condition, known)
