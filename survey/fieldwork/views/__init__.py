"""Places, the campaign, paper and the monitor over HTTP."""

from __future__ import annotations

from survey.fieldwork.views import (  # noqa: F401
    campaign,
    making,
    monitor,
    paper,
    place,
    places,
    set_aside,
    week,
)
from survey.fieldwork.views.room import fieldwork

__all__ = ["fieldwork"]
