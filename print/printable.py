"""Whether a form can be printed in a language: every text is there, every letter has a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.questionnaire import Questionnaire, texts
from forms.definition.sentence import Refusal, Sentence, sentence
from print.around import Around
from print.fonts import MissingGlyph, require_glyphs


class CannotPrint(Refusal):
    """Something on the form cannot be printed; says what and where."""


class TitleDoesNotFit(Refusal):
    """The title is longer than the room above the questions."""

    def __init__(self, title: str) -> None:
        super().__init__(
            sentence(
                "De titel “%(title)s” is te lang voor het papier. Maak de titel korter.",
                title=_start(title),
            )
        )


class SlipDoesNotFit(Refusal):
    """There are more or longer themes than the leaf has room for."""

    def __init__(self) -> None:
        super().__init__(
            sentence("De thema’s passen niet op de aanmeldstrook. Maak hun titels korter.")
        )


def require_printable(questionnaire: Questionnaire, around: Around, *, language: str) -> None:
    """Raises CannotPrint for the first text that lacks its wording or one of its letters."""
    for path, text in texts(questionnaire):
        if language not in text.wordings:
            raise CannotPrint(
                sentence(
                    "“%(path)s” (%(words)s) heeft geen tekst in de taal “%(language)s”. "
                    "Vul de vertaling in, of print in een andere taal.",
                    path=path,
                    words=_start(text.wording(language).words),
                    language=language,
                )
            )
        _require(path, text.wordings[language], language)
    for name, words in _around(around):
        _require(name, words, language)
    for code, own_name in around.languages:
        _require(f"languages.{code}", own_name, code)


def _require(path: str, words: str, language: str) -> None:
    for bold in (False, True):
        try:
            require_glyphs(words, language, bold=bold)
        except MissingGlyph as missing:
            raise CannotPrint(_where(path, missing.sentence)) from missing


def _where(path: str, said: Sentence) -> Sentence:
    """The same sentence, with the place of the text in front."""
    return Sentence("%(path)s: " + said.template, {**said.facts, "path": path})


def _around(around: Around) -> Iterator[tuple[str, str]]:
    yield "title", around.title
    yield "sender", around.sender
    yield "help_line.phone", around.phone
    yield "help_line.place", around.help_place
    yield "next", around.next
    yield "place", around.place
    for number, words in enumerate(around.returns):
        yield f"returns[{number}]", words
    for number, words in enumerate(around.privacy):
        yield f"privacy[{number}]", words


def _start(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57]}…"
