"""Where everything stands on a form: for every example, in every language, on every paper."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import (
    BestWorst,
    Choice,
    Choices,
    LongText,
    Number,
    Option,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
)
from forms.definition.sentence import Refusal
from forms.definition.text import Text
from forms.examples import catalogue
from print.fonts import right_to_left
from print.geometry import Code, CodeKind, Layout, Part, Words
from print.layout import QuestionDoesNotFit, TooLong, lay_out
from print.papers import BOOKLET, FLAT, FOLDED, LARGE, PAPERS, SHEETS, Paper
from print.printable import CannotPrint
from tests.print.layouts import LANGUAGES, LINK, around, hold_sound


def paper_of(name: str, language: str) -> Paper:
    """Both sides of A4, or folded A3 for a form that is longer in this language."""
    try:
        example(name, language, FLAT)
    except TooLong:
        return FOLDED
    return FLAT


def example(name: str, language: str, paper: Paper, variant: int = 0) -> Layout:
    questionnaire = catalogue.questionnaire(name)
    words = around(name, language)
    return lay_out(questionnaire, language=language, paper=paper, variant=variant, around=words)


def words_of(layout: Layout) -> list[str]:
    return [each.words for page in layout.pages for each in page.drawn if isinstance(each, Words)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", catalogue.names())
def test_an_example_fits_one_sheet_of_paper(name: str, language: str) -> None:
    layout = example(name, language, paper_of(name, language))
    hold_sound(layout, catalogue.questionnaire(name))


def test_twelve_questions_fit_both_sides_of_a4_without_shrinking_type() -> None:
    layout = example("lindenholt", "nl", FLAT)
    assert catalogue.questionnaire("lindenholt").length == 12
    assert len(layout.pages) == 2
    sizes = {each.size for page in layout.pages for each in page.drawn if isinstance(each, Words)}
    assert min(sizes) >= 10
    assert {each.size for each in words_like(layout, "Horstacker")} == {12}


def words_like(layout: Layout, words: str) -> list[Words]:
    return [
        each
        for page in layout.pages
        for each in page.drawn
        if isinstance(each, Words) and each.words == words
    ]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
@pytest.mark.parametrize("name", catalogue.features())
def test_each_feature_is_set_soundly_on_each_paper(name: str, paper: Paper) -> None:
    questionnaire = catalogue.feature(name)
    for language in questionnaire.languages:
        try:
            layout = lay_out(questionnaire, language=language, paper=paper)
        except CannotPrint:
            assert "taal" in name or "language" in name
        except QuestionDoesNotFit:
            assert name == "best_worst"
            assert paper in (LARGE, BOOKLET)
        else:
            hold_sound(layout, questionnaire)


@pytest.mark.long
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS.keys())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", catalogue.names())
def test_an_example_is_set_soundly_on_each_paper_and_in_each_order(
    name: str, language: str, paper: Paper
) -> None:
    questionnaire = catalogue.questionnaire(name)
    for variant in range(questionnaire.variants):
        if paper is FLAT and paper_of(name, language) is FOLDED:
            continue
        try:
            layout = example(name, language, paper, variant)
        except TooLong:
            assert paper is FLAT  # in another order the lines break elsewhere
        else:
            hold_sound(layout, questionnaire)


def test_large_print_is_set_anew_at_eighteen_points() -> None:
    layout = example("lindenholt", "nl", LARGE)
    assert {each.size for each in words_like(layout, "Horstacker")} == {18}
    assert len(layout.pages) % 2 == 0


def test_a_folded_sheet_has_four_pages_on_one_sheet() -> None:
    layout = example("lindenholt", "en", FOLDED)
    assert [page.sheet for page in layout.pages] == [1, 1, 1, 1]
    assert [page.number for page in layout.pages] == [1, 2, 3, 4]


def test_a_booklet_has_whole_sheets_of_four_and_cannot_be_scanned() -> None:
    layout = example("lindenholt", "nl", BOOKLET)
    assert len(layout.pages) % 4 == 0
    assert not layout.scannable
    assert not any(page.markers for page in layout.pages)
    assert {page.width for page in layout.pages} == {148}


def test_pages_that_are_over_are_never_blank_by_accident() -> None:
    for page in example("meeting_evaluation", "nl", FOLDED).pages:
        assert len([each for each in page.drawn if isinstance(each, Words)]) > 3


def test_the_other_languages_stand_on_the_first_page_with_a_code() -> None:
    first = example("lindenholt", "nl", FLAT).pages[0]
    words = [each.words for each in first.drawn if isinstance(each, Words)]
    assert {"English", "Türkçe", "العربية", "Polski", "Українська"} <= set(words)
    links = [each for each in first.drawn if isinstance(each, Code) and each.kind == CodeKind.LINK]
    assert [link.text for link in links] == [LINK]


def test_a_page_in_arabic_is_the_mirror_image_with_the_markers_in_their_places() -> None:
    dutch = lay_out(catalogue.feature("choice"), language="nl", paper=FLAT).pages[0]
    arabic = lay_out(catalogue.feature("choice"), language="ar", paper=FLAT).pages[0]
    assert dutch.markers == arabic.markers
    assert all(box.x < dutch.width / 2 for box in dutch.boxes[:1])
    assert all(box.x > arabic.width / 2 for box in arabic.boxes[:1])
    lines = [each for each in arabic.drawn if isinstance(each, Words)]
    assert any(right_to_left(line.language) for line in lines)


def test_themes_turn_from_order_to_order_and_the_form_says_which() -> None:
    orders = []
    for variant in range(7):
        layout = example("lindenholt", "nl", SHEETS, variant)
        boxes = [box for page in layout.pages for box in page.boxes]
        orders.append(
            [each.option for each in boxes if each.part == Part.FIRST and each.question == "themes"]
        )
        assert any(f"volgorde {variant + 1}" in words for words in words_of(layout))
    assert orders[1] == orders[0][1:] + orders[0][:1]
    assert len({tuple(order) for order in orders}) == 7


def test_a_priority_has_a_second_box_on_the_same_line_for_what_comes_first() -> None:
    (page, *_) = lay_out(catalogue.feature("priority"), language="nl", paper=FLAT).pages
    chosen = {box.option: box for box in page.boxes if box.part == Part.OPTION}
    for first in (box for box in page.boxes if box.part == Part.FIRST):
        assert first.y == chosen[first.option].y
        assert first.x > chosen[first.option].x + 40


def test_routing_is_spelled_out_beside_the_answer() -> None:
    words = " ".join(words_of(example("lindenholt", "nl", FLAT)))
    assert words.count("Ga naar vraag 10") == 3  # often, sometimes, don't know


def test_a_neighbourhood_may_send_on_too() -> None:
    words = " ".join(words_of(example("lindenholt", "nl", FLAT)))
    assert words.count("Ga naar vraag 4") == 1  # who does not live in the district


def test_whom_a_later_question_is_for_is_said_there() -> None:
    (page,) = lay_out(catalogue.feature("ask_if_all_any"), language="nl", paper=FLAT).pages
    words = " ".join(each.words for each in page.drawn if isinstance(each, Words))
    assert "Alleen als (u bij vraag 1 “Een fiets” of “Een" in words
    assert "het getal 3 of meer" in words


def test_how_to_mark_and_how_to_correct_is_shown() -> None:
    words = " ".join(words_of(example("lindenholt", "nl", FLAT)))
    assert "Zet een kruisje in het hokje." in words
    assert "Fout? Maak het hokje zwart en kruis het goede hokje aan." in words


def test_a_form_that_is_too_long_for_its_paper_is_refused_with_both_numbers() -> None:
    with pytest.raises(TooLong) as refused:
        lay_out(catalogue.large(), language="nl", paper=FLAT)
    assert "(a4)" in str(refused.value)
    assert "er zijn er 2" in str(refused.value)
    assert refused.value.pages > 4


def test_a_question_that_fits_no_page_is_named() -> None:
    story = "heel lang verhaal " * 600
    question = ShortText(key="q", title=Text({"nl": story}))
    with pytest.raises(QuestionDoesNotFit, match=r"Vraag 1 .* past niet op één pagina"):
        lay_out(form(question), language="nl", paper=SHEETS)


@pytest.mark.parametrize("words", ["x" * 10_000, "w " * 5_000, "ab-" * 3_000])
def test_a_title_of_ten_thousand_characters_is_refused_with_a_sentence(words: str) -> None:
    with pytest.raises(Refusal, match=r"te lang|past niet"):
        lay_out(replace(form(*SHORT), title=Text({"nl": words})), language="nl", paper=SHEETS)


def test_a_missing_translation_is_refused_with_the_question() -> None:
    with pytest.raises(CannotPrint, match=r"season\.help.*Denk aan het weer.*taal “en”"):
        lay_out(catalogue.feature("fallback_language"), language="en", paper=FLAT)


def test_a_letter_without_a_drawing_is_refused_with_where_it_stands() -> None:
    question = Choice(
        key="q",
        title=Text({"nl": "Vraag"}),
        options=(option("a"), Option(code="b", text=Text({"nl": "Ja 🎉"}))),
    )
    with pytest.raises(CannotPrint, match=r"^q\.b\.text: .*🎉.*PARTY POPPER"):
        lay_out(form(question), language="nl", paper=FLAT)


def test_the_same_form_is_laid_out_the_same_again() -> None:
    assert example("parents", "uk", FLAT) == example("parents", "uk", FLAT)


def option(code: str, words: str = "Antwoord", picture: str | None = None) -> Option:
    return Option(code=code, text=Text({"nl": words}), picture=picture)


def form(*questions: Question) -> Questionnaire:
    section = Section(questions=questions)
    return Questionnaire(
        key="form", title=Text({"nl": "Vragen"}), languages=("nl",), sections=(section,)
    )


SHORT = (ShortText(key="q", title=Text({"nl": "Vraag"})),)
PHRASE = st.lists(
    st.text("abcdefghijklmnoprstuvw", min_size=1, max_size=14), min_size=1, max_size=9
).map(" ".join)
TEXT = PHRASE.map(lambda words: Text({"nl": words}))
OPTIONS = st.lists(
    st.tuples(PHRASE, st.none() | TEXT, st.sampled_from((None, "coffee", "trees"))),
    min_size=3,
    max_size=8,
).map(
    lambda rows: tuple(
        Option(code=f"o{n}", text=Text({"nl": words}), hint=hint, picture=picture)
        for n, (words, hint, picture) in enumerate(rows)
    )
)
BASE = {
    "title": TEXT,
    "help": st.none() | TEXT,
    "picture": st.sampled_from((None, "home")),
    "dont_know": st.booleans(),
    "rather_not": st.booleans(),
    "key": st.just("q"),
}
QUESTION = st.one_of(
    st.builds(Choice, options=OPTIONS, **BASE),
    st.builds(Choices, options=OPTIONS, maximum=st.none() | st.integers(1, 3), **BASE),
    st.builds(Priority, options=OPTIONS, maximum=st.integers(1, 3), **BASE),
    st.builds(Ranking, options=OPTIONS, maximum=st.none() | st.integers(1, 3), **BASE),
    st.builds(BestWorst, options=OPTIONS.filter(lambda each: len(each) > 3), **BASE),
    st.builds(Scale, points=OPTIONS.map(lambda each: each[:5]), **BASE),
    st.builds(Number, unit=st.none() | TEXT, **BASE),
    st.builds(ShortText, **BASE),
    st.builds(LongText, **BASE),
)


@settings(max_examples=60, deadline=None)
@given(
    questions=st.lists(QUESTION, min_size=1, max_size=6),
    paper=st.sampled_from((FLAT, FOLDED, SHEETS, LARGE, BOOKLET)),
    variant=st.integers(0, 9),
)
def test_any_form_is_set_soundly_or_refused_with_a_sentence(
    questions: list[Question], paper: Paper, variant: int
) -> None:
    keyed = [replace(each, key=f"q{number}") for number, each in enumerate(questions)]
    questionnaire = form(*keyed)
    with suppress(TooLong, QuestionDoesNotFit):
        layout = lay_out(questionnaire, language="nl", paper=paper, variant=variant)
        hold_sound(layout, questionnaire)
