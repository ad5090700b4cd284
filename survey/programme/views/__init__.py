"""The pages of programmes; importing this makes every address known to the blueprint."""

from survey.programme.views import (
    areas,
    buttons,
    copying,
    home,
    lessons,
    overview,
    partners,
    phases,
    policy,
    settings,
    themes,
)
from survey.programme.views.blueprint import programme_pages

__all__ = [
    "areas",
    "buttons",
    "copying",
    "home",
    "lessons",
    "overview",
    "partners",
    "phases",
    "policy",
    "programme_pages",
    "settings",
    "themes",
]
