"""What the plain-language coach says of a draft, without what was passed over with a reason."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from sqlalchemy.orm import Session

from forms.definition.document import content_hash
from forms.definition.sentence import Sentence
from survey.builder.overrides import About, passed_over
from survey.builder.publishing.cleaned import languages_of, published_data, questionnaire_of
from survey.builder.translating.places import places
from survey.storage.drafts import Draft

_MOST = 200
_heard: OrderedDict[tuple[str, str], tuple[OpenRemark, ...]] = OrderedDict()
_lock = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRemark:
    """One remark, where it is, and the whole text that it is about."""

    about: About
    said: Sentence
    suggestion: Sentence | None
    where: Sentence
    text: str


def open_remarks(session: Session, *, draft: Draft) -> tuple[OpenRemark, ...]:
    """Every remark that nobody passed over, in every language."""
    over = passed_over(session, draft=draft.id)
    mark = content_hash(published_data(draft))
    return tuple(
        each
        for language in languages_of(draft)
        for each in _remembered(draft, language, mark)
        if each.about.key not in over
    )


def _remembered(draft: Draft, language: str, mark: str) -> tuple[OpenRemark, ...]:
    """Said once per wording of the draft: listening takes longer than a page may."""
    with _lock:
        if (mark, language) in _heard:
            _heard.move_to_end((mark, language))
            return _heard[mark, language]
    found = _said(draft, language)
    with _lock:
        _heard[mark, language] = found
        while len(_heard) > _MOST:
            _heard.popitem(last=False)
    return found


def _said(draft: Draft, language: str) -> tuple[OpenRemark, ...]:
    from forms.wording.coach import remarks_on, words_of  # its word lists are read when needed

    questionnaire, _ = questionnaire_of(draft)
    if questionnaire is None:
        return ()
    known = {place.path: place for place in places(draft.document, draft.around)}
    found = []
    for remark in remarks_on(questionnaire, language=language):
        place = known.get(remark.path)
        if place is None:
            continue
        pointed = words_of(remark, questionnaire, language=language)
        about = About(language=language, path=remark.path, rule=remark.rule, words=pointed)
        found.append(
            OpenRemark(
                about=about,
                said=remark.said,
                suggestion=remark.suggestion,
                where=place.where,
                text=place.said(language),
            )
        )
    return tuple(found)
