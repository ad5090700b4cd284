"""A sentence to a person: written in Dutch in the code, worded in the reader's language when shown.

Rules and documents say what is wrong long before anyone knows who reads it, so they carry the
sentence with its facts; the channel that shows it passes its own gettext.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


class Translations(Protocol):
    """What a catalogue can do; `gettext.NullTranslations` and Babel's catalogues satisfy it."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Dutch template with its facts; with `many` and `n` it has a plural form.

    A fact may be a sentence itself, which is then worded in the same language.
    """

    template: str
    facts: Mapping[str, object] = field(default_factory=dict)
    many: str | None = None
    n: int = 0

    def worded(self, translations: Translations) -> str:
        facts = {
            name: fact.worded(translations) if isinstance(fact, Sentence) else fact
            for name, fact in self.facts.items()
        }
        if self.many is None:
            return translations.gettext(self.template) % facts
        return translations.ngettext(self.template, self.many, self.n) % {**facts, "n": self.n}

    def __str__(self) -> str:
        if self.many is None:
            return self.template % self.facts
        template = self.template if self.n == 1 else self.many
        return template % {**self.facts, "n": self.n}


def sentence(template: str, /, **facts: object) -> Sentence:
    """Makes a sentence; the name is a keyword of the text extractor."""
    return Sentence(template, facts)


def counted(one: str, many: str, /, *, n: int, **facts: object) -> Sentence:
    """Makes a sentence about `n` things; the name is a keyword of the text extractor."""
    return Sentence(one, facts, many, n)


class Refusal(Exception):
    """Something is refused, with a sentence that says what is wrong and what to do."""

    def __init__(self, said: Sentence) -> None:
        super().__init__(str(said))
        self.sentence = said

    def told(self) -> list[tuple[str, Sentence]]:
        """Every sentence, each with the place in a file that it is about, if it is about one."""
        return [("", self.sentence)]
