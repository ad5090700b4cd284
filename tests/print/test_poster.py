"""The poster: read from three metres, in six languages, at home and by the print shop."""

from functools import cache
from io import BytesIO
from unicodedata import normalize

import pikepdf
import pytest
from PIL import ImageChops

from forms.examples import catalogue
from print.document import AT_HOME, PRESS
from print.flyer import flyer
from print.papers import A3, A4, A5, A6, BLEED, MILLIMETRE
from print.poster import NoPoster, poster
from print.publicity.announcement import CannotPrint
from print.publicity.inks import LARGEST_TOTAL
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

LINK = "wijkstem.voorbeeldgemeente.nl/q/7KM4PT"
PHONE = "024 000 00 00"


@cache
def seen(language: str = "nl", *, trial: bool = False, black: bool = False) -> Seen:
    return Seen(poster(announcement(language=language, trial=trial), black=black))


@pytest.mark.parametrize("language", SIX)
@pytest.mark.parametrize("trial", [False, True])
def test_a_telephone_reads_the_code(language: str, trial: bool) -> None:
    for codes in read_in_every_way(seen(language, trial=trial)):
        assert codes == [URL]


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_the_code_is_a_third_of_the_page_and_coarse(language: str) -> None:
    left, _, right, _ = code_box(seen(language))
    assert millimetres(right - left) == pytest.approx(70, abs=1)
    assert millimetres(right - left) / 33 > 0.8


def test_a_poster_says_who_asks_what_and_where_to_answer_in_that_order() -> None:
    said = seen().text
    expected = (
        "Wijkteam Lindenholt (voorbeeld)",
        "Wat vindt u belangrijk in Lindenholt?",
        "Scan de code met uw telefoon",
        "Liever samen of op papier? Bel",
        PHONE,
        "Of typ dit adres",
        LINK,
        "English · Türkçe",
        "Polski · Українська",
        "Dit is een advies aan de wijk, geen verkiezing.",
        "Supermarkt, ingang",
    )
    places = [said.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert "https://" not in said
    assert "PROEF" not in said
    assert "Nederlands" not in said  # who can read the rest needs no telling


@pytest.mark.parametrize("language", SIX)
def test_in_every_language_it_is_read_in_the_same_order(language: str) -> None:
    said, announced = normalize("NFKC", seen(language).text), announcement(language=language)
    expected = (
        announced.sender,
        announced.question,
        announced.wordings.scan_me,
        announced.wordings.or_call,
        PHONE,
        announced.wordings.or_go_to,
        LINK,
        announced.wordings.advice_not_vote,
        announced.place,
    )
    places = [said.find(words) for words in expected]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("language", SIX)
def test_the_telephone_and_the_address_are_as_large_as_who_asks(language: str) -> None:
    page = seen(language)
    for words in (PHONE, "7KM4PT"):
        assert max(page.heights(words)) > 15.5  # points: digits of 5.5 millimetres
    sender, *others = page.type_sizes()
    assert sum(size >= sender for size in others) >= 3  # the question, phone, address


@pytest.mark.parametrize("language", SIX)
def test_the_question_is_very_large(language: str) -> None:
    assert max(seen(language).type_sizes()) >= 48


@pytest.mark.parametrize("language", SIX)
def test_nothing_overlaps_and_nothing_but_bleed_comes_near_the_edge(language: str) -> None:
    page = seen(language)
    assert overlapping([with_white(code_box(page)), *page.lines()]) == []
    assert uneven_edges(page.image(75), A4) == []


@pytest.mark.parametrize("black", [False, True])
def test_only_printing_inks_and_not_too_much_of_them(black: bool) -> None:
    page = seen("ar", trial=True, black=black)
    assert foreign_operators(page) == set()
    assert max(map(sum, page.inks())) < LARGEST_TOTAL
    if black:
        assert {tuple(each[:3]) for each in page.inks()} == {(0, 0, 0)}


@pytest.mark.parametrize("language", SIX)
def test_the_smallest_type_can_be_read(language: str) -> None:
    assert min(seen(language).type_sizes()) >= 12


def test_for_the_press_the_field_runs_three_millimetres_over_the_edge() -> None:
    home, press = announcement(), Seen(poster(announcement(), edge=PRESS))
    with pikepdf.open(BytesIO(press.pdf)) as document:
        page = document.pages[0]
        trim = [float(each) for each in page.TrimBox]
        assert trim[2] - trim[0] == pytest.approx(A4.width * MILLIMETRE, abs=0.01)
        assert trim[0] == pytest.approx(BLEED * MILLIMETRE, abs=0.01)
    image = press.image(75)
    field = image.getpixel((0, 0))
    assert field != (255, 255, 255)
    assert image.getpixel((image.width - 1, 3)) == field
    assert image.getpixel((3, image.height - 1)) == (255, 255, 255)
    trimmed = Seen(poster(home, edge=AT_HOME))
    assert trimmed.text == press.text


def test_in_arabic_the_page_is_mirrored() -> None:
    dutch, arabic = code_box(seen("nl")), code_box(seen("ar"))
    middle = A4.width * MILLIMETRE / 2
    assert dutch[2] < middle < arabic[0]
    assert dutch[0] == pytest.approx(A4.width * MILLIMETRE - arabic[2], abs=1.5)


def test_on_an_arabic_poster_the_number_and_the_link_still_run_from_the_left() -> None:
    for words in (PHONE, LINK):
        left = [box[0] for box in seen("ar").letters(words)]
        assert left == sorted(left)


def test_an_arabic_name_runs_from_the_right_in_the_strip() -> None:
    name = [box[0] for box in seen().letters("العربية")]
    assert name == sorted(name, reverse=True)


def test_turkish_letters_stay_turkish() -> None:
    said = seen("tr").text
    assert "Lindenholt’ta sizin için ne önemli?" in said
    assert "Kodu telefonunuzla tarayın" in said


@pytest.mark.parametrize("black", [False, True])
def test_a_trial_is_marked_for_all_to_see(black: bool) -> None:
    page, usual = seen(trial=True, black=black), seen(black=black)
    assert "PROEF" in page.text
    assert "PROEF" not in usual.text
    difference = ImageChops.difference(page.image(75), usual.image(75)).convert("L")
    changed = difference.width * difference.height - difference.histogram()[0]
    assert changed > 0.04 * difference.width * difference.height  # of the page


def test_the_black_edition_says_the_same() -> None:
    assert seen(black=True).text == seen().text
    assert read_in_every_way(seen(black=True)) == [[URL]] * 5


def test_all_fonts_are_embedded_and_none_is_left_over() -> None:
    pdf = seen(trial=True).pdf
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Type /FontDescriptor") == 3


def test_the_file_names_its_title_and_language_and_is_always_the_same() -> None:
    assert b"/Lang (nl)" in seen().pdf
    with pikepdf.open(BytesIO(seen().pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Hoe gaat het in Lindenholt?"
    assert poster(announcement()) == seen().pdf


def test_on_a3_everything_is_larger() -> None:
    page = Seen(poster(announcement(language="uk"), page=A3))
    left, _, right, _ = code_box(page)
    assert millimetres(right - left) == pytest.approx(99, abs=1)
    assert [code.text for code in page.codes(75)] == [URL]
    assert min(page.type_sizes()) >= 16


def test_a_long_host_gets_a_line_of_its_own() -> None:
    host = "meedoen.wijkstem.voorbeeldgemeente-aan-zee.nl"
    page = Seen(poster(announcement(url=f"https://{host}/q/7KM4PT")))
    assert f"{host} /q/7KM4PT" in page.text
    assert overlapping(page.lines()) == []


def test_a_questionnaire_in_one_language_has_no_strip() -> None:
    page = Seen(poster(announcement(languages=())))
    assert "·" not in page.text


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"question": "Wat vindt u? " * 770}, "promotion.question"),
        ({"question": "x" * 10_000}, "promotion.question"),
        ({"sender": "Het wijkteam van de buurt " * 385}, "sender"),
        ({"phone": "024 " * 2500}, "help_line.phone"),
        ({"place": "Supermarkt " * 900}, "places"),
        ({"url": f"https://{'wijk' * 18}.nl/q/7KM4PT"}, "PUBLIC_URL"),
        ({"url": f"https://wijk.nl/{'wijk/' * 40}7KM4PT"}, "PUBLIC_URL"),
    ],
)
def test_what_is_too_long_is_refused_and_named(changes: dict[str, str], where: str) -> None:
    with pytest.raises(CannotPrint, match=r"te lang voor|korter") as refused:
        poster(announcement(**changes))
    assert where in str(refused.value)
    assert len(str(refused.value)) < 300


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"question": "Wat vindt u? 😀"}, "promotion.question: het teken “😀”"),
        ({"sender": "Wijkteam ☂"}, "sender: het teken “☂”"),
        ({"place": "Café 東京"}, "places: het teken “東”"),
        ({"phone": "☎ 024"}, "help_line.phone: het teken “☎”"),
    ],
)
def test_a_character_without_a_drawing_is_refused_and_named(
    changes: dict[str, str], where: str
) -> None:
    with pytest.raises(CannotPrint, match=where):
        poster(announcement(**changes))


def test_an_arabic_place_is_drawn_on_a_dutch_poster() -> None:
    assert "مكتبة" in Seen(poster(announcement(place="مكتبة"))).text


def test_a_poster_is_a4_or_a3() -> None:
    with pytest.raises(NoPoster, match="A4 of A3"):
        poster(announcement(), page=A5)


@pytest.mark.long
@pytest.mark.parametrize("name", catalogue.names())
@pytest.mark.parametrize("language", SIX)
def test_every_example_in_every_language_on_every_paper(name: str, language: str) -> None:
    for page in (A3, A4, A5, A6):
        for black in (False, True):
            for edge in (AT_HOME, PRESS):
                drawn = poster if page in (A3, A4) else flyer
                sheet = Seen(drawn(announcement(name, language), page=page, edge=edge, black=black))
                assert overlapping([with_white(code_box(sheet)), *sheet.lines()]) == []
                assert read_in_every_way(sheet) == [[URL]] * 5
                assert foreign_operators(sheet) == set()
                assert min(sheet.type_sizes()) >= 10
                if edge == AT_HOME and not black:
                    assert uneven_edges(sheet.image(75), page) == []
