"""Making a questionnaire question by question."""

from __future__ import annotations

import pytest

from forms.definition.editing import beginnings, conditions, options, questions, whole
from forms.definition.editing.finding import asked, question_of
from forms.definition.editing.holding import EditRefused


def keys(data):
    return [question["key"] for question in asked(data)]


def routed(feature):
    """Two questions, of which the second looks at the first."""
    data = feature("ask_if_choice")
    return data, *keys(data)[:2]


@pytest.mark.parametrize("kind", beginnings.KINDS)
def test_a_new_question_of_each_kind_can_be_asked_at_once(example, words, kind):
    data, key = questions.add_question(example, kind=kind, after="themes", translations=words)
    assert keys(data)[keys(data).index("themes") + 1] == key
    assert question_of(data, key)["kind"] == kind


def test_a_questionnaire_can_start_empty(words):
    data = beginnings.empty("oost", "Oost", language="nl", translations=words)
    changed, _ = questions.add_question(data, kind="number", translations=words)
    assert len(keys(changed)) == 2


def test_the_code_of_an_answer_comes_from_its_first_words_and_stays(feature):
    data, code = options.add_option(
        feature("choices"), keys(feature("choices"))[0], words="Één bankje!"
    )
    assert code == "een_bankje"
    key = keys(data)[0]
    data = options.reword_option(data, key, code, language="nl", words={"text": "Een stoel"})
    assert {"code": code, "text": {"nl": "Een stoel"}} in question_of(data, key)["options"]


def test_two_answers_with_the_same_words_have_codes_of_their_own(feature):
    data, key = feature("choices"), keys(feature("choices"))[0]
    data, first = options.add_option(data, key, words="Weet ik niet!")
    data, second = options.add_option(data, key, words="Weet ik niet?")
    assert first != second


def test_a_new_answer_comes_before_none_of_these(feature):
    data, key = feature("choices_exclusive"), keys(feature("choices_exclusive"))[0]
    data, code = options.add_option(data, key, words="Een bankje")
    assert [each["code"] for each in question_of(data, key)["options"]][-2] == code


def test_a_copy_has_a_key_of_its_own(example):
    data, key = questions.duplicate(example, "themes")
    assert key not in keys(example)
    assert question_of(data, key)["options"] == question_of(data, "themes")["options"]


def test_what_a_condition_looks_at_cannot_be_deleted(feature):
    data, first, second = routed(feature)
    with pytest.raises(EditRefused) as refused:
        questions.delete(data, first)
    said = str(refused.value.sentence)
    for key in (first, second):
        assert question_of(data, key)["title"]["nl"] in said


def test_an_answer_that_a_condition_looks_for_cannot_be_deleted(feature):
    data, first, second = routed(feature)
    options_ = [each["code"] for each in question_of(data, first)["options"]]
    looked = question_of(data, second)["ask_if"]["is"][0]
    data, _ = options.add_option(data, first, words="Nog een")
    with pytest.raises(EditRefused, match="niet meer is"):
        options.delete_option(data, first, looked)
    assert looked in options_


def test_conditions_that_wait_for_each_other_are_refused(feature):
    data, first, second = routed(feature)
    with pytest.raises(EditRefused, match="wachten dan op elkaar"):
        conditions.set_condition(data, first, {"question": second, "is": ["dont_know"]})


def test_a_question_cannot_wait_for_itself(feature):
    data, first, _ = routed(feature)
    with pytest.raises(EditRefused, match="eigen antwoord"):
        conditions.set_condition(data, first, {"question": first, "is": ["dont_know"]})


def test_a_question_cannot_move_before_what_it_looks_at(feature):
    data, first, second = routed(feature)
    with pytest.raises(EditRefused, match="erna komen"):
        questions.move(data, second, to=keys(data).index(first))


def test_a_condition_is_said_in_words(feature, words):
    data, _, second = routed(feature)
    said = conditions.in_words(data, second, words)
    assert said.startswith("Alleen als bij vraag 1 “")


def test_the_last_question_stays(feature):
    data = feature("choices")
    with pytest.raises(EditRefused, match="minstens één vraag"):
        questions.delete(data, keys(data)[0])


def test_a_maximum_goes_down_with_the_answers(feature):
    data, key = feature("priority"), keys(feature("priority"))[0]
    codes = [each["code"] for each in question_of(data, key)["options"]]
    for code in codes[2:]:
        data = options.delete_option(data, key, code)
    assert question_of(data, key)["maximum"] == 2


def test_a_recording_stays_with_its_words(feature):
    data = feature("audio")
    key = next(q["key"] for q in asked(data) if isinstance(q["title"].get("nl"), dict))
    before = question_of(data, key)["title"]["nl"]["audio"]
    data = questions.reword(data, key, language="nl", words={"title": "Anders"})
    assert question_of(data, key)["title"]["nl"] == {"words": "Anders", "audio": before}


def test_a_text_cannot_begin_in_another_language(example):
    bare = questions.reword(example, "themes", language="nl", words={"help": ""})
    with pytest.raises(EditRefused, match="eerst in de eerste taal"):
        questions.reword(bare, "themes", language="en", words={"help": "Three at most"})


def test_a_section_begins_and_joins_again(example):
    key = keys(example)[3]
    data = whole.begin_section(example, key, language="nl", words="Nieuw deel")
    assert len(data["sections"]) in (len(example["sections"]), len(example["sections"]) + 1)
    assert keys(data) == keys(example)
