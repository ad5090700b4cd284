"""The poster of a place, on A4 or A3: read from three metres, and nothing else on it."""

from __future__ import annotations

import io

from forms.definition.sentence import Refusal, sentence
from print.document import AT_HOME, Edge
from print.papers import A3, A4, Format
from print.publicity.announcement import Announcement
from print.publicity.composition import draw_sheet

FORMATS = (A4, A3)


class NoPoster(Refusal):
    """A poster is not made in this format."""


def poster(
    announcement: Announcement, *, page: Format = A4, edge: Edge = AT_HOME, black: bool = False
) -> bytes:
    """A PDF of one page; the same announcement always gives the same bytes."""
    if page not in FORMATS:
        raise NoPoster(sentence("Een poster is A4 of A3. Kies een van die twee."))
    file = io.BytesIO()
    draw_sheet(file, announcement, page=page, edge=edge, black=black)
    return file.getvalue()
