"""Phases, their dates, and one timeline over all programmes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.programme.kinds import PhaseKind
from survey.programme.phases import PhaseFacts, add_phase, change_phase, standing
from survey.programme.rows import NotFilledIn, NotOfThisProgramme, living
from survey.programme.timeline import timeline
from survey.storage.programmes import Phase, Programme


def test_a_phase_may_overlap_and_come_back(session, own):
    for _ in range(2):
        facts = PhaseFacts(kind=PhaseKind.RESIDENTS, starts=date(2026, 5, 1), ends=date(2026, 7, 1))
        add_phase(session, programme=own, facts=facts)
    kinds = [each.kind for each in living(session, Phase, programme=own)]
    assert kinds.count("residents") == 3


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("name", PhaseFacts(kind=PhaseKind.OTHER)),
        ("starts", PhaseFacts(kind=PhaseKind.OFFER, ends=date(2026, 1, 1))),
        (
            "ends",
            PhaseFacts(kind=PhaseKind.OFFER, starts=date(2026, 2, 1), ends=date(2026, 1, 31)),
        ),
    ],
)
def test_dates_that_cannot_be_say_at_which_field(session, own, field, facts):
    with pytest.raises(NotFilledIn) as refused:
        add_phase(session, programme=own, facts=facts)
    assert refused.value.field == field


def test_a_phase_of_another_programme_does_not_exist_here(session, own, other):
    theirs = living(session, Phase, programme=other)[0]
    with pytest.raises(NotOfThisProgramme):
        change_phase(
            session,
            programme=own,
            number=theirs.id,
            version=1,
            facts=PhaseFacts(kind=PhaseKind.OFFER),
        )


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (None, None, "undated"),
        (date(2026, 5, 2), None, "ahead"),
        (date(2026, 5, 1), date(2026, 5, 1), "now"),
        (date(2026, 4, 1), None, "now"),
        (date(2026, 4, 1), date(2026, 4, 30), "past"),
    ],
)
def test_a_phase_knows_where_it_stands(starts, ends, expected):
    assert standing(Phase(starts=starts, ends=ends), on=date(2026, 5, 1)) == expected


def test_there_is_no_timeline_without_a_date():
    assert timeline([(Programme(), [Phase()])], today=date(2026, 5, 1)) is None


def test_bars_lie_where_their_dates_are():
    phases = [
        Phase(starts=date(2026, 4, 1), ends=date(2026, 6, 30), position=2),
        Phase(starts=date(2026, 1, 1), ends=date(2026, 3, 31), position=1),
        Phase(position=3),
    ]
    found = timeline([(Programme(name="Noord"), phases)], today=date(2026, 4, 1))
    assert found is not None
    [row] = found.rows
    first, second = row.bars
    assert (first.left, row.undated) == (0, 1)
    assert second.left == pytest.approx(first.width, abs=0.02)
    assert second.left + second.width == pytest.approx(100, abs=0.02)
    assert found.now == second.left
    assert found.ticks[0].left == 0


_days = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(st.lists(st.tuples(_days, st.none() | st.integers(0, 4000)), min_size=1, max_size=12), _days)
def test_every_bar_stays_on_the_line(dates, today):
    phases = [
        Phase(
            starts=starts,
            ends=starts + timedelta(days=days) if days is not None else None,
            position=place,
        )
        for place, (starts, days) in enumerate(dates)
    ]
    found = timeline([(Programme(), phases)], today=today)
    assert found is not None
    for bar in found.rows[0].bars:
        assert bar.left >= 0
        assert bar.width > 0
        assert bar.left + bar.width <= 100.01
    assert 0 < len(found.ticks) <= 24
    assert all(0 <= each.left < 100 for each in found.ticks)
