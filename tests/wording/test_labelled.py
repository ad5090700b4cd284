"""How well each rule does on sentences that were labelled by hand."""

from __future__ import annotations

import hashlib

import pytest

from forms.wording.remark import RULES
from tests.wording.labels import FOLDER, FROZEN, UNSEEN, Scored, labelled, scores

DIGEST = "02d5b8ec0db76d6e98aa5f23ef721189f508f4360b8c71cc160b8caff052441d"


def test_the_sentences_are_those_that_were_labelled_before_the_rules() -> None:
    assert hashlib.sha256((FOLDER / f"{FROZEN}.yaml").read_bytes()).hexdigest() == DIGEST


def test_there_are_sentences_for_every_rule_and_many_for_none() -> None:
    sentences = labelled(FROZEN)
    assert len(sentences) >= 200
    assert sum(not each.rules for each in sentences) >= 100
    for rule in RULES:
        assert sum(rule in each.rules for each in sentences) >= 7, rule


def test_no_sentence_is_in_both_files() -> None:
    assert {each.says for each in labelled(FROZEN)}.isdisjoint(
        each.says for each in labelled(UNSEEN)
    )


@pytest.fixture(scope="module")
def frozen() -> dict[str, Scored]:
    return {each.rule: each for each in scores(FROZEN)}


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_keeps_finding_what_it_should_and_nothing_else(
    frozen: dict[str, Scored], rule: str
) -> None:
    scored = frozen[rule]
    assert scored.precision >= 0.95, scored
    assert scored.recall >= 0.95, scored


def test_the_rules_do_well_on_sentences_they_were_not_made_with() -> None:
    every = list(scores(UNSEEN))
    right = sum(each.right for each in every)
    assert right / (right + sum(each.too_many for each in every)) >= 0.9
    assert right / (right + sum(each.missed for each in every)) >= 0.85
