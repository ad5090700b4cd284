"""What may point at a person is marked before anybody reads; ordinary sentences are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.results.open_answers.patterns import Kind, is_bsn, is_iban, marks
from survey.results.open_answers.redacting import GONE, pieces, without


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail mij: jan.smit@example.org graag", [("jan.smit@example.org", Kind.EMAIL)]),
        ("jan (at) example.org", [("jan (at) example.org", Kind.EMAIL)]),
        ("bel 06-12345678.", [("06-12345678", Kind.PHONE)]),
        ("bel 06 12 34 56 78", [("06 12 34 56 78", Kind.PHONE)]),
        ("(024) 329 90 11 is beter", [("024) 329 90 11", Kind.PHONE)]),
        ("+31 6 1234 5678 of 0031612345678",
         [("+31 6 1234 5678", Kind.PHONE), ("0031612345678", Kind.PHONE)]),
        ("رقمي ٠٦١٢٣٤٥٦٧٨", [("٠٦١٢٣٤٥٦٧٨", Kind.PHONE)]),
        ("mijn bsn is 111222333", [("111222333", Kind.BSN)]),
        ("bsn 1112.22.333!", [("1112.22.333", Kind.BSN)]),
        ("ik woon op 6541 AB", [("6541 AB", Kind.POSTCODE)]),
        ("ik woon op 6541ab", [("6541ab", Kind.POSTCODE)]),
        ("stort op NL91 ABNA 0417 1643 00", [("NL91 ABNA 0417 1643 00", Kind.IBAN)]),
        ("stort op nl91abna0417164300", [("nl91abna0417164300", Kind.IBAN)]),
        ("mevrouw Jansen helpt ons", [("Jansen", Kind.NAME)]),
        ("Mevrouw van der Berg-de Wit van nummer 3", [("van der Berg-de Wit", Kind.NAME)]),
        ("dhr. El Amrani en mw. Yılmaz", [("El Amrani", Kind.NAME), ("Yılmaz", Kind.NAME)]),
        ("meneer pietersen maakt lawaai", [("pietersen", Kind.NAME)]),
        ("Pani Kowalska pomaga", [("Kowalska", Kind.NAME)]),
        ("السيد أحمد يساعدنا", [("أحمد", Kind.NAME)]),
    ],
)  # fmt: skip
def test_what_points_at_a_person_is_marked(text, found):
    assert [(text[each.start : each.end], each.kind) for each in marks(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "De 2e bank in het park is al sinds 2023 is kapot",
        "In 2024 en 2025 kwamen er 1200 mensen",
        "Een mevrouw die altijd helpt",
        "De meneer van de winkel is aardig",
        "Lijn 5 rijdt van 06.00 tot 23.30 uur",
        "Er zijn 123456789 redenen",
        "Parkje, speeltuin, 10-12 jaar",
        "1234 SS was geen postcode",
        "",
    ],
)
def test_ordinary_sentences_are_not_marked(text):
    assert marks(text) == ()


def test_the_eleven_proof_tells_a_number_from_any_other():
    """Weighed by hand: 1+1+1+2+2+2+3+3 by 9 to 2, minus 3, is 66 = 6 x 11."""
    passing = [each for each in range(111222330, 111222341) if is_bsn(str(each))]
    assert passing == [111222333]
    assert not is_bsn("000000000")


def test_an_account_number_with_a_wrong_digit_is_none():
    assert is_iban("NL91ABNA0417164300")
    assert not is_iban("NL92ABNA0417164300")


def test_words_side_by_side_leave_one_sign_and_the_rest_stays_as_it_was():
    text = "Vraag het  mevrouw van der Berg,\nzij weet het."
    assert [each.words for each in pieces(text) if each.marked] == ["van", "der", "Berg,"]
    gone = {each.number for each in pieces(text) if each.marked}
    assert without(text, gone) == f"Vraag het  mevrouw {GONE}\nzij weet het."


@given(st.text(alphabet="ab \n\tم1٣@.", max_size=60))
def test_the_pieces_together_are_the_text(text):
    assert "".join(each.words for each in pieces(text)) == text
    assert without(text, ()) == text.strip() or not text.strip()
    every = {each.number for each in pieces(text)}
    assert without(text, every) in (GONE, "")
