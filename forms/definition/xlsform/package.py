"""The zip around a workbook: refuses what is no .xlsx or too large, and parses its parts."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from forms.definition.sentence import Sentence, sentence

MOST_BYTES = 20_000_000
MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
STEEPEST = 200  # times smaller than what it unpacks to; real workbooks stay below 50
MEGABYTE = 1_000_000
_CHUNK = 1 << 16
_OLD, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
_SAVE_AS = sentence("Dit is geen .xlsx. Open het bestand en bewaar het als Excel-werkmap (.xlsx).")
_LOCKED = sentence("Dit bestand zit op slot. Haal het wachtwoord eraf en bewaar het.")
_TOO_LARGE = sentence("Dit bestand is te groot. Haal lege rijen, plaatjes en andere bladen weg.")
_BROKEN = sentence("Dit bestand is beschadigd. Open het in Excel of LibreOffice en bewaar het.")
# What a damaged zip may raise: a part that lies before the file's start is an OSError of seek().
_DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, LookupError, NotImplementedError, EOFError)


class Unreadable(Exception):
    """The file cannot be read as a workbook; carries the sentence that says why."""

    def __init__(self, said: Sentence = _BROKEN) -> None:
        super().__init__(str(said))
        self.sentence = said


class Target(Protocol):
    """What takes in a part: names come without their namespace."""

    done: bool

    def opens(self, name: str, attributes: dict[str, str]) -> None: ...
    def closes(self, name: str) -> None: ...
    def text(self, text: str) -> None: ...


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Opens the zip when it is one that can be unpacked safely."""
    contents = path.stat()
    if contents.st_size > MOST_BYTES:
        raise Unreadable(_TOO_LARGE)
    _look_at(path)
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGE, OSError) as error:
        raise Unreadable from error
    with archive:
        _hold_to_limits(archive)
        yield archive


def _look_at(path: Path) -> None:
    """Tells by the first bytes what a file is that is no zip, whatever its name ends in."""
    with path.open("rb") as stream:
        start = stream.read(4)
        if start == _OLD:
            if _ENCRYPTED in stream.read():
                raise Unreadable(_LOCKED)
            raise Unreadable(_SAVE_AS)
    if not start:
        raise Unreadable(sentence("Dit bestand is leeg. Bewaar de werkmap opnieuw."))
    if start[:2] != b"PK":
        raise Unreadable(_SAVE_AS)


def _hold_to_limits(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise Unreadable(_TOO_LARGE)
    if unpacked > 10 * MEGABYTE and unpacked > STEEPEST * packed:
        raise Unreadable(_TOO_LARGE)
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable(_LOCKED)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise Unreadable


def parse(archive: zipfile.ZipFile, part: str, target: Target) -> None:
    """Parses a part of the zip into the target, as far as it wants; no entities, no DTD."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    parser = DefusedXMLParser(target=_Local(target), forbid_dtd=True)
    try:
        with archive.open(part) as stream:
            while not target.done and (chunk := stream.read(_CHUNK)):
                parser.feed(chunk)
        if not target.done:
            parser.close()
    except DefusedXmlException as error:
        said = sentence("Dit bestand verwijst naar iets anders. Bewaar het opnieuw als .xlsx.")
        raise Unreadable(said) from error
    except (*_DAMAGE, OSError, ParseError) as error:
        raise Unreadable from error


class _Local:
    """Passes on what the parser finds, with names without namespace: strict files have another."""

    def __init__(self, target: Target) -> None:
        self.data = target.text
        self._target = target

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        plain = {name.rpartition("}")[2]: value for name, value in attributes.items()}
        self._target.opens(tag.rpartition("}")[2], plain)

    def end(self, tag: str) -> None:
        self._target.closes(tag.rpartition("}")[2])

    def close(self) -> None: ...
