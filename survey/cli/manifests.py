"""What a backup of one store holds: its files with their hashes, and the end of the trail."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from forms.definition.sentence import Refusal, sentence

NAME = "manifest.json"
_FORMAT = 1
_AT_ONCE = 1 << 20


class BadBackup(Refusal):
    """What lies there is not a backup that can be trusted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`trail` is how long the trail was and its newest hash; the contacts have none."""

    store: str
    made_on: str
    database: str
    version: str
    files: Mapping[str, str]
    trail: Mapping[str, Any] | None


def write(folder: Path, *, manifest: Manifest) -> None:
    data = {"format": _FORMAT, **asdict(manifest)}
    (folder / NAME).write_text(json.dumps(data, indent=2) + "\n", "utf-8")


def read(folder: Path) -> Manifest:
    """Reads a manifest and holds every file against it; raises BadBackup."""
    manifest = _read(folder / NAME)
    there = hashes(folder)
    there.pop(NAME, None)
    for name in sorted(set(manifest.files) | set(there)):
        if manifest.files.get(name) != there.get(name):
            raise BadBackup(
                sentence(
                    "%(file)s is niet meer zoals het in de reservekopie kwam. Neem een andere "
                    "reservekopie.",
                    file=str(folder / name),
                )
            )
    return manifest


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path from there."""
    files = sorted(each for each in folder.rglob("*") if each.is_file())
    return {each.relative_to(folder).as_posix(): _sha256(each) for each in files}


def _read(file: Path) -> Manifest:
    try:
        data = json.loads(file.read_text("utf-8"))
        if data.pop("format") != _FORMAT:
            raise ValueError
        manifest = Manifest(**data)
        if not all(isinstance(each, str) for each in dict(manifest.files).values()):
            raise ValueError
        if manifest.trail is not None:
            int(manifest.trail["number"]), str(manifest.trail["hash"])
    except FileNotFoundError as error:
        raise BadBackup(
            sentence("In %(folder)s staat geen reservekopie.", folder=str(file.parent))
        ) from error
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BadBackup(
            sentence("%(file)s is niet te lezen. Neem een andere reservekopie.", file=str(file))
        ) from error
    return manifest


def _sha256(file: Path) -> str:
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while some := opened.read(_AT_ONCE):
            found.update(some)
    return found.hexdigest()
