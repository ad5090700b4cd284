"""The little markup of organisers' texts: what it knows, and that nothing else happens."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.definition.markdown import Bullets, Paragraph, Run, blanked, parse, plain
from forms.definition.text import Text
from forms.examples import catalogue
from forms.screen.marked import marked, single
from forms.wording.coach import remarks_on, words_of

# Words, marks and their near misses, so that the search meets every combination of them.
PIECES = ["**", "*", "- ", "-", "\n", "\n\n", "[", "]", "](", ")", "(", "https://a.nl", " ", "a b"]
PIECES += [
    "mailto:a@b.nl",
    "tel:+31-24",
    "<b>",
    "&amp;",
    '"',
    "javascript:x",
    "نعم",
    "\u2066",
    "\\",
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=5)).map("".join)
TAGS = {"p", "br", "strong", "ul", "li", "a"}


class Seen(HTMLParser):
    """What a browser would make of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    handle_comment = handle_decl = handle_pi = unknown_decl


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@given(TEXTS, st.booleans())
@example("**<script>x</script>**", True)
@example('[x](https://a.nl/"onclick=1)', True)
def test_nothing_but_six_tags_ever_comes_out_and_every_word_does(text, links):
    seen = Seen(str(marked(text, links=links)))
    assert {tag for tag, _ in seen.tags} <= TAGS
    for tag, attributes in seen.tags:
        assert set(attributes) == ({"href"} if tag == "a" else set())
        assert tag != "a" or re.match(r"https://|mailto:|tel:", attributes["href"] or "")
    if not any(tag == "a" for tag, _ in seen.tags):
        assert letters(seen.words) == letters(text)
    assert links or "a" not in {tag for tag, _ in seen.tags}


@given(TEXTS, st.booleans())
def test_paper_has_every_word_and_no_mark(text, links):
    runs = [run for block in parse(text, links=links) for line in block.lines for run in line]
    for run in runs:
        assert run.words in plain(text, links=links)
        assert not (run.bold and "*" in run.words)
    if not any(run.address for run in runs):
        assert letters(plain(text, links=links)) == letters(text)


@given(TEXTS, st.booleans())
def test_the_coach_finds_every_word_where_it_stands(text, links):
    without = blanked(text, links=links)
    assert len(without) == len(text)
    assert all(now in (before, " ") for now, before in zip(without, text, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kies **drie** dingen.", "<p>Kies <strong>drie</strong> dingen.</p>"),
        ("Eén.\nTwee.", "<p>Eén.<br>\nTwee.</p>"),
        ("Eén.\n\nTwee.", "<p>Eén.</p>\n<p>Twee.</p>"),
        ("Neem mee:\n- een pen\n- **uw** pas", "<p>Neem mee:</p>\n<ul><li>een pen</li>\n"
         "<li><strong>uw</strong> pas</li></ul>"),
        ("5 * 3 ** 2 * 1", "<p>5 * 3 ** 2 * 1</p>"),
        ("**niet dicht", "<p>**niet dicht</p>"),
        ("-5 graden\n-", "<p>-5 graden<br>\n-</p>"),
        ("maandag - vrijdag", "<p>maandag - vrijdag</p>"),
        ("<b>vet</b>", "<p>&lt;b&gt;vet&lt;/b&gt;</p>"),
        ("[hier](https://a.nl)", "<p>[hier](https://a.nl)</p>"),
    ],
)  # fmt: skip
def test_what_is_markup_and_what_is_not(text, expected):
    assert str(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[ons](https://wijk.nl/x?a=1&b=2)", '<p><a href="https://wijk.nl/x?a=1&amp;b=2">ons '
         "(\u2066wijk.nl/x?a=1&amp;b=2\u2069)</a></p>"),
        ("[a@b.nl](mailto:a@b.nl)", '<p><a href="mailto:a@b.nl">a@b.nl</a></p>'),
        ("[bel](tel:024-1)", '<p><a href="tel:024-1">bel (\u2066024-1\u2069)</a></p>'),
        ("[x](http://a.nl)", "<p>[x](http://a.nl)</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](https://a.nl", "<p>[x](https://a.nl</p>"),
    ],
)  # fmt: skip
def test_a_link_shows_its_address_and_leads_nowhere_unsafe(text, expected):
    assert str(marked(text, links=True)) == expected


def test_paper_shows_a_list_as_lines_and_a_link_with_its_address():
    text = "Lees **dit**:\n- [ons](https://wijk.nl)\n- twee"
    assert plain(text, links=True) == "Lees dit:\n• ons (\u2066wijk.nl\u2069)\n• twee"
    assert parse(text) == (
        Paragraph(((Run("Lees "), Run("dit", bold=True), Run(":")),)),
        Bullets(((Run("[ons](https://wijk.nl)"),), (Run("twee"),))),
    )


def test_the_coach_reads_words_and_no_marks():
    asked = catalogue.feature("choices")
    said = "Dit is **middels** ons:\n- indien het kan\n"
    intro = Text({"nl": said + "[middels deze link](https://indien.nl/het-participatietraject)"})
    marked_up = replace(asked, intro=intro)
    found = [each for each in remarks_on(marked_up, language="nl") if each.path == "intro"]
    pointed = [words_of(each, marked_up, language="nl") for each in found]
    assert {"middels", "indien"} <= set(pointed)
    assert not any("*" in words or "/" in words for words in pointed)


def every_text(data: object) -> list[str]:
    if isinstance(data, dict):
        return [words for each in data.values() for words in every_text(each)]
    if isinstance(data, list):
        return [words for each in data for words in every_text(each)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("name", catalogue.names())
def test_every_text_of_an_example_means_what_it_meant(name):
    data = [
        questionnaire_to_data(catalogue.questionnaire(name)),
        campaign_to_data(catalogue.campaign(name)),
    ]
    for words in every_text(data):
        assert plain(words, links=True) == words
        assert str(single(words, links=True)) == str(marked(words, links=True))[3:-4]
