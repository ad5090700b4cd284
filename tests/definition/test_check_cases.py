"""What becomes of the things that paper brings and a screen prevents, case by case."""

import pytest

from forms.definition.answers import Answer, RawAnswer, Severity, State
from forms.definition.check import check
from forms.examples import catalogue

YES, NO = RawAnswer(chosen=("yes",)), RawAnswer(chosen=("no",))


def judged(feature: str, key: str, raw: RawAnswer) -> tuple[Answer, list[tuple[Severity, str]]]:
    checked = check(catalogue.feature(feature), {key: raw})
    return checked.answers[key], [(each.severity, each.code) for each in checked.problems]


@pytest.mark.parametrize(
    ("feature", "key", "raw", "state", "problem"),
    [
        ("choice", "travel", RawAnswer(("bus", "car")), State.UNCLEAR, "more_than_one"),
        ("choices_exclusive", "pets", RawAnswer(("none", "dog")), State.UNCLEAR, "contradiction"),
        ("dont_know", "with", RawAnswer(("yes", "dont_know")), State.UNCLEAR, "contradiction"),
        ("dont_know", "words", RawAnswer(("dont_know",), text="a"), State.UNCLEAR, "contradiction"),
        (
            "rather_not",
            "years",
            RawAnswer(("dont_know", "rather_not")),
            State.UNCLEAR,
            "contradiction",
        ),
        (
            "choices_maximum",
            "places",
            RawAnswer(("park", "shops", "cafe")),
            State.OVER_LIMIT,
            "too_many",
        ),
        (
            "priority",
            "wishes",
            RawAnswer(("bench",), ("trees", "light")),
            State.OVER_LIMIT,
            "too_many",
        ),
        ("priority", "wishes", RawAnswer((), ("trees", "light")), State.GIVEN, "two_firsts"),
        ("short_text", "place", RawAnswer(text="x" * 61), State.GIVEN, "too_long"),
    ],
)
def test_a_contradiction_is_kept_whole_and_can_be_put_right(
    feature: str, key: str, raw: RawAnswer, state: State, problem: str
) -> None:
    answer, problems = judged(feature, key, raw)
    assert (answer.state, problems) == (state, [(Severity.ASK, problem)])
    assert {*answer.codes} == {*raw.chosen, *raw.first}
    assert (answer.text or "") == raw.text


@pytest.mark.parametrize(
    ("feature", "key", "raw"),
    [
        ("choice", "travel", RawAnswer(("rocket",))),
        ("choice", "travel", RawAnswer(text="Met de step")),
        ("choice", "travel", RawAnswer(("bus",), ("bus",))),
        ("choice", "travel", RawAnswer(("rather_not",))),
        ("dont_know", "without", RawAnswer(("dont_know",))),
        ("priority", "wishes", RawAnswer((), ("dont_know",))),
        ("short_text", "place", RawAnswer(("yes",), text="Het park")),
    ],
)
def test_what_our_own_form_cannot_send_is_refused(feature: str, key: str, raw: RawAnswer) -> None:
    assert (Severity.REFUSE, "unknown_code") in judged(feature, key, raw)[1]


def test_a_first_choice_is_a_choice() -> None:
    answer, problems = judged("priority", "wishes", RawAnswer((), ("trees",)))
    assert (answer, problems) == (Answer(State.GIVEN, ("trees",), ("trees",)), [])


def test_a_question_that_is_not_asked_opens_nothing() -> None:
    given = {"sports": NO, "club": YES, "which": RawAnswer(text="De Hazen")}
    checked = check(catalogue.feature("ask_if_chain"), given)
    assert [answer.state for answer in checked.answers.values()] == [
        State.GIVEN,
        State.GIVEN_THOUGH_NOT_ASKED,
        State.GIVEN_THOUGH_NOT_ASKED,
    ]
    assert checked.answers["which"].text == "De Hazen"
    assert checked.problems == ()


def test_a_question_that_is_not_asked_never_asks_to_be_put_right() -> None:
    given = {"sports": NO, "club": RawAnswer(("yes", "no"))}
    checked = check(catalogue.feature("ask_if_chain"), given)
    assert checked.answers["club"] == Answer(State.GIVEN_THOUGH_NOT_ASKED, ("yes", "no"))
    assert checked.problems == ()


def test_everything_may_be_skipped() -> None:
    for name in catalogue.features():
        checked = check(catalogue.feature(name), {})
        assert checked.problems == ()
        assert {answer.state for answer in checked.answers.values()} <= {
            State.SKIPPED,
            State.NOT_ASKED,
        }


def test_only_control_characters_are_no_answer() -> None:
    assert judged("short_text", "place", RawAnswer(text="\x00\x07"))[0] == Answer(State.SKIPPED)
