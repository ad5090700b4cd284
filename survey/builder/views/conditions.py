"""Who gets a question: a condition chosen from the answers to the questions before it."""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from flask_babel import get_translations
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from forms.definition.editing.conditions import (
    answer_words,
    in_words,
    lookable,
    set_condition,
)
from forms.definition.editing.finding import number_of, question_of, words_of
from forms.definition.editing.holding import EditRefused, answer_codes
from forms.definition.sentence import Refusal, sentence
from survey.builder import drafts
from survey.builder.views.blueprint import DRAFT, WRITERS, builder, found, write_down
from survey.builder.views.waiting import not_kept
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

Data = dict[str, Any]


@builder.get(f"{DRAFT}/questions/<key>/condition")
@needs(*WRITERS)
def condition(programme: str, draft: int, key: str) -> str:
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
    data: Data = seen.document
    words: Any = get_translations()
    before = lookable(data, key)
    wanted = request.args.get("look")
    look = next((each for each in before if each["key"] == wanted), None)
    if wanted and look is None:
        raise NotFound
    return page(
        "team/builder/condition.html",
        programme=programme,
        draft=seen,
        key=key,
        title=words_of(question_of(data, key)["title"], data["languages"][0]),
        now=in_words(data, key, words),
        questions=[{"key": each["key"], "words": _named(data, each)} for each in before],
        look=_look(data, look, words) if look else None,
        tab="questions",
    )


@builder.post(f"{DRAFT}/questions/<key>/condition")
@needs(*WRITERS)
def keep_condition(programme: str, draft: int, key: str) -> Response | tuple[str | Response, int]:
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            new = None if request.form.get("act") == "always" else _asked_for(now.document, key)
            drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=current_account().id,
                document=set_condition(now.document, key, new),
                act="question_changed",
                what=key,
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        write_down(session, "question_changed", what=f"{now.title}: {key}", programme=programme)
    return redirect(f"/team/p/{programme}/drafts/{draft}/?edit={key}#v-{key}", 303)


def _asked_for(data: Data, key: str) -> Data:
    """The condition that the form describes, with the one that is there when both should count."""
    form = request.form
    new: Data = {"question": form.get("look", "")}
    if form.getlist("code"):
        new["is"] = form.getlist("code")
    for name in ("at_least", "at_most"):
        if form.get(name, "").strip():
            new[name] = _whole(form[name].strip())
    if len(new) == 1:
        raise EditRefused(sentence("Kies minstens één antwoord, of schrijf een getal."))
    if "not" in form:
        new = {"not": new}
    before, how = question_of(data, key).get("ask_if"), form.get("how")
    if before is not None and how in ("all", "any"):
        return {how: [*before[how], new] if how in before else [before, new]}
    return new


def _whole(words: str) -> int:
    digits = words.removeprefix("-")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 9:
        raise EditRefused(sentence("“%(words)s” is geen heel getal.", words=words[:40]))
    return int(words)


def _named(data: Data, question: Data) -> str:
    words = words_of(question["title"], data["languages"][0])
    return f"{number_of(data, question['key'])}. {words}"


def _look(data: Data, question: Data, words: Any) -> Data:
    return {
        "key": question["key"],
        "words": _named(data, question),
        "number": question["kind"] == "number",
        "answers": [
            (code, answer_words(data, question, code, words)) for code in answer_codes(question)
        ],
    }
