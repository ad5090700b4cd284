"""A text with a little markup -> what a page shows. No other tag than these ever comes out."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from forms.definition.markdown import Bullets, Line, Paragraph, Run, parse


def marked(text: str, *, links: bool = False) -> Markup:
    """Paragraphs, lists, lines, bold and links; everything else as it was typed."""
    return _joined(
        Markup("<ul>{}</ul>").format(
            _joined(Markup("<li>{}</li>").format(_line(each)) for each in block.lines)
        )
        if isinstance(block, Bullets)
        else Markup("<p>{}</p>").format(_lines(block))
        for block in parse(text, links=links)
    )


def single(text: str, *, links: bool = False) -> Markup | None:
    """The inside of the one paragraph that the text is; None when it is more than that."""
    blocks = parse(text, links=links)
    if not blocks:
        return Markup("{}").format(text)
    only = blocks[0]
    return _lines(only) if len(blocks) == 1 and isinstance(only, Paragraph) else None


def _lines(block: Paragraph) -> Markup:
    return Markup("<br>\n").join(map(_line, block.lines))


def _line(line: Line) -> Markup:
    return Markup("").join(map(_run, line))


def _run(run: Run) -> Markup:
    if run.address:
        words, address = run.words, run.shown_address
        shown = words if words == address else f"{words} (\u2066{address}\u2069)"
        return Markup('<a href="{}">{}</a>').format(run.address, shown)
    return Markup("<strong>{}</strong>" if run.bold else "{}").format(run.words)


def _joined(parts: Iterable[Markup]) -> Markup:
    """With a line end between them, so that a voice does not run them together."""
    return Markup("\n").join(parts)
