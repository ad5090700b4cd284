"""Recorded audio: every text of a draft in one language, to be heard, recorded and taken away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, redirect, request, send_file
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from forms.definition.editing.recorded import (
    add_spoken,
    files_of,
    remove_spoken,
    with_recording,
)
from forms.definition.sentence import Refusal, Sentence, sentence
from survey.builder import drafts, recordings
from survey.builder.audio import LARGEST
from survey.builder.read_aloud import spoken_texts, voice_agreed
from survey.builder.sound import sound_of
from survey.builder.views.audio_page import (
    OFFERED,
    anchor_of,
    campaign_key,
    heard_page,
    row_of,
    worded,
)
from survey.builder.views.blueprint import (
    AROUND,
    DRAFT,
    READERS,
    builder,
    found,
    may_write,
    write_down,
)
from survey.builder.views.waiting import wants_json
from survey.extensions import wiring
from survey.posting import MEGABYTE, takes
from survey.staff.access import needs
from survey.staff.saying import said
from survey.staff.shell import current_account
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing

_FORBIDDEN = sentence(
    "Vraag eerst of wie inspreekt het goed vindt dat bewoners de stem horen, en zet het vinkje."
)
Change = Callable[[Draft], tuple[dict[str, Any], str, str]]
Reply = AnyResponse | tuple[str | AnyResponse, int]


@builder.get(f"{DRAFT}/audio")
@needs(*READERS)
def audio(programme: str, draft: int) -> Response:
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        key = campaign_key(session, seen)
    return heard_page(programme, seen, key=key)


@builder.get(f"{DRAFT}/audio/file/<name>")
@needs(*READERS)
def listen(programme: str, draft: int, name: str) -> Response:
    """A recording that this draft names."""
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        key = campaign_key(session, seen)
    file = recordings.find(wiring().settings.data, name, campaign=key)
    if file is None or name not in files_of(seen.document):
        raise NotFound
    return send_file(file.resolve(), conditional=True, max_age=86400)


@builder.post(f"{DRAFT}/audio")
@takes(LARGEST + MEGABYTE)
@needs(*AROUND)
def keep_audio(programme: str, draft: int) -> Reply:
    """Keeps a recording of one text, or takes it away."""
    form = request.form
    language, path = form.get("language", ""), form.get("path", "")
    removes, content = form.get("act") == "remove", _sent()

    def change(now: Draft) -> tuple[dict[str, Any], str, str]:
        texts = spoken_texts(now.document, now.around, language=language)
        known = next((each for each in texts if each.path == path), None)
        if known is None:
            raise Refusal(sentence("Deze tekst is er niet meer. Kijk welke er nu staan."))
        if removes:
            data = with_recording(now.document, path, language=language, file=None)
            return data, "recording_removed", f"{language} {path}"
        if not voice_agreed(texts) and form.get("agreed") != "yes":
            raise Refusal(_FORBIDDEN)
        sound = sound_of(content)
        # The words that the speaker saw, even if somebody changed them meanwhile.
        words = form.get("words", "") if len(form.get("words", "")) == 8 else known.mark
        file = recordings.keep(wiring().settings.data, sound=sound, words=words)
        data = with_recording(now.document, path, language=language, file=file)
        return data, "recording_kept", f"{language} {path}"

    return _changed(programme, draft, change, language=language, path=path)


def _sent() -> bytes:
    """The file in the form; one byte more than may be kept is enough to refuse it."""
    sent = request.files.get("sound")
    if sent is None:
        return b""
    with sent.stream as stream:
        content: bytes = stream.read(LARGEST + 1)
        return content


@builder.post(f"{DRAFT}/audio/languages")
@needs(*AROUND)
def change_spoken(programme: str, draft: int) -> Reply:
    """Adds a language that is only spoken, or takes one away."""
    language = request.form.get("language", "")
    removes = request.form.get("act") == "remove"

    def change(now: Draft) -> tuple[dict[str, Any], str, str]:
        if removes:
            return remove_spoken(now.document, language), "spoken_removed", language
        if language not in OFFERED:
            raise Refusal(sentence("Kies een taal uit de lijst."))
        return add_spoken(now.document, language), "spoken_added", language

    return _changed(programme, draft, change, language="" if removes else language)


SAID: dict[str, Sentence] = {
    "recording_kept": sentence("De opname is bewaard."),
    "recording_removed": sentence("De opname is weggehaald."),
    "spoken_added": sentence("De taal staat erbij. Neem nu elke tekst op."),
    "spoken_removed": sentence("De taal is weggehaald, met haar opnames."),
}


def _changed(programme: str, draft: int, change: Change, *, language: str, path: str = "") -> Reply:
    try:
        with writing(wiring().answers) as session:
            _own, now = found(session, programme=programme, draft=draft)
            data, act, what = change(now)
            new = drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=current_account().id,
                document=data,
                act=act,
                what=what,
                despite_lock=True,  # a voice beside words; nobody's words change
            )
            write_down(session, act, what=f"{new.title}: {what}", programme=programme)
            key = campaign_key(session, new)
    except Refusal as refusal:
        return _refused(programme, draft, refusal, language)
    if wants_json():
        texts = spoken_texts(new.document, new.around, language=language)
        text = next(each for each in texts if each.path == path)
        row = row_of(programme, new, text, key)
        return jsonify(said=worded(SAID[act]), state=row["state"], address=row["address"])
    base = f"/team/p/{programme}/drafts/{draft}"
    undo = f"{base}/undo" if act.endswith("removed") and may_write(programme) else None
    fields = {"version": str(new.version), "back": "audio", "language": language}
    said(SAID[act], undo=undo, fields=fields if undo else None)
    return redirect(f"{base}/audio?lang={language}" + (f"#{anchor_of(path)}" if path else ""), 303)


def _refused(programme: str, draft: int, refusal: Refusal, language: str) -> Reply:
    """Says why, beside what there is; nothing was changed."""
    message = worded(refusal.sentence)
    if wants_json():
        return jsonify(message=message), 422
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        key = campaign_key(session, seen)
    return heard_page(programme, seen, key=key, language=language, trouble=message), 422
