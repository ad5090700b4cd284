"""Priorities as plain data with stable keys, for scripts; docs/results.md lists them."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from survey.results.priorities.decision import signed_now
from survey.results.priorities.method import SourceKey
from survey.results.priorities.opening import NotFixedYet, fixed
from survey.results.priorities.outcome import Outcome, Row, outcome
from survey.results.statistics.stability import Stable
from survey.storage.finding import campaign_by_key
from survey.storage.priorities import Decision


def priorities(session: Session, *, campaign_key: str) -> dict[str, Any]:
    """What the page of priorities shows; refuses before weights are fixed."""
    campaign_id = campaign_by_key(session, key=campaign_key).id
    now = fixed(session, campaign_id=campaign_id)
    if now is None:
        raise NotFixedYet
    found = outcome(session, campaign_id=campaign_id)
    residents, method = found.residents, found.frozen.method
    return {
        "campaign": campaign_key,
        "question": found.frozen.question,
        "fixed": {
            "number": now.number,
            "on": now.row.on_day.isoformat(),
            "roles": list(now.row.roles),
            "weights": {key.value: n for key, n in method.weights.items()},
            "rules": {key.value: rule.value for key, rule in method.rules.items()},
        },
        "snapshot": {"responses": residents.n, "on": residents.on_day.isoformat()}
        if residents.on_day
        else None,
        "answered": residents.of,
        "weights_used": dict(found.combined.weights),
        "silent": [key.value for key in found.silent],
        "weightings": found.sweep.weightings,
        "themes": [_theme(found, row) for row in found.rows],
        "stability": [_stable(each) for each in found.stable],
        "without": {
            key: {each.code: each.rank for each in other.themes}
            for key, other in found.without.items()
        },
        "disagreements": [
            {
                "theme": each.about.code,
                "one": each.one.value,
                "other": each.other.value,
                "places": [each.about.one, each.about.other],
            }
            for each in found.differing
        ],
        "decision": _decision(signed_now(session, campaign_id=campaign_id)),
    }


def _theme(found: Outcome, row: Row) -> dict[str, Any]:
    score, drawn = row.score, row.drawn
    titles = {each.code: each.title for each in found.frozen.themes}
    return {
        "code": score.code,
        "title": dict(titles[score.code]),
        "rank": score.rank,
        "score": score.score,
        "places": [drawn.low, drawn.high] if drawn else None,
        "group": drawn.group if drawn else None,
        "top3": row.top,
        "sources": {key.value: _source(row, key) for key in SourceKey},
        "filled": list(score.filled),
    }


def _source(row: Row, key: SourceKey) -> dict[str, Any]:
    hidden = key is SourceKey.RESIDENTS and row.closed
    return {
        "score": None if hidden else row.score.scores[key.value],
        "rank": None if hidden else row.score.ranks.get(key.value),
        "closed": hidden,
    }


def _stable(each: Stable) -> dict[str, Any]:
    return {
        "source": each.source,
        "weight": each.weight,
        "order": [each.order.low, each.order.high],
        "top3": [each.top.low, each.top.high],
    }


def _decision(row: Decision | None) -> dict[str, Any] | None:
    if row is None:
        return None
    document: Any = row.document
    keys = ("code", "place", "combined_rank", "moved", "reason")
    return {
        "on": row.on_day.isoformat(),
        "roles": list(row.roles),
        "themes": [{key: each[key] for key in keys} for each in document["themes"]],
    }
