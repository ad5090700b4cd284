"""Planning a print run: the right words and paper, or a refusal that says what to do instead."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from forms.definition.document import questionnaire_to_data
from forms.definition.questionnaire import Section
from forms.definition.questions import Option
from forms.definition.sentence import Refusal
from forms.definition.text import Text
from survey.builder.publish import publish
from survey.fieldwork.around import Untranslated
from survey.fieldwork.finding import NoPlaces, UnknownPlace
from survey.fieldwork.form_paper import PaperRefused
from survey.fieldwork.print_plans import CannotPlan, Plan, plan_run
from survey.storage.campaigns import Campaign
from survey.storage.finding import UnknownCampaign, campaign_by_key
from survey.storage.sessions import reading, writing
from tests.conftest import Opened

PUBLIC = "https://wijk.example"


@pytest.fixture
def opened(opened_on_sqlite: Opened) -> Opened:
    """Planning only reads: one kind of store tells as much as two."""
    return opened_on_sqlite


def planned(opened: Opened, **asked: object) -> Plan:
    given = {"campaign_key": "spring", "public_url": PUBLIC} | asked
    with reading(opened.stores.answers) as session:
        return plan_run(session, **given)  # type: ignore[arg-type]


def asked_more(opened: Opened, *, questions: int) -> None:
    """Publishes a questionnaire with so many questions to write at."""
    open_question = opened.questionnaire.by_key["missing"]
    many = tuple(replace(open_question, key=f"open_{n}") for n in range(questions))
    republished(opened, sections=(Section(questions=many),))


def republished(opened: Opened, **changes: object) -> None:
    changed = replace(opened.questionnaire, **changes)  # type: ignore[arg-type]
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        data = questionnaire_to_data(changed)
        publish(session, campaign=campaign, questionnaire_data=data)


def words_of(plan: Plan) -> str:
    drawn = (each for page in plan.layout.pages for each in page.drawn)
    return " ".join(each.words for each in drawn if hasattr(each, "words"))


def test_a_form_of_a_place_carries_the_link_of_that_place(opened):
    for named in ("apotheek", " APOTHEEK ", opened.places[0].code.lower()):
        plan = planned(opened, place=named)
        assert plan.address == f"{PUBLIC}/q/{opened.places[0].code}"
        assert plan.place == "Apotheek"
    links = {code.text for page in plan.layout.pages for code in page.codes}
    assert f"{PUBLIC}/q/{opened.places[0].code}" in links


def test_without_a_place_the_link_leads_to_the_campaign(opened):
    plan = planned(opened)
    assert plan.place_id is None
    assert plan.address == f"{PUBLIC}/c/spring"


def test_the_words_around_come_from_the_campaign_in_the_language_of_the_form(opened):
    said = words_of(planned(opened, language="en"))
    for text in ("De gemeente (en)", "De bibliotheek (en)", "rights (en)", "Wij lezen alles (en)"):
        assert text in said
    assert "024 123 45 67" in said


def test_a_form_says_how_it_comes_back_as_the_campaign_does_or_as_we_do(opened):
    assert "Geef de lijst terug" in words_of(planned(opened))
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        returns = [{"nl": "In de bus bij de bieb", "en": "In the box at the library"}]
        campaign.document = campaign.document | {"returns": returns}
    said = words_of(planned(opened))
    assert "In de bus bij de bieb" in said
    assert "Geef de lijst terug" not in said


def test_a_form_names_its_edition(opened):
    assert re.search(r"versie 1 · [0-9a-f]{6}", words_of(planned(opened)))


@pytest.mark.parametrize(
    ("asked", "kind", "said"),
    [
        ({"campaign_key": "autumn"}, UnknownCampaign, "spring"),
        ({"place": "Kapper"}, UnknownPlace, "“Apotheek”, “Supermarkt”"),
        ({"language": "de"}, CannotPlan, "nl, en"),
        ({"language": "ar"}, CannotPlan, "nl, en"),
        ({"variant": 99}, CannotPlan, "0 tot en met"),
        ({"variant": -1}, CannotPlan, "0 tot en met"),
        ({"copies": 100_001}, CannotPlan, "hoogstens 100000"),
        ({"copies": -1}, CannotPlan, "hoogstens 100000"),
        ({"paper": "a2"}, PaperRefused, "auto, a4, a3"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_what_can(opened, asked, kind, said):
    with pytest.raises(kind, match=re.escape(said)):
        planned(opened, **asked)


def test_a_text_of_the_campaign_without_translation_is_named(opened):
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        document = dict(campaign.document)
        document["next"] = {"nl": "Wij lezen alles"}
        campaign.document = document
    assert planned(opened).layout.language == "nl"
    with pytest.raises(Untranslated, match=r"“next”.*“en”"):
        planned(opened, language="en")


def test_a_short_form_goes_on_one_sheet_of_a4(opened):
    assert planned(opened).layout.paper == "a4"


def test_a_longer_form_is_folded_and_a_still_longer_one_needs_numbers(opened):
    asked_more(opened, questions=30)
    assert planned(opened).layout.paper == "a3"
    asked_more(opened, questions=60)
    with pytest.raises(PaperRefused, match=r"--copies, of kies --typed"):
        planned(opened)
    assert planned(opened, copies=10).layout.paper == "a4-sheets"
    typed = planned(opened, typed=True).layout
    assert (typed.paper, typed.scannable) == ("a4-sheets", False)


def test_loose_sheets_without_number_are_refused_with_three_remedies(opened):
    asked_more(opened, questions=30)
    with pytest.raises(PaperRefused, match=r"--copies, kies --paper a3, of kies --typed"):
        planned(opened, paper="a4-sheets")
    assert planned(opened, paper="a4-sheets", copies=2).copies == 2


def test_large_print_is_not_told_to_become_smaller(opened):
    asked_more(opened, questions=30)
    with pytest.raises(PaperRefused, match=r"--copies, of kies --typed"):
        planned(opened, paper="large")


def test_a_booklet_is_always_typed_in(opened):
    layout = planned(opened, paper="a5").layout
    assert not layout.scannable
    assert len(layout.pages) % 4 == 0


def test_the_form_of_a_group_is_printed_like_any_other(opened):
    republished(opened, group=True)
    assert planned(opened).layout.pages


@pytest.mark.parametrize(
    ("address", "trial"),
    [
        ("https://wijk.example", False),
        ("http://wijk.example", True),
        ("http://localhost:8000", True),
        ("https://localhost", True),
        ("https://wijk.localhost:8000", True),
        ("https://kantoor.local", True),
        ("https://127.0.0.1", True),
        ("https://192.168.1.20:8000", True),
        ("https://[::1]:8000", True),
        ("https://", True),
    ],
)
def test_paper_with_an_address_that_nobody_can_open_is_for_trying_out(opened, address, trial):
    assert planned(opened, public_url=address).trial is trial


def test_paper_of_a_campaign_on_trial_is_for_trying_out(opened):
    with writing(opened.stores.answers) as session:
        campaign_by_key(session, key="spring").trial = True
    assert planned(opened).trial


def test_a_campaign_without_places_says_how_to_make_one(opened):
    with writing(opened.stores.answers) as session:
        one = campaign_by_key(session, key="spring")
        facts = {
            name: getattr(one, name)
            for name in ("document", "questionnaire_key", "opens", "closes")
        }
        session.add(Campaign(key="empty", **facts))
        session.flush()
        campaign = campaign_by_key(session, key="empty")
        publish(
            session,
            campaign=campaign,
            questionnaire_data=questionnaire_to_data(opened.questionnaire),
        )
    with pytest.raises(NoPlaces, match="place add"):
        planned(opened, campaign_key="empty", place="Apotheek")
    assert planned(opened, campaign_key="empty").address.endswith("/c/empty")


def test_a_letter_that_no_font_has_is_refused_by_name(opened):
    option = Option(code="odd", text=Text({"nl": "Vreemd \U0001f600", "en": "Odd"}))
    scale = opened.questionnaire.by_key["safe"]
    odd = replace(scale, points=(*scale.points, option))
    republished(opened, sections=(Section(questions=(odd,)),))
    with pytest.raises(Refusal, match=r"safe\.odd\.text"):
        planned(opened)
