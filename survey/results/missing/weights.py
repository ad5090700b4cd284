"""Keeps the weighted figures of one snapshot beside the unweighted, and whether they go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.answers import State
from forms.definition.sentence import Sentence, sentence
from survey.results.missing.groups import keys_of
from survey.results.missing.keeping import figures
from survey.results.missing.matching import Groups
from survey.results.missing.weighing import CannotWeigh, Outcome, weigh
from survey.results.missing.weighted_counts import to_weigh
from survey.results.rollup.cells import Cell, Kind
from survey.results.rollup.facets import Facet
from survey.results.shown.tables import Table, table_of
from survey.results.small_cells.threshold import DEFAULT
from survey.storage.margins import Weighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One option both ways, from 0 to 1; `low` and `high` are around the weighted share."""

    unweighted: float
    weighted: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The figures of snapshot `number`. An option that is closed is not in `shares`."""

    number: int
    shares: Mapping[str, Share]
    n: int
    effective: float
    design_effect: float
    warnings: tuple[Sentence, ...]
    together: Mapping[Facet, Sequence[str]]
    public: bool


def weigh_question(
    session: Session,
    *,
    campaign_id: int,
    question: str,
    groups: Groups,
    called: Mapping[Facet, str],
    together: Mapping[Facet, Sequence[str]],
) -> None:
    """Weighs one question anew. What was public stays so only when it is chosen again."""
    table = table_of(session, campaign_id=campaign_id)
    keys = keys_of(session, campaign_id=campaign_id)
    population = {
        facet: people
        for facet, people in figures(session, campaign_id=campaign_id).margins.items()
        if facet in keys
    }
    if table is None:
        raise CannotWeigh(sentence("Er zijn nog geen uitkomsten om te wegen."))
    if not population:
        raise CannotWeigh(sentence("Er zijn nog geen bevolkingscijfers. Voeg eerst een tabel toe."))
    counts = to_weigh(
        session,
        campaign_id=campaign_id,
        question=question,
        keys={facet: keys[facet] for facet in population},
    )
    outcome = weigh(counts, population, groups=groups, called=called, together=together)
    session.merge(
        Weighting(
            campaign_id=campaign_id,
            question=question,
            number=table.snapshot,
            public=False,
            together={facet.value: list(codes) for facet, codes in together.items() if codes},
            document=_to_data(outcome, _open(table, question)),
        )
    )


def weights_of(session: Session, *, campaign_id: int, question: str) -> Weights | None:
    row = session.get(Weighting, (campaign_id, question))
    if row is None:
        return None
    data = cast("Mapping[str, Any]", row.document)
    return Weights(
        number=row.number,
        shares={code: Share(**share) for code, share in data["shares"].items()},
        n=data["n"],
        effective=data["effective"],
        design_effect=data["design_effect"],
        warnings=tuple(Sentence(**each) for each in data["warnings"]),
        together={
            Facet(facet): codes
            for facet, codes in cast("Mapping[str, Sequence[str]]", row.together).items()
        },
        public=row.public,
    )


def taken_together(session: Session, *, campaign_id: int) -> Mapping[Facet, Sequence[str]] | None:
    """By the newest weighting: groups that count as one. None where nobody chose to weigh."""
    rows = select(Weighting).where(Weighting.campaign_id == campaign_id)
    newest = rows.order_by(Weighting.number.desc(), Weighting.question).limit(1)
    row = session.scalars(newest).first()
    if row is None:
        return None
    chosen = cast("Mapping[str, Sequence[str]]", row.together)
    return {Facet(facet): codes for facet, codes in chosen.items()}


def set_public(session: Session, *, campaign_id: int, question: str, public: bool) -> None:
    row = session.get(Weighting, (campaign_id, question))
    if row is None:
        raise CannotWeigh(sentence("Weeg eerst, en kijk wat het verandert."))
    row.public = public


def public_weights(session: Session, *, campaign_id: int, question: str) -> Weights | None:
    """For the public page: only when that was chosen, and of the figures that stand there."""
    found = weights_of(session, campaign_id=campaign_id, question=question)
    table = table_of(session, campaign_id=campaign_id)
    if found is None or table is None or not found.public or found.number != table.snapshot:
        return None
    return found


def thin(
    session: Session, campaign_id: int, margins: Mapping[Facet, Mapping[str, int]], k: int = DEFAULT
) -> dict[Facet, list[str]]:
    """Groups to take together, by what is published: the small ones, with the next to them."""
    found: dict[Facet, list[str]] = {}
    for facet, people in margins.items():
        table = table_of(session, campaign_id=campaign_id, facet=facet)
        bases = {
            code: shown.base if table and (shown := table.groups.get(code)) else None
            for code in people
        }
        small = [code for code, n in bases.items() if n is None or n < k]
        others = sorted((n, code) for code, n in bases.items() if n is not None and n >= k)
        if small and others:
            small.append(others[0][1])
        found[facet] = small
    return found


def _open(table: Table, question: str) -> Mapping[str, bool]:
    """Which options are shown unweighted: no other has a weighted share."""
    total = table.groups.get("")
    if total is None or total.base is None:
        return {}
    if not total.cells.get(Cell(question, Kind.STATE, State.GIVEN)):
        return {}
    return {
        cell.cell: n is not None
        for cell, n in total.cells.items()
        if cell.question == question and cell.kind == Kind.CODE
    }


def _to_data(outcome: Outcome, open_: Mapping[str, bool]) -> dict[str, object]:
    shares = {
        code: {
            "unweighted": each.unweighted,
            "weighted": each.weighted,
            "low": each.interval.low,
            "high": each.interval.high,
        }
        for code, each in outcome.shares.items()
        if open_.get(code) and each.interval is not None
    }
    return {
        "shares": shares,
        "n": outcome.n,
        "effective": outcome.effective,
        "design_effect": outcome.design_effect,
        "warnings": [
            {"template": each.template, "facts": dict(each.facts), "many": each.many, "n": each.n}
            for each in outcome.warnings
        ],
    }
