"""Files to count further with: coarsened for the team, full for who may and says why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

from flask import Response as Reply
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork.views.room import refused
from survey.results.closed import closed_questions
from survey.results.exports import giving
from survey.results.exports.files import FULL
from survey.results.exports.formats.kinds import SUFFIXES, Format
from survey.results.rollup.advance import newest, refreshed
from survey.results.views.blueprint import LOOKING, results, the_round
from survey.results.views.export_forms import FullForm, TakeForm, export_form
from survey.staff.access import Role, needs
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading

RECOGNISABLE = (Role.COORDINATOR, Role.RESEARCHER)
_PIECE = 1 << 16
MOST_IN_A_SHEET = 50_000  # responses; a spreadsheet of more takes longer than a browser waits


@results.get("/exports")
@needs(*LOOKING)
def exports(programme: str) -> str:
    return _page(programme, export_form(TakeForm, fresh=True), export_form(FullForm, fresh=True))


@results.post("/exports")
@needs(*LOOKING)
def take_export(programme: str) -> Response | tuple[str, int]:
    """The coarsened file."""
    form = export_form(TakeForm)
    if form.validate():
        asked = giving.Asked(kind=Format(form.kind.data), excel_nl=bool(form.excel_nl.data))
        try:
            return _given(programme, asked)
        except Refusal as refusal:
            refused(form, refusal)
    return _page(programme, form, export_form(FullForm, fresh=True)), 422


@results.post("/exports/full")
@needs(*RECOGNISABLE)
def take_full_export(programme: str) -> Response | tuple[str, int]:
    """Every row as it is; who took it and why stays in the log."""
    form = export_form(FullForm)
    if form.validate():
        asked = giving.Asked(
            kind=Format(form.kind.data),
            excel_nl=bool(form.excel_nl.data),
            full=True,
            reason=form.reason.data,
            with_text=bool(form.with_text.data),
        )
        try:
            return _given(programme, asked)
        except Refusal as refusal:
            refused(form, refusal)
    return _page(programme, export_form(TakeForm, fresh=True), form), 422


def _given(programme: str, asked: giving.Asked) -> Reply:
    """Made in a folder that is gone when the answer is on its way."""
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        shown = newest(session, campaign_id=round_.campaign.id)
    if asked.kind in (Format.XLSX, Format.ODS) and shown and shown.n > MOST_IN_A_SHEET:
        raise Refusal(
            sentence(
                "Voor een rekenblad zijn dit te veel antwoorden. Kies CSV, SPSS of alles in één."
            )
        )
    here = giving.Asking(who=current_account().id, programme=programme, words=get_translations())
    name = f"{round_.campaign.key}-{today()}{FULL if asked.full else ''}"
    folder = TemporaryDirectory(dir=wiring().settings.instance, prefix=".export-")
    try:
        given = giving.give(
            wiring().answers,
            campaign_key=round_.campaign.key,
            asked=asked,
            file=Path(folder.name) / f"{name}{SUFFIXES[asked.kind]}",
            asking=here,
        )
        file = _one(given.files, Path(folder.name) / f"{name}-bestanden.zip")
    except BaseException:
        folder.cleanup()
        raise
    reply = Reply(_sent(file, folder), mimetype="application/octet-stream")
    reply.content_length = file.stat().st_size
    reply.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    reply.headers["Cache-Control"] = "no-store"
    reply.call_on_close(folder.cleanup)
    return reply


def _sent(file: Path, folder: TemporaryDirectory[str]) -> Iterator[bytes]:
    """The file by pieces; afterwards nothing of it is left here."""
    with folder, file.open("rb") as content:
        while piece := content.read(_PIECE):
            yield piece


def _one(files: tuple[Path, ...], packed: Path) -> Path:
    """A browser takes one file at a time."""
    if len(files) == 1:
        return files[0]
    with ZipFile(packed, "w", ZIP_STORED) as out:
        for each in files:
            out.write(each, each.name)
    return packed


def _page(programme: str, form: TakeForm, full: TakeForm) -> str:
    with reading(wiring().answers) as session:
        campaign_id = the_round(session, programme).campaign.id
    refreshed(wiring().answers, campaign_id=campaign_id)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        shown = newest(session, campaign_id=campaign_id)
        closed = closed_questions(session, campaign_id=campaign_id)
    return page(
        "team/results/exports.html",
        programme=programme,
        round=round_,
        shown=shown,
        form=form,
        full=full,
        may_full=current_account().may(programme, frozenset(RECOGNISABLE)),
        themes_closed=bool(closed),
    )
