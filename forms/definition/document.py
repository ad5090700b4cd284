"""YAML/JSON <-> Questionnaire; JSON Schema; content hash; upgrade of older documents."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from forms.definition import schema
from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import (
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
from forms.definition.routing import as_data, from_data
from forms.definition.soundness import faults_of
from forms.definition.source import FaultyDocument, Source, read
from forms.definition.text import Text

FORMAT = 1
KINDS: dict[str, type[Question]] = {
    kind.kind: kind
    for kind in (
        Choice,
        Choices,
        Priority,
        Ranking,
        BestWorst,
        Scale,
        Number,
        ShortText,
        LongText,
        Statement,
    )
}
Data = Mapping[str, Any]


def load(text: str, *, file: str) -> Questionnaire:
    """Reads a questionnaire document; raises FaultyDocument with every fault in it."""
    source = read(text, file=file)
    schema.hold_to(source, "questionnaire")
    questionnaire = questionnaire_from_data(_mapping(source))
    faults = faults_of(questionnaire, source)
    if faults:
        raise FaultyDocument(file, faults)
    return questionnaire


def questionnaire_from_data(data: Data) -> Questionnaire:
    """Builds a questionnaire from data that the schema has accepted (an edition's, say)."""
    data = _languages_in_order(data, tuple(data["languages"]))
    return Questionnaire(
        key=data["key"],
        title=text_from(data["title"]),
        languages=tuple(data["languages"]),
        spoken=tuple(data.get("spoken", ())),
        intro=text_or_none(data, "intro"),
        address=data.get("address", "u"),
        group=data.get("group", False),
        sections=tuple(_section(each) for each in data["sections"]),
    )


def questionnaire_to_data(questionnaire: Questionnaire) -> dict[str, Any]:
    """Writes the questionnaire as a document; what has its default value is left out."""
    return {"format": FORMAT} | _written(questionnaire)


def content_hash(data: Data) -> str:
    """SHA-256 (hex) over the document's canonical JSON: sorted keys, NFC, no white space."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def _languages_in_order(data: Any, languages: tuple[str, ...]) -> Any:
    """Puts the first language first in every text, whatever order a store kept them in.

    Words fall back to the first wording there is, so the order of the keys, which the content
    hash passes over, must not decide which language that is.
    """
    if isinstance(data, list):
        return [_languages_in_order(each, languages) for each in data]
    if not isinstance(data, Mapping):
        return data
    place = {language: number for number, language in enumerate(languages)}
    keys = sorted(data, key=lambda key: place.get(key, len(place)))
    return {key: _languages_in_order(data[key], languages) for key in keys}


def text_from(data: Data) -> Text:
    spoken = {k: each["audio"] for k, each in data.items() if isinstance(each, dict)}
    words = {k: each.get("words") if isinstance(each, dict) else each for k, each in data.items()}
    return Text({k: each for k, each in words.items() if each is not None}, spoken)


def text_or_none(data: Data, key: str) -> Text | None:
    return text_from(data[key]) if key in data else None


def text_to(text: Text) -> dict[str, Any]:
    data: dict[str, Any] = {
        language: {"words": words, "audio": text.audio[language]}
        if language in text.audio
        else words
        for language, words in text.wordings.items()
    }
    only_spoken = text.audio.keys() - text.wordings.keys()
    return data | {language: {"audio": text.audio[language]} for language in sorted(only_spoken)}


def _section(data: Data) -> Section:
    return Section(
        title=text_or_none(data, "title"),
        questions=tuple(_question(each) for each in data["questions"]),
    )


def _question(data: Data) -> Question:
    values = {key: value for key, value in data.items() if key != "kind"}
    for key in ("title", "help", "alt", "unit"):
        if key in values:
            values[key] = text_from(values[key])
    for key in ("options", "points"):
        if key in values:
            values[key] = tuple(_option(each) for each in values[key])
    if "ask_if" in values:
        values["ask_if"] = from_data(values["ask_if"])
    if "meaning" in values:
        values["meaning"] = Meaning(values["meaning"])
    return KINDS[data["kind"]](**values)


def _option(data: Data) -> Option:
    return Option(
        code=data["code"],
        text=text_from(data["text"]),
        hint=text_or_none(data, "hint"),
        picture=data.get("picture"),
        alt=text_or_none(data, "alt"),
        exclusive=data.get("exclusive", False),
        options=tuple(_option(each) for each in data.get("options", ())),
    )


def _written(thing: Any) -> dict[str, Any]:
    data = {"kind": thing.kind} if hasattr(thing, "kind") else {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if value is not None and value != field.default:
            data[field.name] = _value(value)
    return data


def _value(value: Any) -> Any:
    if isinstance(value, Text):
        return text_to(value)
    if isinstance(value, Meaning | str | bool | int):
        return str(value) if isinstance(value, Meaning) else value
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if isinstance(value, Section | Option | Question):
        return _written(value)
    return as_data(value)


def _mapping(source: Source) -> Data:
    assert isinstance(source.data, dict)
    return source.data
