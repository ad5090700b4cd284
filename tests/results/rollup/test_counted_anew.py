"""Whatever came, was replaced, set aside or counted again: the roll-up is a fresh count."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from sqlalchemy import select

from forms.definition.answers import RawAnswer
from survey.intake.receive import receive
from survey.intake.set_aside import lift, list_set_aside, set_aside
from survey.results.rollup.advance import roll
from survey.results.rollup.cells import Kind
from survey.storage.rollups import Rollup
from survey.storage.sessions import reading, writing
from tests.results.rollup.counted_anew import count

CHANNELS = ("phone", "helper", "paper")


def _rolled(session, kind: str, facet: str, group: str) -> dict[tuple[str, str], int]:
    rows = select(Rollup.question, Rollup.cell, Rollup.n).where(
        Rollup.kind == kind, Rollup.facet == facet, Rollup.group == group
    )
    return {(question, cell): n for question, cell, n in session.execute(rows)}


def _given(opened, rng: Random) -> dict[str, RawAnswer]:
    themes = tuple(rng.sample(("money", "join_in", "green", "traffic"), rng.randrange(4)))
    firsts = tuple(rng.sample(themes, rng.randrange(min(len(themes), 2) + 1)))
    return opened.given(
        themes=RawAnswer(themes, first=firsts),
        good=RawAnswer(rng.choice((("people",), ("people", "shops"), (), ("rather_not",)))),
        years=RawAnswer(text=str(rng.choice((0, 3, 40, 9999)))),
        area=RawAnswer((rng.choice(("north_park", "north_mill", "south", "dont_know")),)),
    )


def _send(opened, rng: Random, sent: list) -> None:
    with writing(opened.stores.answers) as session:
        for _ in range(rng.choice((1, 5, 20))):
            changes = {"channel": rng.choice(CHANNELS), "given": _given(opened, rng)}
            if sent and rng.random() < 0.3:
                changes["replaces"] = sent.pop(rng.randrange(len(sent)))
            submission = opened.submission(**changes)
            receive(session, submission=submission)
            sent.append(submission.id)


def _set_aside(opened, rng: Random) -> None:
    with writing(opened.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="verzonnen", channel=rng.choice(CHANNELS))


def _lift(opened, rng: Random) -> None:
    with writing(opened.stores.answers) as session:
        logged = list_set_aside(session, campaign_key="spring")
        if still := [each.id for each in logged if each.lifted_on is None]:
            lift(session, id=rng.choice(still))


def _all_is_counted(opened) -> None:
    with writing(opened.stores.answers) as session:
        while roll(session, campaign_id=opened.campaign_id):
            pass
    with reading(opened.stores.answers) as session:
        for facet, channels in (("total", ("",)), ("channel", CHANNELS)):
            for group in channels:
                anew = count(session, campaign_id=opened.campaign_id, channel=group or None)
                found = {kind: _rolled(session, kind, facet, group) for kind in Kind}
                assert found[Kind.STATE] == anew.states
                assert found[Kind.CODE] == anew.codes
                assert found[Kind.FIRST] == anew.firsts
                sums = {question: n for question, (_, n) in anew.numbers.items() if n}
                assert {q: n for (q, _), n in found[Kind.SUM].items() if n} == sums


@pytest.mark.parametrize("seed", range(3))
def test_steps_in_any_order_come_to_what_counting_everything_gives(opened, seed):
    rng = Random(seed)
    sent: list[str] = []
    acts: tuple[Callable[[], None], ...] = (
        lambda: _send(opened, rng, sent),
        lambda: _send(opened, rng, sent),
        lambda: _set_aside(opened, rng),
        lambda: _lift(opened, rng),
        lambda: _all_is_counted(opened),
    )
    for _ in range(25):
        rng.choice(acts)()
    _all_is_counted(opened)
