"""R: a script that reads the CSV beside it, with factors, labels and NA for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from survey.results.exports.formats.csv_file import harmless
from survey.results.exports.model import Codebook, Column, Kind, Part
from survey.results.exports.whole import whole


def write_r(codebook: Codebook, file: Path, *, data: str) -> None:
    """`data` is the name of the CSV file; missing codes are kept as an attribute."""
    with whole(file) as draft:
        draft.write_text("\n".join(_lines(codebook, data)) + "\n", encoding="utf-8")


def _lines(codebook: Codebook, data: str) -> Iterator[str]:
    yield f"# {_one_line(codebook.title)}"
    yield from (f"# {_one_line(note)}" for note in codebook.notes)
    yield "# In the folder of the data: source(<this file>, encoding = 'UTF-8')."
    yield "# Then `answers` is a data frame; attr(answers$x, 'missing') says why an answer is NA."
    yield f"answers <- read.csv({_text(data)}, encoding = 'UTF-8', colClasses = 'character',"
    yield "  check.names = FALSE, na.strings = '')"
    yield "coded <- function(x, codes, words, ordered = FALSE) {"
    yield "  factor(x, levels = codes, labels = make.unique(words), ordered = ordered)"
    yield "}"
    yield "number <- function(x, missing) {"
    yield "  x <- as.numeric(x)"
    yield "  x[x %in% missing] <- NA"
    yield "  x"
    yield "}"
    for each in codebook.columns:
        yield from _column(each)
    sets = (
        (key, [each for each in columns if each.kind is Kind.MARK and each.part is Part.CHOSEN])
        for key, columns in codebook.questions()
    )
    for key, marks in sets:
        if marks:
            names = _vector(_text(each.name) for each in marks)
            yield f"attr(answers, {_text(f'set.{key}')}) <- {names}"


def _column(each: Column) -> Iterator[str]:
    at = f"answers[[{_text(each.name)}]]"
    if each.missing:
        # Before anything becomes NA: why there is no answer.
        codes = _vector(str(value.number) for value in each.missing)
        words = _vector(_text(value.words) for value in each.missing)
        yield f"why <- factor({at}, levels = {codes}, labels = {words})"
    if each.kind is Kind.CODE:
        codes = _vector(_text(harmless(value.code)) for value in each.values)
        words = _vector(_text(value.words) for value in each.values)
        ordered = ", ordered = TRUE" if each.ordered else ""
        yield f"{at} <- coded({at}, {codes}, {words}{ordered})"
    elif each.kind is not Kind.TEXT:
        missing = _vector(str(value.number) for value in each.missing)
        yield f"{at} <- number({at}, {missing})"
    yield f"attr({at}, 'label') <- {_text(each.label)}"
    if each.missing:
        yield f"attr({at}, 'missing') <- why"


def _vector(parts: Iterable[str]) -> str:
    """Where there are none, nothing at all: `c()` alone would be NULL."""
    joined = ", ".join(parts)
    return f"c({joined})" if joined else "character()"


def _text(words: str) -> str:
    """A string of R; what it would read as something else is escaped."""
    escaped = words.replace("\\", "\\\\").replace("'", "\\'")
    return "'" + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\0", "") + "'"


def _one_line(words: str) -> str:
    return " ".join(words.split())
