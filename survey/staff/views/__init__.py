"""Pages about accounts: the door, yourself, who works in a programme, what was done."""

from survey.staff.views import account, door, first_time, home, log, people, work_account
from survey.staff.views.blueprint import staff

__all__ = ["account", "door", "first_time", "home", "log", "people", "staff", "work_account"]
