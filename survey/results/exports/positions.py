"""Where each option stood on the screen or the paper of a response. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from forms.definition.questionnaire import Questionnaire, turning
from forms.definition.questions import BestWorst, Closed, in_order
from forms.definition.sentence import Translations, sentence
from survey.results.exports.model import Column, Kind, Part, Piece
from survey.results.exports.questions import values_of
from survey.results.exports.rows.block import Block

_SHOWN_AT = sentence("getoond op plaats")


def positions_of(
    versions: Mapping[int, Questionnaire], *, key: str, words: Translations, language: str
) -> Block[tuple[int, int]] | None:
    """For every option its place from 1, filled from the edition and the variant of a response.

    None where no edition turns the options. `versions` come oldest first.
    """
    asked = {number: each.by_key.get(key) for number, each in versions.items()}
    turned = {
        number: each
        for number, each in asked.items()
        if isinstance(each, Closed) and not isinstance(each, BestWorst) and any(turning(each))
    }
    if not turned:
        return None
    newest = list(turned.values())[-1]
    values = values_of(list(turned.values()), language)
    inside = {option.code for each in turned.values() for option in each.options}  # type: ignore[union-attr]
    codes = [each.code for each in values if each.code in inside]
    names = {each.code: each.words for each in values}
    title, said = newest.title.wording(language).words, _SHOWN_AT.worded(words)

    def made(shown: tuple[int, int]) -> Piece:
        edition, variant = shown
        if edition not in turned:
            return (None,) * len(codes)
        order = [option.code for option in in_order(turned[edition], variant)]
        return tuple(order.index(code) + 1 if code in order else None for code in codes)

    columns = [
        Column(
            name=f"{key}__{code}__at",
            label=f"{title} {names[code]}: {said}",
            kind=Kind.PLACE,
            part=Part.SHOWN_AT,
            question=key,
            of=newest.kind,
            option=code,
            ordered=True,
        )
        for code in codes
    ]
    return Block(tuple(columns), made)
