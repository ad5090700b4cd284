"""YAML/JSON <-> Campaign, under its own published schema."""

from __future__ import annotations

from datetime import date
from typing import Any

from forms.definition import schema
from forms.definition.campaign import Campaign, HelpLine, PlaceToAsk, Privacy, Promotion
from forms.definition.document import Data, text_from, text_or_none, text_to
from forms.definition.sentence import sentence
from forms.definition.source import FaultyDocument, read
from forms.pictures.catalogue import UnknownPictogram, pictogram
from forms.pictures.own import is_own

_TEXTS = ("title", "sender", "next", "results", "accessibility")
_PRIVACY = ("purpose", "basis", "kept", "rights", "contact")


def load_campaign(text: str, *, file: str) -> Campaign:
    """Reads a campaign document; raises FaultyDocument with every fault in it."""
    source = read(text, file=file)
    schema.hold_to(source, "campaign")
    assert isinstance(source.data, dict)
    for day in ("opens", "closes"):
        try:
            date.fromisoformat(source.data[day])
        except ValueError as error:
            said = sentence("Deze datum bestaat niet. Kies een andere dag.")
            raise FaultyDocument(file, [source.fault((day,), said)]) from error
    campaign = campaign_from_data(source.data)
    if campaign.closes < campaign.opens:
        said = sentence("De vragenronde sluit voordat ze opengaat. Kies een latere dag.")
        raise FaultyDocument(file, [source.fault(("closes",), said)])
    try:
        if campaign.promotion.picture and not is_own(campaign.promotion.picture):
            pictogram(campaign.promotion.picture)
    except UnknownPictogram as error:
        place = ("promotion", "picture")
        raise FaultyDocument(file, [source.fault(place, error.sentence)]) from error
    return campaign


def campaign_from_data(data: Data) -> Campaign:
    """Builds a campaign from data that the schema has accepted."""
    return Campaign(
        key=data["key"],
        questionnaire=data["questionnaire"],
        privacy=Privacy(**{name: text_from(data["privacy"][name]) for name in _PRIVACY}),
        help_line=HelpLine(
            phone=data["help_line"]["phone"], place=text_from(data["help_line"]["place"])
        ),
        opens=date.fromisoformat(data["opens"]),
        closes=date.fromisoformat(data["closes"]),
        grace_days=dict(data.get("grace_days", {})),
        places=tuple(PlaceToAsk(**each) for each in data.get("places", ())),
        promotion=_promotion(data.get("promotion", {})),
        returns=tuple(text_from(each) for each in data.get("returns", ())),
        logo=data.get("logo"),
        example=data.get("example", False),
        **{name: text_from(data[name]) for name in _TEXTS},
    )


def campaign_to_data(campaign: Campaign) -> dict[str, Any]:
    """Writes the campaign as a document."""
    return {
        "format": 1,
        "key": campaign.key,
        "questionnaire": campaign.questionnaire,
        **{name: text_to(getattr(campaign, name)) for name in _TEXTS},
        "privacy": {name: text_to(getattr(campaign.privacy, name)) for name in _PRIVACY},
        "help_line": {
            "phone": campaign.help_line.phone,
            "place": text_to(campaign.help_line.place),
        },
        "opens": campaign.opens.isoformat(),
        "closes": campaign.closes.isoformat(),
        "grace_days": dict(campaign.grace_days),
        "places": [{"name": each.name, "type": each.type} for each in campaign.places],
        **_promoted(campaign),
        "example": campaign.example,
    }


def _promotion(data: Data) -> Promotion:
    return Promotion(
        question=text_or_none(data, "question"),
        teaser=text_or_none(data, "teaser"),
        picture=data.get("picture"),
    )


def _promoted(campaign: Campaign) -> dict[str, Any]:
    """Only what is there: an older document stays the same document."""
    said = campaign.promotion
    texts = {"question": said.question, "teaser": said.teaser}
    promotion: dict[str, Any] = {name: text_to(text) for name, text in texts.items() if text}
    if said.picture:
        promotion["picture"] = said.picture
    found: dict[str, Any] = {"promotion": promotion} if promotion else {}
    if campaign.returns:
        found["returns"] = [text_to(text) for text in campaign.returns]
    if campaign.logo:
        found["logo"] = campaign.logo
    return found
