"""Questionnaire and campaign -> the one HTML document that every screen shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale
from jinja2 import Environment
from markupsafe import Markup

from forms.definition.answers import Problem
from forms.definition.campaign import Campaign
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Asked, Question, Statement, in_order
from forms.definition.routing import as_data
from forms.definition.sentence import Translations
from forms.definition.sets import numbered_sets
from forms.definition.text import Text
from forms.pictures.catalogue import pictogram
from forms.pictures.own import is_own
from forms.screen.form import Filled, specials
from forms.screen.marked import marked, single

TEMPLATES = Path(__file__).with_name("templates")
PICTURES = "/pictures/"  # where own pictures are; a key never shows another picture
ONLY_SPOKEN = {"rif": "Tarifit", "ary": "Darija (الدارجة)", "shi": "Tashelhit", "zgh": "Tamazight"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a document needs besides the questionnaire: where its parts are, and its marks.

    Unpinned, the address does not say which variant it shows; a browser without script is then
    sent on to one that does, so that a reload keeps the order.
    """

    edition: str
    variant: int
    style: str
    script: str
    icon: str
    pinned: bool = True
    trial: bool = False
    unchecked: bool = False  # no native reader has read this language; said in a trial
    helper: bool = False
    about: str = "about"
    audio: str = "audio/"
    problems: tuple[Problem, ...] = field(default=())


def document(
    environment: Environment,
    *,
    questionnaire: Questionnaire,
    campaign: Campaign,
    form: Filled,
    language: str,
    page: Page,
    translations: Translations,
) -> str:
    """Renders the document without its last line; `ending` writes that.

    What differs from visit to visit (the page's own id) stands in the last line, so that
    everything before it can be kept ready, compressed and all.
    """
    problems_of = {problem.question: problem for problem in page.problems}
    return environment.get_template("document.html").render(
        questionnaire=questionnaire,
        campaign=campaign,
        form=form,
        page=page,
        numbers=dict(_numbers(questionnaire)),
        problem_words=lambda problem: problem.sentence.worded(translations),
        problems_of=problems_of,
        tied=lambda question: _tied(question.key) if question.key in problems_of else {},
        **words_for(language, audio=page.audio, spoken=questionnaire.spoken),
    )


def ending(hidden: dict[str, str]) -> str:
    """Writes the last line of the document: the hidden fields that belong to this visit."""
    fields = (
        Markup('<input type="hidden" name="{}" value="{}" form="_questionnaire">').format(*each)
        for each in hidden.items()
    )
    return "".join(fields) + "</body></html>\n"


def words_for(
    language: str, *, audio: str = "audio/", spoken: Sequence[str] = ()
) -> dict[str, object]:
    """What every resident's page knows of its language, and of those only heard beside it."""

    def attributes_of(text: Text, voice: Text | None = None) -> Markup:
        wording = text.wording(language)
        heard_in = {**(voice.audio if voice else {}), **text.audio}
        attributes = Markup("")
        if wording.language != language:
            attributes += Markup(' lang="{}" dir="{}"').format(
                wording.language, direction(wording.language)
            )
        if wording.language in heard_in:
            attributes += Markup(' data-audio="{}{}"').format(audio, heard_in[wording.language])
        for heard in spoken:
            if heard in heard_in:
                attributes += Markup(' data-audio-{}="{}{}"').format(heard, audio, heard_in[heard])
        return attributes

    def within(text: Text, words: str, voice: Text | None = None) -> Markup:
        attributes = attributes_of(text, voice)
        span = Markup("<span{}>{}</span>") if attributes else Markup("{1}")
        return span.format(attributes, words)

    def say(text: Text, *, voice: Text | None = None) -> Markup:
        """The words; heard as another text where they have no recording themselves."""
        return within(text, text.wording(language).words, voice)

    def tell(text: Text, kind: str = "", *, name: str = "", links: bool = False) -> Markup:
        """A text that may hold paragraphs and lists; most are a single paragraph."""
        own = Markup(' class="{}"').format(kind) if kind else Markup("")
        own += Markup(' id="{}"').format(name) if name else Markup("")
        wording = text.wording(language)
        line = single(wording.words, links=links)
        if line is not None:
            return Markup("<p{}>{}</p>").format(own, within(text, line))
        own += attributes_of(text)
        return Markup("<div{}>{}</div>").format(own, marked(wording.words, links=links))

    return {
        "language": language,
        "direction": direction(language),
        "own_name": own_name,
        "direction_of": direction,
        "say": say,
        "tell": tell,
        "plain": lambda text: text.wording(language).words,
    }


def add_to(environment: Environment) -> None:
    """Teaches a template environment what the templates of a screen use."""
    environment.filters["marked"] = marked
    environment.globals.update(
        in_order=in_order,
        numbered_sets=numbered_sets,
        specials=specials,
        picture=picture,
        ask_if=_ask_if,
        is_statement=lambda question: isinstance(question, Statement),
    )


def picture(key: str) -> Markup:
    """A picture beside words: a pictogram is part of the page, an own picture a file.

    What it says more than those words stands in words of its own after them, which can be heard
    in another language as well; so the picture itself is silent.
    """
    if not is_own(key):
        return Markup(pictogram(key).inline())
    return Markup(
        '<img class="pictogram" src="{}{}.webp" width="40" height="40" alt="" loading="lazy">'
    ).format(PICTURES, key)


def direction(language: str) -> str:
    """`rtl` or `ltr`."""
    return Locale.parse(language).text_direction


def own_name(language: str) -> str:
    """What the language calls itself, as one finds it in a list: Türkçe, العربية."""
    if language in ONLY_SPOKEN:
        return ONLY_SPOKEN[language]
    name = Locale.parse(language).get_language_name(language) or language
    return name[:1].upper() + name[1:]


def _tied(key: str) -> dict[str, str]:
    """Ties what is wrong to the field that it is about."""
    return {"aria_invalid": "true", "aria_describedby": f"{key}-error"}


def _ask_if(question: Question) -> str | None:
    return None if question.ask_if is None else json.dumps(as_data(question.ask_if))


def _numbers(questionnaire: Questionnaire) -> Iterator[tuple[str, int]]:
    asked = (question for question in questionnaire.questions if isinstance(question, Asked))
    return ((question.key, number) for number, question in enumerate(asked, start=1))
