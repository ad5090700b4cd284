"""Sheet codes: what was printed is what is read, and nothing else is taken for it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from qrcode.util import ALPHA_NUM

from print.sheet_codes import (
    ALPHABET,
    MOST_COPIES,
    MOST_PAGES,
    DamagedCode,
    ForeignCode,
    SheetCode,
    SlipCode,
    for_people,
    read_sheet_code,
    slip_code,
    written,
)

KEY = "een geheim van de gemeente"
CHARACTERS = ALPHA_NUM.decode()
codes = st.builds(
    SheetCode,
    run=st.text(ALPHABET, min_size=5, max_size=5),
    page=st.integers(1, MOST_PAGES),
    copy=st.integers(0, MOST_COPIES),
)


@given(codes)
def test_what_was_written_is_read(code: SheetCode) -> None:
    assert read_sheet_code(written(code, key=KEY), key=KEY) == code


@given(codes)
def test_a_code_fits_the_coarsest_qr_code(code: SheetCode) -> None:
    text = written(code, key=KEY)
    assert len(text) == 16  # version 1, level Q, alphanumeric mode
    assert set(text) <= set(CHARACTERS)


@given(codes, st.integers(0, 15), st.sampled_from(CHARACTERS))
def test_a_code_with_any_other_character_is_refused(
    code: SheetCode, place: int, character: str
) -> None:
    text = written(code, key=KEY)
    assume(text[place] != character)
    with pytest.raises((ForeignCode, DamagedCode)):
        read_sheet_code(text[:place] + character + text[place + 1 :], key=KEY)


@given(codes, codes)
def test_no_two_sheets_share_a_code(one: SheetCode, other: SheetCode) -> None:
    assume(one != other)
    assert written(one, key=KEY) != written(other, key=KEY)


@given(codes)
def test_a_code_of_another_organisation_is_refused(code: SheetCode) -> None:
    with pytest.raises(DamagedCode, match=r"klopt niet\. .* andere organisatie\. .* met de hand"):
        read_sheet_code(written(code, key="een ander geheim"), key=KEY)


@given(st.text(), st.sampled_from(["nl", "ar", "uk"]))
def test_a_slip_is_never_read_as_a_sheet(campaign: str, language: str) -> None:
    slip = slip_code(campaign=campaign, language=language, key=KEY)
    assert len(slip) == 16
    assert set(slip) <= set(CHARACTERS)
    with pytest.raises(SlipCode, match=r"aanmeldstrook\. Leg het bij de aanmeldingen"):
        read_sheet_code(slip, key=KEY)


def test_a_slip_tells_the_form_it_came_with_and_nothing_of_the_sheet() -> None:
    told = {
        slip_code(campaign=campaign, language=language, key=key)
        for campaign in ("lente", "herfst")
        for language in ("nl", "ar")
        for key in (KEY, "een ander geheim")
    }
    assert len(told) == 8
    assert slip_code(campaign="lente", language="nl", key=KEY) in told


@pytest.mark.parametrize(
    "other",
    ["", "https://wijkstem.voorbeeldgemeente.nl/q/7KM4PT", "W", "wka4t901000000aa"],
)
def test_another_code_in_the_pile_is_named(other: str) -> None:
    with pytest.raises(ForeignCode, match=rf"“{re.escape(other)}” is niet van een vragenlijst"):
        read_sheet_code(other, key=KEY)


def test_a_very_long_foreign_code_is_named_by_its_beginning() -> None:
    with pytest.raises(ForeignCode, match=r"“A{80}”"):
        read_sheet_code("A" * 4000, key=KEY)


def test_people_read_run_page_and_copy() -> None:
    assert for_people(SheetCode("KA4T9", 2, 37)) == "KA4T9 · 2 · 0037"
    assert for_people(SheetCode("KA4T9", 2, 12345)) == "KA4T9 · 2 · 12345"


def test_an_unnumbered_sheet_has_no_number_for_people() -> None:
    assert for_people(SheetCode("KA4T9", 1, 0)) == "KA4T9 · 1"


@pytest.mark.parametrize(
    "make",
    [
        lambda: SheetCode("KA4T", 1, 0),
        lambda: SheetCode("ka4t9", 1, 0),
        lambda: SheetCode("KA4T9", 0, 0),
        lambda: SheetCode("KA4T9", MOST_PAGES + 1, 0),
        lambda: SheetCode("KA4T9", 1, MOST_COPIES + 1),
    ],
)
def test_what_has_no_room_in_a_code_is_never_made(make: Callable[[], SheetCode]) -> None:
    with pytest.raises(ValueError, match=r"run|room"):
        make()
