"""The texts around a questionnaire in the making: who asks, privacy, help, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import timedelta
from typing import Any

from forms.definition.campaign import Campaign
from forms.definition.campaign_document import campaign_from_data
from forms.definition.editing.texts import plain_words, with_words
from forms.definition.sentence import Sentence, Translations, sentence
from survey.clock import today

Data = dict[str, Any]
OPEN_FOR = timedelta(weeks=6)
# Where each text stands, and how it is called to organisers; in the order of the page.
TEXTS: Mapping[str, Sentence] = {
    "title": sentence("Titel voor bewoners"),
    "sender": sentence("Wie stelt deze vragen?"),
    "help_line.place": sentence("Waar mensen hulp krijgen"),
    "next": sentence("Wat gebeurt er met de antwoorden?"),
    "results": sentence("Waar komen de uitkomsten te staan?"),
    "accessibility": sentence("Toegankelijkheid: wat als iets niet lukt?"),
    "privacy.purpose": sentence("Waarom vragen wij dit?"),
    "privacy.basis": sentence("Waarom mag dat?"),
    "privacy.kept": sentence("Wat bewaren wij, en hoe lang?"),
    "privacy.rights": sentence("Wat kunnen mensen vragen of terugtrekken?"),
    "privacy.contact": sentence("Bij wie kunnen mensen terecht over privacy?"),
    "promotion.question": sentence("Eén korte vraag voor op het affiche"),
    "promotion.teaser": sentence("Twee of drie zinnen voor de wijkkrant en sociale media"),
}
MARKED = ("privacy.", "next", "results")  # may hold bold words, lists and links
MAY_BE_EMPTY = ("promotion.question", "promotion.teaser")
_NOT_YET = sentence("(hier komt nog een tekst)")


def beginning(*, key: str, title: str, language: str, from_: Data | None = None) -> Data:
    """What a new draft has around it; from another campaign its texts, not its places."""
    around = deepcopy(from_ or {})
    for name in ("places", "logo", "example", "grace_days"):
        around.pop(name, None)
    day = today()
    around |= {
        "format": 1,
        "key": key.replace("_", "-"),
        "questionnaire": key,
        "opens": day.isoformat(),
        "closes": (day + OPEN_FOR).isoformat(),
    }
    around.setdefault("title", {language: title})
    return around


def text_at(around: Data, path: str) -> Data:
    """The text at a place; empty while there is none."""
    found: Any = around
    for step in path.split("."):
        found = found.get(step, {})
    return dict(found)


def reworded(around: Data, *, language: str, words: Mapping[str, str]) -> Data:
    """The texts with these words in one language; an empty text goes."""
    changed = deepcopy(around)
    for path, said in words.items():
        *outer, name = path.split(".")
        there = changed
        for step in outer:
            there = there.setdefault(step, {})
        text = with_words(there.get(name, {}), language, said)
        there.pop(name, None)
        if text:
            there[name] = text
    for outer_name in ("privacy", "help_line", "promotion"):
        if changed.get(outer_name) == {}:
            del changed[outer_name]
    return changed


def returns_of(around: Data, language: str) -> str:
    """The ways in which paper comes back, one to a line."""
    texts = around.get("returns", [])
    return "\n".join(str(text[language]) for text in texts if language in text)


def with_returns(around: Data, *, language: str, lines: str) -> Data:
    """Takes one way back from each line; what other languages have stays beside it by order."""
    changed = deepcopy(around)
    said = [plain_words(line) for line in plain_words(lines).splitlines() if line.strip()]
    before = changed.pop("returns", [])
    texts = []
    for number in range(max(len(said), len(before))):
        there = before[number] if number < len(before) else {}
        text = with_words(there, language, said[number] if number < len(said) else "")
        if text:
            texts.append(text)
    return changed | ({"returns": texts} if texts else {})


def previewed(around: Data, *, language: str, translations: Translations) -> Campaign:
    """A campaign to look at: what is missing says that it is."""
    filled = deepcopy(around)
    filler = _NOT_YET.worded(translations)
    for path in TEXTS:
        if path in MAY_BE_EMPTY:
            continue
        *outer, name = path.split(".")
        there = filled
        for step in outer:
            there = there.setdefault(step, {})
        if not there.get(name):
            there[name] = {language: filler}
    filled["help_line"].setdefault("phone", "…")
    filled.setdefault("questionnaire", "draft")
    return campaign_from_data(filled | {"format": 1})


def every_text(campaign: Campaign) -> Iterator[tuple[str, Any]]:
    """Every text that stands on paper around the questions, with its place."""
    yield "title", campaign.title
    yield "sender", campaign.sender
    yield "next", campaign.next
    yield "help_line.place", campaign.help_line.place
    for name in ("purpose", "basis", "kept", "rights", "contact"):
        yield f"privacy.{name}", getattr(campaign.privacy, name)
