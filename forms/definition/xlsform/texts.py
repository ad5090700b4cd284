"""The words of a row, in every language, as the texts of a questionnaire."""

from __future__ import annotations

import re

from forms.definition.sentence import Sentence, sentence
from forms.definition.text import Text
from forms.definition.xlsform.cells import cell_name
from forms.definition.xlsform.table import Row

_SOUND = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(mp3|m4a|ogg|opus|webm)")
_INSERTED = re.compile(r"\$\{[^}]*\}")
_MARKUP = re.compile(r"</?[A-Za-z][^>]*>|\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\)")
LONGEST = 10_000


def text_of(row: Row, name: str = "label", *, audio: str = "audio") -> Text | None:
    """The words in these columns with their recordings; None when there are none.

    The first language always gets words; when it has none, those of the next language.
    """
    words = row.words(name)
    if not words:
        return None
    for column, text in words.values():
        row.done(column)
        _tell(row, column, text)
    wordings = {language: text[:LONGEST] for language, (_, text) in words.items()}
    first = row.table.order[0]
    if first not in wordings:
        _tell_borrowed(row, name, first, next(iter(wordings)))
        wordings = {first: next(iter(wordings.values())), **wordings}
    _equals(row, name, wordings)
    return Text(wordings, _recordings(row, audio))


def _equals(row: Row, name: str, wordings: dict[str, str]) -> None:
    """A second column of the same language with the same words has nothing more to tell."""
    for column in row.table.columns(name):
        value = row.values.get(column)
        if value and value.text == wordings.get(row.table.codes[column]):
            row.done(column)


def _recordings(row: Row, audio: str) -> dict[str, str]:
    found = {}
    for language, (column, file) in row.words(audio).items():
        if _SOUND.fullmatch(file):
            row.done(column)
            found[language] = file
    return found


def _tell(row: Row, column: int, text: str) -> None:
    findings, cell = row.table.findings, cell_name(column, row.number)
    for pattern, said in ((_INSERTED, _NO_INSERTING), (_MARKUP, _NO_MARKUP)):
        if pattern.search(text):
            findings.note(row.table.sheet, cell, said)
    if len(text) > LONGEST:
        findings.fault(row.table.sheet, cell, _TOO_LONG)


def _tell_borrowed(row: Row, name: str, first: str, other: str) -> None:
    said = sentence(
        "Hier ontbreken woorden in de eerste taal (%(first)s). Nu staan er die in %(other)s. "
        "Vertaal ze.",
        first=first,
        other=other,
    )
    row.table.findings.note(row.table.sheet, _where(row, name, first), said)


def _where(row: Row, name: str, language: str) -> str:
    columns = row.table.columns(name)
    own = [column for column in columns if row.table.codes[column] == language]
    return cell_name((own or columns)[0], row.number)


_NO_INSERTING: Sentence = sentence(
    "Wijkstem vult geen antwoorden in een tekst in: “${…}” staat er nu letterlijk. Herschrijf dit."
)
_NO_MARKUP: Sentence = sentence(
    "Wijkstem kent geen opmaak in een tekst: de tekens staan er nu letterlijk. Haal ze weg."
)
_TOO_LONG: Sentence = sentence("Deze tekst is te lang. Maak er hoogstens 10.000 tekens van.")
