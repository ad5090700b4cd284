"""Every text of a draft with a lasting path, where it stands in words, and its wordings.

Works on the data of a draft, which may still lack things that a questionnaire must have.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.definition.sentence import Sentence, sentence

Data = Mapping[str, Any]
AROUND = "around."  # starts the path of every text of the campaign around the questionnaire
PRIVACY = f"{AROUND}privacy."

_AROUND: tuple[tuple[tuple[str, ...], Sentence], ...] = (
    (("title",), sentence("Vragenronde: titel")),
    (("sender",), sentence("Vragenronde: afzender")),
    (("privacy", "purpose"), sentence("Privacy: waarvoor wij het vragen")),
    (("privacy", "basis"), sentence("Privacy: waarom het mag")),
    (("privacy", "kept"), sentence("Privacy: hoe lang wij het bewaren")),
    (("privacy", "rights"), sentence("Privacy: uw rechten")),
    (("privacy", "contact"), sentence("Privacy: wie u kunt vragen")),
    (("help_line", "place"), sentence("Hulp: waar u het samen kunt invullen")),
    (("next",), sentence("Na het invullen: wat er gebeurt")),
    (("results",), sentence("Na het invullen: waar de uitkomst komt")),
    (("accessibility",), sentence("Toegankelijkheid")),
    (("promotion", "question"), sentence("Poster: de vraag")),
    (("promotion", "teaser"), sentence("Aankondiging")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One text: `question` is the key of the question that it belongs to, if any."""

    path: str
    where: Sentence
    words: Mapping[str, str]
    question: str = ""

    def said(self, language: str) -> str:
        return self.words.get(language, "")

    @property
    def privacy(self) -> bool:
        return self.path.startswith(PRIVACY)


@dataclass(frozen=True, slots=True)
class _Found:
    path: str
    where: Sentence
    question: str
    text: dict[str, Any]


def source_of(document: Data) -> str:
    """The language that the others are translated from: the first."""
    languages = document.get("languages") or ["nl"]
    return str(languages[0])


def targets_of(document: Data) -> tuple[str, ...]:
    """The languages that are translated to."""
    return tuple(map(str, document.get("languages") or ()))[1:]


def places(document: Data, around: Data) -> tuple[Place, ...]:
    """Every text that has words in the source language, in the order in which people meet them."""
    source = source_of(document)
    found = (
        Place(path=each.path, where=each.where, words=_words(each.text), question=each.question)
        for each in _walk(document, around)
    )
    return tuple(place for place in found if place.said(source))


def with_words(
    document: Data, around: Data, *, language: str, changes: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Copies with these wordings by path; no words at all takes a wording away.

    A recording stays named beside the words: whoever reads the translation hears whether it fits.
    """
    own, other = copy.deepcopy(dict(document)), copy.deepcopy(dict(around))
    for each in _walk(own, other):
        if each.path in changes:
            _write(each.text, language, changes[each.path])
    return own, other


def only_in(
    document: Data, around: Data, *, languages: Sequence[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Copies without wordings in other languages; recordings of spoken languages stay."""
    own, other = copy.deepcopy(dict(document)), copy.deepcopy(dict(around))
    kept = {*languages, *document.get("spoken", ())}
    for each in _walk(own, other):
        for language in each.text.keys() - kept:
            del each.text[language]
    return own, other


def mark(words: str) -> str:
    """The start of a hash of the words: enough to see that they changed."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _words(text: Data) -> dict[str, str]:
    said = {k: each.get("words") if isinstance(each, dict) else each for k, each in text.items()}
    return {language: words for language, words in said.items() if words}


def _write(text: dict[str, Any], language: str, words: str) -> None:
    known = text.get(language)
    if isinstance(known, dict) and "audio" in known:
        text[language] = {"words": words, "audio": known["audio"]} if words else known
        if not words:
            text[language] = {"audio": known["audio"]}
    elif words:
        text[language] = words
    else:
        text.pop(language, None)


def _walk(document: Any, around: Any) -> Iterator[_Found]:
    yield from _at(document, "title", "title", sentence("Titel"))
    yield from _at(document, "intro", "intro", sentence("Inleiding"))
    number = 0
    for s, section in enumerate(document.get("sections", ())):
        said = sentence("Deel %(n)s: titel", n=s + 1)
        yield from _at(section, "title", f"sections[{s}].title", said)
        for question in section.get("questions", ()):
            number += 1
            yield from _of_question(question, number)
    yield from _around(around)


def _of_question(question: Any, n: int) -> Iterator[_Found]:
    key = str(question.get("key", ""))
    named = {
        "title": sentence("Vraag %(n)s", n=n),
        "help": sentence("Vraag %(n)s: uitleg", n=n),
        "alt": sentence("Vraag %(n)s: wat het plaatje zegt", n=n),
        "unit": sentence("Vraag %(n)s: eenheid", n=n),
    }
    for name in ("title", "help", "alt"):
        yield from _at(question, name, f"{key}.{name}", named[name], key)
    listed = "points" if question.get("kind") == "scale" else "options"
    for a, option in enumerate(question.get(listed, ()), start=1):
        yield from _of_option(option, key, n, str(a))
        for b, inner in enumerate(option.get("options", ()), start=1):
            yield from _of_option(inner, key, n, f"{a}.{b}")
    yield from _at(question, "unit", f"{key}.unit", named["unit"], key)


def _of_option(option: Any, key: str, n: int, a: str) -> Iterator[_Found]:
    path = f"{key}.{option.get('code', '')}"
    named = {
        "text": sentence("Vraag %(n)s, antwoord %(a)s", n=n, a=a),
        "hint": sentence("Vraag %(n)s, antwoord %(a)s: uitleg", n=n, a=a),
        "alt": sentence("Vraag %(n)s, antwoord %(a)s: wat het plaatje zegt", n=n, a=a),
    }
    for name, said in named.items():
        yield from _at(option, name, f"{path}.{name}", said, key)


def _around(around: Any) -> Iterator[_Found]:
    for path, said in _AROUND:
        inner = around
        for part in path[:-1]:
            inner = inner.get(part) or {}
        yield from _at(inner, path[-1], AROUND + ".".join(path), said)
    for n, text in enumerate(around.get("returns", ()), start=1):
        if isinstance(text, dict):
            said = sentence("Papier inleveren %(n)s", n=n)
            yield _Found(f"{AROUND}returns[{n - 1}]", said, "", text)


def _at(data: Any, name: str, path: str, where: Sentence, question: str = "") -> Iterator[_Found]:
    text = data.get(name)
    if isinstance(text, dict):
        yield _Found(path, where, question, text)
