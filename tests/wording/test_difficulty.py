"""The difficulty of a text: the harder of two versions gets the higher number."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from forms.wording.commonness import LISTS, commonness, parts
from forms.wording.difficulty import difficulty, measures, weighted
from forms.wording.reading import sentences

PAIRS = [
    (
        "Indien u verhinderd bent, dient u dit tijdig kenbaar te maken.",
        "Kunt u niet komen? Zeg dat dan op tijd.",
    ),
    (
        "De door u ingevulde vragenlijst wordt door ons verwerkt ten behoeve van het onderzoek.",
        "Wij gebruiken uw antwoorden voor het onderzoek.",
    ),
    (
        "Voorafgaand aan de inrichting van het plein vindt een raadpleging van bewoners plaats.",
        "Wij vragen eerst aan bewoners wat zij met het plein willen.",
    ),
    (
        "Het verkrijgen van een vergunning is noodzakelijk alvorens u tot sloop overgaat.",
        "U hebt een vergunning nodig voordat u gaat slopen.",
    ),
    (
        "Met betrekking tot de parkeerproblematiek zijn diverse maatregelen in voorbereiding.",
        "Wij gaan iets doen aan het parkeren.",
    ),
]


@pytest.mark.parametrize(("hard", "plain"), PAIRS)
def test_office_language_is_harder_than_its_plain_rewrite(hard: str, plain: str) -> None:
    assert difficulty(hard, "nl") > difficulty(plain, "nl")


@pytest.mark.parametrize("language", ["nl", "en", "tr", "ar", "pl", "uk"])
def test_more_words_in_a_sentence_are_harder_in_every_language(language: str) -> None:
    word = {"ar": "بيت", "uk": "дім", "pl": "dom"}.get(language, "park")
    scores = [difficulty(" ".join([word] * n) + ".", language) for n in (3, 9, 14, 25)]
    assert scores == sorted(set(scores))


def test_nothing_is_not_difficult() -> None:
    assert difficulty("", "nl") == difficulty(" … \n", "nl") == 0.0


def test_the_same_text_twice_is_as_hard_as_once() -> None:
    text = "Wij bewaren uw antwoorden."
    assert difficulty(f"{text} {text}", "nl") == difficulty(text, "nl")


@given(text=st.text(max_size=200))
def test_any_text_has_a_difficulty(text: str) -> None:
    assert math.isfinite(difficulty(text, "nl"))


def test_every_weight_has_a_reason_and_something_to_weigh() -> None:
    table = yaml.safe_load((LISTS / "difficulty.yaml").read_text(encoding="utf-8"))
    assert set(table) == set(measures(sentences("Een zin."), "nl")) == set(weighted("nl"))
    for name, entry in table.items():
        assert entry["why"], name
        easier = name in {"subject_first", "persons", "ours"}
        assert (entry["weight"] <= 0) == easier, name


@pytest.mark.parametrize(
    ("word", "taken_apart"),
    [
        ("woonomgeving", ("woon", "omgeving")),
        ("wijkfeest", ("wijk", "feest")),
        ("gezondheidsonderzoek", ("gezondheid", "onderzoek")),
        ("xyzzy", ("xyzzy",)),
    ],
)
def test_a_dutch_compound_is_taken_apart(word: str, taken_apart: tuple[str, ...]) -> None:
    assert parts(word) == taken_apart


def test_a_compound_of_common_words_is_common() -> None:
    assert commonness("wijkfeest", "nl") > 3.5
    assert commonness("helofytenfilter", "nl") == 0.0
