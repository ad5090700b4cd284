"""Pages in which a questionnaire is made."""

from survey.builder.views import (
    around,
    changes,
    conditions,
    editor,
    pictures,
    preview,
    start,
    waiting,
)
from survey.builder.views.blueprint import builder

__all__ = [
    "around",
    "builder",
    "changes",
    "conditions",
    "editor",
    "pictures",
    "preview",
    "start",
    "waiting",
]
