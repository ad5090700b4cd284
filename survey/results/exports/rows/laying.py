"""Lays out the columns of an export: which blocks there are, and what fills them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from forms.definition.answers import State
from forms.definition.questions import LongText, Meaning, ShortText
from forms.definition.sentence import Translations, sentence
from survey.results.exports.around import Ladder, day_number
from survey.results.exports.disclosure.blur import Blur
from survey.results.exports.editions import Published, same, versions
from survey.results.exports.model import Cell, Column, Kind, Part, Piece
from survey.results.exports.positions import positions_of
from survey.results.exports.questions import Asking, block_of
from survey.results.exports.rows.block import Block
from survey.results.exports.rows.ladders import Told
from survey.results.exports.rows.seen import seen
from survey.results.exports.rows.table import Layout, single
from survey.results.exports.weighing import UNWEIGHED, Weighed

_PLAIN = (
    ("edition", sentence("Versie van de vragenlijst"), Kind.NUMBER),
    ("variant", sentence("Volgorde van de antwoorden"), Kind.NUMBER),
    ("complete", sentence("Tot het einde ingevuld"), Kind.MARK),
)
_WEIGHT = sentence("Gewicht")
_TELLING = (Meaning.NEIGHBOURHOOD, Meaning.AGE_BAND)


def lay_out(
    *,
    editions: Sequence[Published],
    told: Told,
    blur: Blur,
    words: Translations,
    language: str,
    without: frozenset[str],
    longest: Mapping[str, int],
    weights: Weighed = UNWEIGHED,
) -> Layout:
    """`without` are the keys of questions that are left out; `longest` those whose texts are in."""
    same_ones = versions(editions)
    at = {key: number for number, key in enumerate(same_ones)}
    asked = {
        each.id: {
            question.key: at[same(question)]
            for question in each.questionnaire.questions
            if isinstance(question, Asking)
        }
        for each in editions
    }
    newest = [every[-1] for every in same_ones.values()]
    tells = blur.levels and _TELLING
    hidden = [each.key in without or (each.meaning in tells if tells else False) for each in newest]
    turned = dict.fromkeys(each.key for each, out in zip(newest, hidden, strict=True) if not out)
    questionnaires = {each.id: each.questionnaire for each in editions}
    positions = [
        positions_of(questionnaires, key=key, words=words, language=language) for key in turned
    ]
    return Layout(
        editions=editions,
        told=told,
        blur=blur,
        plain=[single(name, said.worded(words), kind) for name, said, kind in _PLAIN],
        weight=Block(
            (Column(name="weight", label=_WEIGHT.worded(words), kind=Kind.WEIGHT),),
            lambda row: (weights.of.get(row, 1),),
        ),
        weighed=weights,
        walked=[_walked(each, blur, told) for each in told.ladders],
        questions=[block_of(every, words=words, language=language) for every in same_ones.values()],
        asked=asked,
        telling={
            edition: {name: asked[edition][key] for name, key in each.items()}
            for edition, each in told.asked.items()
        },
        hidden=frozenset(number for number, out in enumerate(hidden) if out),
        positions=[each for each in positions if each is not None],
        texts=[
            (each.key, _text(each, longest[each.key], language))
            for each in newest
            if isinstance(each, ShortText | LongText) and each.key in longest
        ],
    )


def _walked(ladder: Ladder, blur: Blur, told: Told) -> Block[Any]:
    """What is told of a ladder, from what the database says of a response.

    Why somebody did not say where they live or how old they are is told in the full file only.
    """
    rungs, finest = ladder.shown(blur.levels.get(ladder.name, 0)), _finest(ladder, told)
    columns = [each.column for each in rungs]

    def made(found: Any) -> Piece:
        cell = finest(found)
        if blur.levels and isinstance(cell, int) and cell < 0:
            cell = None
        return tuple(each.cell(cell) for each in rungs)

    return Block(
        tuple(replace(each, missing=()) if blur.levels else each for each in columns), made
    )


def _finest(ladder: Ladder, told: Told) -> Callable[[Any], Cell]:
    known: Mapping[str, Mapping[Any, int]] = {
        "place": told.places,
        "channel": told.channels,
        "language": told.languages,
    }
    if ladder.name == "day":
        return _day
    return known[ladder.name].get if ladder.name in known else _answered(ladder)


def _day(day: date) -> Cell:
    return day_number(day)


def _answered(ladder: Ladder) -> Callable[[str], Cell]:
    column = ladder.rungs[0].column
    values = {each.code: each.number for each in column.values}
    missing = {each.code: each.number for each in column.missing}

    def number(tokens: str) -> Cell:
        if not tokens:
            return None
        answer = seen(tokens)
        if answer.state is State.GIVEN:
            return values.get(answer.codes[0])
        return missing[answer.state.value]

    return number


def _text(question: Asking, longest: int, language: str) -> Block[str]:
    column = Column(
        name=f"{question.key}__text",
        label=question.title.wording(language).words,
        kind=Kind.TEXT,
        part=Part.TEXT,
        question=question.key,
        of=question.kind,
        longest=longest,
    )
    return Block((column,), lambda words: (words,))
