"""XLIFF 2.0 out and in: what translation tools read and write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from forms.definition.sentence import sentence
from survey.builder.translating.rows import (
    MOST_ROWS,
    FileRefused,
    InRow,
    Received,
    Sent,
    clean,
    key_in,
    marker_in,
)

_SPACE = "urn:oasis:names:tc:xliff:document:2.0"
_OTHER = re.compile(r"urn:oasis:names:tc:xliff:document:(1\.\d)")
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_CATEGORY = {"key": "wijkstem-key", "place": "location"}


def write_xliff(sent: Sent) -> bytes:
    """The file; the hidden key and the place stand in notes of each unit."""
    root = ET.Element(
        _tag("xliff"), {"version": "2.0", "srcLang": sent.source, "trgLang": sent.language}
    )
    file = ET.SubElement(root, _tag("file"), {"id": sent.marker.replace(":", "-")})
    notes = ET.SubElement(file, _tag("notes"))
    _note(notes, "key", sent.marker)
    _note(notes, "advice", sent.advice)
    for number, row in enumerate(sent.rows, start=1):
        unit = ET.SubElement(file, _tag("unit"), {"id": f"u{number}", "name": row.path})
        about = ET.SubElement(unit, _tag("notes"))
        _note(about, "place", row.where)
        _note(about, "key", row.key)
        state = "reviewed" if row.read else "translated" if row.words else "initial"
        segment = ET.SubElement(unit, _tag("segment"), {"state": state})
        for name, words in (("source", row.source), ("target", row.words)):
            if clean(words):
                ET.SubElement(segment, _tag(name), {_KEEP: "preserve"}).text = clean(words)
    ET.register_namespace("", _SPACE)
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def read_xliff(contents: bytes) -> Received:
    """Every unit of every file in it; segments of a unit are put together again."""
    root = _parsed(contents)
    marker = " ".join(note.text or "" for note in root.iter(_tag("note")))
    draft, named = marker_in(marker)
    rows = []
    for number, unit in enumerate(root.iter(_tag("unit")), start=1):
        if number > MOST_ROWS:
            raise FileRefused(
                sentence("Dit bestand heeft te veel teksten. Er is niets overgenomen.")
            )
        path, sent_mark = key_in(" ".join(each.text or "" for each in unit.iter(_tag("note"))))
        rows.append(
            InRow(
                number=number,
                path=path or unit.get("name", ""),
                sent_mark=sent_mark,
                source="".join(_words(unit, "source")),
                words="".join(_words(unit, "target")),
            )
        )
    return Received(draft=draft, language=named or _language(root), rows=tuple(rows))


def _parsed(contents: bytes) -> ET.Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: ET.Element = fromstring(contents, forbid_dtd=True)
    except (DefusedXmlException, ET.ParseError, ValueError, LookupError) as error:
        raise FileRefused(
            sentence(
                "Dit XLIFF-bestand is beschadigd of verwijst naar iets anders. Er is niets "
                "overgenomen. Bewaar het opnieuw als XLIFF 2.0."
            )
        ) from error
    older = _OTHER.search(root.tag)
    if older:
        raise FileRefused(
            sentence(
                "Dit is XLIFF %(version)s. Er is niets overgenomen. Bewaar het als XLIFF 2.0.",
                version=older[1],
            )
        )
    if root.tag != _tag("xliff"):
        raise FileRefused(
            sentence("Dit is geen XLIFF 2.0. Er is niets overgenomen. Bewaar het als XLIFF 2.0.")
        )
    return root


def _language(root: ET.Element) -> str | None:
    """The target language without its region: "tr-TR" is "tr"."""
    return root.get("trgLang", "").partition("-")[0].lower() or None


def _words(unit: ET.Element, name: str) -> Iterator[str]:
    for part in unit.iter():
        if part.tag in (_tag("segment"), _tag("ignorable")):
            found = part.find(_tag(name))
            if found is not None:
                yield "".join(found.itertext())


def _note(notes: ET.Element, kind: str, words: str) -> None:
    category = _CATEGORY.get(kind, kind)
    ET.SubElement(notes, _tag("note"), {"category": category}).text = clean(words)


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"
