"""Pictures that organisers bring themselves: a key made of their content, and the files under it.

Each lies there twice: in colour and small for a screen, in greys and sharper for paper. What is
under a key never changes, so that paper can be printed again as it was.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from forms.definition.sentence import Refusal, sentence
from forms.pictures.catalogue import keys

_KEY = re.compile(r"own-[0-9a-f]{32}")


class MissingPicture(Refusal, LookupError):
    """A questionnaire names a picture of somebody's own that is not kept here."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            sentence(
                "Het eigen plaatje “%(key)s” is hier niet. Voeg het opnieuw toe, of kies een ander "
                "plaatje.",
                key=key,
            )
        )


@dataclass(frozen=True, slots=True)
class OwnPictures:
    """The folder where they lie."""

    folder: Path

    def for_screen(self, key: str) -> Path:
        """The WebP of this key; raises MissingPicture when it is not here."""
        return self._kept(key, "webp")

    def for_paper(self, key: str) -> Path:
        """The PNG of this key, in greys; raises MissingPicture when it is not here."""
        return self._kept(key, "png")

    def require(self, needed: Iterable[str]) -> None:
        """Raises MissingPicture for the first own picture among these keys that is not here."""
        for key in needed:
            if is_own(key):
                self.for_screen(key)
                self.for_paper(key)

    def _kept(self, key: str, ending: str) -> Path:
        file = self.folder / f"{key}.{ending}"
        if not is_own(key) or not file.is_file():
            raise MissingPicture(key)
        return file


def is_own(key: str) -> bool:
    return _KEY.fullmatch(key) is not None


def may_be_named(key: str) -> bool:
    """Whether a questionnaire may name this: a pictogram, or any picture of one's own."""
    return key in keys() or is_own(key)


def key_of(*contents: bytes) -> str:
    """The key of a picture with these files; the same picture always gets the same key."""
    return f"own-{hashlib.sha256(b''.join(contents)).hexdigest()[:32]}"


def own_keys(document: object) -> frozenset[str]:
    """Every own picture that a document, as data, names anywhere."""
    return frozenset(_KEY.findall(json.dumps(document)))
