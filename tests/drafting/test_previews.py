"""The preview is the real thing: the phone's document, and the pages that would be printed."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from tests.team import text_of


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar", "pl", "uk"])
def test_the_phone_shows_the_real_document_and_can_send_nothing(desk, language):
    reply = desk.gets(f"/preview/phone/{language}")
    page = text_of(reply)
    assert f'<html lang="{language}"' in page
    assert 'id="themes"' in page
    assert 'type="module"' not in page
    policy = reply.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "form-action 'none'" in policy


def test_no_other_page_may_be_framed(desk):
    for path in ("/", "/around", "/preview"):
        assert "frame-ancestors 'none'" in desk.gets(path).headers["Content-Security-Policy"]


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_paper_shows_every_page_as_a_picture(desk, language):
    page = text_of(desk.gets(f"/preview/paper/{language}"))
    assert page.count("<img ") == 2
    for number in (1, 2):
        reply = desk.gets(f"/preview/paper/{language}/{number}.png")
        picture = Image.open(io.BytesIO(reply.data))
        assert picture.size == (497, 702)
        assert picture.convert("L").getextrema()[0] < 60
    assert desk.gets(f"/preview/paper/{language}/3.png").status_code == 404


def test_a_language_that_is_not_there_has_no_preview(desk):
    assert desk.gets("/preview/phone/fr").status_code == 404
    assert desk.gets("/preview/paper/fr").status_code == 404


def test_a_change_changes_both(desk):
    before = desk.gets("/preview/paper/nl/1.png").data
    desk.posts("/questions/goes_well", title="Wat gaat er goed bij u in de straat?")
    assert "bij u in de straat" in text_of(desk.gets("/preview/phone/nl"))
    assert desk.gets("/preview/paper/nl/1.png").data != before


def test_what_cannot_be_printed_says_why(desk):
    long = "Woord " * 1500
    desk.posts("/questions/goes_well", title=long)
    page = text_of(desk.gets("/preview/paper/nl"))
    assert "<img" not in page
    assert 'role="alert"' in page


def test_too_long_for_one_sheet_is_said(desk, make_draft):
    asked = questionnaire_to_data(catalogue.large())
    asked["sections"][0]["questions"] = asked["sections"][0]["questions"][:45]
    desk.draft = make_draft(document=asked)
    assert "past niet op één vel" in text_of(desk.gets("/preview/paper/nl"))
