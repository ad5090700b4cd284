"""A question on paper: number, words, help, and the one match that sets each kind's own part."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from forms.definition.markdown import plain
from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import (
    DONT_KNOW,
    RATHER_NOT,
    Asked,
    BestWorst,
    Choice,
    Choices,
    Closed,
    LongText,
    Number,
    Option,
    Priority,
    Question,
    Ranking,
    Scale,
    ShortText,
    Statement,
    in_order,
)
from forms.definition.sentence import counted, sentence
from print.geometry import Drawn, Picture, Role, Words, Zone
from print.setting.areas import set_areas
from print.setting.cell import Cell
from print.setting.options import set_options, set_with_specials
from print.setting.ordered import set_best_worst, set_ranking
from print.setting.piece import Piece, piece_of, space, stacked
from print.setting.priority import set_priority
from print.setting.routes import (
    DONT_KNOW_WORDS,
    RATHER_NOT_WORDS,
    jump_after,
    numbers,
    only_if,
    sent_past,
)
from print.setting.style import Style
from print.setting.typeset import run_on, text_piece, wide, words_at
from print.setting.written import set_lines, set_number

AFTER_TITLE = 0.8


def set_question(
    question: Question, questionnaire: Questionnaire, style: Style, *, room: float, variant: int
) -> Piece:
    """The whole question; its zone is everything that belongs to it, across the whole room."""
    parts = [_title(question, questionnaire, style, room=room)]
    parts += _explained(question, questionnaire, style, room=room)
    parts.append(_own_part(question, questionnaire, style, room=room, variant=variant))
    piece = stacked(parts)
    if isinstance(question, Statement):
        return piece
    zone = Zone(x=0, y=0, width=room, height=piece.height, question=question.key)
    return replace(piece, zones=(zone,))


def _own_part(
    question: Question, questionnaire: Questionnaire, style: Style, *, room: float, variant: int
) -> Piece:
    match question:
        case Choice() if any(option.options for option in question.options):
            own = set_areas(
                in_order(question, variant),
                lambda option: _cell(option, question, questionnaire, style),
                style,
                question=question.key,
                room=room,
            )
        case Choice() | Choices() | Scale():
            cells = _cells(question, questionnaire, style, variant)
            apart = _specials(question, questionnaire, style)
            return set_with_specials(cells, apart, style, question=question.key, room=room)
        case Priority(maximum=maximum):
            cells = _cells(question, questionnaire, style, variant)
            own = set_priority(cells, style, question=question.key, room=room, maximum=maximum)
        case Ranking():
            own = set_ranking(question, style, room=room, variant=variant)
        case BestWorst():
            own = set_best_worst(question, style, room=room, variant=variant)
        case Number():
            own = set_number(question, style, room=room)
        case ShortText() | LongText():
            own = set_lines(question, style, room=room)
        case Statement():
            return space(0)
        case _:
            assert_never(question)
    apart = _specials(question, questionnaire, style)
    return stacked([own, set_options(apart, style, question=question.key, room=room)])


def _title(question: Question, questionnaire: Questionnaire, style: Style, *, room: float) -> Piece:
    """The number hangs to the left; a picture of the question stands before its words."""
    words = question.title.wording(style.language)
    start = style.words_at
    number = numbers(questionnaire).get(question.key)
    figure: list[Words] = []
    if number is not None:
        figure = [words_at(0, 0, str(number), "en", size=style.title_size, bold=True)]
        start = max(
            start,
            wide(str(number), "en", size=style.title_size, bold=True) + 0.12 * style.title_size,
        )
    side = style.pictogram if question.picture else 0
    text = text_piece(
        words.words,
        words.language,
        room=room - start - (side + 2 if side else 0),
        size=style.title_size,
        bold=True,
        x=start,
        role=Role.QUESTION,
        even=True,
    )
    (block,) = text.blocks
    drawn: list[Drawn] = [*figure, *block.drawn]
    if question.picture:
        alt = _alt(question, style)
        picture = Picture(
            x=room - side, y=0, width=side, height=side, key=question.picture, alt=alt
        )
        drawn.append(picture)
    return piece_of(max(text.height, side) + AFTER_TITLE, Role.QUESTION, drawn)


def _explained(
    question: Question, questionnaire: Questionnaire, style: Style, *, room: float
) -> list[Piece]:
    """For whom it is, its own help, and how many boxes: each a paragraph."""
    start = style.words_at
    said = [
        _condition(question, questionnaire, style),
        plain(question.help.wording(style.language).words) if question.help else "",
        _instruction(question, style),
    ]
    if not any(said):
        return []
    words = run_on(filter(None, said))
    paragraph = text_piece(words, style.language, room=room - start, size=style.size, x=start)
    return [paragraph, space(0.8)]


def _condition(question: Question, questionnaire: Questionnaire, style: Style) -> str:
    """Whom the question is for, unless everyone else was already sent past it."""
    if sent_past(question, questionnaire):
        return ""
    return only_if(question, questionnaire, style)


def _instruction(question: Question, style: Style) -> str:
    """How many boxes, where that is not one."""
    match question:
        case Choices(maximum=None):
            return style.say(sentence("U mag meer hokjes aankruisen."))
        case Choices(maximum=int(maximum)):
            return style.say(
                counted(
                    "Kruis hoogstens %(n)s hokje aan.",
                    "Kruis hoogstens %(n)s hokjes aan.",
                    n=maximum,
                )
            )
        case Ranking():
            return style.say(
                sentence(
                    "Kruis 1 aan bij wat u het belangrijkst vindt, 2 bij wat daarna komt. "
                    "U mag stoppen wanneer u wilt."
                )
            )
        case BestWorst():
            return style.say(
                sentence(
                    "Kruis in elke groep links één hokje aan: wat het belangrijkst is. "
                    "Kruis rechts aan wat het minst belangrijk is."
                )
            )
        case _:
            return ""


def _cells(
    question: Choice | Choices | Scale | Priority,
    questionnaire: Questionnaire,
    style: Style,
    variant: int,
) -> list[Cell]:
    return [_cell(option, question, questionnaire, style) for option in in_order(question, variant)]


def _cell(option: Option, question: Closed, questionnaire: Questionnaire, style: Style) -> Cell:
    """What the box of an option says, and where to go after it."""
    words = option.text.wording(style.language)
    hint = option.hint.wording(style.language).words if option.hint else ""
    jump = jump_after(question, option.code, questionnaire, style)
    return Cell(
        mark=option.code,
        words=words.words,
        language=words.language,
        note=hint,
        jump=jump,
        picture=option.picture,
        alt=_alt(option, style),
    )


def _alt(pictured: Option | Question, style: Style) -> str:
    return pictured.alt.wording(style.language).words if pictured.alt else ""


def _specials(question: Asked, questionnaire: Questionnaire, style: Style) -> list[Cell]:
    """Not knowing and rather not saying, where the question has them."""
    said = [(DONT_KNOW, DONT_KNOW_WORDS)] if question.dont_know else []
    said += [(RATHER_NOT, RATHER_NOT_WORDS)] if question.rather_not else []
    return [
        Cell(
            mark=code,
            words=style.say(words),
            language=style.language,
            jump=jump_after(question, code, questionnaire, style),
        )
        for code, words in said
    ]
