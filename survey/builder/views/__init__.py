"""Pages in which a questionnaire is made."""

from survey.builder.views import (
    around,
    audio,
    changes,
    coaching,
    conditions,
    editor,
    own_pictures,
    pictures,
    preview,
    removing,
    start,
    waiting,
)
from survey.builder.views.blueprint import builder

__all__ = [
    "around",
    "audio",
    "builder",
    "changes",
    "coaching",
    "conditions",
    "editor",
    "own_pictures",
    "pictures",
    "preview",
    "removing",
    "start",
    "waiting",
]
