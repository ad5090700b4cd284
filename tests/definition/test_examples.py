"""The examples keep what they preach: sound, short, complete, and visibly examples."""

import re
import subprocess
import sys

import pytest

from forms.definition.campaign import Campaign
from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.questions import (
    BestWorst,
    Choice,
    Closed,
    Meaning,
    Ordered,
    Priority,
    Question,
    Scale,
    Statement,
    choosable,
)
from forms.definition.text import Text
from forms.examples import catalogue
from forms.pictures.catalogue import keys

MINUTES = re.compile(r"[0-9٠-٩]\s*(min\b|minu|dakika|دقيق|دقائق|хвилин)", re.IGNORECASE)
MARKED = ("voorbeeld", "example", "örnek", "مثال", "przykład", "приклад")
SIX = ("nl", "en", "tr", "ar", "pl", "uk")
FALL_BACK = ("fallback_language", "six_languages")  # these lack something on purpose
ALL = [*catalogue.names(), *catalogue.features()]


def questionnaire(name: str) -> Questionnaire:
    return (catalogue.questionnaire if name in catalogue.names() else catalogue.feature)(name)


def texts_of(campaign: Campaign) -> list[Text]:
    around = (campaign.title, campaign.sender, campaign.next, campaign.results)
    private = campaign.privacy
    five = (private.purpose, private.basis, private.kept, private.rights, private.contact)
    promoted = [campaign.promotion.question, campaign.promotion.teaser, *campaign.returns]
    known = [text for text in promoted if text is not None]
    return [*around, campaign.accessibility, campaign.help_line.place, *five, *known]


@pytest.mark.parametrize("name", ALL)
def test_an_example_is_named_as_its_file_and_says_that_it_is_one(name: str) -> None:
    example = questionnaire(name)
    assert example.key == name
    for language, words in example.title.wordings.items():
        assert any(mark in words.casefold() for mark in MARKED), language


@pytest.mark.parametrize("name", ALL)
def test_an_example_has_at_most_twelve_questions(name: str) -> None:
    assert 1 <= questionnaire(name).length <= 12


@pytest.mark.parametrize("name", ALL)
def test_no_text_names_minutes(name: str) -> None:
    for path, text in texts(questionnaire(name)):
        assert not any(MINUTES.search(words) for words in text.wordings.values()), path


@pytest.mark.parametrize("name", [name for name in ALL if name not in FALL_BACK])
def test_every_text_is_there_in_every_language(name: str) -> None:
    example = questionnaire(name)
    assert [p for p, text in texts(example) if set(text.wordings) != set(example.languages)] == []


def test_the_example_of_fallback_really_lacks_something() -> None:
    example = catalogue.feature("fallback_language")
    lacking = [path for path, text in texts(example) if text.missing(example.languages)]
    assert lacking == ["season.help", "season.summer.hint", "season.winter.text"]


@pytest.mark.parametrize("name", ALL)
def test_no_more_is_shown_than_one_can_oversee(name: str) -> None:
    """What goes with nothing else stands apart, as "I don't know" does."""
    for question in questionnaire(name).questions:
        if isinstance(question, Closed):
            shown = [option for option in choosable(question) if not option.exclusive]
            seven = isinstance(question, Priority | BestWorst)  # themes; sets show three at once
            assert len(shown) <= (7 if seven else 5), question.key


def pictures(question: Question) -> list[str]:
    options = choosable(question) if isinstance(question, Closed) else ()
    nested = [each for option in options for each in (option, *option.options)]
    return [each.picture for each in (question, *nested) if each.picture is not None]


@pytest.mark.parametrize("name", ALL)
def test_every_picture_is_in_the_catalogue(name: str) -> None:
    for question in questionnaire(name).questions:
        assert set(pictures(question)) <= set(keys())


@pytest.mark.parametrize("name", ALL)
def test_faces_are_pictures_of_faces_from_happy_to_sad(name: str) -> None:
    """A channel never has to guess which end of a scale is the happy one."""
    order = ["face-very-happy", "face-happy", "face-neutral", "face-sad", "face-very-sad"]
    for question in questionnaire(name).questions:
        if isinstance(question, Scale) and question.faces:
            used = pictures(question)
            assert len(used) == len(question.points)
            assert used == [face for face in order if face in used]


@pytest.mark.parametrize("name", catalogue.names())
def test_a_campaign_is_complete_and_belongs_to_its_questionnaire(name: str) -> None:
    campaign = catalogue.campaign(name)
    asked = catalogue.questionnaire(name)
    assert campaign.example
    assert campaign.questionnaire == asked.key
    assert campaign.key == asked.key.replace("_", "-")
    assert all(set(text.wordings) == set(asked.languages) for text in texts_of(campaign))
    words = [w for text in texts_of(campaign) for w in text.wordings.values()]
    assert not any(MINUTES.search(each) for each in words)
    for text in (campaign.promotion.teaser, *campaign.returns):  # places and numbers made up
        assert text
        assert all(any(mark in each for mark in MARKED) for each in text.wordings.values())
    assert {"phone", "helper", "tablet", "paper_typed", "paper_scanned"} == {*campaign.grace_days}


def test_lindenholt_asks_what_the_district_team_wants_to_know() -> None:
    example = catalogue.questionnaire("lindenholt")
    assert example.key == catalogue.FIRST
    assert example.variants == 7
    assert {q.meaning for q in example.questions if hasattr(q, "meaning")} >= set(Meaning)
    themes = example.by_key["themes"]
    assert isinstance(themes, Priority)
    marked = [option.code for option in themes.options if option.hint is not None]
    assert len(marked) == 5
    assert not {"money", "joining_in"} & set(marked)  # the two that the source names
    assert sorted(place.type for place in catalogue.campaign("lindenholt").places) == [
        "social_media",
        "supermarket",
        "waiting_room",
        "wijkblad",
    ]


def test_there_is_an_example_for_everyone_in_all_six_languages() -> None:
    for_whom = {"parents", "youth", "pupil_council", "meeting_evaluation", "neighbourhood_council"}
    assert {*catalogue.names()} == for_whom | {"lindenholt"}
    assert all(catalogue.questionnaire(name).languages == SIX for name in catalogue.names())
    assert catalogue.feature("six_languages").languages == SIX


@pytest.mark.parametrize("name", [n for n in catalogue.names() if n != "meeting_evaluation"])
def test_an_example_asks_for_the_themes_first_of_all(name: str) -> None:
    asked = catalogue.questionnaire(name).questions
    assert any(isinstance(q, Priority) and q.meaning is Meaning.THEME_PRIORITY for q in asked)


def test_youth_are_asked_their_age_first_and_told_before_what_is_hard() -> None:
    youth = catalogue.questionnaire("youth")
    age = youth.questions[0]
    assert isinstance(age, Choice)
    assert age.meaning is Meaning.AGE_BAND
    assert [option.code for option in age.options][:2] == ["under_12", "under_16"]
    keys_in_order = [question.key for question in youth.questions]
    assert isinstance(youth.by_key["careful"], Statement)
    for hard in ("gloomy", "talk_to", "saying_no"):
        assert keys_in_order.index("careful") < keys_in_order.index(hard)
        assert youth.by_key[hard].rather_not  # type: ignore[union-attr]


CONTACT = re.compile(r"name|adres|address|e_?mail|phone|telefoon|contact|postcode")


@pytest.mark.parametrize("name", ["youth", "pupil_council"])
def test_nothing_asks_the_young_who_they_are(name: str) -> None:
    example = catalogue.questionnaire(name)
    assert example.address == "je"
    assert not [question.key for question in example.questions if CONTACT.search(question.key)]


def test_councils_answer_as_one_group() -> None:
    groups = [name for name in catalogue.names() if catalogue.questionnaire(name).group]
    assert groups == ["neighbourhood_council", "pupil_council"]


def test_a_meeting_is_evaluated_in_four_questions_at_most() -> None:
    assert catalogue.questionnaire("meeting_evaluation").length <= 4


POLITE = re.compile(r"\b(?:u|uw)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", [n for n in ALL if questionnaire(n).address == "je"])
def test_who_is_spoken_to_as_je_is_never_called_u(name: str) -> None:
    own = [text for _, text in texts(questionnaire(name))]
    own += texts_of(catalogue.campaign(name)) if name in catalogue.names() else []
    assert [text.wordings["nl"] for text in own if POLITE.search(text.wordings["nl"])] == []


def test_features_show_a_ranking_and_sets_of_three_from_seven() -> None:
    ranking = catalogue.feature("ranking").questions[0]
    best_worst = catalogue.feature("best_worst").questions[0]
    assert isinstance(ranking, Ordered)
    assert isinstance(best_worst, BestWorst)
    assert len(best_worst.options) == 7


def test_the_large_example_has_sixty_questions_with_three_hundred_pictures() -> None:
    large = catalogue.large()
    assert large.length == 60
    shown = [picture for question in large.questions for picture in pictures(question)]
    assert len(shown) == 300
    assert "oorbeeld" in large.title.wordings["nl"]


@pytest.mark.parametrize("name", catalogue.names())
def test_dutch_sentences_are_short(name: str) -> None:
    asked = catalogue.questionnaire(name)
    own = [text for _, text in texts(asked)] + texts_of(catalogue.campaign(name))
    sentences = [s for text in own for s in re.split(r"[.?!](?:\s|$)", text.wordings["nl"])]
    assert [each for each in sentences if len(each.split()) > 12] == []


def test_looking_at_the_catalogue_reads_no_document() -> None:
    program = (
        "import sys, forms.examples.catalogue as c; c.names(); print('jsonschema' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
