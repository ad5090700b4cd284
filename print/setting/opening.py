"""How a form begins: what it is about, and with a picture how to fill it in."""

from __future__ import annotations

from forms.definition.markdown import plain
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import sentence
from print.around import Around
from print.geometry import Block, Code, CodeKind, Drawn, Example, Frame, Role, Shown
from print.setting.bands import own_names, set_title
from print.setting.columns import GUTTER
from print.setting.links import link_side, link_white
from print.setting.piece import Piece, beside, piece_of, space, stacked
from print.setting.style import Style
from print.setting.typeset import leading, text_piece

PADDING = 2.5
BETWEEN = 2.0


def opening(questionnaire: Questionnaire, style: Style, around: Around, *, room: float) -> Piece:
    """What it is about, beside how to fill it in; below each other in a single column."""
    if style.paper.columns == 2:
        column = (room - GUTTER) / 2
        about = _about(questionnaire, style, around, room=column)
        return beside(about, how_to(style, room=column), across=column + GUTTER)
    parts = [_about(questionnaire, style, around, room=room), space(BETWEEN)]
    if around.link:
        link = link_code(around.link, style, around, room=room)
        parts += [space(link_white()), link, space(BETWEEN)]
    return stacked([*parts, how_to(style, room=room)])


def how_to(style: Style, *, room: float) -> Piece:
    """How to mark, how to correct, what may stay empty; with boxes as they look when it is done."""
    inner = room - 2 * PADDING
    heading = text_piece(
        style.say(sentence("Zo vult u dit in")),
        style.language,
        room=inner,
        size=style.size,
        bold=True,
        role=Role.SECTION,
    )
    mark = style.say(sentence("Zet een kruisje in het hokje."))
    mend = style.say(sentence("Fout? Maak het hokje zwart en kruis het goede hokje aan."))
    others = style.say(sentence("Eén kruisje per vraag, of zoveel als er staat."))
    content = stacked(
        [
            heading,
            space(0.5),
            _shown([Shown.CROSSED], mark, style, room=inner),
            _shown([Shown.FILLED, Shown.CROSSED], mend, style, room=inner),
            text_piece(others, style.language, room=inner, size=style.size),
        ]
    )
    height = content.height + 2 * PADDING
    frame = Frame(x=0, y=0, width=room, height=height, weight=0.75, radius=2)
    moved = content.moved(PADDING, PADDING)
    edge = Block(role=Role.ARTIFACT, drawn=(frame,))
    return Piece(height=height, blocks=(edge, *moved.blocks))


def link_code(link: str, style: Style, around: Around, *, room: float) -> Piece:
    """The same questions on a screen, and the languages it speaks there."""
    side = link_side(link)
    white = link_white()
    code = Code(x=0, y=0, width=side, height=side, kind=CodeKind.LINK, text=link)
    start = side + white + 1
    said = sentence("Liever op uw telefoon? Scan de code.")
    words = text_piece(style.say(said), style.language, room=room - start, size=style.size, x=start)
    parts = [words]
    if around.languages:
        parts += [space(1), own_names(around, style, x=start, room=room - start)]
    text = stacked(parts)
    height = max(text.height, side)
    centred = text.moved(0, (height - text.height) / 2)
    picture = piece_of(side, Role.ARTIFACT, [code]).moved(0, (height - side) / 2)
    return Piece(height=height + white, blocks=(*centred.blocks, *picture.blocks))


def _about(questionnaire: Questionnaire, style: Style, around: Around, *, room: float) -> Piece:
    parts: list[Piece] = []
    if not style.paper.scannable:
        title = set_title(around.title, style, left=0, top=0, width=room, height=30)
        sender = text_piece(around.sender, style.language, room=room, size=style.size)
        parts += [title, space(1), sender, space(BETWEEN * 2)]
    if questionnaire.intro:
        intro = questionnaire.intro.wording(style.language)
        said = plain(intro.words, links=True)
        parts.append(text_piece(said, intro.language, room=room, size=style.size))
    skip = style.say(sentence("U mag elke vraag overslaan."))
    parts.append(text_piece(skip, style.language, room=room, size=style.size))
    return stacked(parts)


def _shown(boxes: list[Shown], words: str, style: Style, *, room: float) -> Piece:
    """Boxes as they look when they are filled in, and beside them what was done."""
    side = style.box
    start = len(boxes) * (side + 1.5) + 1.5
    text = text_piece(words, style.language, room=room - start, size=style.size, x=start)
    drawn: list[Drawn] = [
        Example(
            x=at * (side + 1.5),
            y=(leading(style.language, style.size) - side) / 2,
            width=side,
            height=side,
            shown=shown,
        )
        for at, shown in enumerate(boxes)
    ]
    (block,) = text.blocks
    return piece_of(text.height + 0.8, Role.PARAGRAPH, [*drawn, *block.drawn])
