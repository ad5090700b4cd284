"""Every example on paper, and what must hold of any form wherever its boxes stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from forms.definition.answers import RawAnswer, State
from forms.definition.judging import judge
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    BestWorst,
    Closed,
    Priority,
    Ranking,
    Statement,
    choosable,
)
from forms.definition.sets import marks
from forms.examples import catalogue
from print.around import Around
from print.fonts import CAP_HEIGHT, right_to_left, width
from print.geometry import (
    Box,
    Code,
    Field,
    Frame,
    Layout,
    Marker,
    Page,
    Part,
    Picture,
    Rectangle,
    Rule,
    SheetNumber,
    Words,
    Zone,
)
from print.papers import MILLIMETRE, NEAREST

LANGUAGES = ("nl", "en", "tr", "ar", "pl", "uk")
LINK = "https://wijk.voorbeeldstad.nl/q/KA4T9X"
OWN_NAMES = {
    "nl": "Nederlands",
    "en": "English",
    "tr": "Türkçe",
    "ar": "العربية",
    "pl": "Polski",
    "uk": "Українська",
}


def around(name: str, language: str) -> Around:
    """What the application puts around the example campaign of this name."""
    campaign = catalogue.campaign(name)
    privacy = campaign.privacy
    texts = (privacy.purpose, privacy.basis, privacy.kept, privacy.rights, privacy.contact)
    return Around(
        title=campaign.title.wording(language).words,
        sender=campaign.sender.wording(language).words,
        version="versie 1 · 8f2c1a",
        phone=campaign.help_line.phone,
        help_place=campaign.help_line.place.wording(language).words,
        privacy=tuple(text.wording(language).words for text in texts),
        languages=tuple((code, own) for code, own in OWN_NAMES.items() if code != language),
        link=LINK,
        place="Plek",
        next=campaign.next.wording(language).words,
    )


def expected_marks(questionnaire: Questionnaire) -> Iterator[tuple[str, str, Part]]:
    """Every mark that an answer on a screen could have."""
    for question in questionnaire.questions:
        if isinstance(question, Statement):
            continue
        if question.dont_know:
            yield question.key, DONT_KNOW, Part.OPTION
        if question.rather_not:
            yield question.key, RATHER_NOT, Part.OPTION
        if isinstance(question, Closed):
            yield from _own_marks(question)


def _own_marks(question: Closed) -> Iterator[tuple[str, str, Part]]:
    if isinstance(question, BestWorst):
        yield from ((question.key, mark, Part.OPTION) for mark in marks(question))
    elif isinstance(question, Ranking):
        places = question.maximum or len(question.options)
        for option in question.options:
            for place in range(1, places + 1):
                yield question.key, f"{place}.{option.code}", Part.OPTION
    else:
        for option in choosable(question):
            for each in option.options or (option,):
                yield question.key, each.code, Part.OPTION
                if isinstance(question, Priority):
                    yield question.key, each.code, Part.FIRST


def hold_sound(layout: Layout, questionnaire: Questionnaire) -> None:
    """Asserts all that a resident, a print shop and a reader of scans count on."""
    boxes = [box for page in layout.pages for box in page.boxes]
    found = Counter((box.question, box.option, box.part) for box in boxes)
    assert found == Counter(expected_marks(questionnaire))
    for box in boxes:
        if box.part == Part.OPTION:
            answer, _ = judge(questionnaire.by_key[box.question], RawAnswer(chosen=(box.option,)))
            assert answer.state not in (State.SKIPPED, State.UNCLEAR), box
    zones = Counter(zone.question for page in layout.pages for zone in page.zones)
    asked = [each.key for each in questionnaire.questions if not isinstance(each, Statement)]
    assert zones == Counter(asked), "each question stands on one page"
    for page in layout.pages:
        _hold_page(page, scannable=layout.scannable)


def _hold_page(page: Page, *, scannable: bool) -> None:
    inks = [(each, ink(each)) for each in page.drawn]
    for each, rectangle in inks:
        assert rectangle.x >= NEAREST - 0.01, each
        assert rectangle.y >= NEAREST - 0.01, each
        assert rectangle.right <= page.width - NEAREST + 0.01, each
        assert rectangle.bottom <= page.height - NEAREST + 0.01, each
    solid = [pair for pair in inks if not isinstance(pair[0], Frame | Rule)]
    for (one, a), (other, b) in combinations(solid, 2):
        assert not _overlap(a, b), (one, other)
    for one, other in combinations(page.boxes, 2):
        apart = max(abs(one.x - other.x), abs(one.y - other.y))
        assert apart >= 8, (one, other)
    zones = {zone.question: zone for zone in page.zones}
    for each in (*page.boxes, *page.fields):
        assert _within(each, zones[each.question]), each
    for a, b in combinations(page.zones, 2):
        assert not _overlap(a, b), (a, b)
    for words in page.drawn:
        if isinstance(words, Words | SheetNumber):
            assert words.size >= 10, words
    for box in page.boxes:
        assert box.width == box.height >= 4.2
    if scannable:
        assert [marker.id for marker in page.markers] == [0, 1, 2, 3]
        sheet = [code for code in page.codes if not code.text]
        assert len(sheet) == 2
        assert all(code.width == code.height >= 18 for code in sheet)


def ink(each: object) -> Rectangle:
    """What a drawing covers; a code with the white that it needs, letters with their tails."""
    match each:
        case Words(x=x, y=y, words=words, language=language, size=size, bold=bold):
            long = width(words, language, bold=bold, size=size) / MILLIMETRE
            high = CAP_HEIGHT * size / MILLIMETRE
            start = x - long if right_to_left(language) else x
            return Rectangle(x=start, y=y - high, width=long, height=high)
        case SheetNumber(x=x, y=y, size=size, leftward=leftward):
            long = width("KA4T9 · 12 · 0037", "nl", size=size) / MILLIMETRE
            high = CAP_HEIGHT * size / MILLIMETRE
            return Rectangle(x=x - long if leftward else x, y=y - high, width=long, height=high)
        case Rule(x1=x1, y1=y1, x2=x2, y2=y2):
            return Rectangle(x=min(x1, x2), y=min(y1, y2), width=abs(x2 - x1), height=abs(y2 - y1))
        case Code() | Marker() | Box() | Field() | Picture() | Frame():
            return each
        case Rectangle():
            return each
    raise AssertionError(f"unknown drawing: {each!r}")


def _overlap(a: Rectangle, b: Rectangle) -> bool:
    little = 0.05
    return (
        a.x < b.right - little
        and b.x < a.right - little
        and a.y < b.bottom - little
        and b.y < a.bottom - little
    )


def _within(inner: Rectangle, zone: Zone) -> bool:
    return (
        inner.x >= zone.x - 0.01
        and inner.y >= zone.y - 0.01
        and inner.right <= zone.right + 0.01
        and inner.bottom <= zone.bottom + 0.01
    )
