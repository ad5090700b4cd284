"""A form of someone else becomes a questionnaire, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from forms.definition.questions import (
    Choice,
    Choices,
    LongText,
    Number,
    Ranking,
    Scale,
    ShortText,
    Statement,
)
from forms.definition.routing import All, Between, Chose, Condition, Either, Not
from forms.definition.xlsform import Imported, read_workbook

Make = Callable[[Mapping[str, Sequence[Sequence[object]]]], Path]
SETTINGS = (("form_title", "form_id"), ("De wijk", "wijk"))
LABEL = "label::Nederlands (nl)"
COLOURS = [("list_name", "name", LABEL)] + [
    ("kleur", name, name.title()) for name in ("rood", "groen", "blauw", "geel")
]


def came_in(
    make: Make, *rows: dict[str, object], choices: Sequence[Sequence[object]] = COLOURS
) -> Imported:
    columns = list(dict.fromkeys(("type", "name", LABEL, *(key for row in rows for key in row))))
    survey = [columns, *([row.get(each) for each in columns] for row in rows)]
    path = make({"survey": survey, "choices": choices, "settings": SETTINGS})
    return read_workbook(path)


def asks(kind: str, name: str = "vraag", **more: object) -> dict[str, object]:
    return {"type": kind, "name": name, LABEL: f"Over {name}"} | more


def said(imported: Imported) -> dict[str, str]:
    return {note.place: str(note.sentence) for note in imported.notes}


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (asks("select_one kleur"), Choice),
        (asks("select one from kleur"), Choice),
        (asks("SELECT_ONE kleur", appearance="minimal"), Choice),
        (asks("select_one kleur", appearance="likert"), Scale),
        (asks("select_multiple kleur"), Choices),
        (asks("select all that apply from kleur"), Choices),
        (asks("rank kleur"), Ranking),
        (asks("text"), ShortText),
        (asks("text", appearance="multiline"), LongText),
        (asks("integer", constraint=". >= 0 and . < 121"), Number),
        (asks("range", parameters="start=1 end=10 step=1"), Number),
        (asks("note"), Statement),
    ],
)
def test_every_type_becomes_its_kind_without_a_word(
    make: Make, row: dict[str, object], kind: type
) -> None:
    imported = came_in(make, row)
    (question,) = imported.questionnaire.questions
    assert type(question) is kind
    assert (question.key, question.title.wordings) == ("vraag", {"nl": "Over vraag"})
    unused = {place: why for place, why in said(imported).items() if "kleur" not in why}
    assert unused == {}


def test_bounds_and_limits_of_a_constraint_are_taken_over(make: Make) -> None:
    imported = came_in(
        make,
        asks("integer", "leeftijd", constraint=". > 11 and . <= 17"),
        asks("select_multiple kleur", "kleuren", constraint="count-selected(.) <= 2"),
    )
    age, colours = imported.questionnaire.questions
    assert isinstance(age, Number)
    assert (age.minimum, age.maximum) == (12, 17)
    assert isinstance(colours, Choices)
    assert colours.maximum == 2
    assert imported.notes == ()


CONDITIONS: dict[str, Condition] = {
    "selected(${kleur}, 'rood')": Chose("kleur", ("rood",)),
    "${kleur} = 'rood'": Chose("kleur", ("rood",)),
    "'rood' = ${kleur}": Chose("kleur", ("rood",)),
    "${ kleur } = ‘rood’": Chose("kleur", ("rood",)),
    "${kleur} != 'rood'": Not(Chose("kleur", ("rood",))),
    "not(selected(${kleur},'rood'))": Not(Chose("kleur", ("rood",))),
    "selected(${kleur},'rood') or selected(${kleur},'geel')": Chose("kleur", ("rood", "geel")),
    "${kleur} != ''": Chose("kleur", ("rood", "groen", "blauw", "geel")),
    "${aantal} > 3": Between("aantal", 4, None),
    "${aantal} <= 3.5": Between("aantal", None, 3),
    "5 < ${aantal}": Between("aantal", 6, None),
    "${aantal} >= 2 and ${aantal} < 9": Between("aantal", 2, 8),
    "${aantal} != -1": Not(Between("aantal", -1, -1)),
    "${kleuren} = 'rood'": All(
        (Chose("kleuren", ("rood",)), Not(Chose("kleuren", ("groen", "blauw", "geel"))))
    ),
    "${cijfer} >= 2": Chose("cijfer", ("2", "3")),
    "(${aantal} > 3 or ${kleur}='rood') and not(selected(${kleuren}, 'geel'))": All(
        (
            Either((Between("aantal", 4, None), Chose("kleur", ("rood",)))),
            Not(Chose("kleuren", ("geel",))),
        )
    ),
}


@pytest.mark.parametrize("relevant", CONDITIONS)
def test_what_a_condition_can_say_is_taken_over(make: Make, relevant: str) -> None:
    marks = [("cijfer", str(n), f"Een {n}") for n in (1, 2, 3)]
    imported = came_in(
        make,
        asks("select_one kleur", "kleur"),
        asks("select_multiple kleur", "kleuren"),
        asks("select_one cijfer", "cijfer"),
        asks("integer", "aantal", constraint=". >= -1 and . <= 50"),
        asks("text", "waarom", relevant=relevant),
        choices=[*COLOURS, *marks],
    )
    assert imported.questionnaire.questions[-1].ask_if == CONDITIONS[relevant]
    assert imported.notes == ()


@pytest.mark.parametrize(
    "relevant",
    [
        "regex(${naam}, '[a-z]+')",
        "${naam} = 'Jan'",
        "${aantal} + 1 > 3",
        "selected(${kleur}, 'paars')",
        "${kleur} = ${aantal}",
        "selected(${kleur}, 'rood'",
        "${waarom_later} = 'x'",
        "(" * 50 + "1" + ")" * 50,
        "true()",
    ],
)
def test_a_condition_that_cannot_be_said_is_told_at_its_cell(make: Make, relevant: str) -> None:
    imported = came_in(
        make,
        asks("select_one kleur", "kleur"),
        asks("integer", "aantal", constraint=". >= 0 and . <= 5"),
        asks("text", "naam"),
        asks("text", "waarom", relevant=relevant),
        asks("text", "waarom_later"),
    )
    assert list(said(imported)) == ["survey!E5"]
    assert imported.questionnaire.by_key["waarom"].ask_if is None


def test_groups_are_sections_and_their_condition_goes_for_every_question(make: Make) -> None:
    imported = came_in(
        make,
        asks("select_one kleur", "kleur"),
        asks("begin group", "meer", relevant="${kleur} = 'rood'"),
        asks("text", "een"),
        asks("begin_group", "dieper"),
        asks("text", "twee", relevant="${kleur} != 'geel'"),
        {"type": "end_group"},
        {"type": "end group"},
    )
    first, second, third = imported.questionnaire.sections
    red = Chose("kleur", ("rood",))
    assert [first.title, second.questions[0].ask_if] == [None, red]
    assert third.questions[0].ask_if == All((red, Not(Chose("kleur", ("geel",)))))
    assert second.title is not None
    assert second.title.wordings == {"nl": "Over meer"}
    assert list(said(imported)) == ["survey!A5"]


def test_or_other_adds_an_option_and_asks_which(make: Make) -> None:
    imported = came_in(
        make,
        asks("select_one kleur or_other", "kleur"),
        asks("text", "later", relevant="${kleur} = 'other'"),
    )
    colour, which, later = imported.questionnaire.questions
    assert isinstance(colour, Choice)
    assert colour.options[-1].text.wordings == {"nl": "Iets anders"}
    assert isinstance(which, ShortText)
    assert (which.key, which.ask_if) == ("kleur_other", Chose("kleur", ("other",)))
    assert later.ask_if == which.ask_if
    assert imported.notes == ()


def test_reserved_codes_are_no_options_but_what_the_question_offers(make: Make) -> None:
    rest = [("kleur", "dont_know", "Weet ik niet"), ("kleur", "99", "Geen idee")]
    imported = came_in(make, asks("select_one kleur"), choices=[*COLOURS, *rest])
    (question,) = imported.questionnaire.questions
    assert isinstance(question, Choice)
    assert (question.dont_know, question.rather_not) == (True, False)
    assert [option.code for option in question.options][-1] == "99"


def test_names_that_do_not_fit_are_changed_told_and_followed(make: Make) -> None:
    choices = [("list_name", "name", LABEL), ("k", "Ja!", "Ja"), ("k", "nee-nee", "Nee")]
    imported = came_in(
        make,
        asks("select_one k", "Vraag 1"),
        asks("begin_group", "g"),
        asks("text", "vraag_1", relevant="${Vraag 1} = 'Ja!'"),
        {"type": "end_group"},
        choices=choices,
    )
    first, second = imported.questionnaire.questions
    assert (first.key, second.key) == ("vraag_1", "vraag_1_2")
    assert second.ask_if == Chose("vraag_1", ("ja",))
    assert list(said(imported)) == ["survey!B2", "survey!B4", "choices!B2", "choices!B3"]


@pytest.mark.parametrize(
    "heading",
    ["label::nl", "label::NL", "label::Dutch", "label:nl", "Label :: Nederlands (nl)", "label"],
)
def test_a_language_may_be_spelled_in_many_ways(make: Make, heading: str) -> None:
    path = make(
        {
            "survey": [
                ("type", "name", heading, "label::Türkçe", "media::audio::Tarifit", "hint::nl-NL"),
                ("text", "q", "Hallo", "Merhaba", "q-rif.mp3", "Uitleg"),
            ],
            "settings": [("form_title", "form_id", "default_language"), ("T", "t", "nederlands")],
        }
    )
    imported = read_workbook(path)
    questionnaire = imported.questionnaire
    assert (questionnaire.languages, questionnaire.spoken) == (("nl", "tr"), ("rif",))
    (question,) = questionnaire.questions
    assert question.title.wordings == {"nl": "Hallo", "tr": "Merhaba"}
    assert question.title.audio == {"rif": "q-rif.mp3"}
    assert imported.notes == ()


def test_pictures_of_the_catalogue_come_in_and_others_are_told(make: Make) -> None:
    imported = came_in(
        make,
        asks("text", "koffie", **{"media::image": "coffee.png"}),
        asks("text", "kat", **{"media::image": "mijn_kat.jpg"}),
    )
    assert [each.picture for each in imported.questionnaire.questions] == ["coffee", None]
    assert [place for place in said(imported) if "survey" in place] == ["survey!D3"]
