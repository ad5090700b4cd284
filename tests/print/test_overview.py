"""The overview: every place of a campaign with its code, for the wall and to cut out."""

from dataclasses import replace
from functools import cache

import pypdfium2
import pytest

from print.overview import NoOverview, Overview, PlaceCard, overview, pages_for
from print.papers import A3, A4
from print.publicity.announcement import CannotPrint
from tests.print.announced import (
    SIX,
    Seen,
    announcement,
    foreign_operators,
    overlapping,
    uneven_edges,
    with_white,
)


def shown(places: int, language: str = "nl") -> Overview:
    said = announcement(language=language)
    count = pages_for(places)
    return Overview(
        language=language,
        title=said.title,
        sender=said.sender,
        phone=said.phone,
        cards=tuple(
            PlaceCard(name=f"Wachtkamer gezondheidscentrum {number}", url=url(number))
            for number in range(places)
        ),
        pages=tuple(f"{number} / {count}" for number in range(1, count + 1)),
    )


def url(number: int) -> str:
    return f"https://wijkstem.voorbeeldgemeente.nl/q/PLEK{number:02}"


@cache
def seen(language: str, number: int) -> Seen:
    return Seen(overview(shown(8, language)), number)


def test_there_are_as_many_pages_as_the_places_need() -> None:
    for places, pages in ((1, 1), (6, 1), (7, 2), (13, 3)):
        with pypdfium2.PdfDocument(overview(shown(places))) as document:
            assert len(document) == pages == pages_for(places)


@pytest.mark.parametrize("language", SIX)
def test_every_place_is_there_with_its_own_code_name_and_link(language: str) -> None:
    for page, numbers in ((0, range(6)), (1, range(6, 8))):
        one = seen(language, page)
        codes = sorted(code.text for code in one.codes(100))
        assert codes == [url(number) for number in numbers]
        for number in numbers:
            assert f"Wachtkamer gezondheidscentrum {number}" in one.text
            assert f"wijkstem.voorbeeldgemeente.nl/q/PLEK{number:02}" in one.text


@pytest.mark.parametrize("language", SIX)
def test_nothing_overlaps_and_nothing_but_the_field_comes_near_the_edge(language: str) -> None:
    one = seen(language, 0)
    points = 72 / 100
    codes = [
        (
            min(code.position.top_left.x, code.position.top_right.x) * points,
            A4.height / 25.4 * 72 - code.position.bottom_left.y * points,
            code.position.top_right.x * points,
            A4.height / 25.4 * 72 - code.position.top_left.y * points,
        )
        for code in one.codes(100)
    ]
    assert overlapping([*map(with_white, codes), *one.lines()]) == []
    assert uneven_edges(one.image(75), A4) == []
    assert foreign_operators(one) == set()
    assert min(one.type_sizes()) >= 10


def test_every_page_says_which_it_is_and_where_to_call() -> None:
    for page in (0, 1):
        assert f"{page + 1} / 2" in seen("nl", page).text
        assert "024 000 00 00" in seen("nl", page).text


def test_the_black_edition_and_the_trial() -> None:
    page = Seen(overview(replace(shown(3), trial_mark="PROEF"), black=True))
    assert "PROEF" in page.text
    assert {tuple(each[:3]) for each in page.inks()} == {(0, 0, 0)}
    assert len(page.codes(100)) == 3


def test_the_same_places_give_the_same_bytes() -> None:
    assert overview(shown(8)) == seen("nl", 0).pdf


def test_what_cannot_be_shown_is_refused() -> None:
    with pytest.raises(NoOverview, match="nog geen plekken"):
        overview(replace(shown(1), cards=(), pages=()))
    with pytest.raises(NoOverview, match="A4"):
        overview(shown(1), page=A3)
    long = PlaceCard(name="Wachtkamer " * 900, url=url(1))
    with pytest.raises(CannotPrint, match="places"):
        overview(replace(shown(1), cards=(long,)))
