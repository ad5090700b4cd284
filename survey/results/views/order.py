"""The order of themes by what residents find important, drawn with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.results.charts.ranks import Placed
from survey.results.priorities.opening import fixed
from survey.results.priorities.residents import residents_say
from survey.results.statistics.bootstrap import Order, Ranked
from survey.results.views.looking import Seen
from survey.results.views.speaking import percent, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """`rows` are theme, place, from which to which place, chance of the top 3."""

    placed: tuple[Placed, ...]
    rows: tuple[tuple[str, str, str, str], ...]
    says: str
    of: int


def ordered(session: Session, seen: Seen) -> Ordered | None:
    """None while the order is closed, and while too few answered."""
    agreed = fixed(session, campaign_id=seen.campaign_id)
    if agreed is None:
        return None
    found = residents_say(session, campaign_id=seen.campaign_id, frozen=agreed.frozen)
    if found.order is None:
        return None
    words = _words(seen)
    shown = [each for each in found.order.options if each.code not in found.closed]
    return Ordered(
        placed=tuple(_placed(each, words, len(shown)) for each in shown),
        rows=tuple(
            (words.get(e.code, e.code), str(e.rank), _range(e), percent(e.top)) for e in shown
        ),
        says=_says(found.order, shown, words),
        of=found.order.of,
    )


def _placed(each: Ranked, words: dict[str, str], many: int) -> Placed:
    value = said(sentence("plaats %(rank)s", rank=each.rank))
    if each.low < each.high:
        value += f" ({_range(each)})"
    return Placed(
        label=words.get(each.code, each.code),
        value=value,
        rank=min(each.rank, many),
        low=min(each.low, many),
        high=min(each.high, many),
    )


def _range(each: Ranked) -> str:
    return f"{each.low}–{each.high}" if each.low < each.high else str(each.low)


def _says(order: Order, shown: list[Ranked], words: dict[str, str]) -> str:
    top = [words.get(each.code, each.code) for each in shown if each.group == 1]
    if not top:
        return ""
    if len(top) == 1:
        return said(sentence("“%(one)s” staat bovenaan, en dat is geen toeval.", one=top[0]))
    return said(
        sentence(
            "Bovenaan staan %(these)s. Welke daarvan het eerst komt, kan toeval zijn.",
            these=", ".join(f"“{each}”" for each in top),
        )
    )


def _words(seen: Seen) -> dict[str, str]:
    question = seen.questions().get(seen.themes or "")
    options = getattr(question, "options", ())
    return {option.code: option.text.wording(seen.language).words for option in options}
