"""Texts are closed until a person read them; what was removed never shows again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from survey.intake.set_aside import set_aside
from survey.results.open_answers.finishing import finish, passed
from survey.results.open_answers.reading import (
    ReadingRefused,
    Standing,
    judge,
    next_unread,
    progress,
    take_back,
    texts,
)
from survey.storage.answers import AnswerText
from survey.storage.sessions import reading, writing

TEN = [f"Tekst {n}" for n in range(10)]


def seen_in(written):
    with reading(written.opened.stores.answers) as session:
        rows = session.execute(texts(written.opened.campaign_id, written.question))
        return [(each.id, each.words) for each in rows]


def usable(written):
    """What a file may hold."""
    with reading(written.opened.stores.answers) as session:
        return sorted(passed(session, first=0, last=(1 << 63) - 1).values())


def stored(written):
    with reading(written.opened.stores.answers) as session:
        return sorted(session.scalars(select(AnswerText.text)))


def test_texts_come_in_by_tens_so_that_the_clock_tells_nobody(written):
    written.write(*TEN[:9])
    assert written.numbers() == []
    written.write(TEN[9])
    assert len(written.numbers()) == 10
    assert written.gather() == 0


def test_no_text_is_usable_before_somebody_read_it(written_anywhere):
    written = written_anywhere
    written.write(*TEN)
    assert usable(written) == []
    text = written.do(next_unread, reader=7)
    written.do(judge, number=text.number, standing=Standing.FINE)
    assert usable(written) == [text.words]
    assert written.do(progress).unread == 9
    assert written.do(next_unread, reader=7).number != text.number


def test_the_order_is_that_of_random_numbers_and_no_two_readers_begin_alike(written):
    written.write(*(f"Tekst {n}" for n in range(40)))
    begun = {written.do(next_unread, reader=reader).number for reader in range(1, 9)}
    assert len(begun) > 4
    assert begun <= set(written.numbers())


def test_only_the_text_without_the_words_is_used_and_the_answer_itself_goes_at_the_end(written):
    written.write(*TEN[:9], "Vraag mevrouw Jansen, 06-12345678")
    for number in written.numbers():
        text = next(each for each in seen_in(written) if each[0] == number)
        if "Jansen" in text[1]:
            written.do(judge, number=number, standing=Standing.REDACTED, gone={2, 3})
        else:
            written.do(judge, number=number, standing=Standing.FINE)
    assert "Vraag mevrouw […]" in usable(written)
    assert "Vraag mevrouw Jansen, 06-12345678" in stored(written)
    assert written.do(finish) == 1
    assert not any("Jansen" in each for each in stored(written))
    assert "Vraag mevrouw […]" in usable(written)


def test_finishing_waits_until_all_is_read(written):
    written.write(*TEN)
    with pytest.raises(ReadingRefused, match="Lees eerst alle teksten"):
        written.do(finish)


def test_an_unusable_text_is_used_nowhere_and_erased_at_the_end(written):
    written.write(*TEN)
    for number in written.numbers():
        written.do(judge, number=number, standing=Standing.UNUSABLE)
    assert usable(written) == []
    assert written.do(finish) == 10
    assert stored(written) == [""] * 10


def test_a_judgement_can_be_taken_back_until_the_reading_is_finished(written):
    written.write(*TEN)
    number = written.numbers()[0]
    written.do(judge, number=number, standing=Standing.REDACTED, gone={1})
    written.do(take_back, number=number)
    assert written.do(progress).unread == 10
    for each in written.numbers():
        written.do(judge, number=each, standing=Standing.FINE)
    written.do(finish)
    with pytest.raises(ReadingRefused, match="afgerond"):
        written.do(take_back, number=number)


def test_the_first_to_judge_decides(written):
    written.write(*TEN)
    number = written.numbers()[0]
    written.do(judge, number=number, standing=Standing.UNUSABLE)
    with pytest.raises(ReadingRefused, match="Iemand anders"):
        written.do(judge, number=number, standing=Standing.FINE)


def test_removing_words_asks_which(written):
    written.write(*TEN)
    with pytest.raises(ReadingRefused, match="Kies eerst welke woorden"):
        written.do(judge, number=written.numbers()[0], standing=Standing.REDACTED, gone={99})


def test_what_is_set_aside_leaves_the_queue(written):
    written.write(*TEN)
    written.write("Van de helper", channel="helper")
    written.write(*TEN[:9])
    assert "Van de helper" in [words for _, words in seen_in(written)]
    with writing(written.opened.stores.answers) as session:
        set_aside(session, campaign_key="spring", reason="verzonnen", channel="helper")
    assert "Van de helper" not in [words for _, words in seen_in(written)]
    assert written.do(progress).total == 19


def test_a_text_of_another_question_is_not_there(written):
    written.write(*TEN)
    number = written.numbers()[0]
    other = replace(written, question="shop")
    with pytest.raises(ReadingRefused, match="niet meer"):
        other.do(judge, number=number, standing=Standing.FINE)
