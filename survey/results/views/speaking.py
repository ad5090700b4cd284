"""Numbers, states, facets and groups in words, on the pages and in the charts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from flask_babel import format_date, format_decimal, format_percent, get_translations
from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Choice, Meaning
from forms.definition.sentence import Sentence, sentence
from forms.screen.render import own_name
from survey.fieldwork.channels import channel_called
from survey.fieldwork.place_kinds import kind_called
from survey.results.rollup.facets import BETWEEN, UNKNOWN
from survey.storage.campaigns import Place

FACETS: dict[str, Sentence] = {
    "place": sentence("Plek"),
    "place_type": sentence("Soort plek"),
    "channel": sentence("Manier van invullen"),
    "language": sentence("Taal"),
    "area": sentence("Wijk"),
    "neighbourhood": sentence("Buurt"),
    "age_band": sentence("Leeftijd"),
    "week": sentence("Week"),
    "edition": sentence("Versie van de vragenlijst"),
}
STATES: dict[str, Sentence] = {
    "given": sentence("gaven antwoord"),
    "skipped": sentence("sloegen over"),
    "dont_know": sentence("weten het niet"),
    "rather_not": sentence("zeggen het liever niet"),
    "not_asked": sentence("kregen deze vraag niet"),
    "over_limit": sentence("kozen te veel"),
    "unclear": sentence("niet duidelijk"),
    "given_though_not_asked": sentence("antwoord, maar niet gevraagd"),
}
FEW = sentence("minder dan 10")
CLOSED = sentence("niet getoond")
NOBODY = "–"
INDICATION = sentence(
    "Dit is een indicatie, geen steekproef: het zegt iets over wie meedeed, niet over iedereen."
)
_IN_ORDER = {"week", "edition", "age_band"}


def said(words: Sentence) -> str:
    return words.worded(get_translations())


def percent(share: float | None) -> str:
    """Whole: more digits promise more than a few hundred people can keep."""
    return str(format_percent(share, "#,##0%")) if share is not None else NOBODY


def number(n: int | None) -> str:
    return str(format_decimal(n)) if n is not None else said(CLOSED)


def tenths(n: float) -> str:
    return str(format_decimal(n, "#,##0.0"))


def facet_called(facet: str) -> str:
    parts = [said(FACETS[each]) if each in FACETS else each for each in facet.split(BETWEEN)]
    return " × ".join(parts)


class Groups:
    """What the groups of a facet are called, and in which order they stand."""

    def __init__(
        self,
        session: Session,
        *,
        campaign_id: int,
        editions: Sequence[Questionnaire],
        language: str,
    ) -> None:
        rows = select(Place.id, Place.name).where(Place.campaign_id == campaign_id)
        self._places = {str(id_): name for id_, name in session.execute(rows)}
        self._answers: dict[Meaning, dict[str, str]] = {}
        for edition in reversed(editions):
            for question in edition.questions:
                if isinstance(question, Choice) and question.meaning:
                    known = self._answers.setdefault(question.meaning, {})
                    for option in question.options:
                        for each in (option, *option.options):
                            known.pop(each.code, None)  # the newest order is the one that counts
                            known[each.code] = each.text.wording(language).words

    def called(self, facet: str, group: str) -> str:
        facets, groups = facet.split(BETWEEN), group.split(BETWEEN)
        if len(facets) == len(groups):
            return " · ".join(self._one(*each) for each in zip(facets, groups, strict=True))
        return group

    def in_order(self, facet: str, bases: Mapping[str, int | None]) -> list[str]:
        """Time and age in their own order, all else with the largest first; unknown comes last."""
        order = list(self._answers.get(Meaning.AGE_BAND, {}))

        def place(group: str) -> tuple[bool, int, str]:
            if facet == "age_band" and group in order:
                return False, order.index(group), ""
            if facet == "edition":
                return False, int(group) if group.isdecimal() else 0, ""
            if facet in _IN_ORDER:
                return group == UNKNOWN, 0, group
            return group == UNKNOWN, -(bases[group] or 0), self.called(facet, group)

        return sorted(bases, key=place)

    def _one(self, facet: str, group: str) -> str:
        if group == UNKNOWN:
            return said(sentence("Niet gezegd"))
        match facet:
            case "place":
                return self._places.get(group, group)
            case "place_type":
                return said(kind_called(group))
            case "channel":
                return said(channel_called(group))
            case "language":
                return own_name(group)
            case "area" | "neighbourhood":
                return self._answers.get(Meaning.NEIGHBOURHOOD, {}).get(group, group)
            case "age_band":
                return self._answers.get(Meaning.AGE_BAND, {}).get(group, group)
            case "week":
                return _week(group)
            case "edition":
                return said(sentence("Versie %(number)s", number=group))
            case _:
                return group


def _week(group: str) -> str:
    year, _, week = group.partition("-W")
    try:
        monday = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return group
    return said(
        sentence("Week %(n)s, vanaf %(day)s", n=int(week), day=format_date(monday, "d MMM"))
    )
