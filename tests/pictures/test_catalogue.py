"""The pictogram catalogue: small, complete, in one family, and found by ordinary words."""

import subprocess
import sys
from xml.etree import ElementTree

import pytest

from forms.pictures.catalogue import FOLDER, UnknownPictogram, keys, pictogram, search

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("key", keys())
def test_a_pictogram_is_small_and_in_the_family(key: str) -> None:
    svg = pictogram(key).svg
    assert len(svg.encode()) <= 1024
    root = ElementTree.fromstring(svg)
    assert root.tag == SVG + "svg"
    assert root.attrib == {
        "viewBox": "0 0 24 24",
        "fill": "none",
        "stroke": "currentColor",
        "stroke-width": "2",
        "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }
    assert {child.tag for child in root} == {SVG + "path"}
    assert "M0 0h24v24H0z" not in svg


def test_there_are_about_a_hundred_and_fifty() -> None:
    assert 140 <= len(keys()) <= 170


@pytest.mark.parametrize("key", keys())
def test_a_pictogram_has_dutch_and_english_words(key: str) -> None:
    words = pictogram(key).words
    assert all(words["nl"])
    assert all(words["en"])


@pytest.mark.parametrize("key", keys())
def test_no_picture_shows_a_dollar_or_a_begging_hand(key: str) -> None:
    source = pictogram(key).source
    assert "dollar" not in source
    assert "hand" not in source.replace("handshake", "").split("-")
    assert "pig" not in source.split("-")  # a piggy bank is not everyone's picture of saving


def test_the_catalogue_describes_exactly_the_drawings_there_are() -> None:
    described = {
        line.strip(' ":\n')
        for line in (FOLDER / "catalogue.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("  ") and not line.startswith("   ")
    }
    assert described == set(keys())


def test_an_inline_drawing_is_well_formed_and_hidden_from_screen_readers() -> None:
    root = ElementTree.fromstring(pictogram("bus").inline())
    assert root.attrib == {
        "class": "pictogram",
        "viewBox": "0 0 24 24",
        "aria-hidden": "true",
        "focusable": "false",
    }
    assert len(root) == 1


def test_fifty_drawings_keep_a_page_light() -> None:
    average = sum(len(pictogram(key).inline()) for key in keys()) / len(keys())
    assert average * 50 < 20_000


def test_an_unknown_key_names_the_keys_that_look_like_it() -> None:
    with pytest.raises(UnknownPictogram, match=r"“hospitel” bestaat niet\. Bedoelt u hospital"):
        pictogram("hospitel")


def test_a_key_never_leaves_the_folder_of_drawings() -> None:
    with pytest.raises(UnknownPictogram, match="Zoek een plaatje"):
        pictogram("../svg/bus")


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("geldzorgen", "nl", "money"),
        ("rondkomen", "nl", "wallet"),
        ("Wachtkamer", "nl", "doctor"),
        ("opgroeien", "nl", "child"),
        ("supermarket", "en", "supermarket"),
        ("public transport", "en", "bus"),
        ("lonely", "en", "person-alone"),
        ("opleiding afmaken", "nl", "diploma"),
        ("voorlezen", "nl", "reading-aloud"),
        ("moskee", "nl", "mosque"),
        ("digitale hulp", "nl", "help-desk"),
        ("skateboard", "en", "skateboard"),
    ],
)
def test_a_search_finds_by_word(words: str, language: str, first: str) -> None:
    assert search(words, language)[0].key == first


def test_a_search_looks_inside_long_dutch_words() -> None:
    assert "doctor" in [each.key for each in search("huisartsenpost", "nl")]


def test_a_search_in_a_language_without_words_looks_in_all_languages() -> None:
    assert search("bibliotheek", "tr")[0].key == "library"


def test_a_search_for_nothing_known_finds_nothing() -> None:
    assert search("xyzzy", "nl") == []
    assert search("", "nl") == []


def test_a_page_with_pictograms_reads_no_yaml() -> None:
    code = (
        "import sys; from forms.pictures.catalogue import keys, pictogram;"
        "[pictogram(key).inline() for key in keys()]; sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parents[1]).returncode == 0
