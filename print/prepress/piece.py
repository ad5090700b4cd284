"""One file that goes to the print shop: how many copies of it, and what it is called there."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from print.prepress.order import Order
from print.prepress.presets import Preset

LONGEST = 24  # letters of one word in a file name, so that the name fits on the delivery sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """`place` tells files of one order apart: the poster of the library, that of the school."""

    file: Path
    quantity: int
    place: str = ""

    @property
    def sha256(self) -> str:
        with self.file.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def name(self, order: Order, preset: Preset | None) -> str:
        """ASCII, lower case and without spaces, so that every mail and every server keeps it."""
        parts = (
            order.campaign,
            order.product,
            self.place,
            order.language,
            order.format.name,
            f"{self.quantity}st",
            preset.name if preset else "",
        )
        return "_".join(plain for plain in map(_plain, parts) if plain) + ".pdf"


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST].strip("-")
