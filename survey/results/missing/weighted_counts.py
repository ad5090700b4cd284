"""Counts to weigh: of everybody in the figures, and who chose what, by neighbourhood and age.

Read from the answers of one question, when somebody asks for weights; the roll-up does not hold
three things at once. Nothing of it is ever shown but the weighted sums.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from forms.definition.answers import State
from survey.results.counted import in_campaign
from survey.results.rollup.facets import Facet
from survey.storage.answers import Answer, Response

Key = tuple[str | None, ...]  # a value per facet, none where it was not told


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWeigh:
    """By the values of the facets: everybody, who answered the question, who chose each option."""

    everybody: Mapping[Key, int]
    answered: Mapping[Key, int]
    chosen: Mapping[str, Mapping[Key, int]]


def to_weigh(
    session: Session, *, campaign_id: int, question: str, keys: Mapping[Facet, str]
) -> ToWeigh:
    """`keys` are the questions that tell the facets, in the order of the margins."""
    everybody: dict[Key, int] = {}
    rows = _grouped(campaign_id, list(keys.values()), Response.id, [])
    for *values, n in session.execute(rows):
        _add(everybody, tuple(values), n)
    answered: dict[Key, int] = {}
    given = aliased(Answer)
    own = and_(
        given.response_id == Response.id, given.question == question, given.state == State.GIVEN
    )
    distinct = _grouped(campaign_id, list(keys.values()), given.response_id, [(given, own)])
    for *values, n in session.execute(distinct):
        _add(answered, tuple(values), n)
    chosen: dict[str, dict[Key, int]] = {}
    marks = _grouped(campaign_id, list(keys.values()), given.code, [(given, own)], by=given.code)
    for *values, code, n in session.execute(marks.where(given.code != "")):
        _add(chosen.setdefault(code, {}), tuple(values), n)
    return ToWeigh(everybody=everybody, answered=answered, chosen=chosen)


def _grouped(
    campaign_id: int, keys: Sequence[str], what: Any, more: Sequence[Any], by: Any = None
) -> Select[*tuple[Any, ...]]:
    """How many, by what was chosen in each of these questions, of those whom the figures hold."""
    sides = [aliased(Answer) for _ in keys]
    columns = [each.code for each in sides] + ([] if by is None else [by])
    number = func.count() if by is not None else func.count(what.distinct())
    rows: Any = select(*columns, number).select_from(Response)
    for side, key in zip(sides, keys, strict=True):
        told = and_(
            side.response_id == Response.id,
            side.question == key,
            side.state == State.GIVEN,
            side.code != "",
        )
        rows = rows.outerjoin(side, told)
    for other, how in more:
        rows = rows.join(other, how)
    found: Select[*tuple[Any, ...]] = rows.where(
        in_campaign(campaign_id), Response.rolled
    ).group_by(*columns)
    return found


def _add(counts: dict[Key, int], key: Key, n: int) -> None:
    counts[key] = counts.get(key, 0) + n
