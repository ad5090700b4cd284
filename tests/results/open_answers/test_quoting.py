"""Quotes come from read texts alone, with nothing but the total beside them."""

from __future__ import annotations

import pytest

from survey.results.open_answers.quoting import QuoteRefused, choose, quotes, unchoose
from survey.results.open_answers.reading import ReadingRefused, Standing, judge, take_back


@pytest.fixture
def read(written):
    written.write(*(f"Tekst {n}" for n in range(20)))
    written.write("Więcej zieleni", language="en")
    written.write(*(f"Nog {n}" for n in range(9)))
    written.write("x" * 500)
    for n in range(9):
        written.write(f"Meer {n}")
    for number in written.numbers():
        written.do(judge, number=number, standing=Standing.FINE)
    return written


def number_of(written, start):
    from sqlalchemy import select

    from survey.storage.answers import AnswerText
    from survey.storage.coding import TextReading
    from survey.storage.sessions import reading

    with reading(written.opened.stores.answers) as session:
        rows = select(TextReading.id).join(
            AnswerText,
            (AnswerText.response_id == TextReading.response_id)
            & (AnswerText.question == TextReading.question),
        )
        return session.scalars(rows.where(AnswerText.text.startswith(start))).first()


def test_a_quote_says_of_how_many_it_is_one_and_no_more(read):
    number = number_of(read, "Tekst 3")
    read.do(choose, number=number)
    [quote] = read.do(quotes)
    assert (quote.words, quote.of) == ("Tekst 3", 40)
    assert set(quote.__slots__) == {"number", "words", "of"}
    read.do(unchoose, number=number)
    assert read.do(quotes) == ()


def test_the_language_of_few_is_not_quoted(read):
    with pytest.raises(QuoteRefused, match="In deze taal"):
        read.do(choose, number=number_of(read, "Więcej"))


def test_a_long_story_is_not_quoted(read):
    with pytest.raises(QuoteRefused, match="te lang"):
        read.do(choose, number=number_of(read, "xxx"))


def test_what_was_not_read_is_not_quoted_and_a_text_read_anew_is_no_quote_any_more(read):
    number = number_of(read, "Tekst 1")
    read.do(choose, number=number)
    read.do(take_back, number=number)
    assert read.do(quotes) == ()
    with pytest.raises(QuoteRefused, match="Lees deze tekst eerst"):
        read.do(choose, number=number)


def test_a_quote_from_nowhere_is_refused(read):
    with pytest.raises(ReadingRefused):
        read.do(choose, number=12)
