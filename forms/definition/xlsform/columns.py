"""What the heading of a column means: pyxform's names with their aliases, and our own columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from forms.definition.sentence import Sentence, sentence

OURS = re.compile(r"wijkstem(?:::|_)(.+)", re.IGNORECASE)
_ALIASES = {
    "relevance": "relevant",
    "caption": "label",
    "command": "type",
    "tag": "name",
    "value": "name",
    "list name": "list_name",
    "listname": "list_name",
    "calculate": "calculation",
    "constraining message": "constraint_message",
    "jr:constraintmsg": "constraint_message",
    "requiredmsg": "required_message",
    "jr:requiredmsg": "required_message",
    "readonly": "read_only",
    "count": "repeat_count",
    "jr:count": "repeat_count",
    "title": "form_title",
    "set form title": "form_title",
    "set form id": "form_id",
    "id_string": "form_id",
}
_PREFIXES = ("media", "bind", "control", "body")
WORDED = ("label", "hint", "audio", "image")  # a language may stand behind these
_SURVEY = ("type", "name", "relevant", "appearance", "constraint", "parameters", "disabled")
_SETTINGS = ("form_title", "form_id", "default_language", "allow_choice_duplicates")
TAKEN = {
    "survey": frozenset((*_SURVEY, *WORDED)),
    "choices": frozenset(("list_name", "name", "label", "audio", "image")),
    "settings": frozenset(_SETTINGS),
}
OWN = {
    "survey": (
        *("kind", "maximum", "rotate", "ties", "faces", "meaning", "dont_know", "rather_not"),
        *("ask_if", "unit", "unit_audio", "hint_audio", "alt", "alt_audio"),
    ),
    "choices": ("hint", "hint_audio", "alt", "alt_audio", "exclusive", "area"),
    "settings": (
        "languages",
        "spoken",
        "address",
        "group",
        "title",
        "title_audio",
        "intro",
        "intro_audio",
    ),
}

ADVICE: dict[str, Sentence] = {
    "relevant": sentence("Deze voorwaarde is niet overgenomen. Kijk wie deze vraag moet krijgen."),
    "required": sentence(
        "“Verplicht” is niet overgenomen: bij Wijkstem mag iedereen elke vraag overslaan."
    ),
    "required_message": sentence("Deze melding is niet overgenomen: geen vraag is verplicht."),
    "constraint": sentence(
        "Deze controle is niet overgenomen. Wijkstem kent een laagste en hoogste getal, en een "
        "hoogste aantal keuzes."
    ),
    "constraint_message": sentence(
        "Deze melding is niet overgenomen. Wijkstem heeft eigen zinnen."
    ),
    "default": sentence("Vooraf invullen kan niet: een antwoord komt van de bewoner. Niets nodig."),
    "calculation": sentence("Wijkstem rekent niet tijdens het invullen. Reken met de uitkomsten."),
    "repeat_count": sentence("Herhalen kan niet. Vraag het één keer."),
    "choice_filter": sentence(
        "Dit filter is niet overgenomen: alle keuzes staan er. Maak zo nodig een eigen lijst."
    ),
    "read_only": sentence("“Alleen lezen” is niet overgenomen. Maak hier een “note” van."),
    "video": sentence("Een video kan niet. Zet de uitleg in woorden, een plaatje of geluid."),
    "image": sentence(
        "Dit plaatje is niet overgenomen. Kies een pictogram van Wijkstem en schrijf de sleutel."
    ),
    "audio": sentence(
        "Dit geluid is niet overgenomen. Nodig zijn woorden ernaast en een bestand waarvan de naam "
        "eindigt op .mp3, .m4a, .ogg, .opus of .webm, zonder spaties."
    ),
    "guidance_hint": sentence("Deze uitleg voor de enquêteur is niet overgenomen. Gebruik “hint”."),
    "appearance": sentence("Deze vormgeving is niet overgenomen. Wijkstem kiest de vorm zelf."),
    "parameters": sentence("Deze instelling is niet overgenomen. Kijk of de vraag zo goed is."),
    "label": sentence("Deze woorden zijn niet overgenomen. Zet ze bij een vraag of groep."),
    "hint": sentence("Deze uitleg is niet overgenomen. Zet die bij een vraag."),
}
OTHER_ADVICE = sentence("Dit is niet overgenomen. Kijk of de vraag zonder dit nog goed is.")
SETTING = sentence("Deze instelling is niet overgenomen: Wijkstem kent die niet.")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column holds and, for words, in which language as it was written."""

    name: str
    language: str | None = None


def heading(text: str, sheet: str) -> Heading:
    """Understands a heading; what it does not know keeps its own name."""
    text = " ".join(text.split())
    ours = OURS.fullmatch(text)
    if ours:
        return _own(ours[1], sheet)
    parts = [part.strip() for part in text.split("::" if "::" in text else ":")]
    if "::" not in text and "jr" in (lowered := [part.lower() for part in parts]):
        at = lowered.index("jr")
        parts[at : at + 2] = [":".join(parts[at : at + 2])]
    if len(parts) > 1 and _plain(parts[0]) in _PREFIXES:
        parts = parts[1:]
    name = _plain(parts[0])
    return Heading(name, "::".join(parts[1:]) or None)


def _plain(part: str) -> str:
    part = part.lower()
    spaced = part.replace("_", " ")
    return _ALIASES.get(part) or _ALIASES.get(spaced) or part.replace(" ", "_")


def _own(rest: str, sheet: str) -> Heading:
    """Our own columns: `wijkstem::unit::nl`; on the choices sheet `wijkstem_hint_nl`."""
    for name in sorted(OWN.get(sheet, ()), key=len, reverse=True):
        found = re.fullmatch(rf"{name}(?:(?:::|_)(.+))?", rest)
        if found:
            return Heading(f"wijkstem::{name}", found[1])
    return Heading(f"wijkstem::{rest}")
