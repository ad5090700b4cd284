"""Recordings of drafts: kept by their content, and handed to the campaign when it is published.

The name of a file holds a mark of its sound and a mark of the words that were read. So a file is
never written over, an edition keeps its own, and a changed text shows that it was read before.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from forms.definition.editing.recorded import files_of
from survey.builder.audio import unplayable
from survey.builder.sound import Sound
from survey.builder.translating.places import mark

_NAME = re.compile(r"[0-9a-f]{24}-(?P<words>[0-9a-f]{8})\.\w+")


def words_mark(words: str) -> str:
    """What the name of a recording keeps of the words that were read."""
    return mark(words)[:8]


def keep(data: Path, *, sound: Sound, words: str) -> str:
    """Keeps a recording of these words and gives the name of its file. `words` is their mark."""
    of_sound = hashlib.sha256(sound.content).hexdigest()[:24]
    name = f"{of_sound}-{words}{sound.ending}"
    _write(_kept(data) / name, sound.content)
    return name


def words_read(name: str) -> str | None:
    """The mark of the words that were read; None for a file that was named by hand."""
    found = _NAME.fullmatch(name)
    return found["words"] if found else None


def find(data: Path, name: str, *, campaign: str | None) -> Path | None:
    """The file of a recording: one that was kept here, or that lies with the campaign."""
    folders = [_kept(data), *([_published(data, campaign)] if campaign else [])]
    for folder in folders:
        if Path(name).name == name and not any(unplayable(folder / name)):
            return folder / name
    return None


def hand_out(data: Path, *, campaign: str, document: Mapping[str, Any]) -> None:
    """Puts the recordings of a document where residents' pages look; nothing is taken away."""
    for name in set(files_of(document)):
        kept, there = _kept(data) / name, _published(data, campaign) / name
        if kept.is_file() and not there.exists():
            _write(there, kept.read_bytes())


def _kept(data: Path) -> Path:
    return data / "recordings"


def _published(data: Path, campaign: str) -> Path:
    return data / "audio" / campaign


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as written:
            written.write(content)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
