"""Which character each embedded letter is, as reading aloud, searching and copying need it.

The library says for every letter which character it drew: for Arabic a form that a letter takes in
a word, and for numbers that stand for no letter the character zero, which PDF/UA forbids.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import islice

from pikepdf import Dictionary, Name, Pdf

_ENTRY = re.compile(rb"<([0-9A-F]{2})>\s+<([0-9A-F]{4,})>")
_LISTED = re.compile(rb"\d+ beginbfchar.*endbfchar", re.DOTALL)
_MOST = 100  # entries in one list, says the standard


def name_characters(pdf: Pdf) -> None:
    """Rewrites what the fonts of this PDF say about their letters."""
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == Name.Font:
            said = font.ToUnicode.read_bytes()
            listed = _lists({number: _plain(drawn) for number, drawn in _ENTRY.findall(said)})
            before, after = _LISTED.split(said)
            font.ToUnicode.write(before + listed + after)


def _plain(drawn: bytes) -> bytes:
    """The letter, whatever form it takes. Two letters that are drawn as one keep their own form.

    Readers of a line that runs from the right would turn those two around.
    """
    character = bytes.fromhex(drawn.decode()).decode("utf-16-be")
    letter = unicodedata.normalize("NFKC", character)
    return letter.encode("utf-16-be").hex().upper().encode() if len(letter) == 1 else drawn


def _lists(characters: dict[bytes, bytes]) -> bytes:
    entries = iter([b"<%s> <%s>" % each for each in characters.items() if each[1] != b"0000"])
    lists = []
    while some := list(islice(entries, _MOST)):
        lists.append(b"%d beginbfchar\n%s\nendbfchar" % (len(some), b"\n".join(some)))
    return b"\n".join(lists)
