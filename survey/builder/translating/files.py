"""Which kind of translation file somebody sends, told by what is in it, and read within limits."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from forms.definition.sentence import sentence
from forms.definition.xlsform.package import MEGABYTE, Unreadable, opened
from survey.builder.translating.excel_file import read_excel, write_excel
from survey.builder.translating.rows import FileRefused, Received, Sent
from survey.builder.translating.word_file import PART, read_word, write_word
from survey.builder.translating.xliff_file import read_xliff, write_xliff

MOST_BYTES = 5 * MEGABYTE
_MOST_BODY = 30 * MEGABYTE  # of the words in a Word file, unpacked
TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlf": "application/xliff+xml",
}
_WRITERS = {"docx": write_word, "xlsx": write_excel, "xlf": write_xliff}
_OLD = b"\xd0\xcf\x11\xe0"
NOT_OURS = sentence(
    "Dit is geen Word (.docx), Excel (.xlsx) of XLIFF 2.0 (.xlf). Er is niets overgenomen. Open "
    "het bestand en bewaar het in een van deze vormen."
)


def written(sent: Sent, *, kind: str) -> bytes:
    return _WRITERS[kind](sent)


def received(contents: bytes, *, source: str, language: str) -> Received:
    """Reads a file that came back; raises FileRefused with what to do."""
    if not contents:
        raise FileRefused(sentence("Het bestand is leeg. Kies het bestand nog eens."))
    if len(contents) > MOST_BYTES:
        raise FileRefused(
            sentence(
                "Dit bestand is te groot: hoogstens %(most)s MB. Er is niets overgenomen. Haal "
                "plaatjes en andere bladen weg.",
                most=MOST_BYTES // MEGABYTE,
            )
        )
    start = contents.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:5]
    if start.startswith(b"<"):
        return read_xliff(contents)
    if contents.startswith(_OLD):
        raise FileRefused(
            sentence(
                "Dit bestand is van een oude soort, of er zit een wachtwoord op. Er is niets "
                "overgenomen. Bewaar het zonder wachtwoord als .docx of .xlsx."
            )
        )
    if not contents.startswith(b"PK"):
        raise FileRefused(NOT_OURS)
    return _zipped(contents, source=source, language=language)


def _zipped(contents: bytes, *, source: str, language: str) -> Received:
    with TemporaryDirectory(prefix="wijkstem-") as folder:
        path = Path(folder) / "translation"
        path.write_bytes(contents)
        os.chmod(path, 0o600)
        try:
            with opened(path) as archive:
                return _read(archive, source=source, language=language)
        except Unreadable as error:
            raise FileRefused(
                sentence(
                    "Dit bestand is beschadigd, op slot of te groot om uit te pakken. Er is niets "
                    "overgenomen. Open het, haal plaatjes weg en bewaar het opnieuw."
                )
            ) from error


def _read(archive: zipfile.ZipFile, *, source: str, language: str) -> Received:
    names = set(archive.namelist())
    if PART in names:
        if archive.getinfo(PART).file_size > _MOST_BODY:
            raise Unreadable
        return read_word(archive)
    if "xl/workbook.xml" in names:
        return read_excel(archive, source=source, language=language)
    raise FileRefused(NOT_OURS)
