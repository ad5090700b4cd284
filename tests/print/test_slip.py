"""The contact slip: a loose leaf for who wants to join in, that no pile of answers can take in."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from itertools import combinations

import pikepdf
import pytest

from forms.definition.questions import Option, Priority
from forms.definition.text import Text
from forms.examples import catalogue
from print.document import PRESS
from print.geometry import Bar, Box, CodeKind, Field, Layout, Page, Rule, SheetNumber, Words
from print.paper import draw_form
from print.papers import NEAREST
from print.printable import SlipDoesNotFit
from print.sheet_codes import SlipCode, read_sheet_code, slip_code
from print.slip import LEVELS, WAYS, Sender, lay_out_slip
from survey.fieldwork import catalogues
from tests.print.form_samples import KEY
from tests.print.layouts import LANGUAGES, ink
from tests.print.reading_back import (
    PIXELS,
    blurred_much,
    codes_in,
    edges,
    grey,
    inside,
    letters,
    outline,
    pages_of,
    seen_of,
    squares,
    views,
    white_around,
)

in_six_languages = pytest.mark.parametrize("language", LANGUAGES)


def themes(name: str = catalogue.FIRST) -> tuple[Option, ...]:
    """What the example of this name asks to choose from; nothing where it asks no themes."""
    asked = catalogue.questionnaire(name).questions
    return next((each.options for each in asked if isinstance(each, Priority)), ())


WITH_THEMES = [name for name in catalogue.names() if themes(name)]


@cache
def slip(language: str = "nl", name: str = catalogue.FIRST, *, black: bool = False) -> Layout:
    address = catalogue.questionnaire(name).address
    return lay_out_slip(
        themes(name),
        sender=sender(language, name),
        language=language,
        translations=catalogues.catalogue(language, address=address),
        black=black,
    )


def sender(language: str = "nl", name: str = catalogue.FIRST) -> Sender:
    campaign = catalogue.campaign(name)
    return Sender(
        sender=campaign.sender.wording(language).words,
        phone=campaign.help_line.phone,
        code=slip_code(campaign=campaign.key, language=language, key=KEY),
    )


@cache
def drawn(language: str = "nl") -> bytes:
    file = io.BytesIO()
    draw_form(slip(language), file, run="", key=KEY)
    return file.getvalue()


def page_of(layout: Layout) -> Page:
    (page,) = layout.pages
    return page


@in_six_languages
def test_its_code_is_that_of_a_slip_however_it_is_seen(language: str) -> None:
    with pages_of(drawn(language)) as (page,):
        seen = {**views(page), "blurred much": blurred_much(page)}
        for name, view in seen.items():
            ((text, _),) = codes_in(view)
            assert text == sender(language).code, name
            with pytest.raises(SlipCode):
                read_sheet_code(text, key=KEY)


@in_six_languages
def test_nothing_on_it_tells_one_copy_or_place_from_another(language: str) -> None:
    page = page_of(slip(language))
    assert [code.kind for code in page.codes] == [CodeKind.SLIP]
    assert not page.markers
    assert not any(isinstance(each, SheetNumber) for each in page.drawn)
    with pages_of(drawn(language)) as (read,):
        found, _ = letters(read)
    words = [seen_of(each.words) for each in page.drawn if isinstance(each, Words)]
    assert len(found) == sum(len(each) for each in words), "only what the layout says"


@in_six_languages
@pytest.mark.parametrize("name", WITH_THEMES)
def test_it_has_room_for_the_themes_of_each_example(name: str, language: str) -> None:
    layout = slip(language, name)
    codes = [theme.code for theme in themes(name)]
    marks = {(box.question, box.option) for box in page_of(layout).boxes}
    levels = {(code, level) for code in codes for level, _ in LEVELS}
    ways = {("way", way) for way, _ in WAYS} | {("way", "call")}
    assert marks == levels | ways | {("age", "from_16")}
    assert [field.question for field in page_of(layout).fields] == ["name", *dict(WAYS)]
    hold_slip_sound(page_of(layout))


def hold_slip_sound(page: Page) -> None:
    inks = [(each, ink(each)) for each in page.drawn if not isinstance(each, Bar)]
    for each, covered in inks:
        assert covered.x >= NEAREST, each
        assert covered.y >= NEAREST, each
        assert covered.right <= page.width - NEAREST, each
        assert covered.bottom <= page.height - NEAREST, each
    solid = [pair for pair in inks if not isinstance(pair[0], Rule)]
    for (one, a), (other, b) in combinations(solid, 2):
        beside = a.right <= b.x + 0.05 or b.right <= a.x + 0.05
        assert beside or a.bottom <= b.y + 0.05 or b.bottom <= a.y + 0.05, (one, other)
    assert all(box.width == box.height >= 4.2 for box in page.boxes)
    assert all(field.width >= 50 for field in page.fields), "room for a name and an address"


@in_six_languages
def test_its_boxes_lie_eight_millimetres_apart(language: str) -> None:
    for one, other in combinations(page_of(slip(language)).boxes, 2):
        assert max(abs(one.x - other.x), abs(one.y - other.y)) >= 8, (one, other)


@in_six_languages
def test_it_is_drawn_as_it_was_laid_out(language: str) -> None:
    page = page_of(slip(language))
    with pages_of(drawn(language)) as (read,):
        image = grey(read)
        for box in page.boxes:
            found = outline(image, box)
            for side in ("x", "y", "right", "bottom"):
                assert abs(getattr(found, side) - getattr(box, side)) < 0.1, (box, found)
            assert (inside(image, box, by=0.3) == 255).all(), box
        assert squares(read, side=page.boxes[0].width) == len(page.boxes)
        assert all(white_around(image, code) for code in page.codes)
        for side, strip in edges(image, millimetres=NEAREST):
            assert side == "top" or (strip[100:] >= 128).all(), side
        _, sizes = letters(read)
    assert min(sizes) >= 10
    assert {each.size for each in page.drawn if isinstance(each, Words)} >= {10, 12}


@in_six_languages
def test_age_is_asked_before_anything_else(language: str) -> None:
    page = page_of(slip(language))
    first, *others = [each for each in page.drawn if isinstance(each, Box | Field)]
    assert isinstance(first, Box)
    assert (first.question, first.option) == ("age", "from_16")
    assert all(each.y > first.y for each in others)
    (block,) = [block for block in page.blocks if first in block.drawn]
    assert "16" in " ".join(each.words for each in block.drawn if isinstance(each, Words))


def test_a_bar_in_the_bleed_tells_it_from_a_form_at_a_glance() -> None:
    file = io.BytesIO()
    draw_form(slip(), file, run="", key=KEY, edge=PRESS)
    with pages_of(file.getvalue()) as (page,):
        upper = grey(page)[:PIXELS]
    assert (upper < 160).all(), "colour as far as the shop cuts"
    with pikepdf.open(io.BytesIO(file.getvalue())) as pdf:
        trim, bleed = pdf.pages[0].trimbox.as_list(), pdf.pages[0].obj.BleedBox.as_list()
    assert float(bleed[3] - trim[3]) == pytest.approx(3 * 72 / 25.4, abs=0.01)


@pytest.mark.parametrize(("black", "coloured"), [(False, True), (True, False)])
def test_the_bar_is_coloured_or_black_for_printing_in_one_ink(black: bool, coloured: bool) -> None:
    file = io.BytesIO()
    draw_form(slip(black=black), file, run="", key=KEY)
    with pikepdf.open(io.BytesIO(file.getvalue())) as pdf:
        inks = {
            tuple(float(each) for each in said.operands)
            for said in pikepdf.parse_content_stream(pdf.pages[0])
            if str(said.operator) == "k"
        }
    assert any(any(ink[:3]) for ink in inks) is coloured


@pytest.mark.parametrize("change", ["many", "long"])
def test_themes_that_do_not_fit_are_refused_with_what_to_do(change: str) -> None:
    given = themes()
    if change == "many":
        given = tuple(replace(given[0], code=f"theme_{n}") for n in range(14))
    else:
        words = Text({"nl": "Een heel lange naam voor een thema van de wijk " * 4})
        given = tuple(replace(each, text=words) for each in given)
    with pytest.raises(SlipDoesNotFit, match=r"passen niet op de aanmeldstrook\. Maak hun titels"):
        lay_out_slip(given, sender=sender(), language="nl")


def test_every_copy_is_the_same_file() -> None:
    again = io.BytesIO()
    draw_form(slip(), again, run="", key=KEY)
    assert again.getvalue() == drawn()
