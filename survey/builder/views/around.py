"""The texts around the questions: who asks, privacy, help, what comes next; and when it is open."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import redirect, request
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.editing.holding import EditRefused
from forms.definition.editing.texts import plain_words
from forms.definition.sentence import Refusal, Sentence, sentence
from forms.screen.render import own_name
from survey.builder import drafts, surroundings
from survey.builder.cards import mark, own_words
from survey.builder.views.blueprint import (
    AROUND,
    DRAFT,
    READERS,
    builder,
    found,
    language_of,
    write_down,
)
from survey.builder.views.coaching import coach_of
from survey.builder.views.waiting import not_kept
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.roles import Role
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

LONG = ("privacy.", "help_line.place", "next", "results", "accessibility", "promotion.teaser")
GROUPS: tuple[tuple[Sentence, tuple[str, ...]], ...] = (
    (sentence("Wie vraagt het"), ("title", "sender")),
    (sentence("Hulp"), ("help_line.place", "accessibility")),
    (sentence("Daarna"), ("next", "results")),
    (
        sentence("Privacy, in gewone woorden"),
        ("privacy.purpose", "privacy.basis", "privacy.kept", "privacy.rights", "privacy.contact"),
    ),
    (sentence("Bekend maken"), ("promotion.question", "promotion.teaser")),
)


@builder.get(f"{DRAFT}/around")
@needs(*READERS)
def around(programme: str, draft: int) -> str:
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        language = language_of(seen.document, request.args.get("lang"))
        coach = coach_of(session, seen, language=language, around=True)
    words: Any = get_translations()
    first = seen.document["languages"][0]
    return page(
        "team/builder/around.html",
        programme=programme,
        draft=seen,
        data=seen.document,
        shown=language,
        first_language=first,
        groups=[
            (
                title.worded(words),
                [_field(seen.around, path, language=language, first=first) for path in paths],
            )
            for title, paths in GROUPS
        ],
        returns=surroundings.returns_of(seen.around, language),
        texts=seen.around,
        seen=mark(seen.around),
        name_of=own_name,
        writes=current_account().may(programme, frozenset({*AROUND, Role.ADMINISTRATOR})),
        tab="around",
        **coach,
    )


@builder.post(f"{DRAFT}/around")
@needs(*AROUND)
def keep_around(programme: str, draft: int) -> Response | tuple[str | Response, int]:
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        language = language_of(now.document, request.form.get("language"))
        try:
            if request.form.get("seen") != mark(now.around):
                raise drafts.StaleDraft(now)
            drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=current_account().id,
                around=_changed(now.around, language),
                act="around_changed",
                despite_lock=True,  # other texts than those of the questions
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        write_down(session, "around_changed", what=now.title, programme=programme)
    said(sentence("De teksten zijn bewaard."))
    return redirect(f"/team/p/{programme}/drafts/{draft}/around?lang={language}", 303)


def _changed(now: dict[str, Any], language: str) -> dict[str, Any]:
    form = request.form
    words = {path: form[path] for path in surroundings.TEXTS if path in form}
    new = surroundings.reworded(now, language=language, words=words)
    if "returns" in form:
        new = surroundings.with_returns(new, language=language, lines=form["returns"])
    if "phone" in form:
        phone = plain_words(form["phone"])
        if phone and not 3 <= len(phone) <= 30:
            raise EditRefused(sentence("Schrijf het telefoonnummer in 3 tot 30 tekens."))
        helping = {**new.get("help_line", {}), "phone": phone}
        new["help_line"] = {name: each for name, each in helping.items() if each}
    for name in ("opens", "closes"):
        if form.get(name):
            new[name] = _day(form[name])
    if new.get("opens", "") > new.get("closes", "9"):
        raise EditRefused(
            sentence("De vragenronde sluit voordat ze opengaat. Kies een latere laatste dag.")
        )
    return new


def _day(words: str) -> str:
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise EditRefused(sentence("Deze datum bestaat niet. Kies een andere dag.")) from error


def _field(texts: dict[str, Any], path: str, *, language: str, first: str) -> dict[str, Any]:
    text = surroundings.text_at(texts, path)
    return {
        "path": path,
        "label": surroundings.TEXTS[path].worded(get_translations()),
        "words": own_words(text, language),
        "source": own_words(text, first) if language != first else "",
        "long": path.startswith(LONG),
        "marked": path.startswith(surroundings.MARKED),
    }
