"""Which paper a form goes on, and whether a scanner could put its sheets together again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from forms.definition.sentence import Refusal, sentence
from print.geometry import Layout
from print.layout import TooLong
from print.papers import FLAT, FOLDED, PAPERS, SHEETS, Paper

AUTO = "auto"
NAMES = (AUTO, *PAPERS)
LayOut = Callable[[Paper], Layout]


class PaperRefused(Refusal):
    """The form cannot go on this paper as it was asked."""


def on_paper(lay_out: LayOut, *, paper: str, copies: int, typed: bool) -> Layout:
    """Lays the form out on the paper of this name; `auto` takes the smallest that will do.

    Sheets of an unnumbered form are all alike: when a form has more than one, nobody can tell
    afterwards which belong together.
    """
    layout = _smallest(lay_out, typed) if paper == AUTO else lay_out(_paper(paper, typed))
    if layout.scannable and not copies and sheets(layout) > 1:
        raise _cannot_be_put_together(paper, sheets(layout))
    return layout


def sheets(layout: Layout) -> int:
    """How many sheets of paper one copy is."""
    return max(page.sheet for page in layout.pages)


def _smallest(lay_out: LayOut, typed: bool) -> Layout:
    pages = 0  # as far as is known by now
    for paper in (FLAT, FOLDED):
        if pages > (paper.at_most or 0):
            continue
        try:
            return lay_out(_set(paper, typed))
        except TooLong as error:
            pages = error.pages
    return lay_out(_set(SHEETS, typed))


def _paper(name: str, typed: bool) -> Paper:
    if name not in PAPERS:
        said = sentence(
            "Het papier “%(name)s” ken ik niet. Kies uit: %(known)s.",
            name=name,
            known=", ".join(NAMES),
        )
        raise PaperRefused(said)
    return _set(PAPERS[name], typed)


def _set(paper: Paper, typed: bool) -> Paper:
    """A form that is typed in carries no codes, so that nobody tries to scan it."""
    return replace(paper, scannable=False) if typed else paper


def _cannot_be_put_together(paper: str, n: int) -> PaperRefused:
    said = {
        AUTO: sentence(
            "Deze vragenlijst past niet op één vel, ook niet op gevouwen A3: zij heeft %(n)s "
            "vellen. Zonder nummer weet niemand na het scannen welke vellen bij elkaar horen. "
            "Nummer ze met --copies, of kies --typed om ze met de hand in te voeren.",
            n=n,
        ),
        SHEETS.name: sentence(
            "Deze vragenlijst heeft %(n)s losse vellen. Zonder nummer weet niemand na het scannen "
            "welke vellen bij elkaar horen. Nummer ze met --copies, kies --paper a3, of kies "
            "--typed om ze met de hand in te voeren.",
            n=n,
        ),
    }
    otherwise = sentence(
        "Deze vragenlijst heeft %(n)s losse vellen. Zonder nummer weet niemand na het scannen "
        "welke vellen bij elkaar horen. Nummer ze met --copies, of kies --typed om ze met de hand "
        "in te voeren.",
        n=n,
    )
    return PaperRefused(said.get(paper, otherwise))
