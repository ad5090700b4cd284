"""A drawing as SVG: within a page in the page's own colours, or as a file with its own."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from markupsafe import Markup

from forms.screen.render import direction
from survey.results.charts.drawing import SIZE, Box, Dot, Drawing, Ink, Line, Mark, Part, Words
from survey.results.charts.inks import INK, LOOKS, PAPER, QUIET

_EDGE = 24  # around a chart in a file, in pixels


def inline(drawing: Drawing, *, silent: bool = False) -> Markup:
    """As wide as its place. Styles go by class, since a page may not style within itself.

    `silent`: the words beside it say the same.
    """
    role = 'aria-hidden="true"' if silent else f'role="img" aria-label={quoteattr(drawing.says)}'
    body = "".join(_mark(each, drawing, own=False) for each in drawing.marks)
    return Markup(  # everything that people wrote is escaped below
        f'<svg class="chart" {role} '
        f'width="100%" height="{_n(drawing.height)}"{_direction(drawing)}>{body}</svg>'
    )


def file(drawing: Drawing, *, width: int = 720) -> bytes:
    """A file that looks the same everywhere."""
    body = "".join(_mark(each, drawing, own=True) for each in drawing.marks)
    wide, high = width + 2 * _EDGE, drawing.height + 2 * _EDGE
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{_n(high)}" '
        f'viewBox="0 0 {wide} {_n(high)}" role="img" xml:lang={quoteattr(drawing.language)} '
        f'font-family="Noto Sans, Noto Sans Arabic, Arial, sans-serif" font-size="{_n(SIZE)}" '
        f'fill="{INK}">'
        f"<title>{escape(drawing.says)}</title>"
        f'<rect width="{wide}" height="{_n(high)}" fill="{PAPER}"/>'
        f'<svg x="{_EDGE}" y="{_EDGE}" width="{width}" height="{_n(drawing.height)}" '
        f'overflow="visible"{_direction(drawing)}>{body}</svg></svg>\n'
    )
    return text.encode()


def _direction(drawing: Drawing) -> str:
    """Also said where it is the usual one: a chart may stand in a page of another language."""
    return f' direction="{direction(drawing.language)}"'


def _mark(mark: Mark, drawing: Drawing, *, own: bool) -> str:
    leftward = direction(drawing.language) == "rtl"

    def x(share: float) -> str:
        return f"{_n(100 * (1 - share if leftward else share))}%"

    if isinstance(mark, Box):
        start = mark.start + mark.wide if leftward else mark.start
        return (
            f'<rect x="{x(start)}" y="{_n(mark.top)}" width="{_n(100 * mark.wide)}%" '
            f'height="{_n(mark.high)}" rx="3"{_look(mark.ink, own)}/>'
        )
    if isinstance(mark, Line):
        return (
            f'<line x1="{x(mark.start)}" x2="{x(mark.end)}" y1="{_n(mark.top)}" '
            f'y2="{_n(mark.bottom)}" stroke-width="{_n(mark.thick)}"{_look(mark.ink, own)}/>'
        )
    if isinstance(mark, Dot):
        where = f'cx="{x(mark.at)}" cy="{_n(mark.middle)}" r="{_n(mark.radius)}"'
        return f"<circle {where}{_look(mark.ink, own)}/>"
    return _words(mark, x(mark.at), leftward=leftward, own=own)


def _words(mark: Words, x: str, *, leftward: bool, own: bool) -> str:
    aside = -mark.aside if leftward else mark.aside
    shift = f' dx="{_n(aside)}"' if aside else ""
    anchor = ' text-anchor="middle"' if mark.centred else ""
    parts = [_part(each, own) for each in mark.parts]
    gap = "&#160; "
    return f'<text x="{x}" y="{_n(mark.baseline)}"{shift}{anchor}>{gap.join(parts)}</text>'


def _part(part: Part, own: bool) -> str:
    words = escape(part.text)
    if part.strong:
        look = ' font-weight="700"' if own else ' class="strong"'
    elif part.quiet:
        look = f' fill="{QUIET}"' if own else ' class="quieter"'
    else:
        return words
    return f"<tspan{look}>{words}</tspan>"


def _look(ink: Ink, own: bool) -> str:
    if not own:
        return f' class="{ink}"'
    look = LOOKS[ink]
    dashes = ' stroke-dasharray="4 3"' if look.dashed else ""
    stroke = f' stroke="{look.stroke}"{dashes}' if look.stroke else ""
    return f' fill="{look.fill or "none"}"{stroke}'


def _n(number: float) -> str:
    """Short: a chart is part of a page."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
