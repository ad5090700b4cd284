"""What could not be kept is given back to who wrote it, whole, to copy."""

from __future__ import annotations

from typing import Any

from flask import jsonify, request
from flask_babel import get_translations
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal
from survey.builder import drafts, holding
from survey.builder.posted import typed
from survey.staff.shell import current_account, page
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme
from survey.storage.staff import StaffAccount


def wants_json() -> bool:
    """Whether the page's own script keeps a form, rather than a browser sending it."""
    return request.accept_mimetypes.best == "application/json"


def not_kept(
    session: Session, programme: Programme, draft: Draft, refusal: Refusal
) -> tuple[str | Response, int]:
    """Says why, with everything that was typed; nothing in the store was changed."""
    stale = isinstance(refusal, drafts.StaleDraft)
    status = 409 if stale else 422
    session.rollback()
    now = drafts.load(session, draft=draft.id)
    held = holding.held_by_another(now, account=current_account().id)
    words: Any = get_translations()
    message = refusal.sentence.worded(words)
    if wants_json():
        return jsonify(message=message, held=held), status
    by = holding.holder(now) if held else None
    text = page(
        "team/builder/not_kept.html",
        programme=programme.key,
        draft=now,
        message=message,
        stale=stale,
        holder=by,
        holder_name=_name(session, by.account) if by else "",
        typed=[
            (label.worded(words), said)
            for label, said in typed(request.form, kept={"q": now.document, "a": now.around})
        ],
        tab="questions",
    )
    session.rollback()
    return text, status


def _name(session: Session, account: int) -> str:
    found = session.scalar(select(StaffAccount.email).where(StaffAccount.id == account))
    return found or "?"
