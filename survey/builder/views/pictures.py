"""Finds a picture for a question or an answer: a pictogram by its words, or one of their own."""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from flask_babel import get_locale
from werkzeug.wrappers import Response

from forms.definition.editing.finding import question_of, siblings_of, words_of
from forms.definition.sentence import Refusal
from forms.pictures.catalogue import Pictogram, keys, pictogram, search
from forms.pictures.own import is_own
from forms.screen.render import picture
from survey.builder import drafts
from survey.builder.picture_keeping import own_picture, own_pictures_of
from survey.builder.posted import picked
from survey.builder.views.blueprint import DRAFT, LARGEST_FILE, WRITERS, builder, found, write_down
from survey.builder.views.picture_form import PictureForm, kept_from
from survey.builder.views.waiting import not_kept
from survey.extensions import wiring
from survey.posting import takes
from survey.staff.access import needs
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

_LONGEST = 100  # characters of a search
Answer = Response | tuple[str | Response, int]


@builder.get(f"{DRAFT}/questions/<key>/picture")
@needs(*WRITERS)
def choose_picture(programme: str, draft: int, key: str) -> str:
    return _page(programme, draft, key, code=request.args.get("option", ""), form=PictureForm())


@builder.post(f"{DRAFT}/questions/<key>/picture")
@needs(*WRITERS)
def take_picture(programme: str, draft: int, key: str) -> Answer:
    code, chosen = request.form.get("option", ""), request.form.get("picture", "")
    return _pick(programme, draft, key, code=code, chosen=chosen)


@builder.post(f"{DRAFT}/questions/<key>/picture/own")
@takes(LARGEST_FILE)
@needs(*WRITERS)
def add_own_picture(programme: str, draft: int, key: str) -> Answer:
    """Keeps a picture first, and then picks it: what somebody sends is never lost halfway."""
    form, code = PictureForm(), request.form.get("option", "")
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        question_of(seen.document, key)
    kept = kept_from(form, programme=programme, language=seen.document["languages"][0])
    if kept is None:
        return _page(programme, draft, key, code=code, form=form), 422
    return _pick(programme, draft, key, code=code, chosen=kept)


def _pick(programme: str, draft: int, key: str, *, code: str, chosen: str) -> Answer:
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            alt = None
            if is_own(chosen):
                alt = own_picture(session, programme_id=own.id, key=chosen).alt
            drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=current_account().id,
                document=picked(now.document, key, code=code, picture=chosen or None, alt=alt),
                act="question_changed",
                what=key,
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        write_down(session, "question_changed", what=f"{now.title}: {key}", programme=programme)
    return redirect(f"/team/p/{programme}/drafts/{draft}/?edit={key}#v-{key}", 303)


def _page(programme: str, draft: int, key: str, *, code: str, form: PictureForm) -> str:
    with reading(wiring().answers) as session:
        own, seen = found(session, programme=programme, draft=draft)
        brought = own_pictures_of(session, programme_id=own.id)
    question = question_of(seen.document, key)
    siblings, at = siblings_of(question, code) if code else ([question], 0)
    first = seen.document["languages"][0]
    about = words_of(siblings[at]["text"] if code else question["title"], first)
    facts: dict[str, Any] = {"key": key, "code": code, "about": about, "tab": "questions"}
    return page(
        "team/builder/pictures.html",
        programme=programme,
        draft=seen,
        now=siblings[at].get("picture"),
        form=form,
        brought=[(each, picture(each.key), words_of(each.alt, first)) for each in brought],
        **facts,
        **_hits(about),
    )


def _hits(about: str) -> dict[str, Any]:
    """The pictograms that are sought; at first those that the words of the answer may mean."""
    words = request.args.get("q", about)[:_LONGEST].strip()
    language = "en" if str(get_locale()).startswith("en") else "nl"
    hits = _found(words, language)
    rest = [each for each in map(pictogram, keys()) if each not in hits]
    return {
        "q": words,
        "asked": "q" in request.args,
        "hits": [(each, _name(each, language)) for each in hits],
        "rest": [(each, _name(each, language)) for each in rest],
    }


def _found(words: str, language: str) -> list[Pictogram]:
    """In the language of the page first; then in the other."""
    other = "nl" if language == "en" else "en"
    hits = search(words, language) if words else []
    return hits + [each for each in (search(words, other) if words else []) if each not in hits]


def _name(drawing: Pictogram, language: str) -> str:
    words = drawing.words
    return (words.get(language) or next(iter(words.values())))[0]
