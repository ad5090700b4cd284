"""The ladders of one campaign: its places, channels and languages, and who was asked where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel import Locale, UnknownLocaleError
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from forms.definition.questions import Choice, Meaning, Scale, choosable
from forms.definition.sentence import Translations
from survey.fieldwork.channels import channel_called
from survey.fieldwork.place_kinds import kind_called
from survey.results.counted import in_campaign
from survey.results.exports import around
from survey.results.exports.editions import Published
from survey.results.exports.missing import missing_values
from survey.results.exports.model import Value
from survey.results.exports.questions import values_of
from survey.storage.answers import Response
from survey.storage.campaigns import Place


@dataclass(frozen=True, slots=True)
class Told:
    """The ladders, and how a row of the database gets to its finest cells.

    `asked` is the question that tells a ladder, by edition and by the ladder's name.
    """

    ladders: tuple[around.Ladder, ...]
    places: Mapping[int, int]
    channels: Mapping[str, int]
    languages: Mapping[str, int]
    asked: Mapping[int, Mapping[str, str]]


def ladders_of(
    session: Session, *, campaign_id: int, editions: Sequence[Published], words: Translations,
    language: str,
) -> Told:  # fmt: skip
    """Everything that is around the answers of this campaign."""
    here = Place.campaign_id == campaign_id
    places = session.scalars(select(Place).where(here).order_by(Place.name)).all()
    channels = _used(session, campaign_id, Response.channel)
    languages = _used(session, campaign_id, Response.language)
    types = sorted({each.type for each in places})
    place_values = [Value(n, each.name, each.name) for n, each in enumerate(places, start=1)]
    channel_values = _values(channels, [channel_called(each).worded(words) for each in channels])
    told = [
        around.nested(
            ("place", "place_type"),
            place_values,
            _values(types, [kind_called(each).worded(words) for each in types]),
            {n: types.index(each.type) + 1 for n, each in enumerate(places, start=1)},
            words=words,
        ),
        around.flat("channel", channel_values, words=words),
        around.languages(_values(languages, [_name(each) for each in languages]), words=words),
        around.days(words),
    ]
    asked = {each.id: dict(_asked(each)) for each in editions}
    told += _from_answers(editions, asked, words=words, language=language)
    return Told(
        tuple(told),
        {each.id: n for n, each in enumerate(places, start=1)},
        {each: n for n, each in enumerate(channels, start=1)},
        {each: n for n, each in enumerate(languages, start=1)},
        asked,
    )


def _from_answers(
    editions: Sequence[Published],
    asked: Mapping[int, Mapping[str, str]],
    *,
    words: Translations,
    language: str,
) -> Iterator[around.Ladder]:
    missing = missing_values(words)
    for name in ("neighbourhood", "age_band"):
        found = [
            each.questionnaire.by_key[asked[each.id][name]]
            for each in editions
            if name in asked[each.id]
        ]
        versions = [each for each in found if isinstance(each, Choice | Scale)]
        values = values_of(versions, language)
        if not versions:
            continue
        if name == "age_band":
            yield around.age_bands(values, words=words, missing=missing)
            continue
        numbers = {each.code: each.number for each in values}
        parents = {
            numbers[each.code]: numbers[option.code]
            for question in versions
            for option in choosable(question)
            for each in (option, *option.options)
        }
        areas = tuple(each for each in values if each.number in set(parents.values()))
        names = ("neighbourhood", "area")
        yield around.nested(names, values, areas, parents, words=words, missing=missing)


_MEANINGS = {Meaning.NEIGHBOURHOOD: "neighbourhood", Meaning.AGE_BAND: "age_band"}


def _asked(edition: Published) -> Iterator[tuple[str, str]]:
    for question in edition.questionnaire.questions:
        if isinstance(question, Choice | Scale) and question.meaning in _MEANINGS:
            yield _MEANINGS[question.meaning], question.key


def _used(session: Session, campaign_id: int, column: InstrumentedAttribute[Any]) -> list[str]:
    found = select(column).distinct().where(in_campaign(campaign_id), ~Response.trial)
    return sorted(session.scalars(found))


def _values(codes: Sequence[str], words: Sequence[str]) -> list[Value]:
    return [Value(n, *each) for n, each in enumerate(zip(codes, words, strict=True), start=1)]


def _name(language: str) -> str:
    """What a language calls itself."""
    try:
        return Locale.parse(language).get_display_name() or language
    except (UnknownLocaleError, ValueError):
        return language
