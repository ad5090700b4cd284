"""Reads one breakdown as it was published with the newest snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from survey.results.rollup.cells import Cell
from survey.results.small_cells.closing import Standing
from survey.storage.rollups import Snapshot, SnapshotTable

TOTAL = "total"  # the facet of everybody; its only group is ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One group. `as_of` is the snapshot that its figures are of; they may be older than others.

    `cells` that are None are closed, and so is the base; a cell that is not there is nobody.
    """

    base: int | None
    standing: Standing
    as_of: int
    cells: Mapping[Cell, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A breakdown in the snapshot with this number: `n` responses, on that day."""

    facet: str
    snapshot: int
    n: int
    on_day: date
    groups: Mapping[str, Shown]


def table_of(session: Session, *, campaign_id: int, facet: str = TOTAL) -> Table | None:
    """The breakdown by a facet; None before the first snapshot, and where there is no such one."""
    rows = _newest(campaign_id).add_columns(SnapshotTable.document)
    found = session.execute(rows.where(SnapshotTable.facet == facet)).one_or_none()
    if found is None:
        return None
    number, n, on_day, document = found
    return Table(
        facet=facet, snapshot=number, n=n, on_day=on_day, groups=groups_from_data(document)
    )


def facets_of(session: Session, *, campaign_id: int) -> list[str]:
    """The breakdowns that the newest snapshot has."""
    rows = _newest(campaign_id).with_only_columns(SnapshotTable.facet)
    return list(session.scalars(rows.order_by(SnapshotTable.facet)))


def groups_to_data(groups: Mapping[str, Shown]) -> dict[str, object]:
    return {
        name: {
            "base": each.base,
            "standing": each.standing.value,
            "as_of": each.as_of,
            "cells": [[*cell, n] for cell, n in sorted(each.cells.items())],
        }
        for name, each in groups.items()
    }


def groups_from_data(document: Mapping[str, object]) -> dict[str, Shown]:
    groups = cast("Mapping[str, Mapping[str, Any]]", document)
    return {
        name: Shown(
            base=data["base"],
            standing=Standing(data["standing"]),
            as_of=data["as_of"],
            cells=_cells(data["cells"]),
        )
        for name, data in groups.items()
    }


def _cells(rows: Iterable[Sequence[Any]]) -> dict[Cell, int | None]:
    return {Cell(question, kind, cell): n for question, kind, cell, n in rows}


def _newest(campaign_id: int) -> Any:
    number = select(func.max(Snapshot.number)).where(Snapshot.campaign_id == campaign_id)
    return (
        select(Snapshot.number, Snapshot.n, Snapshot.on_day)
        .join(
            SnapshotTable,
            (SnapshotTable.campaign_id == Snapshot.campaign_id)
            & (SnapshotTable.number == Snapshot.number),
        )
        .where(Snapshot.campaign_id == campaign_id, Snapshot.number == number.scalar_subquery())
    )
