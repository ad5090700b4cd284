"""The questionnaire itself, editable in place, with its preview beside it."""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from flask_babel import get_translations
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.editing.beginnings import KINDS as ORDER
from forms.definition.editing.finding import words_of
from forms.definition.editing.questions import has_switch, is_on
from forms.definition.sentence import Sentence, sentence
from forms.screen.render import own_name, picture
from survey.builder import drafts, holding
from survey.builder.cards import KINDS, cards, mark, own_words
from survey.builder.posted import SWITCHES
from survey.builder.views.blueprint import (
    DRAFT,
    READERS,
    WRITERS,
    builder,
    found,
    language_of,
    may_write,
    write_down,
)
from survey.builder.views.coaching import coach_of
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.drafts import Draft, DraftStep
from survey.storage.sessions import reading, writing
from survey.storage.staff import StaffAccount

SWITCH_WORDS: dict[str, Sentence] = {
    "dont_know": sentence("Mensen kunnen “Weet ik niet” kiezen"),
    "rather_not": sentence("Mensen kunnen “Zeg ik liever niet” kiezen"),
    "rotate": sentence("Zet de antwoorden bij iedereen in een andere volgorde"),
    "ties": sentence("Twee antwoorden mogen even belangrijk zijn"),
    "faces": sentence("Laat gezichtjes zien"),
}
ACTS: dict[str, Sentence] = {
    "question_added": sentence("vraag toegevoegd"),
    "question_changed": sentence("vraag veranderd"),
    "question_moved": sentence("vraag verplaatst"),
    "question_copied": sentence("vraag gekopieerd"),
    "question_removed": sentence("vraag weggehaald"),
    "wording_changed": sentence("woorden vervangen"),
    "around_changed": sentence("teksten eromheen veranderd"),
    "recording_kept": sentence("opname bewaard"),
    "recording_removed": sentence("opname weggehaald"),
    "spoken_added": sentence("taal om te horen toegevoegd"),
    "spoken_removed": sentence("taal om te horen weggehaald"),
}
OTHERWISE = sentence("verandering")


@builder.get(f"{DRAFT}/")
@needs(*READERS)
def editor(programme: str, draft: int) -> str:
    writes = may_write(programme)
    if writes:
        with writing(wiring().answers) as session:
            _own, seen = found(session, programme=programme, draft=draft)
            holding.lock(session, draft=seen, by=current_account().id)
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        facts = facts_of(session, seen, writes=writes)
    return page("team/builder/editor.html", programme=programme, **facts)


@builder.post(f"{DRAFT}/hold")
@needs(*WRITERS)
def hold(programme: str, draft: int) -> Response:
    """Takes over from whoever is writing."""
    with writing(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        holding.take_over(session, draft=seen, by=current_account().id)
        write_down(session, "taken_over", what=seen.title, programme=programme)
    said(sentence("U werkt nu in dit concept. Wie erin werkte, hoort dat bij het bewaren."))
    return redirect(f"/team/p/{programme}/drafts/{draft}/", 303)


def facts_of(session: Session, draft: Draft, *, writes: bool) -> dict[str, Any]:
    """What the editor's page shows of a draft."""
    data: dict[str, Any] = draft.document
    language = language_of(data, request.args.get("lang"))
    held_by = holding.holder(draft)
    other = held_by if held_by and held_by.account != current_account().id else None
    editing = request.args.get("edit", "") if writes and not other else ""
    keys = {question["key"] for section in data["sections"] for question in section["questions"]}
    translations = get_translations()
    return {
        "draft": draft,
        "data": data,
        "cards": list(cards(data, translations)),
        "shown": language,
        "first_language": data["languages"][0],
        "editing": editing if editing in keys else "",
        "adding": request.args.get("add", "") if writes and not other else "-",
        "whole": "whole" in request.args and writes and not other,
        "writes": writes and not other,
        "holder": other,
        "holder_name": _name(session, other.account) if other else "",
        "kinds": [(kind, KINDS[kind].worded(translations)) for kind in ORDER],
        "undoable": _named(drafts.last_step(session, draft=draft.id)),
        "redoable": _named(drafts.undone_step(session, draft=draft.id)),
        "show": "paper" if request.args.get("show") == "paper" else "phone",
        "words": lambda text: words_of(text, language),
        "own_words": own_words,
        "mark": mark,
        "whole_mark": whole_mark(data),
        "name_of": own_name,
        "tab": "questions",
        "switches": lambda question: [
            (name, SWITCH_WORDS[name].worded(translations), is_on(question, name))
            for name in SWITCHES
            if has_switch(question["kind"], name)
        ],
        "drawn": picture,
        **coach_of(session, draft, language=language, around=False),
    }


def whole_mark(data: dict[str, Any]) -> str:
    """What the form about the whole questionnaire saw."""
    names = ("title", "intro", "address", "group")
    return mark({name: data[name] for name in names if name in data})


def _named(step: DraftStep | None) -> str:
    if step is None:
        return ""
    return ACTS.get(step.act, OTHERWISE).worded(get_translations())


def _name(session: Session, account: int) -> str:
    found_name = session.scalar(select(StaffAccount.email).where(StaffAccount.id == account))
    return found_name or "?"
