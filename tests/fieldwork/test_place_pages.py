"""Places in the browser of a coordinator: added, changed, closed, printed for."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp

from survey.clock import today
from survey.staff.roles import Role
from survey.storage.sessions import reading
from tests.team import text_of

PLACE = {"name": "Bakker op de hoek", "kind": "shop", "days": ["1", "5"], "target": "40"}


def test_a_place_is_added_with_its_own_links(desk):
    client = desk.client()
    reply = client.post(desk.path("places/new"), data=PLACE | {"address": "Dorpsplein 1"})
    assert reply.status_code == 303
    shown = text_of(client.get(reply.location))
    place = desk.place("Bakker")
    for code in (place.code, place.helper_code, place.trial_code):
        assert f"https://wijk.example/q/{code}" in shown
    assert "Dorpsplein 1" in shown
    assert "van de 40 waar u op hoopt" in shown
    assert "dinsdag, zaterdag" in shown
    assert desk.acts() == ["place.added"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "Geef de plek een naam"),
        ({"name": "Wijkblad"}, "Er is al een plek"),
        ({"kind": ""}, "Kies uit de lijst"),
        ({"kind": "castle"}, "Kies"),
        ({"days": []}, "minstens één dag"),
        ({"target": "-3"}, "van 0 tot en met"),
        ({"name": "x" * 81}, "hoogstens 80 letters"),
    ],
)
def test_a_place_that_cannot_be_is_said_to_be_so_and_nothing_is_added(desk, changes, said):
    before = len(desk.places)
    reply = desk.client().post(desk.path("places/new"), data=PLACE | changes)
    assert reply.status_code == 422
    assert said in text_of(reply)
    assert len(desk.places) == before


def test_a_place_of_another_programme_is_not_there(desk):
    client = desk.client()
    assert client.get(desk.path("places/12345")).status_code == 404
    assert client.post(desk.path("places/12345/close")).status_code == 404
    assert client.get(desk.path("places?round=other")).status_code == 404


def test_who_may_only_print_changes_nothing(desk):
    client, place = desk.client(Role.COMMUNICATION), desk.place("Wijkblad")
    assert client.post(desk.path(f"places/{place.id}/close")).status_code == 403
    shown = text_of(client.get(desk.path(f"places/{place.id}")))
    assert "Poster downloaden" in shown
    assert "Plek sluiten" not in shown
    reader = text_of(desk.client(Role.ADVISER).get(desk.path(f"places/{place.id}")))
    assert "Poster downloaden" not in reader


def test_a_place_that_was_used_is_closed_rather_than_removed(desk):
    client, place = desk.client(), desk.place("Wijkblad")
    desk.sends("Wijkblad")
    client.post(desk.path(f"places/{place.id}/remove"))
    assert "is al gebruikt" in text_of(client.get(desk.path(f"places/{place.id}")))
    client.post(desk.path(f"places/{place.id}/close"))
    shown = text_of(client.get(desk.path("places")))
    assert "De link blijft werken" in shown
    assert desk.app.test_client().get(f"/q/{place.code}/nl").status_code == 200
    client.post(desk.path(f"places/{place.id}/reopen"))
    assert "gesloten" not in text_of(client.get(desk.path("places"))).split("</h1>")[1]


def test_a_place_that_was_never_used_goes(desk):
    client, place = desk.client(), desk.place("Wijkblad")
    client.post(desk.path(f"places/{place.id}/remove"))
    assert "Wijkblad" not in {each.name for each in desk.places}
    assert desk.app.test_client().get(f"/q/{place.code}/nl").status_code == 404


def test_somebody_stands_somewhere_and_can_be_taken_off_and_put_back(desk):
    client, place = desk.client(), desk.place("Supermarkt")
    day = (today() + timedelta(days=2)).isoformat()
    fields = {"stand-day": day, "stand-part": "morning", "stand-label": "Sam"}
    client.post(desk.path(f"places/{place.id}/stands"), data=fields)
    shown = text_of(client.get(desk.path(f"places/{place.id}")))
    assert "<strong>Sam</strong>" in shown
    assert "Sam" in text_of(client.get(desk.path("places")))
    [removing] = re.findall(r'action="([^"]*/stands/\d+/remove)"', shown)
    client.post(removing)
    shown = text_of(client.get(desk.path(f"places/{place.id}")))
    assert "Terugdraaien" in shown
    assert "<strong>Sam</strong>" not in shown


def test_a_poster_leads_to_the_place_and_is_remembered(desk):
    client, place = desk.client(Role.COMMUNICATION), desk.place("Supermarkt")
    asked = {
        "poster-size": "A3",
        "poster-language": "tr",
        "poster-quantity": "12",
        "poster-press": "",
    }
    reply = client.post(desk.path(f"places/{place.id}/print/poster"), data=asked)
    assert reply.mimetype == "application/pdf"
    assert reply.headers["Content-Length"] == str(len(reply.data))
    named = reply.headers["Content-Disposition"]
    assert named == 'attachment; filename="wijkstem-poster-supermarkt-ingang-tr-a3.pdf"'
    with pypdfium2.PdfDocument(reply.data) as document:
        assert [round(side) for side in document[0].get_size()] == [842, 1191]
        image = document[0].render(scale=100 / 72).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [
        f"https://wijk.example/q/{place.code}"
    ]
    assert desk.acts() == ["poster.made"]


def test_paper_is_a_print_run_that_can_be_had_again(desk):
    client, place = desk.client(), desk.place("Wachtkamer")
    asked = {
        "paper-language": "nl",
        "paper-paper": "auto",
        "paper-copies": "3",
        "paper-press": "",
    }
    first = client.post(desk.path(f"places/{place.id}/print/paper"), data=asked)
    assert first.mimetype == "application/pdf"
    shown = text_of(client.get(desk.path("paper")))
    [code] = re.findall(r'<strong class="code">(\w+)</strong>', shown)
    assert "Wachtkamer" in shown
    again = client.post(desk.path(f"paper/{code}/again"))
    assert again.data == first.data
    reply = client.post(
        desk.path(f"paper/{code}/accepted"), data={"on": today().isoformat(), "by": "Drukkerij"}
    )
    assert reply.status_code == 303
    assert "Drukkerij" in text_of(client.get(desk.path("paper")))
    assert desk.acts() == ["run.made", "run.again", "run.accepted"]


def test_a_print_shop_gets_a_zip_that_says_what_is_wanted(desk):
    client, place = desk.client(), desk.place("Wachtkamer")
    asked = {
        "flyer-size": "A6",
        "flyer-language": "nl",
        "flyer-quantity": "500",
        "flyer-press": "x4",
    }
    reply = client.post(desk.path(f"places/{place.id}/print/flyer"), data=asked)
    with zipfile.ZipFile(io.BytesIO(reply.data)) as package:
        names = package.namelist()
    assert any("500st" in name for name in names)
    assert "aanleverblad.pdf" in names


def test_a_print_shop_gets_nothing_while_there_is_no_address(sqlite_stores, open_desk):
    desk = open_desk(sqlite_stores, public_url="http://localhost:8000")
    place = desk.place("Wachtkamer")
    asked = {
        "poster-size": "A4",
        "poster-language": "nl",
        "poster-quantity": "1",
        "poster-press": "x4",
    }
    client = desk.client()
    reply = client.post(desk.path(f"places/{place.id}/print/poster"), data=asked)
    assert reply.status_code == 422
    assert "eigen adres met https://" in text_of(reply)
    assert desk.acts() == []
    home = client.post(
        desk.path(f"places/{place.id}/print/poster"), data=asked | {"poster-press": ""}
    )
    with pypdfium2.PdfDocument(home.data) as document:
        assert "PROEF" in document[0].get_textpage().get_text_range()


def test_social_media_get_words_and_pictures(desk):
    client, place = desk.client(), desk.place("Sociale media")
    reply = client.post(
        desk.path(f"places/{place.id}/print/social"), data={"social-language": "ar"}
    )
    with zipfile.ZipFile(io.BytesIO(reply.data)) as zipped:
        assert len([name for name in zipped.namelist() if name.endswith(".png")]) == 4
        assert f"wijk.example/q/{place.code}" in zipped.read("tekst.txt").decode()


@pytest.mark.parametrize("what", ["slip", "overview"])
def test_what_belongs_to_every_place_is_on_the_page_of_printed_things(desk, what):
    asked = {
        f"{what}-size": {"slip": "A5", "overview": "A4"}[what],
        f"{what}-language": "nl",
        f"{what}-quantity": "2",
        f"{what}-press": "",
    }
    reply = desk.client().post(desk.path(f"paper/print/{what}"), data=asked)
    assert reply.data.startswith(b"%PDF")


def test_a_language_that_is_not_asked_in_is_refused(desk):
    place = desk.place("Supermarkt")
    asked = {
        "poster-size": "A4",
        "poster-language": "fr",
        "poster-quantity": "1",
        "poster-press": "",
    }
    reply = desk.client().post(desk.path(f"places/{place.id}/print/poster"), data=asked)
    assert reply.status_code == 422


def test_a_programme_without_a_campaign_says_what_to_do_first(desk):
    from survey.programme.kinds import TargetGroup
    from survey.programme.programmes import create_programme
    from survey.storage.programmes import Scope
    from survey.storage.sessions import writing
    from tests.team import sign_in_client

    with writing(desk.answers) as session:
        made = create_programme(
            session, name="Leeg", scope=Scope.AREA, target_group=TargetGroup.ADULTS
        )
        key = made.key
    client = sign_in_client(desk.app, programme=key)
    for page in ("places", "campaign", "monitor", "week", "set-aside", "paper"):
        assert "Maak eerst een vragenlijst" in text_of(client.get(f"/team/p/{key}/{page}"))


def test_pages_speak_english_as_well(desk):
    with reading(desk.answers):
        pass
    for page in ("places", "campaign", "monitor", "week", "set-aside", "paper"):
        reply = desk.client(language="en").get(desk.path(page))
        assert reply.status_code == 200
        assert '<html lang="en"' in text_of(reply)


def test_a_poster_in_another_language_leaves_the_page_in_the_readers_own(desk):
    client, place = desk.client(language="en"), desk.place("Supermarkt")
    shown = text_of(client.get(desk.path(f"places/{place.id}")))
    assert '<html lang="en"' in shown
    asked = {
        "poster-size": "A4",
        "poster-language": "tr",
        "poster-quantity": "0",
        "poster-press": "",
    }
    again = client.post(desk.path(f"places/{place.id}/print/poster"), data=asked)
    assert again.status_code == 422
    assert '<html lang="en"' in text_of(again)
