"""Residents, professionals and policy in one score."""

from __future__ import annotations

import pytest

from forms.definition.sentence import Refusal
from survey.results.statistics.combining import (
    Source,
    combine,
    disagreements,
    from_dots,
    from_match,
    from_ratings,
    from_share,
    without_each,
)

THEMES = ("money", "green", "work", "home", "care")


def three(r: float = 0.5, p: float = 0.3, b: float = 0.2) -> list[Source]:
    """Worked by hand: see the first test."""
    shares = dict(zip(THEMES, (0.62, 0.41, 0.30, 0.55, 0.12), strict=True))
    ratings = dict(zip(THEMES, (3.5, 1.0, 2.2, 2.8, 3.9), strict=True))
    matches = dict(zip(THEMES, (2, 0, 1, 1, 2), strict=True))
    return [
        Source(
            key="residents",
            weight=r,
            scores={code: from_share(share) for code, share in shares.items()},
        ),
        Source(
            key="professionals",
            weight=p,
            scores={code: from_ratings(mean) for code, mean in ratings.items()},
        ),
        Source(
            key="policy",
            weight=b,
            scores={code: from_match(level) for code, level in matches.items()},
        ),
    ]


def test_the_score_is_the_weighted_sum_of_what_each_source_gives() -> None:
    found = combine(THEMES, three())
    assert [each.code for each in found.themes] == ["money", "home", "care", "work", "green"]
    assert [each.score for each in found.themes] == pytest.approx(
        [
            0.5 * 62 + 0.3 * 87.5 + 0.2 * 100,  # 77.25
            0.5 * 55 + 0.3 * 70 + 0.2 * 50,  # 58.5
            0.5 * 12 + 0.3 * 97.5 + 0.2 * 100,  # 55.25
            0.5 * 30 + 0.3 * 55 + 0.2 * 50,  # 41.5
            0.5 * 41 + 0.3 * 25 + 0.2 * 0,  # 28
        ],
        abs=1e-9,
    )
    assert [each.rank for each in found.themes] == [1, 2, 3, 4, 5]


def test_each_source_keeps_its_own_column_and_rank() -> None:
    care = next(each for each in combine(THEMES, three()).themes if each.code == "care")
    assert care.scores == pytest.approx({"residents": 12, "professionals": 97.5, "policy": 100})
    assert care.ranks == {"residents": 5, "professionals": 1, "policy": 1}


def test_only_the_proportions_of_the_weights_count() -> None:
    percents = combine(THEMES, three(50, 30, 20))
    assert percents.weights == pytest.approx(
        {"residents": 0.5, "professionals": 0.3, "policy": 0.2}
    )
    assert [each.score for each in percents.themes] == pytest.approx(
        [each.score for each in combine(THEMES, three()).themes]
    )


def test_dots_are_measured_against_the_theme_with_most() -> None:
    assert from_dots({"money": 8, "green": 2, "work": 0}) == {"money": 100, "green": 25, "work": 0}
    assert from_dots({"money": 0, "green": 0}) == {"money": None, "green": None}
    assert from_dots({}) == {}


def test_what_is_not_known_stays_unknown() -> None:
    assert (from_share(None), from_ratings(None), from_match(None)) == (None, None, None)


def test_a_theme_without_a_score_gets_the_mean_of_that_source_and_it_is_said() -> None:
    sources = three()
    residents = Source(key="residents", weight=0.5, scores={**sources[0].scores, "care": None})
    found = combine(THEMES, [residents, *sources[1:]])
    care = next(each for each in found.themes if each.code == "care")
    mean = (62 + 41 + 30 + 55) / 4
    assert care.score == pytest.approx(0.5 * mean + 0.3 * 97.5 + 0.2 * 100)
    assert (care.filled, care.scores["residents"]) == (("residents",), None)
    assert "residents" not in care.ranks


def test_a_source_that_says_nothing_leaves_its_weight_to_the_others() -> None:
    silent = Source(key="residents", weight=0.5, scores=dict.fromkeys(THEMES))
    found = combine(THEMES, [silent, *three()[1:]])
    assert found.weights == pytest.approx({"professionals": 0.6, "policy": 0.4})


def test_when_no_source_with_weight_says_anything_nothing_has_a_rank() -> None:
    silent = Source(key="residents", weight=1, scores={})
    unweighted = Source(key="policy", weight=0, scores=dict.fromkeys(THEMES, 50.0))
    found = combine(THEMES, [silent, unweighted])
    assert [each.code for each in found.themes] == list(THEMES)
    assert {(each.score, each.rank) for each in found.themes} == {(None, None)}


def test_equal_themes_share_a_rank_and_keep_their_order() -> None:
    """One tenth and two tenths are three tenths, however a machine adds them."""
    sources = [
        Source(key="one", weight=0.1, scores={"a": 100, "b": 0, "c": 100 / 3}),
        Source(key="other", weight=0.2, scores={"a": 0, "b": 50, "c": 100 / 3}),
    ]
    found = combine(("a", "b", "c"), sources)
    assert [(each.code, each.rank) for each in found.themes] == [("a", 1), ("b", 1), ("c", 1)]


def test_themes_and_sources_may_be_few() -> None:
    assert combine((), three()).themes == ()
    (only,) = combine(("money",), three()).themes
    assert (only.rank, only.score) == (1, pytest.approx(77.25))


@pytest.mark.parametrize(
    ("weights", "said"), [((0, 0, 0), "boven 0"), ((1, -1, 1), "0 of meer"), ((), "boven 0")]
)
def test_weights_that_cannot_be_are_refused_with_a_sentence(
    weights: tuple[float, ...], said: str
) -> None:
    sources = [Source(key=str(w), weight=w, scores={"money": 1.0}) for w in weights]
    with pytest.raises(Refusal, match=said):
        combine(THEMES, sources)


def test_a_gap_of_three_places_is_something_to_talk_about() -> None:
    residents, professionals, _ = three()
    found = disagreements(THEMES, residents, professionals)
    assert [(each.code, each.one, each.other, each.gap) for each in found] == [("care", 5, 1, 4)]
    both = disagreements(THEMES, residents, professionals, gap=2)
    assert [each.code for each in both] == ["care", "green"]


def test_equals_stand_in_the_middle_of_their_places() -> None:
    """All equal to the residents: nobody is far from anybody."""
    equal = Source(key="residents", weight=1, scores=dict.fromkeys(THEMES, 40.0))
    assert disagreements(THEMES, equal, three()[1]) == []


def test_a_theme_that_one_of_them_left_out_is_no_disagreement() -> None:
    one = Source(key="one", weight=1, scores={"a": 3, "b": 2, "c": 1})
    other = Source(key="other", weight=1, scores={"b": 3, "c": 1})
    found = disagreements(("a", "b", "c"), one, other, gap=1)
    assert [(each.code, each.one, each.other) for each in found] == [("b", 2, 1), ("c", 3, 2)]


def test_each_source_can_be_left_out() -> None:
    found = without_each(THEMES, three())
    assert found["residents"].weights == pytest.approx({"professionals": 0.6, "policy": 0.4})
    assert [each.code for each in found["residents"].themes][:2] == ["care", "money"]
    assert [each.code for each in found["professionals"].themes][:2] == ["money", "home"]


def test_the_only_source_with_weight_cannot_be_left_out() -> None:
    assert set(without_each(THEMES, three(1, 0, 0))) == {"professionals", "policy"}
    assert without_each(THEMES, three()[:1]) == {}
