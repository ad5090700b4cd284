"""Every page in every language is valid, links somewhere, and is the same however it is packed."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import Option, Scale, ShortText
from forms.definition.text import Text
from forms.examples import catalogue
from forms.screen.form import form_for, raw_answers
from survey.builder.publish import start_campaign
from survey.fieldwork.places import list_places
from survey.storage.sessions import reading, writing

PLAIN = ["/", "/toegankelijkheid", "/c/lindenholt", "/c/lindenholt/ar", "/q/XXXXXX", "/nergens"]


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
@pytest.mark.parametrize("path", PLAIN)
def test_every_plain_page_is_sound(office, path, language):
    assert office.client.get(path, headers={"Accept-Language": language}).data


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
@pytest.mark.parametrize("campaign", ["lindenholt", "not-yet", "closed", "in-grace", "paused"])
def test_every_door_shows_a_sound_page(office, campaign, language):
    reply = office.client.get(f"/q/{office.code(campaign)}/{language}")
    assert reply.status_code == 200
    assert f'<html lang="{language}"' in reply.text


@pytest.mark.parametrize("feature", catalogue.features())
def test_every_feature_shows_a_sound_page_and_takes_an_empty_answer(office, feature):
    questionnaire = catalogue.feature(feature)
    about = catalogue.campaign("lindenholt")
    campaign = replace(about, key="feature", questionnaire=feature, opens=date(2020, 1, 1))
    with writing(office.answers) as session:
        start_campaign(session, campaign=campaign, questionnaire=questionnaire)
    with reading(office.answers) as session:
        office.places["feature"] = list_places(session, campaign_key="feature")[0]
    for language in questionnaire.languages:
        for variant in {0, questionnaire.variants - 1}:
            path = f"/q/{office.code('feature')}/{language}?v={variant}"
            assert office.client.get(path).status_code == 200
    assert office.post("feature", _language="nl").status_code == 200
    assert office.post("feature").status_code == 303


def test_a_page_is_the_same_packed_or_not(office):
    path = f"{office.path()}?v=3"
    visit = re.compile(r'name="_(id|started)" value="[^"]*"')
    plain = office.client.get(path)
    packed = office.client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert visit.sub("", gzip.decompress(packed.data).decode()) == visit.sub("", plain.text)


def test_every_visit_has_an_id_of_its_own(office):
    ids = {re.search(r"page-[0-9a-f]{32}", office.client.get(office.path()).text)[0] for _ in "abc"}
    assert len(ids) == 3


@pytest.mark.parametrize("path", ["/", "/toegankelijkheid", "/c/lindenholt/en", "questionnaire"])
def test_every_link_leads_somewhere(office, path):
    page = office.client.get(office.path() if path == "questionnaire" else path).text
    links = set(re.findall(r'(?:href|src|action)="(/[^"]*)"', page))
    assert links
    for link in links:
        assert office.client.get(link).status_code in (200, 303)


def test_the_accessibility_page_speaks_of_open_rounds_only(office):
    page = office.client.get("/toegankelijkheid").text
    assert page.count("<h2>") == 3  # lindenholt, other, paused: those that are open or resting


def test_styles_and_scripts_may_be_kept_for_ever(office):
    page = office.client.get(office.path()).text
    for path in re.findall(r'"(/static/[^"]+)"', page):
        reply = office.client.get(path)
        assert "immutable" in reply.headers["Cache-Control"]
        assert office.client.get(path.replace("/static/", "/static/0")).status_code == 404


def test_a_page_that_may_be_posted_once_is_kept_nowhere(office):
    assert office.client.get(office.path()).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("key", ["data", "errors", "meta", "process", "validate", "populate_obj"])
def test_a_question_may_be_called_anything(key):
    text = Text({"nl": "x"})
    kinds = (
        Scale(key=key, title=text, points=(Option(code="a", text=text),)),
        ShortText(key=f"{key}_too", title=text),
    )
    asked = Questionnaire(
        key="k", title=text, languages=("nl",), sections=(Section(questions=kinds),)
    )
    posted = MultiDict({key: "a", f"{key}_too-text": "hallo"})
    given = raw_answers(form_for(asked, language="nl", variant=0)(posted), posted)
    assert (given[key].chosen, given[f"{key}_too"].text) == (("a",), "hallo")
