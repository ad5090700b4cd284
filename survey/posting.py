"""How much a page may be sent: what one resident writes, or as much as its view says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Flask, current_app, request

from survey.staff.access import the_account
from survey.staff.cookies import is_team

LARGEST_POST = 256 * 1024  # bytes; the longest honest response is a tenth of it
MEGABYTE = 1024 * 1024
_MOST_WORDS = 3 * MEGABYTE  # of a body, outside its files
_MOST_PARTS = 10_000

_View = TypeVar("_View", bound=Callable[..., Any])
_whole_rooms: dict[str, int] = {}


def takes(most_bytes: int) -> Callable[[_View], _View]:
    """For a view that may be sent this much: a file with the form around it, a long form."""

    def decorate(view: _View) -> _View:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return decorate


def every_page_takes(room: Blueprint, most_bytes: int) -> None:
    """For a room of long forms; a view of it may still say that it takes more."""
    _whole_rooms[room.name] = most_bytes


def register_sizes(app: Flask) -> None:
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_POST
    app.before_request(_make_room)


def _make_room() -> None:
    """Before the body is read for the first time, by whatever looks for a token in it.

    A page of the team takes more only from who is signed in, whoever may send it then.
    """
    if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    most = getattr(view, "most_bytes", None) or _whole_rooms.get(request.blueprint or "")
    if most is None or (is_team(request.path) and the_account() is None):
        return
    request.max_content_length = most
    request.max_form_memory_size = min(most, _MOST_WORDS)
    request.max_form_parts = _MOST_PARTS
