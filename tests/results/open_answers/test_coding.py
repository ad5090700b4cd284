"""Codes are given by one person, blind by a second on a share, and counted by one rule."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from survey.results.open_answers import codebook
from survey.results.open_answers.agreement import agreement
from survey.results.open_answers.coding import (
    CodingRefused,
    Hand,
    coded,
    left_to_code,
    next_to_code,
    save_codes,
    set_share,
    uncode,
)
from survey.results.open_answers.counting import count_codes
from survey.results.open_answers.reading import Standing, judge
from survey.storage.coding import TextCoded
from survey.storage.sessions import reading, writing

ONE, OTHER = 11, 22


@pytest.fixture
def read(written):
    return with_codes(written)


def with_codes(written):
    """Ten texts that were read, and a codebook of two codes."""
    written.write(*(f"Tekst {n}" for n in range(10)))
    with writing(written.opened.stores.answers) as session:
        for number in written.numbers():
            judge(session, **written.about, number=number, standing=Standing.FINE)
    for label in ("Groen", "Bankjes"):
        written.do(codebook.add_code, label=label)
    return written


@pytest.fixture
def codes(read):
    return [each.id for each in read.do(codebook.codes_of)]


def code_all(read, hand, coder, chosen):
    """Codes everything that this person may; `chosen` gives the codes of a text."""
    about = {**read.about, "hand": hand, "coder": coder}
    n = 0
    with writing(read.opened.stores.answers) as session:
        while (text := next_to_code(session, **about)) is not None:
            save_codes(session, **about, number=text.number, codes=chosen(text.number))
            n += 1
    return n


def test_every_text_is_coded_once_and_a_share_of_them_twice(written_anywhere):
    read = with_codes(written_anywhere)
    codes = [each.id for each in read.do(codebook.codes_of)]
    assert code_all(read, Hand.FIRST, ONE, lambda _: codes[:1]) == 10
    read.do(set_share, share=100)
    assert code_all(read, Hand.SECOND, OTHER, lambda _: codes) == 10
    found = read.do(coded)
    assert len(found.differing) == 10
    assert set(found.final.values()) == {frozenset(codes[:1])}


def test_a_larger_share_keeps_what_was_in_the_smaller(read):
    numbers = set()
    for share in (0, 30, 60, 100):
        read.do(set_share, share=share)
        n = read.do(left_to_code, hand=Hand.SECOND, coder=OTHER)
        now = {each for each in read.numbers() if each % 100 < share}
        assert n == len(now)
        assert numbers <= now
        numbers = now


def test_nobody_codes_a_text_in_both_hands(read, codes):
    code_all(read, Hand.FIRST, ONE, lambda _: codes)
    read.do(set_share, share=100)
    assert read.do(next_to_code, hand=Hand.SECOND, coder=ONE) is None
    with pytest.raises(CodingRefused, match="iemand anders"):
        read.do(save_codes, number=read.numbers()[0], hand=Hand.SECOND, coder=ONE, codes=codes)


def test_what_another_coded_stays_and_ones_own_can_be_taken_back(read, codes):
    number = read.numbers()[0]
    read.do(save_codes, number=number, hand=Hand.FIRST, coder=ONE, codes=codes)
    with pytest.raises(CodingRefused, match="Iemand anders"):
        read.do(save_codes, number=number, hand=Hand.FIRST, coder=OTHER, codes=())
    with pytest.raises(CodingRefused):
        read.do(uncode, number=number, hand=Hand.FIRST, coder=OTHER)
    read.do(uncode, number=number, hand=Hand.FIRST, coder=ONE)
    assert read.do(coded).first == {}


def test_a_settled_difference_counts(read, codes):
    number = read.numbers()[0]
    read.do(save_codes, number=number, hand=Hand.FIRST, coder=ONE, codes=codes[:1])
    with pytest.raises(CodingRefused, match="nog geen verschil"):
        read.do(save_codes, number=number, hand=Hand.SETTLED, coder=ONE, codes=codes)
    read.do(save_codes, number=number, hand=Hand.SECOND, coder=OTHER, codes=codes[1:])
    assert read.do(coded).differing == [number]
    read.do(save_codes, number=number, hand=Hand.SETTLED, coder=ONE, codes=codes)
    found = read.do(coded)
    assert found.differing == []
    assert found.final[number] == frozenset(codes)


def test_a_text_that_was_not_read_cannot_be_coded(written):
    written.write(*(f"Tekst {n}" for n in range(10)))
    code = written.do(codebook.add_code, label="Groen").id
    assert written.do(next_to_code, hand=Hand.FIRST, coder=ONE) is None
    with pytest.raises(CodingRefused):
        written.do(
            save_codes, number=written.numbers()[0], hand=Hand.FIRST, coder=ONE, codes=[code]
        )


def test_merging_two_codes_leaves_each_text_with_the_one(read, codes):
    groups = iter(([codes[0]], [codes[1]], codes) * 10)
    code_all(read, Hand.FIRST, ONE, lambda _: next(groups))
    read.do(codebook.merge_codes, number=codes[1], into=codes[0])
    assert set(read.do(coded).first.values()) == {frozenset(codes[:1])}
    with reading(read.opened.stores.answers) as session:
        assert session.scalar(select(func.count()).select_from(TextCoded)) == 10


@pytest.mark.parametrize(
    ("label", "said"), [("", "Geef de code een naam"), ("groen", "is er al"), ("x" * 81, "korter")]
)
def test_a_code_needs_a_name_of_its_own(read, label, said):
    with pytest.raises(codebook.CodeRefused, match=said):
        read.do(codebook.add_code, label=label)


def test_a_code_can_be_renamed(read, codes):
    read.do(codebook.rename_code, number=codes[0], label="  Meer   groen ")
    assert [each.label for each in read.do(codebook.codes_of)] == ["Meer groen", "Bankjes"]


def test_codes_of_few_texts_close_and_so_do_those_of_nearly_all():
    final = {n: frozenset({1} if n < 25 else {1, 2}) for n in range(28)}
    counts = count_codes(final, codes=[1, 2, 3])
    assert counts.of == 28
    assert {each.code: each.n for each in counts.counts} == {1: None, 2: None, 3: 0}
    open_ = count_codes({n: frozenset({n % 2}) for n in range(60)}, codes=[0, 1])
    assert [(each.code, each.n, each.share) for each in open_.counts] == [
        (0, 30, 0.5),
        (1, 30, 0.5),
    ]


def test_nothing_is_counted_of_fewer_than_ten_texts():
    counts = count_codes({n: frozenset({1}) for n in range(9)}, codes=[1])
    assert (counts.of, counts.n_of(1)) == (None, None)


def test_kappa_by_hand_per_code_and_pooled():
    """Code 1: both yes on 2, both no on 1, one differs: agreed 3/4, chance (2x3+2x1)/16."""
    one = {1: frozenset({1}), 2: frozenset({1}), 3: frozenset({1}), 4: frozenset()}
    other = {1: frozenset({1}), 2: frozenset({1}), 3: frozenset(), 4: frozenset(), 5: frozenset()}
    found = agreement(one, other, codes=[1, 2])
    assert found.n == 4
    assert found.per_code[1].kappa == pytest.approx((3 / 4 - 8 / 16) / (1 - 8 / 16))
    assert found.per_code[2].kappa is None  # neither gave it: chance explains all
    assert found.overall == pytest.approx((7 / 8 - 3 / 4) / (1 - 3 / 4))
    assert agreement({}, other, codes=[1]).overall is None
