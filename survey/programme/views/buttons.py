"""The buttons beside every row: up, down, take away, and put back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import get_translations
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.programme.areas import move_area, put_area_back, remove_area
from survey.programme.partners import name_of
from survey.programme.phases import called
from survey.programme.policy import remove_point
from survey.programme.rows import living, own_row, put_back, remove, swap
from survey.programme.themes import remove_theme
from survey.programme.views.acting import pressed
from survey.programme.views.blueprint import CHANGING, LEARNING, POLICY, programme_pages
from survey.staff.access import Role, needs
from survey.storage.programmes import Area, Lesson, Partner, Phase, PolicyPoint, Programme, Theme

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One sort of row: where its page is, who may change it, and what is special about it."""

    path: str
    noun: str
    kind: type[Any]
    roles: tuple[Role, ...] = CHANGING
    remove: Callable[..., Any] | None = None  # where something else may need the row
    put_back: Callable[..., Any] | None = None
    move: Callable[..., Any] | None = None
    ordered: bool = True


ROWS = (
    Rows(path="themes", noun="theme", kind=Theme, remove=remove_theme),
    Rows(
        path="areas",
        noun="area",
        kind=Area,
        remove=remove_area,
        put_back=put_area_back,
        move=move_area,
    ),
    Rows(path="policy", noun="policy", kind=PolicyPoint, roles=POLICY, remove=remove_point),
    Rows(path="phases", noun="phase", kind=Phase),
    Rows(path="partners", noun="partner", kind=Partner, ordered=False),
    Rows(path="lessons", noun="lesson", kind=Lesson, roles=LEARNING, ordered=False),
)


def name_of_row(session: Session, row: Any) -> str:
    """What the row is called in a sentence."""
    match row:
        case Theme():
            name = row.title.get("nl", row.code)
        case Area():
            name = row.name.get("nl", row.code)
        case Phase():
            name = called(row, get_translations())
        case Partner():
            name = name_of(session, partner=row)
        case _:
            name = row.words
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"


def _add_buttons(rows: Rows) -> None:
    address = f"/team/p/<programme>/{rows.path}/<int:number>"

    @programme_pages.post(f"{address}/remove", endpoint=f"remove_{rows.noun}")
    @needs(*rows.roles)
    def take_away(programme: str, number: int) -> Response:
        return _take_away(rows, programme, number)

    @programme_pages.post(f"{address}/put-back", endpoint=f"put_{rows.noun}_back")
    @needs(*rows.roles)
    def back_again(programme: str, number: int) -> Response:
        return _put_back(rows, programme, number)

    if rows.ordered:

        @programme_pages.post(f"{address}/move", endpoint=f"move_{rows.noun}")
        @needs(*rows.roles)
        def move(programme: str, number: int) -> Response:
            return _move(rows, programme, number)


def _take_away(rows: Rows, programme: str, number: int) -> Response:
    def do(session: Session, own: Programme) -> str:
        if rows.remove is not None:
            row = rows.remove(session, programme=own, number=number)
        else:
            row = own_row(session, rows.kind, programme=own, number=number)
            remove(row)
        return name_of_row(session, row)

    return pressed(
        programme,
        act=f"{rows.noun}.removed",
        do=do,
        back=page_of(rows, programme),
        done=lambda name: sentence("“%(name)s” is weggehaald.", name=name),
        undo=f"{page_of(rows, programme)}/{number}/put-back",
    )


def _put_back(rows: Rows, programme: str, number: int) -> Response:
    def do(session: Session, own: Programme) -> str:
        if rows.put_back is not None:
            row = rows.put_back(session, programme=own, number=number)
        else:
            row = own_row(session, rows.kind, programme=own, number=number, removed=True)
            put_back(row)
        return name_of_row(session, row)

    return pressed(
        programme,
        act=f"{rows.noun}.put_back",
        do=do,
        back=page_of(rows, programme),
        done=lambda name: sentence("“%(name)s” staat er weer.", name=name),
    )


def _move(rows: Rows, programme: str, number: int) -> Response:
    up = request.form.get("to") == "up"

    def do(session: Session, own: Programme) -> str:
        if rows.move is not None:
            row = rows.move(session, programme=own, number=number, up=up)
        else:
            row = own_row(session, rows.kind, programme=own, number=number)
            swap(living(session, rows.kind, programme=own), row, up=up)
        return name_of_row(session, row)

    back = f"{page_of(rows, programme)}#row-{number}"
    return pressed(programme, act=f"{rows.noun}.moved", do=do, back=back)


def page_of(rows: Rows, programme: str) -> str:
    return f"/team/p/{programme}/{rows.path}"


for each in ROWS:
    _add_buttons(each)
