"""The printable sheet of a place, worded: what print/place_sheet.py asks for."""

from __future__ import annotations

from flask_babel import gettext as _

from forms.screen.render import own_name
from print.place_sheet import SheetWordings, place_sheet
from survey.intake.doors import Door
from survey.languages import speak


def sheet_of(door: Door, *, address: str) -> bytes:
    """The one-page PDF of a place, in the first language of its questionnaire.

    An address that is not https is for trying out: nobody should hang it on a wall.
    """
    language = door.languages[0]
    speak(language, address=door.edition.questionnaire.address)
    campaign = door.campaign
    return place_sheet(
        title=campaign.title.wording(language).words,
        question=_("Vertel wat u belangrijk vindt in uw wijk"),
        sender=campaign.sender.wording(language).words,
        phone=campaign.help_line.phone,
        url=address,
        place=door.link.place,
        languages=[(each, own_name(each)) for each in door.languages],
        wordings=SheetWordings(
            language=language,
            scan_me=_("Scan de code met uw telefoon"),
            or_go_to=_("Of typ dit adres"),
            or_call=_("Liever samen of op papier? Bel"),
            other_languages=_("Ook in andere talen"),
            advice_not_vote=_("Dit is een advies aan de wijk, geen verkiezing."),
            trial_mark=_("PROEF"),
        ),
        trial=door.trial or not address.startswith("https://"),
    )
