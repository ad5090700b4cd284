"""What makes a place known: posters, flyers, pictures and words, in the campaign's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
import zxingcpp
from flask_babel import gettext
from PIL import Image

from forms.definition.campaign import Promotion
from forms.definition.text import Text
from forms.examples import catalogue
from print.document import PRESS
from print.papers import A3, A6
from survey.builder.one_language import NotInThisLanguage
from survey.builder.publish import start_campaign
from survey.extensions import wiring
from survey.fieldwork.places import list_places
from survey.intake.doors import Door
from survey.public.images import images_of
from survey.public.posters import flyer_of, overview_of, poster_of
from survey.public.teaser import teaser_of
from survey.storage.sessions import reading, writing
from tests.web.conftest import Office

SIX = ("nl", "en", "tr", "ar", "pl", "uk")


@pytest.fixture
def inside(office: Office) -> Iterator[Office]:
    """The office, with its application at hand as a command has it."""
    with office.app.app_context():
        yield office


def door(office: Office, **changes: object) -> Door:
    """The door of Lindenholt, where the campaign says these other things."""
    found = wiring().doors.find(office.code())
    assert found
    campaign = replace(found.campaign, **changes)  # type: ignore[arg-type]
    return replace(found, link=replace(found.link, campaign=campaign))


def address(office: Office) -> str:
    return f"https://wijk.example/q/{office.code()}"


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(document[0].get_textpage().get_text_range().split())


def codes(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=100 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(image)]


def test_the_address_of_a_place_ends_in_its_poster(office: Office) -> None:
    reply = office.client.get(f"/qr/{office.code()}.pdf")
    assert reply.mimetype == "application/pdf"
    assert codes(reply.data) == [address(office)]
    assert "Wat vindt u belangrijk in Lindenholt?" in text(reply.data)
    assert "PROEF" not in text(reply.data)


@pytest.mark.parametrize("language", SIX)
def test_a_poster_speaks_its_language_and_names_the_others(inside: Office, language: str) -> None:
    pdf = poster_of(door(inside), language=language, address=address(inside))
    assert codes(pdf) == [address(inside)]
    said = text(pdf)
    own = {"nl": "Nederlands", "en": "English", "tr": "Türkçe", "pl": "Polski"}
    for each, name in own.items():
        assert (name in said) is (each != language)
    assert "024 000 00 00" in said
    assert f"wijk.example/q/{inside.code()}" in said
    campaign = catalogue.campaign("lindenholt")
    if language != "ar":  # which comes back in another order of words
        assert campaign.sender.wording(language).words in said


def test_flyers_and_other_papers_come_from_the_same_place(inside: Office) -> None:
    found, url = door(inside), address(inside)
    assert codes(flyer_of(found, language="uk", page=A6, address=url, edge=PRESS)) == [url]
    assert codes(flyer_of(found, language="tr", address=url, black=True)) == [url]
    assert codes(poster_of(found, language="pl", page=A3, address=url)) == [url]


def test_the_overview_shows_every_place(inside: Office) -> None:
    first = door(inside)
    places = [(first, f"https://wijk.example/q/PLEK{number}") for number in range(7)]
    pdf = overview_of(places, language="nl")
    assert "1 / 2" in text(pdf)
    assert sorted(codes(pdf)) == [url for _, url in places[:6]]
    assert first.link.place in text(pdf)
    assert "PROEF" not in text(pdf)


@pytest.mark.parametrize(
    "url", ["http://wijk.example/q/AAAAAA", "http://localhost:8000/q/A", "https://localhost/q/A"]
)
def test_an_address_that_residents_cannot_open_makes_a_trial(inside: Office, url: str) -> None:
    found = door(inside)
    assert "PROEF" in text(poster_of(found, language="nl", address=url))
    assert "PROEF" in text(overview_of([(found, url)], language="nl"))
    trial = replace(found, link=replace(found.link, trial=True))
    assert "PROEF" in text(flyer_of(trial, language="nl", address=address(inside)))


def test_many_languages_in_a_row_leave_the_readers_own_as_it_was(office: Office) -> None:
    with office.app.test_request_context(headers={"Accept-Language": "en"}):
        before = gettext("Of typ dit adres")
        found, url = door(office), address(office)
        said = {
            each: text(poster_of(found, language=each, address=url)) for each in ("tr", "nl", "pl")
        }
        assert "Kodu telefonunuzla tarayın" in said["tr"]
        assert "Scan de code met uw telefoon" in said["nl"]
        assert "Proszę zeskanować kod" in said["pl"]
        assert gettext("Of typ dit adres") == before == "Or type this address"


def test_a_campaign_of_young_people_says_je_and_the_next_says_u(inside: Office) -> None:
    found, url = door(inside), address(inside)
    edition = replace(found.edition, questionnaire=catalogue.questionnaire("youth"))
    young = replace(found, editions=(edition,))
    assert "Scan de code met je telefoon" in text(poster_of(young, language="nl", address=url))
    assert "Scan de code met uw telefoon" in text(poster_of(found, language="nl", address=url))


@pytest.mark.parametrize("language", SIX)
def test_a_campaign_that_says_nothing_of_its_own_has_our_words(
    inside: Office, language: str
) -> None:
    silent = door(inside, promotion=Promotion(), returns=())
    pdf = poster_of(silent, language=language, address=address(inside))
    assert codes(pdf) == [address(inside)]
    teaser = teaser_of(silent, language=language, address=address(inside))
    assert len(re.split(r"[.!?؟](?:\s|$)", teaser.split("\n\n")[1])) >= 3
    if language == "nl":
        assert "Wat vindt u belangrijk in uw wijk?" in text(pdf)


def test_the_teaser_is_plain_text_with_everything_one_needs(inside: Office) -> None:
    teaser = teaser_of(door(inside), language="nl", address=address(inside))
    assert teaser.split("\n\n") == [
        "Wat vindt u belangrijk in Lindenholt?",
        "Het wijkteam wil weten wat u belangrijk vindt in Lindenholt. Vertel het ons met een korte "
        "vragenlijst. Daarmee kiezen wij wat eerst komt. (voorbeeld)",
        f"Doe mee: wijk.example/q/{inside.code()}",
        "Liever samen of op papier? Bel 024 000 00 00",
        "Dit is een advies aan de wijk, geen verkiezing.",
        "Wijkteam Lindenholt (voorbeeld)\n",
    ]


def test_an_arabic_teaser_keeps_the_number_in_its_own_order(inside: Office) -> None:
    teaser = teaser_of(door(inside), language="ar", address=address(inside))
    assert "\u2066024 000 00 00\u2069" in teaser
    assert f"\u2066wijk.example/q/{inside.code()}\u2069" in teaser


def test_pictures_are_named_by_place_language_and_size(inside: Office) -> None:
    made = dict(images_of(door(inside), language="ar", address=address(inside)))
    sizes = ("1080x1080", "1080x1920", "1200x628", "1600x900")
    assert list(made) == [f"wijkstem-{inside.code()}-ar-{size}.png" for size in sizes]
    with Image.open(BytesIO(made[f"wijkstem-{inside.code()}-ar-1080x1920.png"])) as image:
        found = zxingcpp.read_barcodes(image.convert("RGB"))
    assert [code.text for code in found] == [address(inside)]


def test_a_text_without_a_translation_is_refused_and_named(inside: Office) -> None:
    half = door(inside, sender=Text({"nl": "De gemeente"}))
    with pytest.raises(NotInThisLanguage, match=r"“sender” geen tekst in de taal “pl”"):
        poster_of(half, language="pl", address=address(inside))
    other = door(inside, promotion=Promotion(question=Text({"nl": "Wat?"})))
    with pytest.raises(NotInThisLanguage, match=r"“promotion\.question”"):
        teaser_of(other, language="en", address=address(inside))


def test_a_language_that_is_not_asked_in_is_refused(inside: Office) -> None:
    with pytest.raises(NotInThisLanguage, match="Kies uit: nl, en"):
        poster_of(door(inside), language="fr", address=address(inside))


def test_a_question_that_cannot_be_printed_is_refused_with_a_page(office: Office) -> None:
    bad = replace(
        catalogue.campaign("lindenholt"),
        key="umbrella",
        promotion=Promotion(question=Text({"nl": "Wat vindt u? ☂"})),
    )
    with writing(office.answers) as session:
        start_campaign(session, campaign=bad, questionnaire=catalogue.questionnaire("lindenholt"))
    with reading(office.answers) as session:
        code = list_places(session, campaign_key="umbrella")[0].code
    reply = office.client.get(f"/qr/{code}.pdf")
    assert reply.status_code == 400
    assert "promotion.question" in reply.text
    assert "☂" in reply.text
