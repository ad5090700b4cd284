"""A form that can be heard: what PDF/UA-1 asks of the structure, checked on the file itself."""

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Object, Operator, Pdf, Stream

from print.geometry import Block, Box, Layout, Page, Picture, Role, Words
from print.paper import draw_form
from print.tagging.structure import Element, Inside, Marked, structure
from tests.print.form_samples import KEY, RUN, TEXTS, sample

LANGUAGES = ["nl", "ar"]
SHOWING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI", "Do"}


@cache
def pdf(language: str = "nl", trial_mark: str = "") -> bytes:
    file = io.BytesIO()
    draw_form(sample(language), file, run=RUN, key=KEY, trial_mark=trial_mark)
    return file.getvalue()


def opened(language: str = "nl", trial_mark: str = "") -> Pdf:
    return pikepdf.open(io.BytesIO(pdf(language, trial_mark)))


def elements(pdf: Pdf) -> Iterator[Object]:
    """Every element in the order of reading."""

    def under(element: Object) -> Iterator[Object]:
        yield element
        for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
            if isinstance(kid, Dictionary):
                yield from under(kid)

    yield from under(pdf.Root.StructTreeRoot.K[0])


def numbers(element: Object) -> list[int]:
    return [int(kid) for kid in element.K if not isinstance(kid, Dictionary)]


def tag(element: Object) -> str:
    return str(element.S).removeprefix("/")


def marks(page: pikepdf.Page) -> Iterator[tuple[str, list[int | str]]]:
    """Each operator that shows something, with what it lies in: numbers, or `Artifact`."""
    around: list[int | str] = []
    for said in pikepdf.parse_content_stream(page):
        match str(said.operator), list(said.operands):
            case "BDC", [_, entries]:
                around.append(int(entries.MCID))
            case "BMC", [name]:
                around.append(str(name).removeprefix("/"))
            case "EMC", _:
                around.pop()
            case operator, _ if operator in SHOWING:
                yield operator, list(around)
    assert around == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trial_mark", ["", "PROEF"])
def test_all_that_shows_lies_in_one_tag_or_is_an_artifact(language: str, trial_mark: str) -> None:
    if language == "ar" and trial_mark:
        trial_mark = "تجربة"
    with opened(language, trial_mark) as file:
        for page in file.pages:
            shown = list(marks(page))
            assert len(shown) > 30
            assert all(len(around) == 1 for _, around in shown)
            assert all(around == ["Artifact"] or isinstance(around[0], int) for _, around in shown)
            kinds = {isinstance(around[0], int) for _, around in shown}
            assert kinds == {True, False}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_tag_on_a_page_is_in_the_tree_once_and_leads_back(language: str) -> None:
    with opened(language) as file:
        used = {
            (page.objgen, around[0])
            for page in (each.obj for each in file.pages)
            for _, around in marks(pikepdf.Page(page))
            if isinstance(around[0], int)
        }
        listed = [
            (element.Pg.objgen, number)
            for element in elements(file)
            if "/Pg" in element
            for number in numbers(element)
        ]
        assert len(listed) == len(set(listed))
        assert set(listed) == used
        tree = file.Root.StructTreeRoot.ParentTree.Nums
        for index, page in enumerate(file.pages):
            assert page.obj.StructParents == tree[2 * index] == index
            for number, owner in enumerate(tree[2 * index + 1]):
                assert number in numbers(owner)
                assert owner.Pg.objgen == page.obj.objgen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_element_knows_its_parent(language: str) -> None:
    with opened(language) as file:
        for element in elements(file):
            for kid in element.K:
                if isinstance(kid, Dictionary):
                    assert kid.P.objgen == element.objgen
        assert file.Root.StructTreeRoot.K[0].P.objgen == file.Root.StructTreeRoot.objgen


def test_headings_skip_no_level() -> None:
    with opened() as file:
        levels = [int(tag(each)[1]) for each in elements(file) if tag(each) in {"H1", "H2", "H3"}]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert set(levels) == {1, 2, 3}


def test_options_are_one_list_with_boxes_as_labels() -> None:
    with opened() as file:
        lists = [each for each in elements(file) if tag(each) == "L"]
        assert len(lists) == 2  # one on each page
        for found in lists:
            assert found.A.ListNumbering == Name("/None")
            assert [tag(item) for item in found.K] == ["LI"] * 3
            for item in found.K:
                assert [tag(each) for each in item.K] == ["Lbl", "Lbl", "LBody"]
                assert [str(each.ActualText) for each in list(item.K)[:2]] == ["☐", "☐"]


def test_a_picture_that_says_something_is_a_figure_with_a_description_and_a_place() -> None:
    with opened() as file:
        figures = [each for each in elements(file) if tag(each) == "Figure"][:2]
        assert [str(each.Alt) for each in figures] == ["Een hokje met een kruisje", "Een boek"]
        left, bottom, right, top = (float(each) for each in figures[1].A.BBox)
    assert (left, right) == pytest.approx((165 * 72 / 25.4, 177 * 72 / 25.4), abs=0.01)
    assert (bottom, top) == pytest.approx((140 * 72 / 25.4, 152 * 72 / 25.4), abs=0.01)


def test_room_to_write_is_heard_as_a_blank() -> None:
    with opened() as file:
        blanks = [each for each in elements(file) if str(each.get("/ActualText", "")) == "____"]
        assert [tag(each) for each in blanks] == ["Span"] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_document_names_its_title_and_language_and_what_it_follows(language: str) -> None:
    with opened(language) as file:
        assert str(file.Root.Lang) == language
        assert file.Root.MarkInfo.Marked
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == Name.S for page in file.pages)
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == TEXTS[language]["title"]
            assert set(metadata["dc:language"]) == {language}
            assert metadata["pdfuaid:part"] == "1"
        assert str(file.docinfo.Title) == TEXTS[language]["title"]


def test_words_in_another_language_say_so() -> None:
    with opened() as file:
        spoken = {str(each.Lang): each for each in elements(file) if "/Lang" in each}
        assert set(spoken) == {"nl", "ar"}
        assert tag(spoken["nl"]) == "Document"
        assert tag(spoken["ar"]) == "P"


def test_arabic_is_heard_in_the_order_of_reading() -> None:
    said = TEXTS["ar"]
    with opened("ar") as file:
        heard = [str(each.ActualText) for each in elements(file) if "/ActualText" in each]
    words = [each for each in heard if each not in {"☐", "____"}][:7]
    assert words[:3] == [said["title"], said["how"], said["question"]]
    assert words[3:6] == list(said["options"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_extracted_text_comes_in_the_order_of_reading(language: str) -> None:
    said = TEXTS[language]
    with pypdfium2.PdfDocument(pdf(language)) as document:
        text = document[0].get_textpage().get_text_bounded()
    keys = ["title", "how", "question", "second", "third"]
    places = [text.index(str(said[key])) for key in keys]
    assert places == sorted(places)
    assert [each for each in said["options"] if each not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_fonts_are_embedded_and_say_which_characters_they_draw(language: str) -> None:
    with opened(language) as file:
        fonts = [
            each
            for each in file.objects
            if isinstance(each, Dictionary) and each.get("/Type") == "/Font"
        ]
        assert len(fonts) == 3
        for font in fonts:
            assert "/ToUnicode" in font
            assert isinstance(font.FontDescriptor.FontFile2, Stream)
            characters = re.findall(r"<\w\w> <(\w+)>", font.ToUnicode.read_bytes().decode())
            assert characters
            assert not {"0000", "FEFF", "FFFE"} & set(characters)
            symbolic = bool(int(font.FontDescriptor.Flags) & 4)
            assert symbolic != ("/Encoding" in font)


def test_arabic_is_searched_and_copied_in_letters_and_not_in_their_forms() -> None:
    with opened("ar") as file:
        said = [
            each.ToUnicode.read_bytes().decode()
            for each in file.objects
            if isinstance(each, Dictionary) and each.get("/Type") == "/Font"
        ]
    drawn = {chr(int(each, 16)) for font in said for each in re.findall(r"> <(\w{4})>", font)}
    assert set("تشارك") <= drawn
    forms = {each for each in drawn if "\ufb50" <= each <= "\ufefc"}
    assert forms
    assert {unicodedata.normalize("NFKC", each) for each in forms} <= {"لا", "لآ", "لأ", "لإ"}


def test_nothing_acts_moves_or_is_locked() -> None:
    with opened() as file:
        assert not file.is_encrypted
        assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(file.Root.keys())
        assert all("/Annots" not in page for page in file.pages)
        assert file.check_pdf_syntax() == []


def test_another_reader_of_tags_hears_the_same_form(tmp_path: Path) -> None:
    program = shutil.which("pdfinfo")
    assert program, "Poppler is not here. Install it: apt-get install poppler-utils"
    (tmp_path / "form.pdf").write_bytes(pdf())
    command = [program, "-struct-text", tmp_path / "form.pdf"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    assert told.stderr == ""
    lines = [" ".join(line.split()) for line in told.stdout.splitlines()]
    heading = lines.index('"1 Wat vindt u belangrijk in uw buurt?"')
    assert lines[heading - 1] == "H2 (block)"
    assert '"Rondkomen met uw geld"' in lines[heading:]
    assert lines.index('"Weet ik niet"') < lines.index('"2 Hoe lang woont u hier?"')


# The tree of one page, without a file.


def page(*blocks: Block) -> Page:
    return Page(sheet=1, number=1, width=210, height=297, blocks=blocks)


def words(text: str, language: str = "nl") -> Words:
    return Words(x=0, y=0, words=text, language=language, size=12)


def outline(inside: tuple[Inside, ...]) -> list[Any]:
    return [
        each.number if isinstance(each, Marked) else (each.tag, *outline(each.inside))
        for each in inside
    ]


def test_lines_of_one_text_are_heard_as_one() -> None:
    found = structure(page(Block(role=Role.PARAGRAPH, drawn=(words("een"), words("twee")))), "nl")
    assert outline(found) == [("P", 0)]


def test_two_lines_do_not_become_one_word() -> None:
    layout = sample()
    lines = tuple(replace(words(each), x=30, y=265 + 6 * row) for row, each in enumerate("ab"))
    first = replace(layout.pages[0], blocks=(Block(role=Role.PARAGRAPH, drawn=lines),))
    file = io.BytesIO()
    draw_form(replace(layout, pages=(first,)), file, run=RUN, key=KEY)
    with pikepdf.open(file) as made:
        shown = [
            bytes(said.operands[0])
            for said in pikepdf.parse_content_stream(made.pages[0])
            if said.operator == Operator("Tj")
        ]
    assert len(shown[0]) == 2
    assert shown[0][1:] == b" "


def test_a_word_in_another_language_is_apart_within_its_text() -> None:
    mixed = Block(role=Role.PARAGRAPH, drawn=(words("Ook in"), words("English", "en"), words(".")))
    found = structure(page(mixed), "nl")
    assert outline(found) == [("P", 0, ("Span", 1), 2)]
    paragraph = found[0]
    assert isinstance(paragraph, Element)
    assert [each.language for each in paragraph.inside if isinstance(each, Element)] == ["en"]


def test_a_number_is_read_aloud_in_the_language_around_it() -> None:
    question = Block(role=Role.QUESTION, drawn=(words("1", "en"), words("Wat mist u?")))
    assert outline(structure(page(question), "nl")) == [("H3", 0)]
    arabic = Block(role=Role.QUESTION, drawn=(words("1", "en"), words("ماذا ينقصك؟", "ar")))
    (heading,) = structure(page(arabic), "nl")
    assert outline((heading,)) == [("H3", 0, ("Span", 1))]
    assert isinstance(heading, Element)
    assert heading.language == "ar"


def test_a_box_outside_a_list_is_heard_as_a_box() -> None:
    box = Box(question="q", option="o", x=0, y=0, width=4, height=4)
    found = structure(page(Block(role=Role.PARAGRAPH, drawn=(box, words("Ja")))), "nl")
    assert outline(found) == [("P", ("Span", 0), 1)]


def test_a_picture_that_only_repeats_the_words_is_passed_over() -> None:
    picture = Picture(key="home", x=0, y=0, width=10, height=10)
    box = Box(question="q", option="o", x=0, y=0, width=4, height=4)
    item = Block(role=Role.ITEM, drawn=(picture, words("Wonen"), box))
    found = structure(page(item), "nl")
    assert outline(found) == [("L", ("LI", ("Lbl", 0), ("LBody", None, 1)))]


def test_items_apart_are_two_lists() -> None:
    item = Block(role=Role.ITEM, drawn=(words("een"),))
    between = Block(role=Role.QUESTION, drawn=(words("vraag"),))
    found = structure(page(item, item, between, item), "nl")
    assert outline(found) == [
        ("L", ("LI", ("LBody", 0)), ("LI", ("LBody", 1))),
        ("H3", 2),
        ("L", ("LI", ("LBody", 3))),
    ]


def test_what_repeats_on_every_page_is_passed_over() -> None:
    layout: Layout = sample()
    found = structure(layout.pages[0], "nl")
    passed = [each for each in found if isinstance(each, Marked)]
    assert len(passed) == 3
    assert all(each.number is None for each in passed)
