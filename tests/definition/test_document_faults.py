"""A faulty document is refused with the line, the place, what is wrong and what to write."""

import re
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.campaign_document import load_campaign
from forms.definition.document import load
from forms.definition.source import FaultyDocument
from forms.examples import catalogue

SOUND = """\
format: 1
key: small
title: {nl: Klein voorbeeld}
languages: [nl]
sections:
  - questions:
      - kind: choices
        key: first
        title: {nl: Wat doet u}
        options:
          - {code: walk, text: {nl: Lopen}}
          - {code: sing, text: {nl: Zingen}}
      - kind: long_text
        key: second
        title: {nl: Vertel}
        ask_if: {question: first, is: [walk]}
"""
FIRST = "sections[0].questions[0]"
SECOND = "sections[0].questions[1]"


def faults(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(FaultyDocument) as caught:
        load(text, file="small.yaml")
    assert caught.value.file == "small.yaml"
    return [(fault.line, fault.path, str(fault.sentence)) for fault in caught.value.faults]


def test_the_document_is_sound_before_it_is_broken() -> None:
    assert load(SOUND, file="small.yaml").length == 2


BROKEN = {
    "a key is there twice": (
        ("key: small\n", "key: small\nkey: other\n"),
        (3, "key", "“key” staat hier twee keer. Haal er een weg."),
    ),
    "a key is misspelt": (
        ("        options:", "        option:"),
        (10, f"{FIRST}.option", "“option” ken ik niet. Bedoelt u “options”?"),
    ),
    "a key looks like none": (
        ("languages: [nl]", "languages: [nl]\nzzz: 1"),
        (5, "zzz", "“zzz” ken ik niet. Hier kan: format, key,"),
    ),
    "a key is missing": (
        ("        title: {nl: Vertel}\n", ""),
        (13, SECOND, "Hier ontbreekt “title”. Schrijf het erbij."),
    ),
    "a line starts with a tab": (
        ("        key: second", "\tkey: second"),
        (14, "", "Hier klopt de opmaak niet. Kijk naar inspringen"),
    ),
    "a line stands too far to the left, which YAML notices at the next": (
        ("        key: second", "    key: second"),
        (15, "", "Hier klopt de opmaak niet. Kijk naar inspringen"),
    ),
    "a condition looks ahead": (
        (
            "        key: first\n",
            "        key: first\n        ask_if: {question: second, is: [a]}\n",
        ),
        (9, f"{FIRST}.ask_if", "Een voorwaarde kijkt terug. “second” is geen vraag vóór deze."),
    ),
    "a condition looks for a code that is not there": (
        ("is: [walk]", "is: [swim]"),
        (16, f"{SECOND}.ask_if", "“swim” is geen antwoord op vraag “first”."),
    ),
    "a condition looks for a number where there is none": (
        ("is: [walk]", "at_least: 2"),
        (16, f"{SECOND}.ask_if", "“first” vraagt geen getal. Gebruik “is”."),
    ),
    "a condition looks for a code and a number at once": (
        ("is: [walk]", "is: [walk], at_least: 2"),
        (16, f"{SECOND}.ask_if", "Hier staat te veel. Hoogstens 2 kan."),
    ),
    "more may be chosen than there is": (
        ("        options:", "        maximum: 3\n        options:"),
        (10, f"{FIRST}.maximum", "Er zijn niet zo veel opties. Kies een lager getal."),
    ),
    "a code is there twice": (
        ("code: sing", "code: walk"),
        (10, f"{FIRST}.options", "De code “walk” is hier twee keer gebruikt."),
    ),
    "a code has a capital": (
        ("code: sing", "code: Sing"),
        (12, f"{FIRST}.options[1].code", "“Sing” kan hier niet. Gebruik kleine letters"),
    ),
    "a code ends in a line end": (
        ("code: sing", 'code: "sing\\n"'),
        (12, f"{FIRST}.options[1].code", "kan hier niet. Gebruik kleine letters"),
    ),
    "a code is kept for don't know": (
        ("code: sing", "code: dont_know"),
        (10, f"{FIRST}.options", "Schrijf bij de vraag “dont_know: true”."),
    ),
    "a text stands where a block should": (
        ("title: {nl: Vertel}", "title: Vertel"),
        (15, f"{SECOND}.title", "Hier hoort een blok met regels eronder te staan."),
    ),
    "a word stands where yes or no should": (
        ("        key: second", "        rather_not: ja\n        key: second"),
        (14, f"{SECOND}.rather_not", "Hier hoort true of false te staan."),
    ),
    "a number has a decimal": (
        ("        key: second", "        maximum: 2.0\n        key: second"),
        (14, f"{SECOND}.maximum", "Hier hoort een heel getal te staan."),
    ),
    "a kind is unknown": (
        ("kind: long_text", "kind: slider"),
        (13, f"{SECOND}.kind", "“slider” kan hier niet. Kies uit: choice, choices, priority,"),
    ),
    "a picture is unknown": (
        ("{code: sing,", "{code: sing, picture: zanger,"),
        (12, f"{FIRST}.options[1]", "Er is geen pictogram “zanger”."),
    ),
    "a language is there twice": (
        ("languages: [nl]", "languages: [nl, nl]"),
        (4, "languages", "Hier staat iets twee keer. Haal er een weg."),
    ),
    "the first language is missing somewhere": (
        ("languages: [nl]", "languages: [en, nl]"),
        (4, "languages", "Bij “title” ontbreekt de eerste taal (en)."),
    ),
    "the format is of another time": (
        ("format: 1", "format: 2"),
        (1, "format", "“2” kan hier niet. Kies uit: 1."),
    ),
    "an alias points back": (
        ("        title: {nl: Vertel}", "        title: &a {nl: Vertel}\n        help: *a"),
        (15, f"{SECOND}.help", "Verwijzingen (& en *) kunnen hier niet. Schrijf de tekst voluit."),
    ),
    "half a character is there": (
        ("{nl: Vertel}", '{nl: "Vertel \\ud83d"}'),
        (15, f"{SECOND}.title.nl", "Hier staat een half teken. Schrijf het opnieuw."),
    ),
    "a list stands for a name": (
        ("languages: [nl]", "languages: [nl]\n? [a, b]\n: c"),
        (5, "", "Dit kan geen naam zijn."),
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_names_line_and_place_and_says_what_to_do(name: str) -> None:
    (sound, broken), (line, path, advice) = BROKEN[name]
    assert SOUND.count(sound) == 1
    found = faults(SOUND.replace(sound, broken))
    assert (line, path) in [(at, where) for at, where, _ in found]
    assert any(at == line and advice in said for at, _, said in found), found


def test_two_missing_keys_are_both_named() -> None:
    said = [said for _, _, said in faults("format: 1\nkey: small\nsections: [{questions: []}]\n")]
    assert any("“title”" in each for each in said)
    assert any("“languages”" in each for each in said)


def test_faults_stand_in_the_order_of_the_file() -> None:
    broken = SOUND.replace("code: walk", "code: Walk").replace("format: 1", "format: 9")
    assert [line for line, _, _ in faults(broken)] == [1, 11]


def test_a_picture_of_a_neighbourhood_is_looked_for_too() -> None:
    area = "{code: sing, text: {nl: Z}, options: [{code: s, picture: zanger, text: {nl: S}}]}"
    broken = SOUND.replace("kind: choices", "kind: choice")
    broken = broken.replace("{code: sing, text: {nl: Zingen}}", area)
    ((line, path, said),) = faults(broken)
    assert (line, path) == (12, f"{FIRST}.options[1].options[0]")
    assert "zanger" in said


WHOLE = {
    "an empty file": ("", "Dit bestand is leeg. Begin bij een voorbeeld."),
    "only a remark": ("# later\n", "Dit bestand is leeg."),
    "a binary file": ("\x89PNG\r\n\x1a\n\x00\x00", "Dit bestand is geen leesbare tekst."),
    "a number that is no character": ('key: "\\UFFFFFFFF"', "Dit bestand is geen leesbare tekst."),
    "just a word": ("hallo", "Hier hoort een blok met regels eronder te staan."),
    "31 lists in one another": ("[" * 32 + "]" * 32, "Dit zit te diep in elkaar."),
    "50000 lists in one another": ("[" * 50_000, "Dit zit te diep in elkaar."),
    "an alias bomb": (
        "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise("abcdefghi")),
        "Verwijzingen (& en *) kunnen hier niet.",
    ),
    "an alias to itself": ("a: &a [*a]", "Verwijzingen (& en *) kunnen hier niet."),
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_document_is_refused_with_advice(name: str) -> None:
    text, advice = WHOLE[name]
    assert any(advice in said for _, _, said in faults(text))


@given(st.text(st.characters(), max_size=60))
def test_arbitrary_text_is_refused_and_never_breaks(text: str) -> None:
    assert faults(text)


@given(st.data())
def test_a_damaged_document_is_refused_or_read_but_never_breaks(data: st.DataObject) -> None:
    lines = SOUND.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        line = data.draw(st.integers(0, len(lines) - 1))
        at = data.draw(st.integers(0, len(lines[line])))
        piece = data.draw(st.sampled_from(" \t:-{}[]&*!|>'\"%@`?,#~0\\") | st.characters())
        lines[line] = lines[line][:at] + piece + lines[line][at + data.draw(st.integers(0, 2)) :]
    with suppress(FaultyDocument):
        load("\n".join(lines), file="small.yaml")


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "y", "7", "1e3"])
def test_a_word_that_yaml_once_took_for_something_else_stays_a_code(word: str) -> None:
    quoted = f'"{word}"' if word == "7" else word
    questionnaire = load(SOUND.replace("code: sing", f"code: {quoted}"), file="small.yaml")
    assert questionnaire.questions[0].options[1].code == word  # type: ignore[union-attr]


def test_json_may_have_tabs_and_characters_in_two_halves() -> None:
    text = """{
\t"format": 1, "key": "j", "title":\t{"nl": "Hallo \\ud83d\\ude00"}, "languages": ["nl"],
\t"sections": [{"questions": [{"kind": "statement", "key": "s", "title": {"nl": "x"}}]}]}"""
    assert load(text, file="j.json").title.wording("nl").words == "Hallo 😀"


@pytest.mark.parametrize("day", ["opens", "closes"])
def test_a_day_that_does_not_exist_is_named_where_it_stands(day: str) -> None:
    text = (catalogue.FOLDER / "lindenholt" / "campaign.yaml").read_text(encoding="utf-8")
    broken = re.sub(rf"^{day}: .*$", f"{day}: 2027-02-30", text, flags=re.MULTILINE)
    with pytest.raises(FaultyDocument) as caught:
        load_campaign(broken, file="campaign.yaml")
    (fault,) = caught.value.faults
    assert fault.path == day
    assert broken.splitlines()[fault.line - 1].startswith(day)
