"""The contact slip of a campaign: its themes on a loose leaf that knows no answers and no place."""

from __future__ import annotations

import io

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Option, Priority
from forms.definition.sentence import Refusal, sentence
from print.document import AT_HOME, Edge
from print.paper import draw_form
from print.sheet_codes import slip_code
from print.slip import Sender, lay_out_slip
from survey.builder.one_language import require_offered
from survey.fieldwork.catalogues import catalogue
from survey.intake.doors import Door

TRIAL_MARK = sentence("PROEF")


class NoThemes(Refusal):
    """The questionnaire asks nothing that somebody could join in on."""


def slip_of(
    door: Door,
    *,
    language: str,
    key: str,
    trial: bool,
    edge: Edge = AT_HOME,
    black: bool = False,
) -> bytes:
    """One page of A5; every copy is alike. `key` makes the check of its code."""
    require_offered(language, door.languages)
    campaign, questionnaire = door.campaign, door.edition.questionnaire
    translations = catalogue(language, address=questionnaire.address)
    layout = lay_out_slip(
        themes_of(questionnaire),
        sender=Sender(
            sender=campaign.sender.wording(language).words,
            phone=campaign.help_line.phone,
            code=slip_code(campaign=campaign.key, language=language, key=key),
        ),
        language=language,
        translations=translations,
        black=black,
    )
    file = io.BytesIO()
    mark = TRIAL_MARK.worded(translations) if trial else ""
    draw_form(layout, file, run="", key=key, trial_mark=mark, edge=edge)
    return file.getvalue()


def themes_of(questionnaire: Questionnaire) -> tuple[Option, ...]:
    """What the questionnaire asks to choose from, in the order of its document."""
    for question in questionnaire.questions:
        if isinstance(question, Priority):
            return question.options
    raise NoThemes(
        sentence(
            "Deze vragenlijst vraagt niet welke thema’s belangrijk zijn. "
            "Een aanmeldstrook heeft thema’s nodig: voeg zo’n vraag toe."
        )
    )
