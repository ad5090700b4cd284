"""Documents kept ready to send: everything but the last line is rendered and packed once.

A visit's own id makes every page different, and only in its last line. So the packed document
is kept up to there, and a visit costs the packing of a few hidden fields.
"""

from __future__ import annotations

import struct
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from flask_babel import get_translations
from jinja2 import Environment

from forms.definition.answers import Problem
from forms.screen.form import Filled, form_for
from forms.screen.render import Page, document, ending
from survey.intake.doors import Door
from survey.intake.editions import Published
from survey.languages import unchecked
from survey.static_files import Assets

_GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03"
_MOST = 128  # documents kept: about 10 MB
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Ready:
    """A document up to its last line: plain, and as an open gzip stream."""

    plain: bytes
    packed: bytes
    checksum: int

    @classmethod
    def of(cls, text: str) -> Ready:
        plain = text.encode()
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = _GZIP_HEAD + packer.compress(plain) + packer.flush(zlib.Z_SYNC_FLUSH)
        return cls(plain, packed, zlib.crc32(plain))

    def ended(self, last: bytes) -> bytes:
        return self.plain + last

    def ended_packed(self, last: bytes) -> bytes:
        packer = zlib.compressobj(6, zlib.DEFLATED, -10, 2)
        length = (len(self.plain) + len(last)) & 0xFFFFFFFF
        trailer = struct.pack("<II", zlib.crc32(last, self.checksum), length)
        return self.packed + packer.compress(last) + packer.flush() + trailer


class Kept(Generic[V]):
    """The last used values by key, made when first asked for."""

    def __init__(self, most: int) -> None:
        self._values: OrderedDict[object, V] = OrderedDict()
        self._most = most
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], V]) -> V:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = make()
        with self._lock:
            self._values[key] = value
            while len(self._values) > self._most:
                self._values.popitem(last=False)
        return value


class Pages:
    """One application's ready documents and form classes."""

    def __init__(self, environment: Environment, assets: Assets) -> None:
        self._environment = environment
        self._assets = assets
        self._ready: Kept[Ready] = Kept(_MOST)
        self._forms: Kept[type[Filled]] = Kept(_MOST)

    def form(self, edition: Published, language: str, variant: int) -> type[Filled]:
        """The form class; its field names are the same in every language and variant."""
        key = (edition.id, language, variant)
        make = lambda: form_for(edition.questionnaire, language=language, variant=variant)  # noqa: E731
        return self._forms.get(key, make)

    def ready(self, door: Door, *, language: str, variant: int, pinned: bool) -> Ready:
        """The empty document; unpinned, a browser without script is sent on to pin its order."""
        key = (door.edition.id, door.campaign_mark, language, variant, door.trial, door.helper)

        def make() -> Ready:
            form = self.form(door.edition, language, variant)()
            text = self._document(door, door.edition, form, language, variant, pinned=pinned)
            return Ready.of(text)

        return self._ready.get((*key, pinned), make)

    def filled(
        self,
        door: Door,
        edition: Published,
        form: Filled,
        *,
        language: str,
        variant: int,
        hidden: dict[str, str],
        problems: tuple[Problem, ...] = (),
    ) -> str:
        """The document with what somebody already gave, and what to put right."""
        text = self._document(door, edition, form, language, variant, problems=problems)
        return text + ending(hidden)

    def _document(
        self,
        door: Door,
        edition: Published,
        form: Filled,
        language: str,
        variant: int,
        *,
        pinned: bool = True,
        problems: tuple[Problem, ...] = (),
    ) -> str:
        page = Page(
            edition=edition.mark,
            variant=variant,
            pinned=pinned,
            style=self._assets.path("screen.css"),
            script=self._assets.path("questionnaire.js"),
            icon=self._assets.path("icon.svg"),
            trial=door.trial,
            unchecked=unchecked(language),
            helper=door.helper,
            about=f"/c/{door.campaign.key}/{language}",
            audio=f"/audio/{door.campaign.key}/",
            problems=problems,
        )
        return document(
            self._environment,
            questionnaire=edition.questionnaire,
            campaign=door.campaign,
            form=form,
            language=language,
            page=page,
            translations=get_translations(),
        )
