"""The survey sheet -> sections of questions: names, conditions and groups row by row."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from forms.definition.questionnaire import Section
from forms.definition.questions import Choice, Choices, Option, Question, ShortText, Statement
from forms.definition.routing import All, Chose, Condition, from_data
from forms.definition.sentence import Sentence, sentence
from forms.definition.text import Text
from forms.definition.xlsform import words
from forms.definition.xlsform.choices import NO, ChoiceList
from forms.definition.xlsform.conditions import CannotSay, Seen, condition, written
from forms.definition.xlsform.kinds import Values, closed_kind, written_kind
from forms.definition.xlsform.naming import KEY, key_for
from forms.definition.xlsform.pictures import picture_of
from forms.definition.xlsform.structure import Group, Placed, Structure
from forms.definition.xlsform.table import Row, Table
from forms.definition.xlsform.texts import text_of

_CLOSED = ("one", "many", "rank")


@dataclass(slots=True)
class Asking:
    """What has been read of the survey sheet so far."""

    table: Table
    lists: Mapping[str, ChoiceList]
    languages: tuple[str, ...]
    seen: dict[str, list[Seen]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    found: list[tuple[Group | None, Question]] = field(default_factory=list)

    def sections(self) -> tuple[Section, ...]:
        """Reads every row; tells what is not taken over."""
        structure = Structure(self.table)
        for each in structure.rows():
            if isinstance(each, Group):
                self._open(each)
            else:
                self._ask(each)
        sections = tuple(_sections(self.found))
        for group in structure.groups:
            _tell_group(group)
        for row in self.table.rows:
            row.settle()
        return sections

    def _open(self, group: Group) -> None:
        group.row.take("name")
        if group.row.see("appearance") in ("field-list", "table-list"):
            group.row.take("appearance")  # one question at a time, on every screen
        text = group.row.see("relevant")
        if text:
            try:
                group.conditions.append(condition(text, self._look))
                group.row.take("relevant")
            except CannotSay as error:
                group.row.note("relevant", error.sentence)

    def _ask(self, placed: Placed) -> None:
        row, asks = placed.row, placed.asks
        title = text_of(row)
        if title is None:
            row.leave_out(
                sentence("Deze vraag heeft geen woorden. Schrijf ze bij “label”."), "label"
            )
            return
        name = row.see("name")
        values: Values = {
            "key": key_for(name or title.wording(self.languages[0]).words, self.keys),
            "title": title,
            "help": text_of(row, "hint", audio="wijkstem::hint_audio"),
            "picture": picture_of(row),
            "alt": text_of(row, "wijkstem::alt", audio="wijkstem::alt_audio"),
            "ask_if": self._condition(placed),
        }
        if asks.kind in _CLOSED:
            found = self._list(row, asks.list_name)
            made = closed_kind(row, asks, values, found) if found else None
        else:
            made = written_kind(row, asks, values)
        if made is None:
            return
        self._keep(placed, name, made)

    def _keep(self, placed: Placed, name: str, made: Seen) -> None:
        row, key = placed.row, made.question.key
        row.take("name")
        if row.see("required").lower() in NO:
            row.take("required")
        self.keys.add(key)
        if key != name:
            row.note("name", _renamed(name, key))
        if placed.asks.or_other and isinstance(made.question, Choice | Choices):
            made = self._with_other(placed, made, made.question)
        else:
            self.found.append((placed.group, made.question))
        self.seen.setdefault(name or key, []).append(made)

    def _with_other(self, placed: Placed, seen: Seen, question: Choice | Choices) -> Seen:
        """Adds the option "something else" and a question for it, as `or_other` asks."""
        code = seen.renamed.get("other", "other")
        if all(option.code != code for option in question.options):
            option = Option(code=code, text=words.text_in(words.OTHER, self.languages))
            question = replace(question, options=(*question.options, option))
        if self.languages[0] not in words.OTHER:
            said = sentence("De woorden voor “iets anders” zijn nog Engels. Vertaal ze.")
            placed.row.table.findings.note(self.table.sheet, placed.row.place("type"), said)
        key = key_for(f"{question.key[:34]}_other", self.keys)
        self.keys.add(key)
        title = words.text_in(words.WHICH_OTHER, self.languages)
        follow_up = ShortText(key=key, title=title, ask_if=Chose(question.key, (code,)))
        self.found += [(placed.group, question), (placed.group, follow_up)]
        self.seen.setdefault(key, []).append(Seen(follow_up))
        return Seen(question, {"other": code, **seen.renamed})

    def _list(self, row: Row, name: str) -> ChoiceList | None:
        found = self.lists.get(name)
        if found is None and name.startswith("${"):
            row.leave_out(
                sentence("Keuzes uit eerdere antwoorden kunnen niet. Zet ze op het blad choices.")
            )
        elif found is None:
            said = sentence(
                "De lijst “%(list)s” staat niet op het blad choices. Zet hem daar, of noem een "
                "lijst die er is.",
                list=name,
            )
            row.fault("type", said)
        return found

    def _condition(self, placed: Placed) -> Condition | None:
        groups = list(placed.group.chain()) if placed.group else []
        found = [each for group in reversed(groups) for each in group.conditions]
        text = placed.row.see("relevant")
        if text:
            try:
                found.append(self._exact(placed.row, text) or condition(text, self._look))
                placed.row.take("relevant")
            except CannotSay as error:
                placed.row.note("relevant", error.sentence)
        if len(found) > 1:
            return All(tuple(found))
        return found[0] if found else None

    def _exact(self, row: Row, text: str) -> Condition | None:
        """Our own writing of the condition, as long as `relevant` beside it still says the same."""
        own = row.see("wijkstem::ask_if")
        try:
            found = from_data(json.loads(own)) if own else None
            same = found is not None and written(found) == text
        except (ValueError, TypeError, AssertionError, AttributeError, RecursionError):
            same = False
        if own and same:
            row.take("wijkstem::ask_if")
            return found
        if own:
            said = sentence("Dit zegt iets anders dan “relevant” ernaast. Alleen “relevant” telt.")
            row.note("wijkstem::ask_if", said)
        return None

    def _look(self, name: str) -> Seen:
        found = self.seen.get(name, [])
        if len(found) == 1 and not isinstance(found[0].question, Statement):
            return found[0]
        said = sentence(
            "Een voorwaarde kijkt terug. “%(key)s” is geen overgenomen vraag vóór deze rij.",
            key=name,
        )
        if len(found) > 1:
            said = sentence(
                "Er zijn meer vragen met de naam “%(key)s”. Geef elke vraag een eigen naam.",
                key=name,
            )
        raise CannotSay(said)


def _sections(found: list[tuple[Group | None, Question]]) -> Iterator[Section]:
    """A run of questions in one group is a section, of at most two hundred questions."""
    for _, run in groupby(found, key=lambda each: id(each[0])):
        rows = list(run)
        group = rows[0][0]
        title = _title(group)
        questions = [question for _, question in rows]
        for start in range(0, len(questions), 200):
            yield Section(title=title, questions=tuple(questions[start : start + 200]))
            title = None


def _title(group: Group | None) -> Text | None:
    """The words of the innermost group that has any and has not begun before."""
    for each in group.chain() if group else ():
        if each.used:
            return None
        each.used = True
        if each.row.see("label"):
            return text_of(each.row)
    return None


def _tell_group(group: Group) -> None:
    if group.outer is not None:
        said = sentence("Een groep in een groep kan niet: deze vragen zijn nu een eigen deel.")
        group.row.table.findings.note(group.row.table.sheet, group.row.place("type"), said)
    if not any(each.used for each in group.chain()):
        group.row.leave_out(sentence("Van deze groep is geen vraag overgenomen."))


def _renamed(name: str, key: str) -> Sentence:
    if not name:
        return sentence("Deze vraag heeft geen naam. Die heet nu “%(key)s”.", key=key)
    if KEY.fullmatch(name):
        return sentence(
            "De naam “%(name)s” is er al. Deze vraag heet nu “%(key)s”.", name=name, key=key
        )
    return sentence(
        "De naam “%(name)s” past niet in Wijkstem. Deze vraag heet nu “%(key)s”.",
        name=name,
        key=key,
    )
