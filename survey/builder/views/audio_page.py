"""What the page of recordings shows: a row for each text, the languages, the microphone."""

from __future__ import annotations

from typing import Any

from babel import Locale
from flask import Response, make_response, request
from flask_babel import get_translations

from forms.definition.sentence import Sentence, sentence
from forms.screen.render import ONLY_SPOKEN, own_name
from survey.builder import recordings
from survey.builder.audio import ENDINGS, LARGEST
from survey.builder.read_aloud import Heard, Spoken, languages_heard, spoken_texts, voice_agreed
from survey.builder.views.blueprint import AROUND
from survey.extensions import wiring
from survey.staff.roles import Role
from survey.staff.shell import current_account, page
from survey.storage.campaigns import Campaign
from survey.storage.drafts import Draft

MICROPHONE = "camera=(), geolocation=(), microphone=(self)"  # on this page alone
STATES: dict[Heard, Sentence] = {
    Heard.MISSING: sentence("nog niet opgenomen"),
    Heard.STALE: sentence("de tekst is veranderd sinds de opname"),
    Heard.RECORDED: sentence("opgenomen"),
}
LOST = sentence("het bestand is er niet")
# Languages of many neighbourhoods; those of the questionnaire itself are not offered.
OFFERED = (
    *ONLY_SPOKEN,
    *[
        "kab",
        "so",
        "ti",
        "am",
        "ar",
        "ckb",
        "ku",
        "fa",
        "ps",
        "ur",
        "bn",
        "hi",
        "zh",
        "pap",
        "es",
        "pt",
        "fr",
        "en",
        "de",
        "pl",
        "tr",
        "uk",
        "ru",
        "ro",
        "bg",
        "hu",
        "vi",
    ],
)


def heard_page(
    programme: str, draft: Draft, *, key: str | None, language: str = "", trouble: str = ""
) -> Response:
    heard = languages_heard(draft.document)
    asked = language or request.args.get("lang", "")
    shown = asked if asked in heard else heard[0]
    texts = spoken_texts(draft.document, draft.around, language=shown)
    rows = [row_of(programme, draft, each, key) for each in texts]
    writes = current_account().may(programme, frozenset({*AROUND, Role.ADMINISTRATOR}))
    agreed = voice_agreed(texts) or "yes" in (
        request.args.get("agreed"),
        request.form.get("agreed"),
    )
    only_open = request.args.get("show") == "open"
    left = [row for row in rows if row["open"]]
    reply = make_response(
        page(
            "team/builder/audio.html",
            programme=programme,
            draft=draft,
            shown=shown,
            written=[each for each in heard if each in draft.document["languages"]],
            spoken=[each for each in heard if each not in draft.document["languages"]],
            offered=sorted((own_name(each), each) for each in OFFERED if each not in heard),
            name_of=own_name,
            rows=left if only_open else rows,
            done=len(rows) - len(left),
            total=len(rows),
            only_open=only_open,
            writes=writes,
            agreed=agreed,
            trouble=trouble,
            accepts=",".join(ENDINGS),
            most=LARGEST // 1024 // 1024,
            tab="audio",
        )
    )
    reply.headers["Permissions-Policy"] = MICROPHONE
    return reply


def row_of(programme: str, draft: Draft, text: Spoken, key: str | None) -> dict[str, Any]:
    """One text as the page shows it."""
    data = wiring().settings.data
    there = bool(text.file and recordings.find(data, text.file, campaign=key))
    state = STATES[text.state] if there or text.file is None else LOST
    base = f"/team/p/{programme}/drafts/{draft.id}/audio"
    return {
        "id": anchor_of(text.path),
        "path": text.path,
        "where": worded(text.where),
        "words": text.words,
        "lang": text.words_language,
        "dir": Locale.parse(text.words_language).text_direction,
        "mark": text.mark,
        "file": text.file,
        "address": f"{base}/file/{text.file}" if there else "",
        "state": worded(state),
        "open": not there or text.state is not Heard.RECORDED,
    }


def campaign_key(session: Any, draft: Draft) -> str | None:
    """The key of the campaign that the draft was published in, if it was."""
    campaign = session.get(Campaign, draft.campaign_id) if draft.campaign_id else None
    return campaign.key if campaign else None


def anchor_of(path: str) -> str:
    return "t-" + "".join(each if each.isalnum() else "-" for each in path)


def worded(told: Sentence) -> str:
    return told.worded(get_translations())
