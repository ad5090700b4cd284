"""What time it is, as coarse as answers may know it: the day and the part of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

_ZONE = "Europe/Amsterdam"


class PartOfDay(StrEnum):
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return day_and_part(now())[0]


def day_and_part(moment: datetime) -> tuple[date, PartOfDay]:
    """The day on the wall calendar and the part of it; all that is kept of a moment."""
    local = moment.astimezone(ZoneInfo(_ZONE))
    if local.hour < 12:
        return local.date(), PartOfDay.MORNING
    return local.date(), PartOfDay.AFTERNOON if local.hour < 18 else PartOfDay.EVENING


def on_the_wall(moment: datetime) -> str:
    """The time as a clock shows it: 14:05. For what is shown, never for what is kept."""
    return moment.astimezone(ZoneInfo(_ZONE)).strftime("%H:%M")
