"""Whatever check() does not refuse is stored, and comes back as the same answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.definition.answers import Answer, RawAnswer, Severity
from forms.definition.check import check
from survey.intake.receive import receive
from survey.intake.submission import storable
from survey.storage.answers import Response
from survey.storage.reading import answers_of
from survey.storage.sessions import reading, writing

CODES = ["north", "north_park", "south", "money", "green", "traffic", "people", "shops", "none"]
CODES += ["little", "some", "much", "dont_know", "rather_not", "forged"]
KEYS = ["area", "themes", "good", "safe", "belong", "join", "say", "years", "shop", "missing"]

any_text = st.one_of(
    st.text(max_size=40),
    st.integers(-5, 200).map(str),
    st.sampled_from(["", " ", "\x00", "a\x00b", "\ud800", "x\udfff", "٣", "=1+1", "é", "e\u0301"]),
)
any_raw = st.builds(
    RawAnswer,
    chosen=st.lists(st.sampled_from(CODES), max_size=4).map(tuple),
    first=st.lists(st.sampled_from(CODES), max_size=2).map(tuple),
    text=any_text,
)


def likely_raw(codes):
    return st.builds(RawAnswer, chosen=st.lists(st.sampled_from(codes), max_size=4).map(tuple))


likely = st.fixed_dictionaries(
    {},
    optional={
        "area": likely_raw(["north", "north_mill", "south", "dont_know"]),
        "themes": st.builds(
            RawAnswer,
            chosen=st.lists(st.sampled_from(["money", "green", "traffic", "join_in"])).map(tuple),
            first=st.lists(st.sampled_from(["money", "green"]), max_size=2).map(tuple),
        ),
        "good": likely_raw(["people", "shops", "quiet", "none", "rather_not"]),
        "safe": likely_raw(["little", "some", "much", "dont_know"]),
        "years": st.builds(RawAnswer, text=any_text),
        "shop": st.builds(RawAnswer, text=any_text),
        "missing": st.builds(RawAnswer, text=any_text),
    },
)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(raw=st.one_of(likely, st.dictionaries(st.sampled_from(KEYS), any_raw, max_size=4)))
def test_any_answers_come_back_as_they_were_judged(opened, raw):
    checked = check(opened.questionnaire, raw)
    if checked.of(Severity.REFUSE):
        return
    sent = opened.submission(given=raw)
    with writing(opened.stores.answers) as session:
        receipt = receive(session, submission=sent)
    with reading(opened.stores.answers) as session:
        stored = session.query(Response).filter_by(submission_id=receipt.id).one()
        found = answers_of(session, response_id=stored.id)
    assert {key: settled(each) for key, each in found.items()} == {
        key: settled(each) for key, each in checked.answers.items()
    }


def settled(answer: Answer) -> Answer:
    """Marks have no order, and a number needs no words beside it."""
    wordless = answer.number is not None or answer.text is None
    return replace(
        answer,
        codes=tuple(sorted(answer.codes)),
        first=tuple(sorted(answer.first)),
        text=None if wordless else storable(answer.text or ""),
    )
