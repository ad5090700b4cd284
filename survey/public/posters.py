"""Posters, flyers and the overview of places, worded: what print/ asks for."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from forms.screen.render import own_name
from print.document import AT_HOME, Edge
from print.flyer import flyer
from print.overview import Overview, PlaceCard, overview, pages_for
from print.papers import A4, A5, Format
from print.poster import poster
from print.publicity.announcement import Announcement, Wordings
from survey.builder.logo import logo_of
from survey.builder.one_language import words
from survey.extensions import wiring
from survey.fieldwork.public_address import is_public
from survey.intake.doors import Door
from survey.public.wordings import PICTURE, question_of, speaking


def poster_of(
    door: Door,
    *,
    language: str,
    page: Format = A4,
    address: str,
    edge: Edge = AT_HOME,
    black: bool = False,
) -> bytes:
    """The poster of a place: A4 or A3."""
    announced = announcement_of(door, language=language, address=address)
    return poster(announced, page=page, edge=edge, black=black)


def flyer_of(
    door: Door,
    *,
    language: str,
    page: Format = A5,
    address: str,
    edge: Edge = AT_HOME,
    black: bool = False,
) -> bytes:
    """The flyer of a place: A5 or A6."""
    announced = announcement_of(door, language=language, address=address)
    return flyer(announced, page=page, edge=edge, black=black)


def overview_of(
    doors: Sequence[tuple[Door, str]],
    *,
    language: str,
    page: Format = A4,
    edge: Edge = AT_HOME,
    black: bool = False,
) -> bytes:
    """All places of one campaign, each with its address."""
    door = doors[0][0]
    campaign, count = door.campaign, pages_for(len(doors))
    with speaking(door, language):
        shown = Overview(
            language=language,
            title=words(campaign.title, language, where="title"),
            sender=words(campaign.sender, language, where="sender"),
            phone=campaign.help_line.phone,
            cards=tuple(PlaceCard(name=each.link.place, url=url) for each, url in doors),
            pages=tuple(f"{number} / {count}" for number in range(1, count + 1)),
            trial_mark=_("PROEF") if any(_on_trial(*each) for each in doors) else "",
        )
    return overview(shown, page=page, edge=edge, black=black)


def announcement_of(door: Door, *, language: str, address: str) -> Announcement:
    """Everything that a poster, a flyer or a picture of this place says in one language."""
    campaign = door.campaign
    with speaking(door, language):
        return Announcement(
            language=language,
            title=words(campaign.title, language, where="title"),
            question=question_of(campaign, language),
            sender=words(campaign.sender, language, where="sender"),
            phone=campaign.help_line.phone,
            url=address,
            place=door.link.place,
            picture=campaign.promotion.picture or PICTURE,
            languages=tuple((each, own_name(each)) for each in door.languages if each != language),
            wordings=Wordings(
                scan_me=_("Scan de code met uw telefoon"),
                or_go_to=_("Of typ dit adres"),
                or_call=_("Liever samen of op papier? Bel"),
                advice_not_vote=_("Dit is een advies aan de wijk, geen verkiezing."),
                trial_mark=_("PROEF"),
            ),
            logo=logo_of(campaign, data=wiring().settings.data),
            own_pictures=wiring().settings.pictures,
            trial=_on_trial(door, address),
        )


def _on_trial(door: Door, address: str) -> bool:
    """What nobody should hang on a wall."""
    return door.trial or not is_public(address)
