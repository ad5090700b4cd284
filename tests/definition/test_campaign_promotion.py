"""What a campaign says to make itself known: optional, in its own languages, held to a schema."""

import pytest
import yaml

from forms.definition.campaign import Promotion
from forms.definition.campaign_document import (
    campaign_from_data,
    campaign_to_data,
    load_campaign,
)
from forms.definition.source import FaultyDocument
from forms.examples import catalogue
from forms.pictures.catalogue import keys

NEW = ("promotion", "returns", "logo")


def changed(**changes: object) -> str:
    """The example's document with other parts."""
    data = campaign_to_data(catalogue.campaign("lindenholt")) | changes
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


@pytest.mark.parametrize("name", catalogue.names())
def test_an_example_makes_itself_known_in_all_its_languages(name: str) -> None:
    campaign = catalogue.campaign(name)
    languages = catalogue.questionnaire(name).languages
    promotion = campaign.promotion
    assert promotion.question
    assert promotion.teaser
    assert promotion.picture in keys()
    assert campaign.returns
    for text in (promotion.question, promotion.teaser, *campaign.returns):
        assert tuple(text.wordings) == languages
    assert all(len(words) <= 60 for words in promotion.question.wordings.values())
    assert campaign_from_data(campaign_to_data(campaign)) == campaign


def test_an_older_document_stays_the_same_document() -> None:
    data = campaign_to_data(catalogue.campaign("lindenholt"))
    older = {key: value for key, value in data.items() if key not in NEW}
    campaign = campaign_from_data(older)
    assert campaign.promotion == Promotion()
    assert (campaign.returns, campaign.logo) == ((), None)
    assert campaign_to_data(campaign) == older


def test_a_logo_and_half_a_promotion_come_back_as_they_went() -> None:
    asked = {"question": {"nl": "Wat vindt u?"}}
    campaign = load_campaign(changed(logo="stad.svg", promotion=asked, returns=[]), file="c.yaml")
    written = campaign_to_data(campaign)
    assert (written["logo"], written["promotion"]) == ("stad.svg", asked)
    assert "returns" not in written
    assert campaign_from_data(written) == campaign


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"logo": "../geheim.svg"}, "bestand in dezelfde map"),
        ({"logo": "logo.gif"}, "bestand in dezelfde map"),
        ({"promotion": {"picture": "buren"}}, "Het plaatje “buren” bestaat niet"),
        ({"promotion": {"pictures": "home"}}, "Bedoelt u “picture”?"),
        ({"promotion": {"question": {}}}, "te weinig"),
        ({"returns": {"nl": "Bij de balie"}}, "een lijst met streepjes"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(changes: dict[str, object], said: str) -> None:
    with pytest.raises(FaultyDocument, match=said):
        load_campaign(changed(**changes), file="c.yaml")
