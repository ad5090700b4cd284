"""Themes and areas of a programme as the options of a question, in the shape of its document."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from survey.programme.areas import two_levels
from survey.programme.rows import living
from survey.storage.programmes import Area, Programme, Theme


def theme_options(
    session: Session, *, programme: Programme, explained: bool = False
) -> list[dict[str, Any]]:
    """The themes in their order; with their explanation as help text when asked for."""
    return [
        {
            "code": theme.code,
            "text": dict(theme.title),
            **({"picture": theme.picture} if theme.picture else {}),
            **({"hint": dict(theme.explanation)} if explained and theme.explanation else {}),
        }
        for theme in living(session, Theme, programme=programme)
    ]


def area_options(session: Session, *, programme: Programme) -> list[dict[str, Any]]:
    """The areas with their neighbourhoods; a landmark helps people recognise theirs."""
    areas = living(session, Area, programme=programme)
    return [
        _area(area) | ({"options": [_area(each) for each in inside]} if inside else {})
        for area, inside in two_levels(areas)
    ]


def _area(area: Area) -> dict[str, Any]:
    hint = {"hint": dict(area.landmark)} if area.landmark else {}
    return {"code": area.code, "text": dict(area.name), **hint}
