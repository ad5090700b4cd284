"""Every example on paper in every language, read back as people and scanners see it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from forms.examples import catalogue
from print.fonts import right_to_left, shaped
from print.geometry import Box, Code, CodeKind, Example, Marker, Page, Part, Rectangle, Role, Words
from print.markers import marker_matrix
from print.papers import NEAREST
from print.sheet_codes import SheetCode, read_sheet_code
from tests.print.form_samples import KEY, RUN
from tests.print.layouts import LINK, hold_sound
from tests.print.printed_examples import EVERY, ON_ITS_OWN_PAPER, Case, printed
from tests.print.reading_back import (
    blurred_much,
    codes_in,
    edges,
    grey,
    inside,
    letters,
    lines_of,
    outline,
    pages_of,
    picture,
    same_letters,
    squares,
    views,
    white_around,
)

every = pytest.mark.parametrize("case", EVERY, ids=str)
LEFT_TO_RIGHT = re.compile(r"[0-9A-Za-z]+(?:,? [0-9A-Za-z]+)+")  # a telephone number, an address
OFTEN = [Case("lindenholt", "nl"), Case("lindenholt", "ar"), Case("youth", "uk")]


def pages(case: Case, *, copies: int = 0) -> Iterator[tuple[Any, Page, dict[str, Any]]]:
    """Each page as it is drawn, as it was laid out, and as the public JSON tells of it."""
    form = printed(case, copies=copies)
    with pages_of(form.pdf) as drawn:
        laid_out = form.layout.pages * max(1, copies)
        yield from zip(drawn, laid_out, form.pages, strict=True)


def rectangle(told: dict[str, Any]) -> Rectangle:
    return Rectangle(**{side: told[side] for side in ("x", "y", "width", "height")})


@every
def test_an_example_with_its_own_words_is_sound(case: Case) -> None:
    hold_sound(printed(case).layout, catalogue.questionnaire(case.name))


@pytest.mark.parametrize("case", ON_ITS_OWN_PAPER, ids=str)
def test_an_example_goes_on_one_sheet(case: Case) -> None:
    assert {page["sheet"] for page in printed(case).pages} == {1}


@every
def test_boxes_are_drawn_where_the_public_json_says_and_nothing_is_in_them(case: Case) -> None:
    for drawn, page, told in pages(case):
        image = grey(drawn)
        for box in told["boxes"]:
            expected = rectangle(box)
            found = outline(image, expected)
            for side in ("x", "y", "right", "bottom"):
                assert abs(getattr(found, side) - getattr(expected, side)) < 0.1, (box, found)
            assert (inside(image, expected, by=0.3) == 255).all(), box
        for one, other in combinations(told["boxes"], 2):
            assert max(abs(one["x"] - other["x"]), abs(one["y"] - other["y"])) >= 8
        if told["boxes"]:
            shown = sum(isinstance(each, Example) for each in page.drawn)
            side = told["boxes"][0]["width"]
            assert side >= 4.2
            assert squares(drawn, side=side) == len(told["boxes"]) + shown


@every
def test_markers_are_drawn_where_the_public_json_says(case: Case) -> None:
    for drawn, _, told in pages(case):
        image = grey(drawn)
        for marker in told["markers"]:
            matrix = marker_matrix(marker["id"])
            module = marker["width"] / len(matrix)
            for row, column in ((row, column) for row in range(6) for column in range(6)):
                x, y = marker["x"] + column * module, marker["y"] + row * module
                part = inside(image, Rectangle(x=x, y=y, width=module, height=module), by=0.1)
                assert (part < 128).all() == matrix[row][column], marker


@every
def test_nothing_but_bleed_comes_nearer_than_eight_millimetres(case: Case) -> None:
    for number, (drawn, _, _) in enumerate(pages(case), start=1):
        for side, strip in edges(grey(drawn), millimetres=NEAREST):
            assert (strip >= 128).all(), f"page {number}, {side}"


@every
def test_words_are_read_in_the_order_of_the_layout_in_their_sizes(case: Case) -> None:
    """A line of Latin letters in an Arabic form may come back in the order of the eye."""
    leftward = right_to_left(case.language)
    for drawn, page, _ in pages(case):
        found, sizes = letters(drawn)
        at = 0
        for line, size in lines_of(page):
            end = at + len(line)
            assert found[at:end] == line or (leftward and same_letters(found[at:end], line))
            assert set(sizes[at:end]) <= {size}
            at = end
        assert same_letters(found[at:], f"{RUN}·{page.number}")
        assert min(sizes) >= 10


@pytest.mark.parametrize("case", [case for case in EVERY if case.language == "ar"], ids=str)
def test_numbers_and_addresses_in_an_arabic_text_keep_their_own_order(case: Case) -> None:
    for page in printed(case).layout.pages:
        for line in page.drawn:
            if isinstance(line, Words) and right_to_left(line.language):
                for found in LEFT_TO_RIGHT.findall(line.words):
                    assert found in shaped(line.words, line.language), line.words


@every
def test_titles_questions_and_answers_are_at_least_twelve_points(case: Case) -> None:
    seen: Counter[Role] = Counter()
    for page in printed(case).layout.pages:
        for block in page.blocks:
            words = [each for each in block.drawn if isinstance(each, Words)]
            if block.role in (Role.TITLE, Role.QUESTION):
                assert min(each.size for each in words) >= 12, words
            if any(isinstance(each, Box) and each.part is Part.OPTION for each in block.drawn):
                assert words[0].size >= 12, words
            seen[block.role] += 1
    assert {Role.TITLE, Role.QUESTION, Role.ITEM} <= set(seen)


@every
def test_codes_and_markers_keep_their_white(case: Case) -> None:
    for drawn, page, _ in pages(case):
        image = grey(drawn)
        read: list[Code | Marker] = [*page.codes, *page.markers]
        for each in read:
            assert white_around(image, each), each


@every
def test_codes_say_who_they_are_where_the_public_json_says(case: Case) -> None:
    for drawn, page, told in pages(case):
        found = codes_in(picture(drawn))
        assert len(found) == len(told["codes"])
        for code in told["codes"]:
            middle = (code["x"] + code["width"] / 2, code["y"] + code["height"] / 2)
            (read,) = [
                text
                for text, place in found
                if all(abs(a * 25.4 / 150 - b) < 1 for a, b in zip(place, middle, strict=True))
            ]
            assert read == code["text"]
            if code["kind"] == CodeKind.LINK:
                assert read == LINK
            else:
                assert read_sheet_code(read, key=KEY) == SheetCode(RUN, page.number, 0)


def hold_read_in_every_way(case: Case, *, copies: int = 0) -> None:
    for number, (drawn, _, told) in enumerate(pages(case, copies=copies), start=1):
        expected = Counter(code["text"] for code in told["codes"])
        for name, view in views(drawn).items():
            found = Counter(text for text, _ in codes_in(view))
            assert found == expected, f"page {number}, {name}"
        sheets = {code["text"] for code in told["codes"] if code["kind"] == CodeKind.SHEET}
        if sheets:
            assert sheets <= {text for text, _ in codes_in(blurred_much(drawn))}, number


@pytest.mark.parametrize("case", OFTEN, ids=str)
def test_codes_are_read_blurred_turned_and_seen_coarsely(case: Case) -> None:
    hold_read_in_every_way(case)


@pytest.mark.long
@pytest.mark.parametrize("case", [case for case in EVERY if case not in OFTEN], ids=str)
def test_codes_of_every_example_are_read_blurred_turned_and_seen_coarsely(case: Case) -> None:
    hold_read_in_every_way(case)


def test_numbered_sheets_say_which_copy_they_are_of() -> None:
    hold_read_in_every_way(OFTEN[0], copies=2)
    said = [
        {
            read_sheet_code(code["text"], key=KEY).copy
            for code in told["codes"]
            if code["kind"] == "sheet"
        }
        for _, _, told in pages(OFTEN[0], copies=2)
    ]
    assert said == [{1}, {1}, {2}, {2}]
