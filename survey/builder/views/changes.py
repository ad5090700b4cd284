"""Changes to a draft: each is one version more, one line in the trail, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import jsonify, redirect, request, url_for
from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.editing import options, questions, whole
from forms.definition.editing.finding import asked, question_of
from forms.definition.sentence import Refusal, Sentence, sentence
from survey.builder import drafts, holding
from survey.builder.cards import mark
from survey.builder.posted import changed
from survey.builder.views.blueprint import (
    DRAFT,
    WRITERS,
    builder,
    found,
    language_of,
    words_in,
    write_down,
)
from survey.builder.views.editor import ACTS, OTHERWISE, whole_mark
from survey.builder.views.waiting import not_kept, wants_json
from survey.extensions import wiring
from survey.programme.options import area_options, theme_options
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme
from survey.storage.sessions import writing

Data = dict[str, Any]
_CLOSES = ("save", "up", "down", "to", "delete", "duplicate")  # acts after which a card is closed
Change = Callable[[Session, Programme, Draft], tuple[Data, str, str]]
Answer = Response | tuple[str | Response, int]


@builder.post(f"{DRAFT}/questions")
@needs(*WRITERS)
def add(programme: str, draft: int) -> Answer:
    def change(_session: Session, _own: Programme, now: Draft) -> tuple[Data, str, str]:
        data, key = questions.add_question(
            now.document,
            kind=request.form.get("kind", ""),
            after=request.form.get("after") or None,
            translations=words_in(now.document["languages"][0]),
        )
        return data, "question_added", key

    return _changed(programme, draft, change, then=lambda key: f"?edit={key}#v-{key}")


@builder.post(f"{DRAFT}/questions/<key>")
@needs(*WRITERS)
def question(programme: str, draft: int, key: str) -> Answer:
    """Keeps what an edit form holds, and does what its button says."""
    act = request.form.get("act", "save")

    def change(session: Session, own: Programme, now: Draft) -> tuple[Data, str, str]:
        seen = request.form.get("seen")
        if seen and seen != mark(question_of(now.document, key)):
            raise drafts.StaleDraft(now)
        language = language_of(now.document, request.form.get("language"))
        if act in ("themes", "areas"):
            return _filled(session, own, now.document, key, act), "question_changed", key
        data, done = changed(now.document, key, request.form, language=language)
        return data, done, key

    stays = act.partition(":")[0] not in _CLOSES or "stay" in request.form
    where = "" if act == "delete" else f"?edit={key}#v-{key}" if stays else f"#v-{key}"
    return _changed(programme, draft, change, then=lambda _key: where)


@builder.post(f"{DRAFT}/whole")
@needs(*WRITERS)
def about_the_whole(programme: str, draft: int) -> Answer:
    """Its title and introduction, how it speaks to people, where parts begin."""

    def change(_session: Session, _own: Programme, now: Draft) -> tuple[Data, str, str]:
        data = now.document
        language = language_of(data, request.form.get("language"))
        if "section" in request.form:
            key = request.form["section"]
            title = request.form.get("section_title", "")
            return whole.begin_section(data, key, language=language, words=title), "changed", key
        if request.form.get("seen") != whole_mark(data):
            raise drafts.StaleDraft(now)
        words = {name: request.form[name] for name in ("title", "intro") if name in request.form}
        data = whole.reword_whole(data, language=language, words=words)
        data = whole.speak_to(data, je="je" in request.form, group="group" in request.form)
        return data, "changed", ""

    return _changed(programme, draft, change, then=lambda key: f"#v-{key}" if key else "")


@builder.post(f"{DRAFT}/undo")
@needs(*WRITERS)
def undo(programme: str, draft: int) -> Answer:
    done = sentence("Dat is teruggedraaid.")
    return _exchanged(programme, draft, drafts.undo, act="undone", done=done)


@builder.post(f"{DRAFT}/redo")
@needs(*WRITERS)
def redo(programme: str, draft: int) -> Answer:
    done = sentence("Dat is opnieuw gedaan.")
    return _exchanged(programme, draft, drafts.redo, act="redone", done=done)


def _exchanged(
    programme: str, draft: int, way: Callable[..., Any], *, act: str, done: Sentence
) -> Answer:
    version = request.form.get("version", "")
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            number = version.isascii() and version.isdecimal() and len(version) < 10
            seen = int(version) if number else now.version
            new, step = way(session, draft=draft, version=seen, by=current_account().id)
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        write_down(session, act, what=f"{new.title}: {step.what}", programme=programme)
        there = {each["key"] for each in asked(new.document)}
    said(done)
    if (back := request.form.get("back")) in ("around", "audio"):
        where = url_for(
            f"builder.{back}", programme=programme, draft=draft, lang=request.form.get("language")
        )
        return redirect(where, 303)
    where = f"#v-{step.what}" if step.what in there else ""
    lang = language_of(new.document, request.form.get("language"))
    lang = "" if lang == new.document["languages"][0] else lang
    return redirect(_address(programme, draft, where, lang), 303)


def _filled(session: Session, own: Programme, data: Data, key: str, act: str) -> Data:
    """The answers of the programme's own themes, or of its areas and neighbourhoods."""
    if act == "areas" and question_of(data, key)["kind"] == "choice":
        found_options = area_options(session, programme=own)
    else:
        found_options = theme_options(session, programme=own)
    if not found_options:
        raise Refusal(sentence("Dit programma heeft er nog geen. Zet ze eerst bij het programma."))
    first = data["languages"][0]
    known = {*data["languages"], *data.get("spoken", ())}
    for option in found_options:
        for each in (option, *option.get("options", ())):
            for name in ("text", "hint"):
                if name in each:
                    each[name] = {k: v for k, v in each[name].items() if k in known and v}
            each.setdefault("text", {})
            each["text"].setdefault(first, next(iter(each["text"].values()), each["code"]))
            if first not in each.get("hint", {first: ""}):
                del each["hint"]
    return options.replace_options(data, key, found_options)


def _changed(programme: str, draft: int, change: Change, *, then: Callable[[str], str]) -> Answer:
    """Makes the change to what is there now; what cannot be kept is given back to its writer."""
    by = current_account().id
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            if holding.held_by_another(now, account=by):
                raise drafts.StaleDraft(now, held=True)
            before = now.version  # the row itself is refreshed when it is saved
            data, act, key = change(session, own, now)
            new = drafts.save(
                session, draft=draft, version=before, by=by, document=data, act=act, what=key
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        if new.version != before:
            write_down(session, act, what=f"{new.title}: {key}".rstrip(": "), programme=programme)
        holding.lock(session, draft=new, by=by)
        reply = _kept(new, key, act)
    if wants_json():
        return reply
    lang = request.form.get("language", "")
    return redirect(_address(programme, draft, then(key), lang), 303)


def _kept(draft: Draft, key: str, act: str) -> Response:
    there = {each["key"]: each for each in asked(draft.document)}
    words: Any = get_translations()
    seen = mark(there[key]) if key in there else whole_mark(draft.document)
    return jsonify(
        said=sentence("Bewaard").worded(words),
        undo=ACTS.get(act, OTHERWISE).worded(words),
        seen=seen,
        version=draft.version,
    )


def _address(programme: str, draft: int, where: str, language: str) -> str:
    query, _hash, place = where.lstrip("?").partition("#")
    asked_for = "&".join(part for part in (f"lang={language}" if language else "", query) if part)
    found_query = f"?{asked_for}" if asked_for else ""
    return f"/team/p/{programme}/drafts/{draft}/{found_query}" + (f"#{place}" if place else "")
