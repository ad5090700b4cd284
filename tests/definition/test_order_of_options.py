"""One order rule: options turn in a cycle, and what goes with nothing else stays last."""

from collections import Counter

import pytest

from forms.definition.questionnaire import turning
from forms.definition.questions import Choices, Option, Priority, in_order
from forms.definition.text import Text


def options(turning: int, staying: int = 0) -> tuple[Option, ...]:
    text = Text({"nl": "x"})
    turns = [Option(code=f"t{n}", text=text) for n in range(turning)]
    stays = [Option(code=f"s{n}", text=text, exclusive=True) for n in range(staying)]
    return (*stays[:1], *turns, *stays[1:])


TITLE = Text({"nl": "Welke?"})


@pytest.mark.parametrize("staying", [0, 1, 2])
@pytest.mark.parametrize("count", [2, 3, 5, 7])
def test_over_the_variants_every_option_stands_once_at_every_place(
    count: int, staying: int
) -> None:
    question = Priority(key="q", title=TITLE, options=options(count, staying))
    places = Counter(
        (place, option.code)
        for variant in range(count)
        for place, option in enumerate(in_order(question, variant))
        if not option.exclusive
    )
    codes = [option.code for option in turning(question)]
    assert places == {(place, code): 1 for place in range(count) for code in codes}


@pytest.mark.parametrize("variant", range(9))
def test_exclusive_options_stay_last_in_every_variant(variant: int) -> None:
    question = Choices(key="q", title=TITLE, options=options(4, 2), rotate=True)
    ordered = in_order(question, variant)
    assert [option.code for option in ordered[-2:]] == ["s0", "s1"]
    assert sorted(o.code for o in ordered) == sorted(o.code for o in question.options)


def test_a_list_that_does_not_rotate_is_the_same_in_every_variant() -> None:
    question = Choices(key="q", title=TITLE, options=options(4, 2))
    assert all(in_order(question, variant) == question.options for variant in range(5))
