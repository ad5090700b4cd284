"""What there is to choose when something is printed: papers, languages, who prints it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from forms.definition.sentence import Sentence, sentence
from forms.screen.render import own_name
from print.prepress.presets import presets
from survey.extensions import wiring
from survey.fieldwork.print_delivery import OWN_PRESETS
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.asked import (
    LanguageForm,
    Pairs,
    PaperForm,
    PieceForm,
    offered_as,
    worded,
)
from survey.fieldwork.views.making import PIECES
from survey.intake.editions import editions_of
from survey.languages import offered

PAPERS = {
    "auto": sentence("Zo klein als past"),
    "a4": sentence("Eén vel A4"),
    "a3": sentence("A3, één keer gevouwen"),
    "a4-sheets": sentence("Losse vellen A4"),
    "large": sentence("Grote letters, A4"),
    "a5": sentence("Boekje A5, met de hand invoeren"),
}
ABOUT_PRESS = {
    "": sentence("Wij printen zelf"),
    "x4": sentence("Drukkerij (PDF/X-4)"),
    "x4-marks": sentence("Drukkerij (PDF/X-4, met snijtekens)"),
    "x1a": sentence("Drukkerij (PDF/X-1a)"),
    "x1a-marks": sentence("Drukkerij (PDF/X-1a, met snijtekens)"),
    "black": sentence("Drukkerij, alleen zwart"),
}


def forms_of_place(session: Session, round_: Round) -> dict[str, Any]:
    """What can be printed for a place, each with what there is to choose."""
    spoken = languages_of(session, round_)
    press = press_of(round_)
    poster, flyer = PieceForm(prefix="poster-"), PieceForm(prefix="flyer-")
    for form, what in ((poster, "poster"), (flyer, "flyer")):
        form.size.choices = offered_as((size, size) for size in PIECES[what][1])
        form.language.choices, form.press.choices = offered_as(spoken), offered_as(press)
    social = LanguageForm(prefix="social-")
    social.language.choices = offered_as(spoken)
    return {
        "poster": poster,
        "flyer": flyer,
        "paper": paper_form(spoken, press),
        "social": social,
        "open": "",
    }


def paper_form(spoken: Pairs, press: Pairs) -> PaperForm:
    form = PaperForm(prefix="paper-")
    form.language.choices, form.press.choices = offered_as(spoken), offered_as(press)
    form.paper.choices = offered_as(worded(PAPERS.items()))
    return form


def languages_of(session: Session, round_: Round) -> Pairs:
    """The languages of the newest edition, each by its own name."""
    edition = editions_of(session, campaign_id=round_.campaign.id)[0]
    return [(each, own_name(each)) for each in offered(edition.questionnaire.languages)]


def press_of(round_: Round) -> Pairs:
    """Who can print it; an organisation's own settings go by the name that they have."""
    own = wiring().settings.instance / OWN_PRESETS
    names = ["", *presets(own=own if own.is_file() else None)]
    called = {name: ABOUT_PRESS.get(name) or Sentence("%(name)s", {"name": name}) for name in names}
    return worded(called.items())
