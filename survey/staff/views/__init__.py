"""Pages about accounts: the door, yourself, who works in a programme, what was done."""

from survey.staff.views import (
    account,
    accounts,
    daily_line,
    door,
    first_time,
    forgotten,
    home,
    log,
    lost_step,
    passkeys,
    people,
    work_account,
)
from survey.staff.views.blueprint import staff

__all__ = [
    "account",
    "accounts",
    "daily_line",
    "door",
    "first_time",
    "forgotten",
    "home",
    "log",
    "lost_step",
    "passkeys",
    "people",
    "staff",
    "work_account",
]
