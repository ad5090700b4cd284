"""Places, the campaign, paper and the monitor over HTTP."""

from __future__ import annotations

from survey.fieldwork.views import (  # noqa: F401
    campaign,
    devices,
    interviewers,
    making,
    monitor,
    pair,
    paper,
    place,
    places,
    set_aside,
    shift,
    shift_now,
    waiting,
    week,
)
from survey.fieldwork.views.device_room import on_device
from survey.fieldwork.views.room import fieldwork

__all__ = ["fieldwork", "on_device"]
