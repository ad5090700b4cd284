"""What every page of results looks at: the newest snapshot, what was asked, what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import abort, g
from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Asked, Choice, Meaning, Question
from survey.extensions import wiring
from survey.fieldwork.rounds import Round
from survey.results.closed import closed_questions
from survey.results.priorities.asked import asked_themes
from survey.results.rollup.advance import refreshed
from survey.results.shown.editions import questionnaires_of
from survey.results.shown.figures import QuestionFigure, figures
from survey.results.shown.tables import TOTAL, Shown, Table, facets_of, table_of
from survey.results.views.blueprint import the_round
from survey.results.views.charted import Charted, charted
from survey.results.views.speaking import FACETS
from survey.storage.sessions import reading

_IN_ORDER = (Meaning.AGE_BAND,)
_TELLS = {Meaning.NEIGHBOURHOOD: "neighbourhood", Meaning.AGE_BAND: "age_band"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """`table` is of everybody; none before the first snapshot. `closed` are questions that wait
    until weights and method are fixed."""

    round: Round
    editions: tuple[Questionnaire, ...]
    table: Table | None
    facets: tuple[str, ...]
    closed: frozenset[str]
    themes: str | None
    language: str

    @property
    def campaign_id(self) -> int:
        return self.round.campaign.id

    @property
    def themes_open(self) -> bool:
        return not self.closed

    def questions(self) -> dict[str, Question]:
        """Everything that was ever asked, as it was asked last."""
        found: dict[str, Question] = {}
        for edition in self.editions:
            for question in edition.questions:
                if isinstance(question, Asked):
                    found.setdefault(question.key, question)
        return found

    def figures_of(self, shown: Shown) -> dict[str, QuestionFigure]:
        """By the key of the question, without what is still closed."""
        if not self.editions:
            return {}
        newest, *older = self.editions
        every = figures(newest, shown, language=self.language, older=older)
        return {each.key: each for each in every if each.key not in self.closed}

    def told_by(self, key: str) -> str:
        """The facet that this question tells, whose groups are published on their own."""
        question = self.questions()[key]
        meaning = question.meaning if isinstance(question, Choice) else None
        facet = _TELLS.get(meaning, "") if meaning else ""
        return facet if facet in self.facets else ""

    def everybody(self) -> dict[str, QuestionFigure]:
        return self.figures_of(self.table.groups[""]) if self.table else {}

    def charted(self, figure: QuestionFigure, *, order: Iterable[str] = ()) -> Charted:
        """The chart of everybody; `order` is that of a chart to compare it with."""
        question = self.questions()[figure.key]
        return charted(
            figure, ordered=in_own_order(question), headings=headings_of(question), order=order
        )


def look(session: Session, programme: str) -> Seen:
    round_ = the_round(session, programme)
    return seen_of(session, round_, language=str(g.language))


def seen_of(session: Session, round_: Round, *, language: str) -> Seen:
    campaign_id = round_.campaign.id
    editions = questionnaires_of(session, campaign_id=campaign_id)
    asked = asked_themes(session, campaign_id=campaign_id) if editions else None
    return Seen(
        round=round_,
        editions=editions,
        table=table_of(session, campaign_id=campaign_id),
        facets=tuple(_facets(session, campaign_id)),
        closed=closed_questions(session, campaign_id=campaign_id),
        themes=asked.question.key if asked else None,
        language=language,
    )


def looked(programme: str) -> Seen:
    """Moves the figures on where enough came in, and looks."""
    with reading(wiring().answers) as session:
        campaign_id = the_round(session, programme).campaign.id
    refreshed(wiring().answers, campaign_id=campaign_id)
    with reading(wiring().answers) as session:
        return look(session, programme)


def the_question(seen: Seen, key: str) -> Question:
    """One of this campaign that may be looked at; else there is no such page."""
    question = seen.questions().get(key)
    if question is None or key in seen.closed:
        abort(404)
    return question


def in_own_order(question: Question) -> bool:
    return isinstance(question, Asked) and question.meaning in _IN_ORDER


def headings_of(question: Question) -> frozenset[str]:
    """Areas that have neighbourhoods."""
    if not isinstance(question, Choice):
        return frozenset()
    return frozenset(option.code for option in question.options if option.options)


def bases_of(table: Table) -> Mapping[str, int | None]:
    return {group: shown.base for group, shown in table.groups.items()}


def _facets(session: Session, campaign_id: int) -> list[str]:
    """In the order of our own list, pairs after the single ones."""
    order = list(FACETS)
    known = [each for each in facets_of(session, campaign_id=campaign_id) if each != TOTAL]
    return sorted(known, key=lambda each: (order.index(each) if each in order else 99, each))
