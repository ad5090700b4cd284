"""Plainer words that can stand where others stand, without changing the rest of the sentence."""

from __future__ import annotations

import pytest
import yaml

from forms.wording.coach import remarks
from forms.wording.commonness import LISTS

ENTRIES = yaml.safe_load((LISTS / "instead.nl.yaml").read_text(encoding="utf-8"))
PAIRS = [
    (words.strip(), plain.strip())
    for key, some in ENTRIES.items()
    for words in key.split("|")
    for plain in some.split("|")
]


def _replaced(text: str) -> set[str]:
    """The text with each remark taken over, one at a time."""
    return {
        text[: each.start] + words + text[each.end :]
        for each in remarks(text, "nl")
        for words in each.instead
    }


@pytest.mark.parametrize(("words", "plain"), PAIRS)
def test_what_the_list_offers_is_offered_and_is_plain(words: str, plain: str) -> None:
    text = f"Dit gaat {words} de straat."
    better = f"Dit gaat {plain} de straat."
    assert better in _replaced(text)
    assert remarks(better, "nl") == []


def test_a_capital_stays() -> None:
    assert _replaced("Indien u meedoet, bel ons.") == {"Als u meedoet, bel ons."}


def test_an_abbreviation_is_written_in_full() -> None:
    assert _replaced("Kom d.m.v. de fiets.") == {"Kom met de fiets."}
    assert _replaced("Kies 1 t/m 5.") == {"Kies 1 tot en met 5."}


def test_a_full_stop_that_ends_the_sentence_stays() -> None:
    assert _replaced("Er zijn appels, peren enz.") == {"Er zijn appels, peren en meer."}
    assert _replaced("Bel bijv. de balie.") == {"Bel bijvoorbeeld de balie."}


def test_words_that_bend_with_the_sentence_are_not_replaced() -> None:
    for text in ("Wij realiseerden een park.", "U dient dit te lezen.", "Hij tracht te bellen."):
        assert remarks(text, "nl")
        assert _replaced(text) == set()


def test_other_languages_offer_nothing_that_was_not_written_for_them() -> None:
    assert all(not each.instead for each in remarks("Pursuant to this, come.", "en"))
