"""The lists that people can edit: what they may hold, and that the coach goes by them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from forms.wording.commonness import LISTS
from forms.wording.phrases import filed
from forms.wording.reading import sentences

PHRASES = sorted(
    path for stem in ("jargon", "stiff", "leading") for path in LISTS.glob(f"{stem}.*.yaml")
)


def _found(entries: dict[str, str], text: str) -> list[tuple[str, str]]:
    (clause,) = sentences(text)
    return [
        (" ".join(clause.lowers[each.first : each.last + 1]), each.says)
        for each in filed(entries).found_in(clause)
    ]


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.stem)
def test_a_list_holds_phrases_with_something_to_say(path: Path) -> None:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    for phrases, says in entries.items():
        assert isinstance(says, str), phrases
        assert says.strip(), phrases
        assert all(each.strip() for each in phrases.split("|")), phrases


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.stem)
def test_no_phrase_stands_in_a_list_twice(path: Path) -> None:
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    every = [" ".join(each.split()) for phrases in entries for each in phrases.split("|")]
    assert sorted(every) == sorted(set(every))


def test_the_longest_phrase_wins() -> None:
    entries = {"met": "A", "met betrekking tot": "over"}
    assert _found(entries, "Iets met betrekking tot het park met bomen.") == [
        ("met betrekking tot", "over"),
        ("met", "A"),
    ]


def test_a_star_stands_for_any_ending() -> None:
    assert _found({"realiser*": "maken"}, "Wij realiseren dit.") == [("realiseren", "maken")]
    assert _found({"realiser*": "maken"}, "Wij zijn reëel.") == []


def test_three_dots_stand_for_words_in_between() -> None:
    entries = {"dient … te": "moeten"}
    assert _found(entries, "U dient dit te doen.") == [("dient", "moeten")]
    assert _found(entries, "De bus dient als wachtkamer.") == []


def test_capitals_and_curly_apostrophes_do_not_matter() -> None:
    assert _found({"foto's maken": "A"}, "Foto’s Maken mag.") == [("foto's maken", "A")]
