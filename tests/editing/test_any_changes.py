"""Whatever is changed in whatever order: it stays a questionnaire, or the change is refused."""

from __future__ import annotations

import json
from copy import deepcopy
from gettext import NullTranslations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.definition.document import load
from forms.definition.editing import conditions, options, questions, whole
from forms.definition.editing.beginnings import KINDS
from forms.definition.editing.finding import asked, every_option
from forms.definition.sentence import Refusal

WORDS = st.sampled_from(("", "Ja", "Een park", "حديقة", "  \r\n", "a" * 60))
SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def change(draw, data):
    """One change, drawn from all that can be done to this questionnaire."""
    keys = [question["key"] for question in asked(data)]
    key, other = draw(st.sampled_from(keys)), draw(st.sampled_from(keys))
    question = next(each for each in asked(data) if each["key"] == key)
    codes = [each["code"] for each in every_option(question)] or ["none"]
    code = draw(st.sampled_from(codes))
    language = draw(st.sampled_from(("nl", "en", "ar")))
    said, number = draw(WORDS), draw(st.integers(-2, 70))
    looked = draw(st.sampled_from(("dont_know", "yes", code)))
    picture = draw(st.sampled_from(("coffee", "no-such-picture", None)))
    changes = [
        lambda: questions.add_question(
            data,
            kind=draw(st.sampled_from(KINDS)),
            after=draw(st.sampled_from((None, key))),
            translations=NullTranslations(),
        )[0],
        lambda: questions.duplicate(data, key)[0],
        lambda: questions.move(data, key, to=number),
        lambda: questions.up(data, key),
        lambda: questions.down(data, key),
        lambda: questions.delete(data, key),
        lambda: questions.reword(
            data, key, language=language, words={"title": said, "help": said, "unit": said}
        ),
        lambda: questions.configure(
            data,
            key,
            {"maximum": number, "minimum": None, "picture": picture, "dont_know": number > 0},
        ),
        lambda: options.add_option(data, key, words=said)[0],
        lambda: options.add_option(data, key, words=said, area=code)[0],
        lambda: options.reword_option(
            data, key, code, language=language, words={"text": said, "hint": said, "alt": said}
        ),
        lambda: options.configure_option(
            data, key, code, {"picture": picture, "exclusive": number > 0}
        ),
        lambda: options.move_option(data, key, code, to=number),
        lambda: options.delete_option(data, key, code),
        lambda: options.replace_options(
            data, key, [{"code": f"theme_{n}", "text": {"nl": "x"}} for n in range(number)]
        ),
        lambda: conditions.set_condition(data, key, {"question": other, "is": [looked]}),
        lambda: conditions.set_condition(data, key, {"question": other, "at_least": number}),
        lambda: conditions.set_condition(data, key, None),
        lambda: whole.reword_whole(data, language=language, words={"title": said, "intro": said}),
        lambda: whole.speak_to(data, je=number > 0, group=number > 3),
        lambda: whole.begin_section(data, key, language=language, words=said),
    ]
    return draw(st.sampled_from(changes))


@SLOW
@given(st.data())
def test_any_changes_leave_a_questionnaire_that_can_be_read(documents, data):
    document = data.draw(documents)
    for _ in range(data.draw(st.integers(1, 8))):
        before = deepcopy(document)
        said = "."
        try:
            changed = change(data.draw, document)()
        except Refusal as refused:
            changed, said = document, str(refused.sentence)
        assert said.endswith(".")
        assert document == before  # what was there is still there: undo gives exactly that
        document = changed
        load(json.dumps(document), file="draft.json")


@SLOW
@given(st.data())
def test_codes_never_change(documents, data):
    document = data.draw(documents)
    for _ in range(4):
        before = {q["key"]: [o["code"] for o in every_option(q)] for q in asked(document)}
        words = data.draw(WORDS)
        key = data.draw(st.sampled_from(sorted(before)))
        try:
            document = questions.reword(document, key, language="nl", words={"title": words})
            for code in before[key]:
                document = options.reword_option(
                    document, key, code, language="nl", words={"text": words}
                )
        except Refusal:
            pass
        after = {q["key"]: [o["code"] for o in every_option(q)] for q in asked(document)}
        assert after == before


@SLOW
@given(st.data())
def test_moving_up_and_down_comes_back_within_a_section(documents, data):
    document = data.draw(documents)
    section = data.draw(st.sampled_from(document["sections"]))
    if len(section["questions"]) < 2:
        return
    key = section["questions"][0]["key"]
    try:
        there = questions.down(document, key)
    except Refusal:
        return
    assert questions.up(there, key) == document
