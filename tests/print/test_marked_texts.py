"""Bold, lists and links of organisers' texts on paper: readable lines, and no marks."""

from __future__ import annotations

from dataclasses import replace
from gettext import NullTranslations

import pytest

from forms.definition.questionnaire import Section
from forms.definition.text import Text
from forms.examples import catalogue
from print.geometry import Layout, Words
from print.layout import lay_out
from print.papers import FLAT
from tests.print.layouts import around

WORDS = {
    "nl": "Neem **alles** mee:\n- [de brief](https://wijk.example/brief)\n- een pen",
    "ar": "أحضر **كل شيء**:\n- [الرسالة](https://wijk.example/brief)\n- قلم",
}


def lines(layout: Layout) -> list[str]:
    drawn = [each for page in layout.pages for each in page.drawn]
    return [each.words for each in drawn if isinstance(each, Words)]


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_list_is_lines_with_a_dot_and_no_mark_is_printed(language):
    asked = catalogue.questionnaire("lindenholt")
    first, *others = asked.sections[0].questions
    said = Text({language: WORDS[language]})
    section = Section(questions=(replace(first, help=said), *others))
    layout = lay_out(
        replace(asked, intro=said, sections=(section,)),
        language=language,
        paper=FLAT,
        around=around("lindenholt", language),
        translations=NullTranslations(),
    )
    found = lines(layout)
    pen = WORDS[language].rpartition("- ")[2]
    assert found.count(f"• {pen}") == 2  # in the introduction and at the question
    assert not any("**" in line or line.startswith("- ") for line in found)
    assert any("(\u2066wijk.example/brief\u2069)" in line for line in found)
