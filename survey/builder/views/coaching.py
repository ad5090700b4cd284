"""What one does with a remark of the coach: take it over, let the words stand, or look again."""

from __future__ import annotations

from typing import Any

from flask import abort, redirect, request
from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.editing import questions
from forms.definition.sentence import Refusal, sentence
from forms.screen.render import own_name
from forms.wording.remark import CHECKED, RULE_NAMES
from survey.builder import drafts, overrides
from survey.builder.margin import WHOLE, margin_of, place_of
from survey.builder.publishing.coach import CoachRemark, remarks_in
from survey.builder.translating.places import with_words
from survey.builder.views.blueprint import (
    AROUND,
    DRAFT,
    READERS,
    builder,
    found,
    language_of,
    may_write,
    write_down,
)
from survey.builder.views.waiting import not_kept
from survey.extensions import wiring
from survey.staff.access import needs
from survey.staff.audit import record
from survey.staff.roles import Role
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing

Answer = Response | tuple[str | Response, int]
NO_WAY_OUT = "no_dont_know"  # the rule whose remedy is a switch


def coach_of(session: Session, draft: Draft, *, language: str, around: bool) -> dict[str, Any]:
    """What the margin of a page shows."""
    words = get_translations()
    reasons = overrides.passed_over(session, draft=draft.id)
    return {
        "coach": margin_of(draft, language=language, reasons=reasons, around=around),
        "coach_around": around,
        "checked": CHECKED.worded(words),
        "rules": [each.worded(words) for each in RULE_NAMES.values()],
        "told": lambda each: each.worded(get_translations()),
    }


@builder.get(f"{DRAFT}/coach")
@needs(*READERS)
def margins(programme: str, draft: int) -> str:
    """Every margin anew, for a page whose words were just kept."""
    with reading(wiring().answers) as session:
        _own, seen = found(session, programme=programme, draft=draft)
        around = "around" in request.args
        language = language_of(seen.document, request.args.get("lang"))
        facts = coach_of(session, seen, language=language, around=around)
    return page(
        "team/builder/margins.html",
        programme=programme,
        draft=seen,
        name_of=own_name,
        shown=language,
        editing=request.args.get("edit", ""),
        writes=_may(programme, around=around),
        **facts,
    )


@builder.post(f"{DRAFT}/coach/take")
@needs(*AROUND)
def take_over(programme: str, draft: int) -> Answer:
    """Puts the words that the coach offers in the place of those it points at."""
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            remark = _meant(session, now, programme)
            saved = drafts.save(
                session,
                draft=draft,
                version=now.version,
                by=current_account().id,
                act="around_changed" if remark.around else "wording_changed",
                what=remark.question,
                despite_lock=remark.around,
                **_remedied(now, remark),
            )
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        what = f"{saved.title}: {remark.about.path}"
        write_down(session, "wording_changed", what=what, programme=programme)
    if remark.around:
        undo = f"/team/p/{programme}/drafts/{draft}/undo" if may_write(programme) else None
        fields = {"version": str(saved.version), "back": "around"}
        said(sentence("De woorden zijn vervangen."), undo=undo, fields=fields)
    return _back(programme, draft, remark)


@builder.post(f"{DRAFT}/coach/pass")
@needs(*AROUND)
def let_stand(programme: str, draft: int) -> Answer:
    """Leaves the words as they are, with the reason."""
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            remark = _meant(session, now, programme)
            reason = request.form.get("reason", "")
            overrides.pass_over(session, draft=draft, about=remark.about, reason=reason)
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        _write(session, "coach.passed_over", now, remark, programme)
    return _back(programme, draft, remark)


@builder.post(f"{DRAFT}/coach/unpass")
@needs(*AROUND)
def look_again(programme: str, draft: int) -> Answer:
    """Shows a remark again that was passed over."""
    with writing(wiring().answers) as session:
        own, now = found(session, programme=programme, draft=draft)
        try:
            remark = _meant(session, now, programme)
        except Refusal as refusal:
            return not_kept(session, own, now, refusal)
        overrides.take_back_one(session, draft=draft, about=remark.about)
        _write(session, "coach.taken_back", now, remark, programme)
    return _back(programme, draft, remark)


def _meant(session: Session, now: Draft, programme: str) -> CoachRemark:
    """The remark that the form is about, if the words are still those that it was about."""
    language = language_of(now.document, request.form.get("language"))
    every = remarks_in(session, draft=now, language=language)
    remark = next((each for each in every if each.mark == request.form.get("seen")), None)
    if remark is None:
        raise drafts.StaleDraft(now)
    if not _may(programme, around=remark.around):
        abort(403)
    return remark


def _remedied(now: Draft, remark: CoachRemark) -> dict[str, Any]:
    if remark.about.rule == NO_WAY_OUT:
        return {"document": questions.configure(now.document, remark.question, {"dont_know": True})}
    words = request.form.get("instead", "")
    if words not in remark.instead:
        raise drafts.StaleDraft(now)
    document, around = with_words(
        now.document,
        now.around,
        language=remark.about.language,
        changes={remark.about.path: remark.with_instead(words)},
    )
    return {"around": around} if remark.around else {"document": document}


def _may(programme: str, *, around: bool) -> bool:
    if not around:
        return may_write(programme)
    return current_account().may(programme, frozenset({*AROUND, Role.ADMINISTRATOR}))


def _write(session: Session, act: str, now: Draft, remark: CoachRemark, programme: str) -> None:
    what = f"{now.title}: {remark.about.path}, {remark.about.rule}"
    record(session, who=current_account().id, act=act, what=what, programme=programme)


def _back(programme: str, draft: int, remark: CoachRemark) -> Response:
    base, place = f"/team/p/{programme}/drafts/{draft}", place_of(remark)
    lang = f"lang={remark.about.language}"
    if remark.around:
        return redirect(f"{base}/around?{lang}#f-{place}", 303)
    if place == WHOLE:
        return redirect(f"{base}/?{lang}#{WHOLE}", 303)
    edit = f"&edit={place}" if request.form.get("open") == place else ""
    return redirect(f"{base}/?{lang}{edit}#v-{place}", 303)
