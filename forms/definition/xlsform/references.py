"""Looks at every `${name}` of the conditions: names that do not exist, and circles."""

from __future__ import annotations

from forms.definition.sentence import Sentence, sentence
from forms.definition.xlsform.expression import references
from forms.definition.xlsform.table import Row, Table
from forms.definition.xlsform.types import Block, understood


def check_references(table: Table) -> None:
    """Faults where a condition looks at nothing, or in the end at itself."""
    names = {row.see("name") for row in table.rows}
    looks: dict[str, list[str]] = {}
    where: dict[str, Row] = {}
    for row, around in _with_groups(table):
        found = [each for one in (row, *around) for each in references(one.see("relevant"))]
        for name in dict.fromkeys(references(row.see("relevant"))):
            if name.removeprefix("last-saved#") not in names:
                row.fault("relevant", _unknown(name))
        looks.setdefault(row.see("name"), []).extend(found)
        where.setdefault(row.see("name"), row)
    for name in _in_circles(looks):
        if references(where[name].see("relevant")):
            said = sentence(
                "Deze voorwaarde komt bij zichzelf uit. Laat “%(name)s” alleen kijken naar vragen "
                "die ervoor staan.",
                name=name,
            )
            where[name].fault("relevant", said)


def _with_groups(table: Table) -> list[tuple[Row, list[Row]]]:
    found, around = [], list[Row]()
    for row in table.rows:
        block = understood(row.see("type")) if row.see("type") else None
        if isinstance(block, Block) and not block.begins:
            del around[-1:]
            continue
        found.append((row, list(around)))
        if isinstance(block, Block):
            around.append(row)
    return found


def _in_circles(looks: dict[str, list[str]]) -> list[str]:
    """The names that are left when everything that begins or ends a line of looks is taken away."""
    ahead = {name: set(seen) & looks.keys() for name, seen in looks.items()}
    back: dict[str, set[str]] = {name: set() for name in looks}
    for name, seen in ahead.items():
        for each in seen:
            back[each].add(name)
    loose = [name for name in looks if not ahead[name] or not back[name]]
    while loose:
        name = loose.pop()
        if name not in ahead:
            continue
        for there, here in ((ahead, back), (back, ahead)):
            for each in there.pop(name):
                here[each].discard(name)
                if each != name and not here[each]:
                    loose.append(each)
    return list(ahead)


def _unknown(name: str) -> Sentence:
    return sentence("Er is geen rij met de naam “%(name)s”. Kijk naar de spelling.", name=name)
