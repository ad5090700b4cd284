"""The choices sheet: lists of options by name, and which of their rows a question uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from forms.definition.questions import DONT_KNOW, RESERVED_CODES, Option
from forms.definition.sentence import sentence
from forms.definition.text import Text
from forms.definition.xlsform import words
from forms.definition.xlsform.cells import cell_name
from forms.definition.xlsform.naming import CODE, code_for
from forms.definition.xlsform.pictures import picture_of
from forms.definition.xlsform.table import Row, Table
from forms.definition.xlsform.texts import text_of

NO = ("no", "false", "false()", "nee", "0")
YES = ("yes", "true", "true()", "ja", "1")


@dataclass(slots=True)
class ChoiceList:
    """The rows of one list, and what they became."""

    name: str
    rows: list[Row] = field(default_factory=list)
    used: bool = False
    _made: tuple[tuple[Option, ...], frozenset[str], dict[str, str]] | None = None

    def options(self) -> tuple[tuple[Option, ...], frozenset[str], dict[str, str]]:
        """The options, which reserved codes are among them, and codes by their written names."""
        if self._made is None:
            self._made = _options(self.rows)
        self.used = True
        return self._made

    @property
    def length(self) -> int:
        """How many options there are, neighbourhoods and reserved codes left out."""
        rows = [row for row in self.rows if not row.see("wijkstem::area")]
        return sum(row.see("name") not in RESERVED_CODES for row in rows)


def lists_of(table: Table | None) -> dict[str, ChoiceList]:
    """The lists by name, in the order of the sheet."""
    lists: dict[str, ChoiceList] = {}
    for row in table.rows if table else ():
        name = " ".join(row.take("list_name").split())
        if name:
            lists.setdefault(name, ChoiceList(name)).rows.append(row)
        elif row.see("name") or row.see("label"):
            said = sentence("Deze keuze hoort bij geen lijst. Schrijf de naam bij “list_name”.")
            row.leave_out(said, "list_name")
    return lists


def duplicates(lists: Mapping[str, ChoiceList]) -> None:
    """A name that is twice in one list is a fault, as it is for pyxform."""
    for each in lists.values():
        counted = Counter(row.see("name") for row in each.rows)
        seen: set[str] = set()
        for row in each.rows:
            name = row.see("name")
            if name and counted[name] > 1 and name in seen:
                said = sentence(
                    "“%(code)s” staat twee keer in de lijst “%(list)s”. Kies een andere naam.",
                    code=name,
                    list=each.name,
                )
                row.fault("name", said)
            seen.add(name)


def settle(lists: Mapping[str, ChoiceList]) -> None:
    """Tells about every row that no question took."""
    for each in lists.values():
        for row in each.rows:
            if not each.used:
                said = sentence(
                    "Geen overgenomen vraag gebruikt de lijst “%(list)s”. Deze keuze is niet "
                    "overgenomen.",
                    list=each.name,
                )
                row.leave_out(said, "list_name")
            row.settle()


def _options(
    rows: list[Row],
) -> tuple[tuple[Option, ...], frozenset[str], dict[str, str]]:
    options: list[Option] = []
    codes: dict[str, str] = {}
    inside: dict[str, list[Option]] = {}
    reserved = set()
    for row in rows:
        name = row.take("name")
        if name in RESERVED_CODES:
            reserved.add(name)
            _replaced(row, name)
            continue
        code = _code(row, name, set(codes.values()))
        codes.setdefault(name, code)
        option = _option(row, code)
        area = codes.get(row.see("wijkstem::area"), "")
        if any(area == each.code for each in options):
            row.take("wijkstem::area")
            inside.setdefault(area, []).append(option)
        else:
            options.append(option)
    whole = tuple(replace(each, options=tuple(inside.get(each.code, ()))) for each in options)
    return whole, frozenset(reserved), codes


def _code(row: Row, name: str, taken: set[str]) -> str:
    text = name or row.see("label")
    code = code_for(text, {*taken, *RESERVED_CODES})
    if not name:
        said = sentence("Deze keuze heeft geen naam. Die heet nu “%(code)s”.", code=code)
        row.note("name", said)
    elif code != name:
        why = sentence(
            "De naam “%(name)s” past niet in Wijkstem. Deze keuze heet nu “%(code)s”.",
            name=name,
            code=code,
        )
        if CODE.fullmatch(name):
            why = sentence(
                "De naam “%(name)s” is hier al. Deze keuze heet nu “%(code)s”.",
                name=name,
                code=code,
            )
        row.note("name", why)
    return code


def _option(row: Row, code: str) -> Option:
    text = text_of(row)
    if text is None:
        said = sentence(
            "Deze keuze heeft geen woorden. Nu staat er “%(code)s”. Schrijf woorden.", code=code
        )
        row.note("name", said)
        text = Text({row.table.order[0]: code})
    return Option(
        code=code,
        text=text,
        hint=text_of(row, "wijkstem::hint", audio="wijkstem::hint_audio"),
        picture=picture_of(row),
        alt=text_of(row, "wijkstem::alt", audio="wijkstem::alt_audio"),
        exclusive=row.take("wijkstem::exclusive").lower() in YES,
    )


def _replaced(row: Row, code: str) -> None:
    """Gives "don't know" the words that Wijkstem itself has for it; other words are told."""
    own = words.DONT_KNOW if code == DONT_KNOW else words.RATHER_NOT
    for language, (column, text) in row.words("label").items():
        row.done(column)
        if text not in (own.get(language), own["en"]):
            said = sentence("Wijkstem heeft hier eigen woorden voor; deze zijn niet overgenomen.")
            row.table.findings.note(row.table.sheet, cell_name(column, row.number), said)
