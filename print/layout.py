"""Questionnaire -> Layout: where every box, word and code of a form stands. Pure.

Type never shrinks to make a form fit: air does, step by step, and then the form is too long for its
paper and says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import BestWorst, Question, Statement
from forms.definition.sentence import Refusal, Translations, counted, sentence
from forms.definition.text import Text
from print.around import Around
from print.fonts import right_to_left
from print.geometry import Block, Layout, Page, Role, Rule, Words
from print.papers import Paper
from print.printable import require_printable
from print.setting.bands import first_band, later_band, lower_band
from print.setting.closing import privacy, thanks
from print.setting.columns import Area, Item, fill
from print.setting.frame import Margins, corners, margins, sheet_codes
from print.setting.opening import opening
from print.setting.piece import Piece, as_read, space, stacked
from print.setting.questions import set_question
from print.setting.routes import numbers
from print.setting.spare import spare_page
from print.setting.style import ROOMY_TO_TIGHT, Style
from print.setting.typeset import text_piece, wide

NOTHING_AROUND = Around()
THIN, THICK = 0.5, 1.5  # points: a rule over a question, and over the first of a section
AFTER_RULE = 2.0
ROOMY_ENOUGH = 4  # down to this, fewer pages are better than more air


class TooLong(Refusal):
    """The form needs more pages than its paper has; `pages` is how many."""

    def __init__(self, paper: Paper, pages: int) -> None:
        self.pages = pages
        super().__init__(
            counted(
                "De vragenlijst past niet op dit papier (%(paper)s): zij heeft %(pages)s pagina's "
                "nodig en er is %(n)s. Kies groter papier of haal vragen weg.",
                "De vragenlijst past niet op dit papier (%(paper)s): zij heeft %(pages)s pagina's "
                "nodig en er zijn er %(n)s. Kies groter papier of haal vragen weg.",
                n=paper.at_most or 0,
                paper=paper.name,
                pages=pages,
            )
        )


class QuestionDoesNotFit(Refusal):
    """One question is higher than a whole page."""


def lay_out(
    questionnaire: Questionnaire,
    *,
    language: str,
    paper: Paper,
    variant: int = 0,
    around: Around = NOTHING_AROUND,
    translations: Translations | None = None,
) -> Layout:
    """Lays the form out with as much air as its paper has room for.

    Raises CannotPrint, TooLong or QuestionDoesNotFit, each with what to do.
    """
    if not around.title:
        around = replace(around, title=questionnaire.title.wording(language).words)
    require_printable(questionnaire, around, language=language)
    style = Style(
        paper=paper,
        language=language,
        translations=translations or NullTranslations(),
        air=ROOMY_TO_TIGHT[0],
    )
    return Layout(
        title=around.title,
        author=around.sender,
        language=language,
        paper=paper.name,
        variant=variant,
        scannable=paper.scannable,
        pages=tuple(_roomiest(questionnaire, style, around, variant)),
    )


def _roomiest(
    questionnaire: Questionnaire, style: Style, around: Around, variant: int
) -> list[Page]:
    most = style.paper.at_most
    found: list[tuple[int, list[Page]]] = []
    for air in ROOMY_TO_TIGHT if most else ROOMY_TO_TIGHT[:ROOMY_ENOUGH]:
        filled, pages = _pages(questionnaire, replace(style, air=air), around, variant)
        found.append((filled, pages))
        if filled == 1:
            break
    fitting = [each for each in found if most is None or each[0] <= most]
    if not fitting:
        raise TooLong(style.paper, found[-1][0])
    roomy = [each for each in found[:ROOMY_ENOUGH] if each in fitting] or fitting[:1]
    fewest = min(filled for filled, _ in roomy)
    return next(pages for filled, pages in roomy if filled == fewest)


def _pages(
    questionnaire: Questionnaire, style: Style, around: Around, variant: int
) -> tuple[int, list[Page]]:
    """How many pages the form fills, and those pages with what its sheets have over."""
    edges = margins(style)
    below = first_band(style, around).height if style.paper.scannable else 0
    head = stacked([space(below), opening(questionnaire, style, around, room=edges.width)])
    area = Area(
        width=edges.width,
        height=edges.height,
        first_height=edges.height - head.height - style.air.gap,
        columns=style.paper.columns,
        gap=style.air.gap,
    )
    end = privacy(style, around, room=edges.width)
    way_back = thanks(style, around, room=area.column)
    if max(end.height, way_back.height) > area.height or area.first_height < 0:
        raise QuestionDoesNotFit(
            sentence(
                "De inleiding of de tekst over privacy is te lang voor één pagina. "
                "Maak die teksten korter."
            )
        )
    items = [
        *_items(questionnaire, style, area, variant),
        Item(piece=way_back),
        Item(piece=end, wide=True, last=True),
    ]
    contents = fill(items, area)
    contents[0] = stacked([head, space(style.air.gap), contents[0]])
    filled = len(contents)
    for number in range(_spare(filled, style.paper)):
        spare = spare_page(number, style, around, room=edges.width, height=edges.height)
        contents.append(spare)
    return filled, [
        _page(content, style, around, edges, number=number, pages=len(contents), variant=variant)
        for number, content in enumerate(contents, start=1)
    ]


def _items(questionnaire: Questionnaire, style: Style, area: Area, variant: int) -> Iterator[Item]:
    """Each question with the rule over it, and the title of its section when that begins here."""
    for section in questionnaire.sections:
        title = section.title
        for question in section.questions:
            for room in (area.column, area.width):
                wide = room > area.column
                piece = _item(question, questionnaire, style, title, room=room, variant=variant)
                fits = piece.height <= area.height
                if fits and (wide or area.columns == 1 or not isinstance(question, BestWorst)):
                    break
            if not fits:
                raise _does_not_fit(question, questionnaire, style)
            yield Item(piece=piece, wide=wide)
            title = None


def _item(
    question: Question,
    questionnaire: Questionnaire,
    style: Style,
    section: Text | None,
    *,
    room: float,
    variant: int,
) -> Piece:
    parts = [_section_rule(section, style, room=room) if section else _rule(room, THIN)]
    asked = set_question(question, questionnaire, style, room=room, variant=variant)
    return stacked([*parts, space(AFTER_RULE), asked])


def _section_rule(section: Text, style: Style, *, room: float) -> Piece:
    """The title of a section, and behind it a thick rule as far as the room goes."""
    words = section.wording(style.language)
    title = text_piece(words.words, words.language, room=room, size=style.size, role=Role.SECTION)
    after = max(
        wide(each.words, words.language, size=style.size)
        for each in title.drawn
        if isinstance(each, Words)
    )
    rule = _rule(room - after - 3, THICK)
    return Piece(
        height=title.height,
        blocks=(*title.blocks, *rule.moved(after + 3, title.height / 2).blocks),
    )


def _rule(room: float, weight: float) -> Piece:
    line = Rule(x1=0, y1=0, x2=max(room, 0), y2=0, weight=weight)
    return Piece(height=0, blocks=(Block(role=Role.ARTIFACT, drawn=(line,)),))


def _does_not_fit(question: Question, questionnaire: Questionnaire, style: Style) -> Refusal:
    words = question.title.wording(style.language).words
    short = words if len(words) <= 80 else f"{words[:77]}…"
    number = numbers(questionnaire).get(question.key)
    if number is None or isinstance(question, Statement):
        said = sentence(
            "De tekst “%(words)s” is te lang voor één pagina. Maak de tekst korter.", words=short
        )
    else:
        said = sentence(
            "Vraag %(number)s (“%(words)s”) past niet op één pagina. "
            "Maak de vraag korter, of maak er twee vragen van.",
            number=number,
            words=short,
        )
    return QuestionDoesNotFit(said)


def _spare(pages: int, paper: Paper) -> int:
    """How many pages a folded or two-sided sheet has over. One single page may stand alone."""
    if pages == 1 and paper.pages_per_sheet == 2:
        return 0
    return -pages % paper.pages_per_sheet


def _page(
    content: Piece,
    style: Style,
    around: Around,
    edges: Margins,
    *,
    number: int,
    pages: int,
    variant: int,
) -> Page:
    paper = style.paper
    parts: list[Piece] = []
    if paper.scannable:
        parts.append(first_band(style, around) if number == 1 else later_band(style, around))
    parts.append(content.moved(edges.left, edges.top))
    parts.append(lower_band(style, around, page=number, pages=pages, variant=variant))
    if paper.scannable:
        parts.append(sheet_codes(style))
    whole = Piece(
        height=paper.page.height,
        blocks=tuple(block for part in parts for block in part.blocks),
        zones=tuple(zone for part in parts for zone in part.zones),
    )
    whole = as_read(whole, room=paper.page.width, leftward=right_to_left(style.language))
    return Page(
        sheet=(number - 1) // paper.pages_per_sheet + 1,
        number=number,
        width=paper.page.width,
        height=paper.page.height,
        blocks=(*whole.blocks, *([corners(style)] if paper.scannable else [])),
        zones=whole.zones,
    )
