"""One row of the survey sheet -> a question of the kind that fits it best."""

from __future__ import annotations

from typing import Any

from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    BestWorst,
    Choice,
    Choices,
    LongText,
    Meaning,
    Number,
    Option,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
)
from forms.definition.sentence import sentence
from forms.definition.xlsform.choices import YES, ChoiceList
from forms.definition.xlsform.columns import ADVICE
from forms.definition.xlsform.conditions import Seen
from forms.definition.xlsform.constraints import bounds, most_chosen
from forms.definition.xlsform.table import Row
from forms.definition.xlsform.texts import text_of
from forms.definition.xlsform.types import Asks

LARGEST = 999_999
_FROM_TO: dict[type[Any], tuple[int, int]] = {
    Choice: (2, 60),
    Choices: (2, 60),
    Priority: (2, 12),
    Ranking: (2, 12),
    BestWorst: (4, 13),
    Scale: (3, 5),
}
_ONLY_FORM = (
    *("likert", "multiline", "minimal", "quick", "quickcompact", "compact", "horizontal"),
    *("horizontal-compact", "vertical", "columns", "columns-pack", "columns-flex", "no-buttons"),
    *("autocomplete", "label", "list-nolabel", "numbers", "thousands-sep", "picker", "w"),
)
Values = dict[str, Any]


def written_kind(row: Row, asks: Asks, values: Values) -> Seen | None:
    """A question that asks for words or a number, or only tells something."""
    looks = appearance(row)
    match asks.kind:
        case "note":
            return Seen(Statement(**values))
        case "text":
            values |= asked(row, dont_know=False)
            if most := _whole(row, "wijkstem::maximum"):
                values["maximum"] = most
            return Seen(LongText(**values) if "multiline" in looks else ShortText(**values))
        case "range":
            return _range(row, values)
        case _:
            return Seen(_number(row, values))


def closed_kind(row: Row, asks: Asks, values: Values, found: ChoiceList) -> Seen | None:
    """A question with options; None, and told, when there are too few or too many."""
    kind = _kind(row, asks, found)
    least, most = _FROM_TO[kind]
    if not least <= found.length <= most:
        said = sentence(
            "De lijst “%(list)s” heeft %(n)s keuzes. Hier kunnen het er %(least)s tot en met "
            "%(most)s zijn.",
            list=found.name,
            n=found.length,
            least=least,
            most=most,
        )
        row.leave_out(said)
        return None
    options, reserved, codes = found.options()
    values |= asked(row, dont_know=DONT_KNOW in reserved, rather_not=RATHER_NOT in reserved)
    if kind is Scale:
        values["faces"] = flag(row, "faces", otherwise=False)
        return Seen(Scale(points=options, **values), codes)
    if kind is not BestWorst and kind is not Choice and (limit := _most(row, options)):
        values["maximum"] = limit
    if kind is Ranking:
        values["ties"] = flag(row, "ties", otherwise=True)
    values["rotate"] = flag(row, "rotate", otherwise=kind in (Priority, Ranking, BestWorst))
    question: Question = kind(options=options, **values)
    return Seen(question, codes)


def _kind(row: Row, asks: Asks, found: ChoiceList) -> type[Any]:
    ours = row.see("wijkstem::kind")
    looks = appearance(row)
    match asks.kind, ours:
        case "many", "priority":
            row.take("wijkstem::kind")
            return Priority
        case "rank", "best_worst":
            row.take("wijkstem::kind")
            return BestWorst
        case "many", _:
            return Choices
        case "rank", _:
            return Ranking
    if "likert" not in looks:
        return Choice
    if asks.or_other:
        row.note("appearance", ADVICE["appearance"])
        return Choice
    if 3 <= found.length <= 5:
        return Scale
    said = sentence(
        "Een schaal heeft 3 tot en met 5 punten, deze lijst heeft er %(n)s. Het is nu een gewone "
        "keuze.",
        n=found.length,
    )
    row.note("appearance", said)
    return Choice


def appearance(row: Row) -> set[str]:
    """The words of the appearance; those that only give form need no telling."""
    words = set(row.see("appearance").lower().split())
    if all(each.rstrip("0123456789").rstrip("-") in _ONLY_FORM for each in words):
        row.take("appearance")
    return words


def asked(row: Row, *, dont_know: bool, rather_not: bool = False) -> Values:
    """What every question has that wants an answer."""
    values: Values = {
        "dont_know": dont_know or flag(row, "dont_know", otherwise=False),
        "rather_not": rather_not or flag(row, "rather_not", otherwise=False),
    }
    meaning = row.see("wijkstem::meaning")
    if meaning in list(Meaning):
        row.take("wijkstem::meaning")
        values["meaning"] = Meaning(meaning)
    return values


def flag(row: Row, name: str, *, otherwise: bool) -> bool:
    text = row.take(f"wijkstem::{name}").lower()
    return text in YES if text else otherwise


def _number(row: Row, values: Values) -> Number:
    appearance(row)
    values |= asked(row, dont_know=False)
    values["unit"] = text_of(row, "wijkstem::unit", audio="wijkstem::unit_audio")
    constraint = row.see("constraint")
    found = bounds(constraint) if constraint else None
    low, high = found or (None, None)
    if found and not (low is not None and high is not None and low > high):
        row.take("constraint")
    else:
        low = high = None
    if low is None or high is None:
        low, high = _assumed(row, low, high)
    return Number(**values, minimum=low, maximum=high)


def _assumed(row: Row, low: int | None, high: int | None) -> tuple[int, int]:
    low = low if low is not None else min(0, high or 0)
    high = high if high is not None else max(LARGEST, low)
    said = sentence(
        "Wijkstem vraagt hier een getal van %(low)s tot en met %(high)s. Zet de grenzen bij "
        "“constraint”, zoals: . >= 0 and . <= 120",
        low=low,
        high=high,
    )
    row.table.findings.note(row.table.sheet, row.place("constraint"), said)
    return low, high


def _range(row: Row, values: Values) -> Seen | None:
    parts = row.see("parameters").replace(",", " ").split()
    told = dict(part.partition("=")[::2] for part in parts)
    try:
        low, high, step = (int(told.pop(name, usual)) for name, usual in _RANGE)
    except ValueError:
        low, high, step = 0, 0, 0
    if step != 1 or low >= high or told:
        said = sentence("Deze schaal heeft tussenstappen. Gebruik integer of select_one.")
        row.leave_out(said)
        return None
    row.take("parameters")
    appearance(row)
    return Seen(Number(**values, **asked(row, dont_know=False), minimum=low, maximum=high))


_RANGE = (("start", "0"), ("end", "10"), ("step", "1"))


def _most(row: Row, options: tuple[Option, ...]) -> int | None:
    """The most choices: as a constraint, or in our own column; never more than there are."""
    own = _whole(row, "wijkstem::maximum")
    told = own or most_chosen(row.see("constraint"))
    if told is None or told > len(options):
        return None
    row.take("wijkstem::maximum" if own else "constraint")
    return told


def _whole(row: Row, name: str) -> int | None:
    text = row.see(name)
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) <= 10_000):
        return None
    row.take(name)
    return int(text[:9])
