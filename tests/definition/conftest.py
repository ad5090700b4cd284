"""Arbitrary questionnaire documents, for the properties that hold for every questionnaire.

The documents are sound, and leave out what has its default value, as our own writer does.
"""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

Data = dict[str, Any]
LANGUAGES = ["nl", "en", "ar"]
CODES = ("a", "b", "no", "null", "7", "code_5", "on", "x1")
MEANINGS = ("neighbourhood", "age_band", "theme_priority", "social_quality.cohesion")
TRUE, FALSE = st.just(True), st.just(False)

LETTERS = st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029")  # YAML folds these
ODD = ("no", "~", "null", "1.0", "- a", "a: b", " x ", "’t Acker", "\u200eاسم", "{", "#", "e\u0301")
WORDS = st.sampled_from(ODD) | st.text(LETTERS, min_size=1, max_size=8)
WORDING = WORDS | st.fixed_dictionaries({"words": WORDS, "audio": st.just("voorbeeld.mp3")})
TEXT = st.fixed_dictionaries({"nl": WORDING}, optional={"en": WORDING, "ar": WORDING})
PICTURE = st.sampled_from(("coffee", "trees", "no", f"own-{0x5EED:032x}"))
OPTION = st.fixed_dictionaries(
    {"code": st.sampled_from(CODES), "text": TEXT},
    optional={"hint": TEXT, "picture": PICTURE, "alt": TEXT, "exclusive": TRUE},
)


def options(least: int, most: int) -> SearchStrategy[list[Data]]:
    return st.lists(OPTION, min_size=least, max_size=most, unique_by=lambda each: str(each["code"]))


def areas(found: list[Data]) -> list[Data]:
    """Gives every second option two neighbourhoods of its own."""
    for area in found[::2]:
        two = [{"code": f"{area['code']}_{n}", "text": {"nl": "x"}} for n in range(2)]
        area["options"] = two
    return found


SHOWN = {"help": TEXT, "picture": PICTURE, "alt": TEXT}
ASKED = {**SHOWN, "meaning": st.sampled_from(MEANINGS), "rather_not": TRUE}
MARKED = {**ASKED, "dont_know": FALSE}
WRITTEN = {**ASKED, "dont_know": TRUE, "maximum": st.integers(1, 5)}
FEW = st.integers(1, 2)
KINDS: dict[str, tuple[Data, Data]] = {
    "choice": ({"options": options(2, 4) | options(2, 4).map(areas)}, MARKED | {"rotate": TRUE}),
    "choices": ({"options": options(2, 6)}, MARKED | {"maximum": FEW, "rotate": TRUE}),
    "priority": ({"options": options(3, 7)}, MARKED | {"maximum": FEW, "rotate": FALSE}),
    "scale": ({"points": options(3, 5)}, MARKED | {"faces": TRUE}),
    "number": ({}, MARKED | {"minimum": st.just(-3), "maximum": st.just(5), "unit": TEXT}),
    "short_text": ({}, WRITTEN),
    "long_text": ({}, WRITTEN),
    "statement": ({}, SHOWN),
}
QUESTION = st.one_of(
    st.fixed_dictionaries(
        {"kind": st.just(kind), "key": st.just(""), "title": TEXT, **required}, optional=optional
    )
    for kind, (required, optional) in KINDS.items()
)


def answers_to(question: Data) -> list[str]:
    """The codes that a condition may look for at this question."""
    closed = question.get("options", question.get("points", []))
    codes = [each["code"] for option in closed for each in (option, *option.get("options", []))]
    if question.get("dont_know", "text" not in question["kind"]):
        codes.append("dont_know")
    return codes + (["rather_not"] if "rather_not" in question else [])


@st.composite
def looks(draw: DrawFn, before: list[Data]) -> Data:
    question = draw(st.sampled_from(before))
    if question["kind"] == "number":
        bounds = {"at_least": draw(st.integers(-3, 5)), "at_most": draw(st.integers(-3, 5))}
        names = draw(st.sampled_from((["at_least"], ["at_most"], ["at_least", "at_most"])))
        return {"question": question["key"]} | {name: bounds[name] for name in names}
    codes = st.lists(st.sampled_from(answers_to(question)), min_size=1, max_size=3, unique=True)
    return {"question": question["key"], "is": draw(codes)}


@st.composite
def conditions(draw: DrawFn, before: list[Data], depth: int = 0) -> Data:
    form = draw(st.sampled_from(("look", "look", "not", "all", "any"))) if depth < 3 else "look"
    if form == "look":
        return draw(looks(before))
    inner = conditions(before, depth + 1)
    return {form: draw(inner if form == "not" else st.lists(inner, min_size=1, max_size=2))}


@st.composite
def documents_of(draw: DrawFn) -> Data:
    asked = draw(st.lists(QUESTION, min_size=1, max_size=5))
    for number, question in enumerate(asked):
        question["key"] = f"q{number}"
        before = [q for q in asked[:number] if q["kind"] != "statement" and answers_to(q)]
        if before and draw(st.booleans()):
            question["ask_if"] = draw(conditions(before))
    cut = draw(st.integers(0, len(asked) - 1))
    sections = [{"questions": part} for part in (asked[:cut], asked[cut:]) if part]
    if draw(st.booleans()):
        sections[-1] = {"title": draw(TEXT)} | sections[-1]
    whole = {"format": 1, "key": "example", "title": draw(TEXT), "languages": LANGUAGES}
    around = {"intro": TEXT, "address": st.just("je"), "group": TRUE}
    return whole | draw(st.fixed_dictionaries({}, optional=around)) | {"sections": sections}


@pytest.fixture(scope="session")
def documents() -> SearchStrategy[Data]:
    return documents_of()
