"""What there is to choose when something is printed: papers, languages, who prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import get_translations
from sqlalchemy.orm import Session
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # types lag behind

from forms.definition.sentence import Sentence, sentence
from forms.screen.render import own_name
from print.prepress.presets import presets
from survey.extensions import wiring
from survey.fieldwork.place_facts import Noted
from survey.fieldwork.place_kinds import somebody_can_stand
from survey.fieldwork.print_copies import PIECES
from survey.fieldwork.print_delivery import OWN_PRESETS
from survey.fieldwork.print_variants import numbered_as_on_paper, variants_of
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.asked import (
    LanguageForm,
    Pairs,
    PaperForm,
    PieceForm,
    offered_as,
    worded,
)
from survey.fieldwork.views.asked_package import PackageForm
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
        "paper": paper_form(session, round_),
        "package": package_form(session, round_),
        "social": social,
        "open": "",
    }


def paper_form(session: Session, round_: Round) -> PaperForm:
    form = PaperForm(prefix="paper-")
    form.language.choices = offered_as(languages_of(session, round_))
    form.press.choices = offered_as(press_of(round_))
    form.paper.choices = offered_as(worded(PAPERS.items()))
    form.variant.choices = orders_of(session, round_)
    return form


def package_form(session: Session, round_: Round, *, places: Sequence[Noted] = ()) -> PackageForm:
    """Everything in one file; with places to choose from, when it is for more than one."""
    spoken = languages_of(session, round_)
    open_ones = [each for each in places if not each.closed]
    ticked = [each.place.id for each in open_ones if somebody_can_stand(each.place.type)]
    form = PackageForm(prefix="package-", data={"languages": [spoken[0][0]], "places": ticked})
    form.places.choices = offered_as((each.place.id, each.name) for each in open_ones)
    form.languages.choices = offered_as(spoken)
    form.poster_size.choices = offered_as((size, size) for size in PIECES["poster"][1])
    form.flyer_size.choices = offered_as((size, size) for size in PIECES["flyer"][1])
    form.paper.choices = offered_as(worded(PAPERS.items()))
    form.variant.choices = orders_of(session, round_)
    form.press.choices = offered_as(press_of(round_))
    if not places:
        del form.places, form.slips
    return form


def orders_of(session: Session, round_: Round) -> list[SelectChoice]:
    """The orders of the options; nothing to choose when nothing rotates."""
    variants = variants_of(session, campaign=round_.campaign)
    if variants == 1:
        return offered_as([("", "")])
    words = get_translations()
    spread = sentence("Steeds een andere").worded(words)
    numbers = numbered_as_on_paper(variants)
    named = (
        (variant, sentence("Volgorde %(number)s", number=number).worded(words))
        for variant, number in numbers
    )
    return offered_as([("", spread), *named])


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
