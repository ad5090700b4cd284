"""The flyer of a place, on A5 or A6: the poster in the hand."""

from __future__ import annotations

import io

from forms.definition.sentence import Refusal, sentence
from print.document import AT_HOME, Edge
from print.papers import A5, A6, Format
from print.publicity.announcement import Announcement
from print.publicity.composition import draw_sheet

FORMATS = (A5, A6)


class NoFlyer(Refusal):
    """A flyer is not made in this format."""


def flyer(
    announcement: Announcement, *, page: Format = A5, edge: Edge = AT_HOME, black: bool = False
) -> bytes:
    """A PDF of one page; the same announcement always gives the same bytes."""
    if page not in FORMATS:
        raise NoFlyer(sentence("Een flyer is A5 of A6. Kies een van die twee."))
    file = io.BytesIO()
    draw_sheet(file, announcement, page=page, edge=edge, black=black)
    return file.getvalue()
