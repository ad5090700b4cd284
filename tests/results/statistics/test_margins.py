"""What must be right about population figures before anything is weighed."""

from __future__ import annotations

import pytest

from forms.definition.sentence import Refusal
from survey.results.statistics.margins import Margin, checked, merged

AGE = Margin(
    facet="Leeftijd",
    population={"young": 300, "old": 700},
    names={"young": "18 tot 30 jaar", "old": "65 jaar en ouder"},
)
AREA = Margin(facet="Buurt", population={"north": 600, "south": 400})


def test_an_empty_cell_is_refused_by_its_name() -> None:
    with pytest.raises(Refusal, match=r"Niemand uit “18 tot 30 jaar” \(Leeftijd\)"):
        checked({("old",): 50}, [AGE])
    with pytest.raises(Refusal, match="Niemand uit “18 tot 30 jaar”"):
        checked({("old",): 50, ("young",): 0}, [AGE])


def test_respondents_whom_the_population_does_not_know_are_refused_by_name() -> None:
    with pytest.raises(Refusal, match=r"“middle” \(Leeftijd\) staat niet in"):
        checked({("old",): 50, ("young",): 50, ("middle",): 1}, [AGE])
    none = Margin(facet="Leeftijd", population={"young": 10, "old": 0})
    with pytest.raises(Refusal, match=r"“old” \(Leeftijd\) staat niet in"):
        checked({("old",): 50, ("young",): 50}, [none])


@pytest.mark.parametrize("people", [-1, float("nan"), float("inf")])
def test_figures_that_cannot_be_are_refused(people: float) -> None:
    wrong = Margin(facet="Leeftijd", population={"young": people, "old": 10})
    with pytest.raises(Refusal, match="“Leeftijd” kloppen niet"):
        checked({("old",): 50, ("young",): 50}, [wrong])


@pytest.mark.parametrize("population", [{}, {"young": 0}])
def test_a_margin_without_people_is_refused(population: dict[str, float]) -> None:
    with pytest.raises(Refusal, match="kloppen niet"):
        checked({("young",): 50}, [Margin(facet="Leeftijd", population=population)])


@pytest.mark.parametrize("cells", [{}, {("old",): 0}])
def test_nobody_cannot_be_weighed(cells: dict[tuple[str | None, ...], int]) -> None:
    with pytest.raises(Refusal, match="nog geen ingevulde vragenlijsten"):
        checked(cells, [AGE])


def test_a_thin_category_is_doubtful() -> None:
    (said,) = checked({("old",): 50, ("young",): 9}, [AGE])
    assert "Uit “18 tot 30 jaar” (Leeftijd) deden maar 9 personen mee" in str(said)
    (said,) = checked({("old",): 50, ("young",): 1}, [AGE])
    assert "deed maar 1 persoon mee" in str(said)
    assert checked({("old",): 50, ("young",): 10}, [AGE]) == ()


def test_margins_that_do_not_add_up_are_doubtful() -> None:
    cells = {("old", "north"): 50, ("young", "south"): 50}
    assert checked(cells, [AGE, AREA]) == ()
    fewer = Margin(facet="Buurt", population={"north": 600, "south": 350})
    (said,) = checked(cells, [AGE, fewer])
    assert "niet op tot hetzelfde totaal: 950 en 1000" in str(said)


def test_categories_can_be_taken_together() -> None:
    cells = {("old", "north"): 50, ("young", "north"): 2, ("young", "south"): 9, (None, "south"): 1}
    found, margins = merged(
        cells, [AGE, AREA], facet="Leeftijd", categories=["young", "old"], into="all"
    )
    assert found == {("all", "north"): 52, ("all", "south"): 9, (None, "south"): 1}
    assert [each.population for each in margins] == [{"all": 1000}, AREA.population]
