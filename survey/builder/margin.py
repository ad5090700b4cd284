"""What stands in the margin of a draft: the coach's remarks, each beside the text it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey.builder.publishing.cleaned import languages_of
from survey.builder.publishing.coach import CoachRemark, Reasons, said_of
from survey.builder.translating.places import AROUND
from survey.storage.drafts import Draft

WHOLE = "whole"  # title, introduction and the headings of parts


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The remarks in one language by the place they stand at, and how many stand elsewhere."""

    language: str
    beside: Mapping[str, Sequence[CoachRemark]]
    open_here: int
    open_other: int  # in the other half of the draft: around the questions, or in them
    open_in: Mapping[str, int]  # other languages, as far as there are any

    def at(self, place: str) -> list[CoachRemark]:
        return [each for each in self.beside.get(place, ()) if not each.reason]

    def passed_at(self, place: str) -> list[CoachRemark]:
        return [each for each in self.beside.get(place, ()) if each.reason]

    def pencilled(self, path: str, text: str) -> list[tuple[str, bool]]:
        """The text in pieces; those that a remark points at are marked."""
        spans = (
            (each.start, each.end)
            for some in self.beside.values()
            for each in some
            if each.about.path == path and each.text == text and not each.reason
        )
        return list(_pieces(text, _apart(spans)))


def margin_of(draft: Draft, *, language: str, reasons: Reasons, around: bool) -> Margin:
    """The margin beside the questions, or beside the texts around them."""
    beside: dict[str, list[CoachRemark]] = defaultdict(list)
    said = said_of(draft, language=language, reasons=reasons)
    for each in said:
        if each.around == around:
            beside[place_of(each)].append(each)
    others = {
        other: sum(not each.reason for each in said_of(draft, language=other, reasons=reasons))
        for other in languages_of(draft)
        if other != language
    }
    still = [each.around == around for each in said if not each.reason]
    return Margin(
        language=language,
        beside=dict(beside),
        open_here=sum(still),
        open_other=len(still) - sum(still),
        open_in={other: n for other, n in others.items() if n},
    )


def place_of(remark: CoachRemark) -> str:
    """Beside which question, or which field of the texts around them, a remark stands."""
    if remark.around:
        return remark.about.path.removeprefix(AROUND).partition("[")[0]
    return remark.question or WHOLE


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that point most exactly; a whole sentence only where nothing within it is marked."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: span[1] - span[0]):
        if start < end and all(end <= one or other <= start for one, other in found):
            found.append((start, end))
    return sorted(found)


def _pieces(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    upto = 0
    for start, end in spans:
        yield from ((piece, at) for piece, at in ((text[upto:start], False),) if piece)
        yield text[start:end], True
        upto = end
    if text[upto:]:
        yield text[upto:], False
