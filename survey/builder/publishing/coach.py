"""What the plain-language coach says of a draft: beside its questions, and before publishing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from forms.definition.document import questionnaire_from_data
from forms.definition.markdown import blanked
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, Sentence
from survey.builder.overrides import About, passed_over
from survey.builder.publishing.cleaned import languages_of, published_data, questionnaire_of
from survey.builder.surroundings import MARKED
from survey.builder.translating.places import AROUND, Place, mark, places
from survey.storage.drafts import Draft

if TYPE_CHECKING:
    from forms.wording.remark import Remark

Reasons = Mapping[tuple[str, str, str, str], str]
NAMES = (f"{AROUND}sender",)  # who asks is called what they are called
# The statement must call the standard by its name, and nobody knows the name in full.
SPARED = ((f"{AROUND}accessibility", "abbreviation"),)
_MARKED = tuple(f"{AROUND}{each}" for each in MARKED)
_TOGETHER = ".options"  # the path of what is said of all answers to a question
_BROKEN = (KeyError, TypeError, ValueError, AttributeError, Refusal)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachRemark:
    """One remark, where it is, and the whole text that it is about.

    `start` and `end` count characters of the text; they are the same where it is about all of it.
    `instead` are words that could stand there. `reason` says why it was passed over, if it was.
    """

    about: About
    said: Sentence
    suggestion: Sentence | None
    where: Sentence
    text: str
    question: str
    start: int
    end: int
    instead: tuple[str, ...]
    reason: str = ""

    @property
    def mark(self) -> str:
        """Tells it apart from every other remark on a draft, as long as the words stay."""
        about = self.about
        return mark("\n".join((about.path, about.rule, str(self.start), about.words, self.text)))

    @property
    def around(self) -> bool:
        """Whether it is about a text around the questions."""
        return self.about.path.startswith(AROUND)

    def with_instead(self, words: str) -> str:
        """The whole text, with these words in the place of those it points at."""
        return self.text[: self.start] + words + self.text[self.end :]


def open_remarks(session: Session, *, draft: Draft) -> tuple[CoachRemark, ...]:
    """Every remark that nobody passed over, in every language."""
    reasons = passed_over(session, draft=draft.id)
    return tuple(
        each
        for language in languages_of(draft)
        for each in said_of(draft, language=language, reasons=reasons)
        if not each.reason
    )


def remarks_in(session: Session, *, draft: Draft, language: str) -> tuple[CoachRemark, ...]:
    """Every remark in one language, also those that were passed over."""
    return said_of(draft, language=language, reasons=passed_over(session, draft=draft.id))


def said_of(draft: Draft, *, language: str, reasons: Reasons) -> tuple[CoachRemark, ...]:
    """What the coach says of a draft as it is now, in the order in which people read it."""
    known = {place.path: place for place in places(draft.document, draft.around)}
    asked = _readable(draft)
    found = [] if asked is None else list(_of_questions(asked, known, language, reasons))
    return (*found, *_around(known, language, reasons))


def _readable(draft: Draft) -> Questionnaire | None:
    """The questionnaire, also one that could not be published yet; None when it is none."""
    questionnaire, _ = questionnaire_of(draft)
    if questionnaire is not None:
        return questionnaire
    try:
        return questionnaire_from_data(published_data(draft))
    except _BROKEN:
        return None


def _of_questions(
    asked: Questionnaire, known: Mapping[str, Place], language: str, reasons: Reasons
) -> Iterator[CoachRemark]:
    from forms.wording.coach import remarks_on  # its word lists are read when needed

    for remark in remarks_on(asked, language=language):
        together = remark.path.endswith(_TOGETHER) and remark.path not in known
        question = remark.path.removesuffix(_TOGETHER)
        place = known.get(f"{question}.title" if together else remark.path)
        if place is None:
            continue
        text = _answers(known, question, language) if together else place.said(language)
        yield _made(remark, place, text, language, reasons, path=remark.path)


def _around(known: Mapping[str, Place], language: str, reasons: Reasons) -> Iterator[CoachRemark]:
    from forms.wording.coach import remembered
    from forms.wording.remark import Role

    for path, place in known.items():
        text = place.said(language)
        if path.startswith(AROUND) and path not in NAMES and text:
            role = Role.QUESTION if text.rstrip().endswith(("?", "؟")) else Role.TEXT
            plain = blanked(text, links=True) if path.startswith(_MARKED) else text
            for remark in remembered(plain, language, role):
                if (path, remark.rule) in SPARED:
                    continue
                yield _made(remark, place, text, language, reasons, path=path)


def _made(
    remark: Remark, place: Place, text: str, language: str, reasons: Reasons, *, path: str
) -> CoachRemark:
    together = path != place.path
    pointed = text if together else text[remark.start : remark.end]
    about = About(language=language, path=path, rule=remark.rule, words=pointed)
    return CoachRemark(
        about=about,
        said=remark.said,
        suggestion=remark.suggestion,
        where=place.where,
        text=text,
        question=place.question,
        start=remark.start,
        end=remark.end,
        instead=remark.instead,
        reason=reasons.get(about.key, ""),
    )


def _answers(known: Mapping[str, Place], question: str, language: str) -> str:
    said = (
        place.said(language)
        for path, place in known.items()
        if place.question == question and path.endswith(".text")
    )
    return " · ".join(each for each in said if each)
