"""The words in the `type` column: what each asks for, and why some cannot be taken over."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from forms.definition.sentence import Sentence, sentence

_SELECT = re.compile(
    r"""(?: (?P<one> (?:add[ _])? select[ _]one (?:[ _]prompt[ _]using | [ _]from | [ _]using)?
              | select1)
          | (?P<many> (?:add[ _])? select[ _] (?:multiple | all[ _]that[ _]apply)
              (?:[ _]prompt[ _]using | [ _]from | [ _]using)?)
          | (?P<rank> rank))
        (?: [ ] (?P<list> .*?))?
        (?P<other> [ ] or[ _] (?:specify[ _])? other)?""",
    re.VERBOSE | re.IGNORECASE,
)
_FROM_FILE = re.compile(r"select (?:one|multiple) (?:from file|external)\b")
_BLOCK = re.compile(r"(begin|end) +([a-z]+)( .*)?")

_WRITTEN = {
    "text": ("text", "string", "q string", "add text prompt"),
    "integer": ("integer", "int", "q int", "add integer prompt"),
    "note": ("note", "q note", "add note prompt"),
    "range": ("range",),
}
WRITTEN = {name: kind for kind, names in _WRITTEN.items() for name in names}

_FILE = sentence(
    "Keuzes uit een apart bestand kunnen niet. Zet ze op het blad choices en gebruik select_one."
)
_PLACE = sentence(
    "Een plek op de kaart vraagt Wijkstem niet. Vraag de buurt met select_one en een lijst."
)
_MOMENT = sentence(
    "Een datum of tijd vraagt Wijkstem niet. Gebruik select_one met perioden, of text."
)
_UPLOAD = sentence("Bestanden sturen kan niet. Vraag het met woorden: gebruik text.")
_ABOUT = sentence("Wijkstem houdt dit bewust niet bij: antwoorden zijn anoniem. Haal de rij weg.")
_CONTACT = sentence(
    "Contactgegevens horen niet bij de antwoorden. Wie wil, meldt zich bij Wijkstem apart aan."
)
_SUM = sentence("Wijkstem rekent niet tijdens het invullen. Reken met de uitkomsten.")
_DECIMAL = sentence("Wijkstem vraagt hele getallen. Gebruik integer, of text.")
_AGREE = sentence("Een vinkje alleen kan niet. Gebruik select_one met twee antwoorden.")
_INCLUDE = sentence("Een ander formulier invoegen kan niet. Zet die rijen zelf op dit blad.")

_LEFT_OUT = (
    (_SUM, "calculate, hidden, q calculate, add calculate prompt"),
    (_PLACE, "geopoint, geotrace, geoshape, gps, location, osm, start geopoint, q location"),
    (_PLACE, "background geopoint, q geopoint, q geotrace, q geoshape, add location prompt"),
    (_MOMENT, "date, time, datetime, date time, q date, q date time, q datetime"),
    (_MOMENT, "add date prompt, add date time prompt, add datetime prompt"),
    (_UPLOAD, "image, photo, audio, video, file, barcode, background audio"),
    (_UPLOAD, "q image, q picture, q audio, q video, q barcode, add image prompt"),
    (_UPLOAD, "add photo prompt, add audio prompt, add video prompt, add file prompt"),
    (_UPLOAD, "add barcode prompt"),
    (_ABOUT, "start, end, today, deviceid, device id, subscriberid, simserial, phonenumber"),
    (_ABOUT, "username, email, imei, audit, start time, end time, get start time, get end time"),
    (_ABOUT, "get today, get device id, get sim id, sim id, subscriber id, get subscriber id"),
    (_ABOUT, "get phone number, uri:deviceid, uri:phonenumber, uri:simserial"),
    (_ABOUT, "uri:subscriberid, uri:username, uri:email"),
    (_CONTACT, "phone number, phone"),
    (_DECIMAL, "decimal, q decimal, add decimal prompt, percentage"),
    (_AGREE, "acknowledge, q acknowledge, add acknowledge prompt, trigger"),
    (_INCLUDE, "include, cascading select, xml external, csv external"),
)
LEFT_OUT = {name: said for said, names in _LEFT_OUT for name in names.split(", ")}
_KNOWN = ("select_one", "select_multiple", "begin_group", "end_group", *WRITTEN, *LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Asks:
    """What a row asks for; `kind` is one, many, rank, text, integer, note or range."""

    kind: str
    list_name: str = ""
    or_other: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The begin or end of rows that belong together; only a `group` can be taken over."""

    begins: bool
    kind: str


def understood(text: str) -> Asks | Block | Sentence:
    """What a type says; a sentence when it cannot be taken over."""
    text = " ".join(text.split())
    plain = " ".join(text.replace("_", " ").replace("-", " ").lower().split())
    first = plain.partition(" ")[0]
    block = _BLOCK.fullmatch(plain)
    if block:
        return Block(block[1] == "begin", block[2])
    if plain in WRITTEN:
        return Asks(WRITTEN[plain])
    if plain in LEFT_OUT or first in ("osm", "include"):
        return LEFT_OUT.get(plain) or LEFT_OUT[first]
    if _FROM_FILE.match(plain):
        return _FILE
    found = _SELECT.fullmatch(text)
    if found is None:
        return _unknown(text)
    kind = next(name for name in ("one", "many", "rank") if found[name])
    return Asks(kind, (found["list"] or "").strip(), or_other=bool(found["other"]))


def _unknown(text: str) -> Sentence:
    near = difflib.get_close_matches(text.lower(), _KNOWN, n=1)
    if near:
        return sentence(
            "Het type “%(type)s” kent Wijkstem niet. Bedoelt u “%(near)s”?", type=text, near=near[0]
        )
    return sentence(
        "Het type “%(type)s” kent Wijkstem niet. Kies bijvoorbeeld select_one, text of integer.",
        type=text,
    )
