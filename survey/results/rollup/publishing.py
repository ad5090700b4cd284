"""Closes small cells of a snapshot and writes every breakdown as it may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from survey.results.rollup.divisions import Divisions, divisions
from survey.results.rollup.documents import documents
from survey.results.rollup.facets import SHOWN
from survey.results.rollup.found import Found, found
from survey.results.rollup.opened import opened_pairs
from survey.results.rollup.past import Past, load, save
from survey.results.rollup.splits import splits_of, told
from survey.results.shown.editions import questionnaires_of
from survey.results.shown.tables import Shown, groups_from_data, groups_to_data
from survey.results.small_cells.closing import after, close
from survey.results.small_cells.counts import EVERYBODY, Counts, Key, Split
from survey.results.small_cells.crossing import crossed
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.pairs import Joint
from survey.storage.rollups import Snapshot, SnapshotTable


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A snapshot that is ready to be written, and of what moment it is."""

    number: int
    n: int
    moved: int
    past: Past
    tables: Mapping[str, Mapping[str, Shown]]


def prepare(session: Session, *, campaign_id: int, number: int, k: int) -> Prepared:
    """Makes the snapshot with this number of all that the roll-up holds; writes nothing."""
    now = number - 1
    past = load(session, campaign_id=campaign_id)
    questionnaires = questionnaires_of(session, campaign_id=campaign_id)
    division = divisions(
        session,
        campaign_id=campaign_id,
        questionnaires=questionnaires,
        seen={facet: past.moves[facet].keys() for facet in SHOWN},
        opened=opened_pairs(session, campaign_id=campaign_id),
    )
    counted = found(session, campaign_id=campaign_id, divisions=division)
    splits = list(_splits(questionnaires, division, counted))
    counts = _counts(division, counted, past, splits, now=now)
    closing = close(counts, former=past.former, k=k)
    tables = documents(
        counts,
        closing,
        division,
        counted,
        questionnaires,
        number=number,
        k=k,
        before=_before(session, campaign_id, number - 1),
    )
    moved = past.total(now)
    past.former = after(past.former, closing, snapshot=now)
    past.fold(now=now, but=division.crossed.values())
    return Prepared(
        number=number, n=counted.bases[EVERYBODY], moved=moved, past=past, tables=tables
    )


def store(session: Session, prepared: Prepared, *, campaign_id: int, on: date, k: int) -> Snapshot:
    """Writes the snapshot in the place of the one before: nobody needs the older breakdowns."""
    snapshot = Snapshot(
        campaign_id=campaign_id, number=prepared.number, on_day=on, n=prepared.n, k=k
    )
    session.add(snapshot)
    session.flush()
    save(session, prepared.past, campaign_id=campaign_id)
    session.execute(delete(SnapshotTable).where(SnapshotTable.campaign_id == campaign_id))
    rows: list[dict[str, Any]] = [
        {
            "campaign_id": campaign_id,
            "number": prepared.number,
            "facet": facet,
            "document": groups_to_data(groups),
        }
        for facet, groups in sorted(prepared.tables.items())
    ]
    session.execute(insert(SnapshotTable), rows)
    return snapshot


def _splits(
    questionnaires: Sequence[Questionnaire], division: Divisions, counted: Found
) -> Iterable[Split]:
    """By the newest edition that asks the question."""
    done: set[str] = set()
    for question in (each for asked in questionnaires for each in asked.questions):
        if question.key not in done and question.key in counted.asked:
            done.add(question.key)
            asked = counted.asked[question.key]
            if question.key in division.asked:
                yield from told(question.key, asked)
            else:
                yield from splits_of(question, asked)


def _counts(
    division: Divisions, counted: Found, past: Past, splits: Sequence[Split], *, now: int
) -> Counts:
    changes: dict[Key, Sequence[int]] = {EVERYBODY: past.sequence("total", "", now=now)}
    for name, facet in division.facets.items():
        changes |= _changes(facet, past, name, now)
    joints: dict[tuple[str, str], Joint] = {
        pair: past.joint(pair, now=now) for pair in division.pairs
    }
    facets = list(division.facets.values())
    bases = dict(counted.bases)
    for key, (one, other) in division.crossed.items():
        both, with_one, with_other = crossed(
            division.facets[one], division.facets[other], joints[one, other]
        )
        facets.append(both)
        joints |= {(one, key): with_one, (other, key): with_other}
        for group in both.parents:
            bases.setdefault((key, group), 0)
        for group in both.parents:
            times = (each for (_, inner), each in with_one.items() if inner == group)
            changes[key, group] = [sum(each) for each in zip(*times, strict=True)]
    return Counts(
        facets=facets,
        bases=bases,
        changes=changes,
        joints=joints,
        splits=splits,
        crossed=division.crossed,
    )


def _changes(facet: Facet, past: Past, name: str, now: int) -> dict[Key, Sequence[int]]:
    """Of every group with those in it."""
    found: dict[Key, list[int]] = {(name, group): [0] * (now + 1) for group in facet.parents}
    for group in facet.parents:
        for when, n in enumerate(past.sequence(name, group, now=now)):
            for each in facet.outwards(group) if n else ():
                if each != TOTAL:
                    found[name, each][when] += n
    return dict(found)


def _before(session: Session, campaign_id: int, number: int) -> dict[str, dict[str, Shown]]:
    rows = select(SnapshotTable.facet, SnapshotTable.document).where(
        SnapshotTable.campaign_id == campaign_id, SnapshotTable.number == number
    )
    return {facet: groups_from_data(document) for facet, document in session.execute(rows)}
