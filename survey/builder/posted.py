"""An edit form that was posted -> the change it asks for. Parses; the editing itself judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from forms.definition.editing import options, questions
from forms.definition.editing.finding import Data, every_option, question_of, siblings_of
from forms.definition.editing.holding import EditRefused
from forms.definition.editing.questions import has_switch
from forms.definition.editing.rewriting import Rewritten, rewrite
from forms.definition.editing.texts import plain_words
from forms.definition.sentence import Sentence, sentence
from forms.pictures.own import is_own
from survey.builder.surroundings import TEXTS

SWITCHES = ("dont_know", "rather_not", "rotate", "ties", "faces")
_NUMBERS = ("minimum", "maximum")
Fields = Mapping[str, str]


def rewritten(question: Data, fields: Fields, *, language: str) -> Rewritten:
    """What the form says, as far as the form holds it; a box that is not ticked is not sent."""
    words = {name: fields[name] for name in ("title", "help", "alt", "unit") if name in fields}
    settings: dict[str, Any] = {name: _number(fields[name]) for name in _NUMBERS if name in fields}
    found: dict[str, dict[str, str]] = {}
    alone: dict[str, bool] = {}
    for option in every_option(question):
        code = option["code"]
        named = {part: f"option-{code}-{part}" for part in ("text", "hint", "alt")}
        said = {part: fields[name] for part, name in named.items() if name in fields}
        if said:
            found[code] = said
        if f"option-{code}-is" in fields:
            alone[code] = f"option-{code}-exclusive" in fields
    if "switches" in fields:
        settings |= {
            name: name in fields for name in SWITCHES if has_switch(question["kind"], name)
        }
    return Rewritten(language=language, words=words, settings=settings, options=found, alone=alone)


def changed(data: Data, key: str, fields: Fields, *, language: str) -> tuple[Data, str]:
    """The questionnaire with what was written and what the button asks for, and the act."""
    question = question_of(data, key)
    act, _, about = fields.get("act", "save").partition(":")
    if act != "delete":
        data = rewrite(data, key, rewritten(question, fields, language=language))
    match act:
        case "save":
            return data, "question_changed"
        case "up":
            return questions.up(data, key), "question_moved"
        case "down":
            return questions.down(data, key), "question_moved"
        case "to":
            return questions.move(data, key, to=_number(about) or 0), "question_moved"
        case "delete":
            return questions.delete(data, key), "question_removed"
        case "duplicate":
            return questions.duplicate(data, key)[0], "question_copied"
        case _:
            return _about_an_option(data, key, act, about, fields), "question_changed"


def _about_an_option(data: Data, key: str, act: str, about: str, fields: Fields) -> Data:
    match act:
        case "option_add":
            return options.add_option(data, key, words=fields.get("new_option", ""))[0]
        case "option_up" | "option_down":
            _, at = siblings_of(question_of(data, key), about)
            step = -1 if act == "option_up" else 1
            return options.move_option(data, key, about, to=max(0, at + step))
        case "option_to":
            code, _, place = about.partition(":")
            return options.move_option(data, key, code, to=_number(place) or 0)
        case "option_delete":
            return options.delete_option(data, key, about)
        case "picture_away":
            return _picture(data, key, about, None)
        case _:
            raise EditRefused(sentence("Deze knop ken ik niet. Laad de pagina opnieuw."))


def picked(
    data: Data, key: str, *, code: str, picture: str | None, alt: Mapping[str, str] | None = None
) -> Data:
    """The questionnaire with this picture at the question, or at one of its answers.

    `alt` is what an own picture shows; it goes when another picture comes.
    """
    return _picture(data, key, code, picture, alt)


LABELS: Mapping[str, Sentence] = {
    "title": sentence("De vraag"),
    "help": sentence("Eén regel uitleg (hoeft niet)"),
    "unit": sentence("Eenheid, bijvoorbeeld “jaar”"),
    "intro": sentence("Inleiding"),
    "new_option": sentence("Nog een antwoord"),
    "section_title": sentence("Tussenkop (leeg: geen)"),
    "maximum": sentence("Hoogste getal"),
    "minimum": sentence("Laagste getal"),
    "phone": sentence("Telefoonnummer voor hulp"),
    "text": sentence("Antwoord"),
    "hint": sentence("Toelichting of herkenningspunt"),
    "alt": sentence("Wat het plaatje meer zegt dan de woorden"),
    "reason": sentence("Waarom blijft dit zo?"),
    **TEXTS,
}
_OURS = (
    *("csrf_token", "seen", "act", "version", "switches", "language", "je", "group"),
    *("open", "instead"),
)
_ELSE = sentence("Tekst")


def typed(fields: Fields, *, kept: Data) -> list[tuple[Sentence, str]]:
    """The words in a form that nobody should have to type again: those that are not kept."""
    there = set(_every_text(kept))
    return [
        (LABELS.get(name if name in TEXTS else name.rpartition("-")[2], _ELSE), words)
        for name, words in fields.items()
        if name not in (*_OURS, *SWITCHES)
        and not name.endswith(("-is", "-exclusive"))
        and words.strip()
        and plain_words(words) not in there
    ]


def _every_text(thing: Any) -> Iterator[str]:
    """Every string in the data, and each number as it is written in a form."""
    if isinstance(thing, dict):
        for each in thing.values():
            yield from _every_text(each)
    elif isinstance(thing, list):
        for each in thing:
            yield from _every_text(each)
    else:
        yield str(thing)


def _picture(
    data: Data, key: str, code: str, picture: str | None, alt: Mapping[str, str] | None = None
) -> Data:
    question = question_of(data, key)
    siblings, at = siblings_of(question, code) if code else ([question], 0)
    before = siblings[at].get("picture")
    settings: dict[str, Any] = {"picture": picture}
    if before != picture and (alt or is_own(before or "")):
        known = {each: words for each, words in (alt or {}).items() if each in data["languages"]}
        settings["alt"] = known if data["languages"][0] in known else None
    if code:
        return options.configure_option(data, key, code, settings)
    return questions.configure(data, key, settings)


def _number(words: str) -> int | None:
    words = words.strip()
    if not words:
        return None
    digits = words.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 9:
        raise EditRefused(sentence("“%(words)s” is geen heel getal.", words=words[:40]))
    return int(words)
