"""The flyer: the poster in the hand, as small as A6, in six languages."""

from functools import cache

import pytest

from print.document import PRESS
from print.flyer import NoFlyer, flyer
from print.papers import A4, A5, A6, Format
from print.publicity.announcement import CannotPrint
from tests.print.announced import (
    SIX,
    URL,
    Seen,
    announcement,
    code_box,
    foreign_operators,
    millimetres,
    overlapping,
    read_in_every_way,
    uneven_edges,
    with_white,
)

PAPERS = pytest.mark.parametrize("page", [A5, A6], ids=lambda page: page.name)


@cache
def seen(language: str, page: Format) -> Seen:
    return Seen(flyer(announcement("neighbourhood_council", language), page=page))


@PAPERS
@pytest.mark.parametrize("language", SIX)
def test_a_telephone_reads_the_code(language: str, page: Format) -> None:
    assert read_in_every_way(seen(language, page)) == [[URL]] * 5


@PAPERS
def test_the_code_is_large_and_coarse_enough(page: Format) -> None:
    left, _, right, _ = code_box(seen("nl", page))
    wide = millimetres(right - left)
    assert wide == pytest.approx(page.width / 3, abs=1)
    assert wide / 33 > 0.8


@PAPERS
@pytest.mark.parametrize("language", SIX)
def test_nothing_overlaps_is_too_small_or_comes_near_the_edge(language: str, page: Format) -> None:
    flyer_page = seen(language, page)
    assert overlapping([with_white(code_box(flyer_page)), *flyer_page.lines()]) == []
    assert uneven_edges(flyer_page.image(75), page) == []
    assert min(flyer_page.type_sizes()) >= 10
    assert foreign_operators(flyer_page) == set()


@PAPERS
@pytest.mark.parametrize("language", SIX)
def test_a_flyer_says_the_number_to_call_and_the_address_to_type(
    language: str, page: Format
) -> None:
    said = seen(language, page).text.replace(" ", "")
    assert "0240000000" in said
    assert "wijkstem.voorbeeldgemeente.nl/q/7KM4PT" in said
    assert "Supermarkt,ingang" in said


def test_a_short_tail_of_a_letter_never_reaches_the_printers_limit() -> None:
    """A large J hangs over the start of its line."""
    page = Seen(flyer(announcement(question="Ja? Jij! Joepie, jouw jaar!"), page=A6))
    assert uneven_edges(page.image(150), A6) == []


def test_for_the_press_the_field_runs_over_the_edge() -> None:
    image = Seen(flyer(announcement(), page=A6, edge=PRESS)).image(150)
    assert image.size == (round((105 + 6) / 25.4 * 150 + 0.5), round((148 + 6) / 25.4 * 150 + 0.5))
    assert image.getpixel((0, 0)) == image.getpixel((image.width - 1, 40)) != (255, 255, 255)


def test_a_text_that_fits_no_flyer_is_refused_with_its_name_and_the_paper() -> None:
    long = (
        "Wat vindt u ervan dat wij u deze lange vraag stellen over de wijk, de buurt en de straat?"
    )
    with pytest.raises(CannotPrint, match=r"promotion\.question: .* te lang voor A6"):
        flyer(announcement(question=long * 2), page=A6)


def test_a_flyer_is_a5_or_a6() -> None:
    with pytest.raises(NoFlyer, match="A5 of A6"):
        flyer(announcement(), page=A4)
