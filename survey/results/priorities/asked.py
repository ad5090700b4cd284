"""The themes that residents were asked about: those of the newest questionnaire that has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Meaning, Option, Priority, Ranking
from survey.results.shown.editions import questionnaires_of

Words = Mapping[str, str]
ThemeQuestion = Priority | Ranking


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedTheme:
    """A theme as residents saw it."""

    code: str
    title: Words
    picture: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedThemes:
    """The newest question about themes, with the options of every edition.

    `dropped` were in an earlier edition and are asked no more.
    """

    question: ThemeQuestion
    options: Mapping[str, Option]
    themes: tuple[AskedTheme, ...]
    dropped: tuple[AskedTheme, ...]

    @property
    def ranking(self) -> bool:
        """Residents put themes in order; else they choose some and put one first."""
        return isinstance(self.question, Ranking)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(each.code for each in self.themes)


def asked_themes(session: Session, *, campaign_id: int) -> AskedThemes | None:
    """What the campaign asks about themes; none where it does not ask."""
    editions = questionnaires_of(session, campaign_id=campaign_id)
    found = [each for each in map(theme_question, editions) if each is not None]
    if not found:
        return None
    newest = found[0]
    options = {
        option.code: option
        for question in reversed(found)
        if question.key == newest.key and question.kind == newest.kind
        for option in question.options
        if not option.exclusive
    }
    now = {option.code for option in newest.options if not option.exclusive}
    themes = tuple(_theme(option) for option in newest.options if option.code in now)
    dropped = tuple(_theme(option) for code, option in options.items() if code not in now)
    return AskedThemes(question=newest, options=options, themes=themes, dropped=dropped)


def theme_question(questionnaire: Questionnaire) -> ThemeQuestion | None:
    """The question that is marked as being about themes, else the first priority question."""
    ordering = [each for each in questionnaire.questions if isinstance(each, Priority | Ranking)]
    marked = (each for each in ordering if each.meaning is Meaning.THEME_PRIORITY)
    plain = (each for each in ordering if isinstance(each, Priority))
    return next(marked, None) or next(plain, None)


def _theme(option: Option) -> AskedTheme:
    return AskedTheme(code=option.code, title=dict(option.text.wordings), picture=option.picture)
