"""The team's own order: moved by hand, a reason for each theme that stands elsewhere, signed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.programme.rows import NotFilledIn, Stale, short_enough
from survey.results.priorities.opening import newest_fixing
from survey.results.priorities.outcome import Outcome
from survey.results.priorities.placing import Placed, placed
from survey.staff.roles import Role
from survey.storage.priorities import Decision, DecisionDraft

LONGEST_REASON = 600


class NothingSaid(Refusal):
    """No source says anything, so that there is nothing to decide about."""

    def __init__(self) -> None:
        super().__init__(sentence("Nog geen enkele bron zegt iets. Wacht op antwoorden."))


class AlreadySigned(Refusal):
    """What was signed stays as it is."""

    def __init__(self) -> None:
        super().__init__(sentence("De volgorde is ondertekend. Daarom verandert die niet meer."))


def signed(session: Session, *, campaign_id: int, fixing: int) -> Decision | None:
    """The decision that followed this fixing."""
    return session.get(Decision, (campaign_id, fixing))


def signed_now(session: Session, *, campaign_id: int) -> Decision | None:
    """The decision that holds; none while weights are open again."""
    row = newest_fixing(session, campaign_id=campaign_id)
    return signed(session, campaign_id=campaign_id, fixing=row.number) if row else None


def decisions(session: Session, *, campaign_id: int) -> Sequence[Decision]:
    """Every decision that was ever signed, the newest first."""
    rows = select(Decision).where(Decision.campaign_id == campaign_id)
    return session.scalars(rows.order_by(Decision.fixing.desc())).all()


def draft_of(session: Session, *, campaign_id: int, outcome: Outcome) -> DecisionDraft:
    """The order as the team left it; at first the combined order. Not stored until it changes."""
    found = session.get(DecisionDraft, campaign_id)
    if found is not None and found.fixing == outcome.fixing:
        return found
    return DecisionDraft(
        campaign_id=campaign_id,
        fixing=outcome.fixing,
        order=list(outcome.codes),
        reasons={},
        version=found.version + 1 if found is not None else 0,
    )


def keep_draft(
    session: Session,
    *,
    campaign_id: int,
    outcome: Outcome,
    version: int,
    reasons: Mapping[str, str],
    order: Sequence[str] | None = None,
) -> DecisionDraft:
    """Keeps an order and the reasons so far."""
    if signed(session, campaign_id=campaign_id, fixing=outcome.fixing) is not None:
        raise AlreadySigned
    draft = draft_of(session, campaign_id=campaign_id, outcome=outcome)
    if draft.version != version:
        raise Stale(
            sentence("Iemand anders heeft de volgorde intussen veranderd. Kijk wat er nu staat.")
        )
    new = list(order if order is not None else draft.order)
    if sorted(new) != sorted(outcome.codes):
        raise NotFilledIn("order", sentence("Elk thema hoort precies één keer in de volgorde."))
    kept = {
        code: short_enough(words, field=f"reason_{code}", longest=LONGEST_REASON)
        for code, words in {**draft.reasons, **reasons}.items()
        if code in new
    }
    row = session.merge(
        DecisionDraft(
            campaign_id=campaign_id,
            fixing=outcome.fixing,
            order=new,
            reasons={code: words for code, words in kept.items() if words},
            version=version + 1,
        )
    )
    session.flush()
    return row


def sign(
    session: Session,
    *,
    campaign_id: int,
    outcome: Outcome,
    version: int,
    roles: Iterable[Role],
) -> Decision:
    """Makes the order final: what it rests on goes in, so that it can be read for ever."""
    if signed(session, campaign_id=campaign_id, fixing=outcome.fixing) is not None:
        raise AlreadySigned
    if not outcome.combined.weights:
        raise NothingSaid
    draft = draft_of(session, campaign_id=campaign_id, outcome=outcome)
    if draft.version != version:
        raise Stale(
            sentence("Iemand anders heeft de volgorde intussen veranderd. Kijk wat er nu staat.")
        )
    themes = placed(outcome, order=draft.order, reasons=draft.reasons)
    for each in themes:
        if each.moved and not each.reason:
            ask = sentence("Schrijf op waarom dit thema op een andere plaats staat.")
            raise NotFilledIn(f"reason_{each.code}", ask)
    row = Decision(
        campaign_id=campaign_id,
        fixing=outcome.fixing,
        on_day=today(),
        roles=[role.value for role in roles],
        document=_document(outcome, themes),
    )
    session.add(row)
    session.flush()
    return row


def _document(outcome: Outcome, themes: Sequence[Placed]) -> dict[str, object]:
    asked = {each.code: each for each in outcome.frozen.themes}
    rows = {row.score.code: row for row in outcome.rows}
    residents = outcome.residents
    return {
        "responses": residents.n,
        "answered": residents.of,
        "as_of": residents.on_day.isoformat() if residents.on_day else None,
        "weights": {key.value: n for key, n in outcome.frozen.method.weights.items()},
        "rules": {key.value: rule.value for key, rule in outcome.frozen.method.rules.items()},
        "used": dict(outcome.combined.weights),
        "themes": [
            {
                "code": each.code,
                "title": dict(asked[each.code].title),
                "picture": asked[each.code].picture,
                "place": each.place,
                "combined_rank": each.before,
                "moved": each.moved,
                "reason": each.reason if each.moved else "",
                "score": rows[each.code].score.score,
                "scores": {
                    key: None if key == "residents" and rows[each.code].closed else score
                    for key, score in rows[each.code].score.scores.items()
                },
            }
            for each in themes
        ],
    }
