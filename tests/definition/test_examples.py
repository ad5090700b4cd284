"""The examples keep what they preach: sound, short, complete, and visibly examples."""

import re
import subprocess
import sys

import pytest

from forms.definition.campaign import Campaign
from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.questions import (
    Choice,
    Choices,
    Meaning,
    Priority,
    Question,
    Scale,
    choosable,
)
from forms.definition.text import Text
from forms.examples import catalogue
from forms.pictures.catalogue import keys

MINUTES = re.compile(r"[0-9٠-٩]\s*(min\b|minu|دقيق|دقائق)", re.IGNORECASE)
MARKED = ("voorbeeld", "example", "مثال")
ALL = [*catalogue.names(), *catalogue.features()]


def questionnaire(name: str) -> Questionnaire:
    return (catalogue.questionnaire if name in catalogue.names() else catalogue.feature)(name)


def texts_of(campaign: Campaign) -> list[Text]:
    around = (campaign.title, campaign.sender, campaign.next, campaign.results)
    private = campaign.privacy
    five = (private.purpose, private.basis, private.kept, private.rights, private.contact)
    return [*around, campaign.accessibility, campaign.help_line.place, *five]


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


@pytest.mark.parametrize("name", [name for name in ALL if name != "fallback_language"])
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
        if isinstance(question, Choice | Choices | Priority | Scale):
            shown = [option for option in choosable(question) if not option.exclusive]
            assert len(shown) <= (7 if isinstance(question, Priority) else 5), question.key


def pictures(question: Question) -> list[str]:
    closed = isinstance(question, Choice | Choices | Priority | Scale)
    options = choosable(question) if closed else ()
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
    assert all(set(text.wordings) == set(asked.languages) for text in texts_of(campaign))
    words = [w for text in texts_of(campaign) for w in text.wordings.values()]
    assert not any(MINUTES.search(each) for each in words)
    assert {"phone", "helper", "tablet", "paper_typed", "paper_scanned"} == {*campaign.grace_days}


def test_lindenholt_asks_what_the_district_team_wants_to_know() -> None:
    example = catalogue.questionnaire("lindenholt")
    assert example.languages == ("nl", "en", "ar")
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
