"""Weights that make respondents look like the population."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from survey.results.statistics.margins import Cells, Margin
from survey.results.statistics.raking import HIGHEST, LOWEST, Raked, rake

Bounds = tuple[float, float] | None
AGE = Margin(facet="leeftijd", population={"young": 40, "middle": 35, "old": 25})
AREA = Margin(facet="buurt", population={"north": 55, "south": 45})
LIVES = {
    ("young", "north"): 30,
    ("young", "south"): 20,
    ("middle", "north"): 60,
    ("middle", "south"): 40,
    ("old", "north"): 30,
    ("old", "south"): 70,
}


def calibrated(cells: Cells, margins: list[Margin], bounds: Bounds) -> NDArray[np.float64] | None:
    """The same weights by Newton's method on all margins at once; none where it finds none.

    A weight is e to the sum of its categories' lambdas, held within the bounds.
    """
    low, high = bounds or (0.0, np.inf)
    counts = np.array(list(cells.values()), dtype=float)
    columns, targets = [], []
    for at, margin in enumerate(margins):
        total = sum(margin.population.values())
        told = sum(n for values, n in cells.items() if values[at] is not None)
        for category, people in margin.population.items():
            columns.append([float(values[at] == category) for values in cells])
            targets.append(told * people / total)
    design, wanted = np.array(columns).T, np.array(targets)
    lambdas = np.zeros(len(wanted))

    def lacking(at: NDArray[np.float64]) -> NDArray[np.float64]:
        return wanted - design.T @ (counts * np.exp(design @ at).clip(low, high))

    def height(at: NDArray[np.float64]) -> float:
        """What Newton's method brings down: its slope is minus what is lacking."""
        turned = design @ at
        weight = np.exp(turned).clip(low, high)
        ends = np.log(np.array((max(low, 1e-300), min(high, 1e300))))
        beyond = turned - turned.clip(*ends)
        return float((counts * (weight + weight * beyond)).sum() - wanted @ at)

    for _ in range(300):
        missing = lacking(lambdas)
        if np.abs(missing).max() < 1e-10 * counts.sum():
            return np.asarray(np.exp(design @ lambdas).clip(low, high))
        weight = np.exp(design @ lambdas)
        free = counts * weight * ((weight > low) & (weight < high))
        bend = design.T @ (design * free[:, None]) + 1e-9 * np.eye(len(wanted))
        step, size = np.linalg.lstsq(bend, missing, rcond=1e-12)[0], 1.0
        step /= max(1.0, float(np.abs(step).max()))
        while size > 1e-9 and height(lambdas + size * step) > height(lambdas) - 1e-4 * size * float(
            step @ missing
        ):
            size /= 2
        lambdas = lambdas + size * step
    return None


def shares(found: Raked, cells: Cells, column: int) -> dict[str | None, float]:
    heavy: dict[str | None, float] = {}
    for values, n in cells.items():
        heavy[values[column]] = heavy.get(values[column], 0) + n * found.weights[values]
    return {value: its / sum(heavy.values()) for value, its in heavy.items()}


def test_with_one_margin_a_weight_is_population_over_respondents() -> None:
    cells = {("young",): 20, ("old",): 80}
    margin = Margin(facet="leeftijd", population={"young": 3000, "old": 7000})
    found = rake(cells, [margin])
    assert found.weights == pytest.approx({("young",): 1.5, ("old",): 0.875})
    kish = 100**2 / (20 * 1.5**2 + 80 * 0.875**2)
    assert (found.n, found.effective) == (100, pytest.approx(kish))
    assert found.design_effect == pytest.approx(100 / kish)
    assert (found.reached, found.at_bounds, found.warnings) == (True, 0, ())


def test_two_margins_of_two_worked_by_hand() -> None:
    """Raking keeps the odds ratio, here 40 x 40 / (10 x 10) = 16, and makes rows and columns
    70-30 and 60-40: x (x - 30) = 16 (70 - x) (60 - x) has x = 54.8498 between 30 and 60."""
    cells = {("a", "x"): 40, ("a", "y"): 10, ("b", "x"): 10, ("b", "y"): 40}
    margins = [
        Margin(facet="rij", population={"a": 70, "b": 30}),
        Margin(facet="kolom", population={"x": 60, "y": 40}),
    ]
    corner = (2050 - (2050**2 - 4 * 15 * 67200) ** 0.5) / 30
    assert corner * (corner - 30) == pytest.approx(16 * (70 - corner) * (60 - corner))
    found = rake(cells, margins)
    assert found.weights == pytest.approx(
        {
            ("a", "x"): corner / 40,
            ("a", "y"): (70 - corner) / 10,
            ("b", "x"): (60 - corner) / 10,
            ("b", "y"): (corner - 30) / 40,
        },
        abs=1e-9,
    )


@pytest.mark.parametrize("bounds", [None, (LOWEST, HIGHEST), (0.55, 2.05)])
def test_margins_match_and_weights_equal_an_independent_implementation(bounds: Bounds) -> None:
    found = rake(LIVES, [AGE, AREA], bounds=bounds)
    assert found.reached
    assert shares(found, LIVES, 0) == pytest.approx({"young": 0.4, "middle": 0.35, "old": 0.25})
    assert shares(found, LIVES, 1) == pytest.approx({"north": 0.55, "south": 0.45})
    oracle = calibrated(LIVES, [AGE, AREA], bounds)
    assert oracle is not None
    assert list(found.weights.values()) == pytest.approx(oracle.tolist(), abs=1e-6)


def test_who_skipped_a_question_is_not_adjusted_by_it() -> None:
    cells = {**LIVES, (None, "north"): 25, ("young", None): 15, (None, None): 10}
    found = rake(cells, [AGE, AREA])
    assert found.weights[None, None] == 1
    oracle = calibrated(cells, [AGE, AREA], (LOWEST, HIGHEST))
    assert oracle is not None
    assert list(found.weights.values()) == pytest.approx(oracle.tolist(), abs=1e-6)
    heavy = sum(n * found.weights[values] for values, n in cells.items() if values[0])
    young = sum(n * found.weights[values] for values, n in cells.items() if values[0] == "young")
    assert young / heavy == pytest.approx(0.4)


def test_no_weight_goes_beyond_the_bounds_and_the_rest_makes_up_for_it() -> None:
    cells = {("a", "x"): 10, ("a", "y"): 100, ("b", "x"): 100, ("b", "y"): 100}
    margins = [
        Margin(facet="rij", population={"a": 45, "b": 55}),
        Margin(facet="kolom", population={"x": 50, "y": 50}),
    ]
    free, bound = rake(cells, margins, bounds=None), rake(cells, margins, bounds=(0.3, 1.8))
    assert max(free.weights.values()) > 1.8
    assert max(bound.weights.values()) == 1.8
    assert (bound.at_bounds, bound.reached, free.at_bounds) == (10, True, 0)
    assert bound.design_effect < free.design_effect


def test_what_the_bounds_do_not_allow_comes_as_near_as_it_can_and_is_said() -> None:
    cells = {("young",): 10, ("old",): 190}
    margin = Margin(facet="leeftijd", population={"young": 50, "old": 50})
    found = rake(cells, [margin])
    assert found.weights[("young",)] == 3
    assert not found.reached
    assert found.off == pytest.approx(0.5 - 30 / 130)
    assert any("nog niet helemaal" in str(each) for each in found.warnings)


def test_weights_that_cost_too_much_are_warned_about() -> None:
    cells = {("young",): 20, ("old",): 180}
    margin = Margin(facet="leeftijd", population={"young": 60, "old": 40})
    found = rake(cells, [margin], bounds=None)
    assert found.effective / found.n < 0.6
    (said,) = map(str, found.warnings)
    assert f"zeggen 200 ingevulde vragenlijsten zoveel als {round(found.effective)}" in said


def test_no_margin_is_no_weight() -> None:
    found = rake({(): 12}, [])
    assert (found.weights, found.design_effect, found.reached) == ({(): 1}, 1, True)


def test_one_response_can_be_weighed_when_all_are_in_its_category() -> None:
    found = rake({("young",): 1}, [Margin(facet="leeftijd", population={"young": 100})])
    assert (found.weights, found.effective) == ({("young",): 1}, 1)


def test_margins_that_contradict_one_another_end_with_a_remark() -> None:
    """Everyone young lives in the north and all others in the south."""
    cells = {("young", "north"): 50, ("old", "south"): 50}
    margins = [
        Margin(facet="leeftijd", population={"young": 60, "old": 40}),
        Margin(facet="buurt", population={"north": 30, "south": 70}),
    ]
    for bounds in (None, (LOWEST, HIGHEST)):
        found = rake(cells, margins, bounds=bounds)
        assert not found.reached
        assert found.warnings
        assert all(np.isfinite(weight) for weight in found.weights.values())


CELLS = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xy"), st.sampled_from("uvw")),
    st.integers(1, 60),
    min_size=4,
)
HEAVY = st.lists(st.floats(0.6, 1.6), min_size=18, max_size=18)


@settings(deadline=None, max_examples=60)
@given(CELLS, HEAVY, st.sampled_from(("free", "usual", "tight")))
def test_any_population_that_can_be_reached_is_reached_with_the_weights_of_the_other_method(
    cells: dict[tuple[str | None, ...], int], heavy: list[float], bounded: str
) -> None:
    """The population is what some weights make of the respondents, so that others may exist."""
    counts = np.array(list(cells.values()))
    some = np.array(heavy[: len(cells)])
    some = some / (counts @ some) * counts.sum()
    margins = []
    for at in range(3):
        population: dict[str, float] = {}
        for values, people in zip(cells, (counts * some).tolist(), strict=True):
            population[str(values[at])] = population.get(str(values[at]), 0) + people
        margins.append(Margin(facet=str(at), population=population))
    tight = (float(some.min()) * 0.9, float(some.max()) * 1.1)
    bounds = {"free": None, "usual": (LOWEST, HIGHEST), "tight": tight}[bounded]
    found = rake(cells, margins, bounds=bounds)
    weights = np.array(list(found.weights.values()))
    assert found.reached
    assert found.effective == pytest.approx((counts @ weights) ** 2 / (counts @ weights**2))
    assert found.design_effect >= 1 - 1e-9
    if bounds:
        assert weights.min() >= bounds[0]
        assert weights.max() <= bounds[1]
    oracle = calibrated(cells, margins, bounds)
    assert oracle is not None
    assert weights.tolist() == pytest.approx(oracle.tolist(), abs=1e-6)


@settings(deadline=None, max_examples=30)
@given(CELLS, st.lists(st.integers(1, 99), min_size=8, max_size=8))
def test_a_population_that_cannot_be_reached_gives_figures_that_can_be_shown(
    cells: dict[tuple[str | None, ...], int], people: list[int]
) -> None:
    margins = [
        Margin(
            facet=str(at),
            population=dict(zip(sorted({str(each[at]) for each in cells}), row, strict=False)),
        )
        for at, row in enumerate((people[:3], people[3:5], people[5:]))
    ]
    found = rake(cells, margins)
    assert all(LOWEST <= weight <= HIGHEST for weight in found.weights.values())
    assert 0 < found.effective <= found.n * (1 + 1e-9)
    assert 0 <= found.off <= 1
