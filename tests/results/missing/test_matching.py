"""Labels of a table find our groups by name, by age, or nearly; people settle the rest."""

from __future__ import annotations

import pytest

from survey.results.missing.matching import (
    Group,
    ages_in,
    crossed,
    facets_of,
    guess,
    guessed,
    margins,
    require_matched,
)
from survey.results.missing.population import Population
from survey.results.missing.table_file import TableRefused
from survey.results.rollup.facets import Facet

AGES = [
    Group(code="young", name="Jonger dan 30 jaar", names=("Jonger dan 30 jaar", "Younger than 30")),
    Group(code="middle", name="30 tot en met 64 jaar", names=("30 tot en met 64 jaar", "30 to 64")),
    Group(code="old", name="65 jaar of ouder", names=("65 jaar of ouder", "65 or older")),
]
AREAS = [
    Group(code="acker", name="’t Acker", names=("’t Acker",)),
    Group(code="holtgesbroek", name="Holtgesbroek", names=("Holtgesbroek",)),
]
GROUPS = {Facet.NEIGHBOURHOOD: AREAS, Facet.AGE_BAND: AGES}


def population(rows, columns=(), n=10):
    pairs = [(row, column) for row in rows for column in columns or ("",)]
    return Population(rows=tuple(rows), columns=tuple(columns), numbers=dict.fromkeys(pairs, n))


@pytest.mark.parametrize(
    ("label", "ages"),
    [
        ("18 tot 30 jaar", (18, 29)),
        ("18 tot en met 30", (18, 30)),
        ("18 t/m 29 jaar", (18, 29)),
        ("18-29", (18, 29)),
        ("75+", (75, 200)),
        ("75 jaar of ouder", (75, 200)),
        ("jonger dan 15", (0, 14)),
        ("Buurt 7", None),
        ("Noord", None),
    ],
)
def test_ages_in_a_label(label, ages):
    assert ages_in(label) == ages


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("0 tot 30 jaar", "young"),
        ("15 tot 20 jaar", "young"),
        ("30 tot 65 jaar", "middle"),
        ("65 jaar en ouder", "old"),
        ("65+", "old"),
        ("20 tot 40 jaar", ""),
    ],
)
def test_bands_of_other_makers_find_ours_or_lie_in_it(label, code):
    assert guess(label, AGES) == code


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("'t Acker", "acker"),
        ("T ACKER", "acker"),
        ("Holtgesbroek", "holtgesbroek"),
        ("Holtgesbrook", "holtgesbroek"),
        ("Dukenburg", ""),
    ],
)
def test_neighbourhoods_are_found_however_they_are_written(label, code):
    assert guess(label, AREAS) == code


def test_what_stands_on_rows_and_columns_is_told_by_the_labels():
    straight = population(["’t Acker"], ["0 tot 30 jaar", "30 tot 65 jaar"])
    turned = population(["0 tot 30 jaar", "30 tot 65 jaar"], ["’t Acker"])
    assert facets_of(straight, GROUPS) == (Facet.NEIGHBOURHOOD, Facet.AGE_BAND)
    assert facets_of(turned, GROUPS) == (Facet.AGE_BAND, Facet.NEIGHBOURHOOD)
    assert facets_of(population(["15 tot 20", "99+"]), GROUPS) == (Facet.AGE_BAND,)
    assert crossed(turned, guessed(turned, GROUPS)) == {
        ("acker", "young"): 10,
        ("acker", "middle"): 10,
    }


def test_several_labels_may_be_one_group_and_some_none():
    table = population(["0 tot 15", "15 tot 30", "30 tot 65", "80 tot 200"])
    matched = guessed(table, GROUPS)
    matched[Facet.AGE_BAND]["80 tot 200"] = ""
    assert margins(table, matched) == {Facet.AGE_BAND: {"young": 20, "middle": 10}}


def test_unknown_groups_and_no_group_at_all_are_refused():
    table = population(["Dukenburg"])
    matched = {Facet.NEIGHBOURHOOD: {"Dukenburg": "nowhere"}}
    with pytest.raises(TableRefused, match="een groep die er niet is"):
        require_matched(table, GROUPS, matched)
    with pytest.raises(TableRefused, match="minstens één regel"):
        require_matched(table, GROUPS, {Facet.NEIGHBOURHOOD: {"Dukenburg": ""}})
