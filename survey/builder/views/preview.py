"""What a draft looks like on a telephone and on paper, in each of its languages."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, make_response, request
from flask_babel import get_translations
from werkzeug.exceptions import NotFound

from forms.screen.render import own_name
from survey.builder import previewing
from survey.builder.views.blueprint import DRAFT, READERS, builder, found, language_of
from survey.extensions import wiring
from survey.fieldwork.catalogues import catalogue
from survey.headers import POLICY
from survey.languages import speak
from survey.staff.access import needs
from survey.staff.shell import page
from survey.storage.sessions import reading

# Shown within the editor's own page, and able to do nothing there.
_WITHIN = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'").replace(
    "form-action 'self'", "form-action 'none'"
)


@builder.get(f"{DRAFT}/preview")
@needs(*READERS)
def preview(programme: str, draft: int) -> str:
    """Both side by side, as large as the screen allows."""
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
    data = seen.document
    return page(
        "team/builder/preview.html",
        programme=programme,
        draft=seen,
        data=data,
        shown=language_of(data, request.args.get("lang")),
        name_of=own_name,
        show="paper" if request.args.get("show") == "paper" else "phone",
        tab="preview",
    )


@builder.get(f"{DRAFT}/preview/phone/<language>")
@needs(*READERS)
def on_phone(programme: str, draft: int, language: str) -> Response:
    data, around = _read(programme, draft, language)
    speak(language, address=data.get("address", "u"))
    text = previewing.phone(
        current_app.jinja_env,
        wiring().assets,
        data=data,
        around=around,
        language=language,
        translations=get_translations(),
    )
    return _framed(text)


@builder.get(f"{DRAFT}/preview/paper/<language>")
@needs(*READERS)
def on_paper(programme: str, draft: int, language: str) -> Response:
    data, around = _read(programme, draft, language)
    shown = _paper(data, around, language)
    words: Any = get_translations()
    return _framed(
        page(
            "team/builder/paper.html",
            shown=language,
            refused=shown.refused.worded(words) if shown.refused else "",
            note=shown.note.worded(words) if shown.note else "",
            pages=range(1, len(shown.pages) + 1),
            version=request.args.get("v", ""),
            address=request.path,
        )
    )


@builder.get(f"{DRAFT}/preview/paper/<language>/<int:number>.png")
@needs(*READERS)
def paper_page(programme: str, draft: int, language: str, number: int) -> Response:
    data, around = _read(programme, draft, language)
    pages = _paper(data, around, language).pages
    if not 1 <= number <= len(pages):
        raise NotFound
    reply = make_response(pages[number - 1])
    reply.mimetype = "image/png"
    return reply


def _paper(data: dict[str, Any], around: dict[str, Any], language: str) -> previewing.OnPaper:
    return previewing.paper(
        data=data,
        around=around,
        language=language,
        translations=catalogue(language, address=data.get("address", "u")),
        pictures=wiring().settings.pictures,
    )


def _read(programme: str, draft: int, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
    if language not in seen.document["languages"]:
        raise NotFound
    return seen.document, seen.around


def _framed(text: str) -> Response:
    reply = make_response(text)
    reply.headers["Content-Security-Policy"] = _WITHIN
    return reply
