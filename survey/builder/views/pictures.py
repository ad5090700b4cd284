"""Finds a pictogram for a question or an answer, by Dutch or English words."""

from __future__ import annotations

from flask import redirect, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from forms.definition.editing.finding import question_of, siblings_of, words_of
from forms.definition.sentence import Refusal
from forms.pictures.catalogue import Pictogram, keys, pictogram, search
from survey.builder import drafts
from survey.builder.posted import picked
from survey.builder.views.blueprint import DRAFT, WRITERS, builder, found, write_down
from survey.builder.views.waiting import not_kept
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

_LONGEST = 100  # characters of a search


@builder.get(f"{DRAFT}/questions/<key>/picture")
@needs(*WRITERS)
def choose_picture(programme: str, draft: int, key: str) -> str:
    code = request.args.get("option", "")
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
    question = question_of(seen.document, key)
    siblings, at = siblings_of(question, code) if code else ([question], 0)
    text = siblings[at]["text"] if code else question["title"]
    about = words_of(text, seen.document["languages"][0])
    words = request.args.get("q", about)[:_LONGEST].strip()
    language = "en" if str(get_locale()).startswith("en") else "nl"
    hits = _found(words, language)
    return page(
        "team/builder/pictures.html",
        programme=programme,
        draft=seen,
        key=key,
        code=code,
        about=about,
        q=words,
        asked="q" in request.args,
        hits=[(each, _name(each, language)) for each in hits],
        rest=[(each, _name(each, language)) for each in map(pictogram, keys()) if each not in hits],
        now=siblings[at].get("picture"),
        tab="questions",
    )


@builder.post(f"{DRAFT}/questions/<key>/picture")
@needs(*WRITERS)
def take_picture(programme: str, draft: int, key: str) -> Response | tuple[str | Response, int]:
    code, by = request.form.get("option", ""), current_account().id
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            data = picked(now.document, key, code=code, picture=request.form.get("picture") or None)
            drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=by,
                document=data,
                act="question_changed",
                what=key,
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        write_down(session, "question_changed", what=f"{now.title}: {key}", programme=programme)
    return redirect(f"/team/p/{programme}/drafts/{draft}/?edit={key}#v-{key}", 303)


def _found(words: str, language: str) -> list[Pictogram]:
    """In the language of the page first; then in the other."""
    other = "nl" if language == "en" else "en"
    hits = search(words, language) if words else []
    return hits + [each for each in (search(words, other) if words else []) if each not in hits]


def _name(drawing: Pictogram, language: str) -> str:
    words = drawing.words
    return (words.get(language) or next(iter(words.values())))[0]
