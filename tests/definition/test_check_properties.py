"""What check() promises for whatever a channel brings in, over any questionnaire."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DataObject, SearchStrategy

from forms.definition.answers import Answer, Checked, RawAnswer, RawAnswers, Severity, State
from forms.definition.check import asked, check
from forms.definition.document import questionnaire_from_data
from forms.definition.judging import plain
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Choice, Choices, Priority, Question, Scale, Statement, codes
from forms.definition.routing import Known, holds

Documents = SearchStrategy[dict[str, Any]]
patient = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXTS = st.sampled_from(("", "", "", " ", "4", "٣", "-9", "veel", "e\u0301", "\x00", "a\r\nb"))
OFF = (State.NOT_ASKED, State.GIVEN_THOUGH_NOT_ASKED)


def raw_for(question: Question, data: DataObject) -> RawAnswer:
    """Mostly what a channel could find, now and then what nobody could have marked."""
    closed = isinstance(question, Choice | Choices | Priority | Scale)
    own = codes(question) if closed else ()
    marks = st.lists(st.sampled_from((*own, *own, "dont_know", "rather_not")), max_size=4)
    marks |= st.just(["forged"])
    return RawAnswer(
        chosen=tuple(data.draw(marks)),
        first=tuple(data.draw(marks)) if data.draw(st.integers(0, 3)) == 0 else (),
        text=data.draw(TEXTS) if not closed or data.draw(st.booleans()) else "",
    )


def drawn(documents: Documents, data: DataObject) -> tuple[Questionnaire, RawAnswers, Checked]:
    questionnaire = questionnaire_from_data(data.draw(documents))
    found = [q for q in questionnaire.questions if data.draw(st.integers(0, 3))]
    given = {question.key: raw_for(question, data) for question in found}
    return questionnaire, given, check(questionnaire, given)


@patient
@given(data=st.data())
def test_every_question_but_statements_has_one_answer_in_order(
    documents: Documents, data: DataObject
) -> None:
    questionnaire, _, checked = drawn(documents, data)
    questions = [q.key for q in questionnaire.questions if not isinstance(q, Statement)]
    assert list(checked.answers) == questions
    on = [question.key for question in asked(questionnaire, checked)]
    assert on == [key for key in questions if checked.answers[key].state not in OFF]


@patient
@given(data=st.data())
def test_no_mark_and_no_word_is_invented(documents: Documents, data: DataObject) -> None:
    _, given, checked = drawn(documents, data)
    for key, answer in checked.answers.items():
        raw = given.get(key, RawAnswer())
        assert set(answer.codes) <= {*raw.chosen, *raw.first}
        assert set(answer.first) <= set(raw.first)
        assert (answer.text or "") in ("", plain(raw.text))
        assert answer.number is None or plain(raw.text) != ""


@patient
@given(data=st.data())
def test_nothing_that_could_be_marked_is_lost(documents: Documents, data: DataObject) -> None:
    _, given, checked = drawn(documents, data)
    refused = {problem.question for problem in checked.of(Severity.REFUSE)}
    for key, raw in given.items():
        if key in refused or key not in checked.answers:
            continue
        answer = checked.answers[key]
        assert set(raw.chosen) <= set(answer.codes)
        assert set(raw.first) <= set(answer.first)
        assert plain(raw.text) == (answer.text or "")


@patient
@given(data=st.data())
def test_a_question_is_put_right_only_when_something_is_wrong_with_it(
    documents: Documents, data: DataObject
) -> None:
    _, _, checked = drawn(documents, data)
    wrong = {problem.question: problem.code for problem in checked.of(Severity.ASK)}
    for key, answer in checked.answers.items():
        match answer.state:
            case State.UNCLEAR | State.OVER_LIMIT:
                assert key in wrong
            case State.GIVEN:
                assert wrong.get(key) in (None, "too_long", "two_firsts")
            case _:
                assert key not in wrong


@patient
@given(data=st.data())
def test_a_condition_sees_only_what_was_given_to_questions_that_were_asked(
    documents: Documents, data: DataObject
) -> None:
    questionnaire, _, checked = drawn(documents, data)
    seen = (State.GIVEN, State.DONT_KNOW, State.RATHER_NOT)
    known = {
        key: Known(answer.codes, answer.number)
        for key, answer in checked.answers.items()
        if answer.state in seen
    }
    for question in questionnaire.questions:
        if question.key in checked.answers:
            on = question.ask_if is None or holds(question.ask_if, known)
            assert (checked.answers[question.key].state not in OFF) is on


@patient
@given(data=st.data())
def test_an_answer_holds_what_its_state_says(documents: Documents, data: DataObject) -> None:
    _, _, checked = drawn(documents, data)
    for answer in checked.answers.values():
        assert set(answer.first) <= set(answer.codes)  # a first choice is a choice
        assert len(set(answer.codes)) == len(answer.codes)
        assert fits(answer)


def fits(answer: Answer) -> bool:
    special = {"dont_know", "rather_not"} & set(answer.codes)
    match answer.state:
        case State.SKIPPED | State.NOT_ASKED:
            return answer == Answer(answer.state)
        case State.DONT_KNOW | State.RATHER_NOT:
            return answer == Answer(answer.state, (str(answer.state),))
        case State.GIVEN:
            return not special and bool(answer.codes or answer.text)
        case State.OVER_LIMIT:
            return not special and len(answer.codes) > 1
        case _:
            return bool(answer.codes or answer.text)


@given(text=st.text(st.characters()))
def test_plain_text_stays_plain_and_can_be_stored(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    plain(text).encode()


def test_an_answer_to_a_question_of_another_questionnaire_is_refused() -> None:
    document = {
        "key": "small",
        "title": {"nl": "Klein"},
        "languages": ["nl"],
        "sections": [{"questions": [{"kind": "number", "key": "n", "title": {"nl": "Hoeveel?"}}]}],
    }
    checked = check(questionnaire_from_data(document), {"m": RawAnswer(text="3")})
    assert [problem.code for problem in checked.of(Severity.REFUSE)] == ["unknown_question"]
    assert checked.answers == {"n": Answer(State.SKIPPED)}
