"""The key ring: every secret of this installation, apart from the data and outside backups."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, MultiFernet

from forms.definition.sentence import Refusal, sentence
from survey.storage.escrow import escrow_sheet

RING = "keyring.json"
SHEET = "escrow-sheet.txt"


class UnsafeKeys(Refusal):
    """The key ring cannot be trusted as it lies there."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeyRing:
    """The secrets, by what they are for. Contact keys: the newest encrypts, all decrypt."""

    session_secret: str
    contact_keys: tuple[str, ...]
    second_factor_key: str
    sheet_code_key: str

    def contact_cipher(self) -> MultiFernet:
        return MultiFernet([Fernet(key) for key in self.contact_keys])


_MAKERS: dict[str, Callable[[], Any]] = {
    "session_secret": lambda: secrets.token_urlsafe(48),
    "contact_keys": lambda: [Fernet.generate_key().decode()],
    "second_factor_key": lambda: secrets.token_urlsafe(32),
    "sheet_code_key": lambda: secrets.token_urlsafe(32),
}


def load_or_make(folder: Path) -> KeyRing:
    """Reads the ring; makes it, or the names that an older ring lacks, with the sheet beside it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder):
        keys = _read(folder / RING)
        missing = {name: make() for name, make in _MAKERS.items() if name not in keys}
        if missing:
            keys |= missing
            _write(folder / RING, json.dumps(keys, indent=2) + "\n")
        if missing or not (folder / SHEET).exists():
            _write(folder / SHEET, escrow_sheet(keys))
    return KeyRing(
        session_secret=keys["session_secret"],
        contact_keys=tuple(keys["contact_keys"]),
        second_factor_key=keys["second_factor_key"],
        sheet_code_key=keys["sheet_code_key"],
    )


def _read(ring: Path) -> dict[str, Any]:
    if not ring.exists():
        return {}
    if ring.stat().st_mode & 0o077:
        raise UnsafeKeys(
            sentence(
                "Anderen kunnen de sleutels lezen. Geef dit eerst in: chmod 600 %(file)s",
                file=str(ring),
            )
        )
    try:
        keys = json.loads(ring.read_text())
    except ValueError as error:
        raise UnsafeKeys(
            sentence(
                "De sleutels in %(file)s zijn niet te lezen. Zet de sleutels van het "
                "bewaarblad terug, anders kan niemand de aanmeldingen nog openen.",
                file=str(ring),
            )
        ) from error
    assert isinstance(keys, dict)
    return keys


def _write(path: Path, text: str) -> None:
    """Writes the whole file or nothing, readable for its owner alone from the first moment."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two processes that start together make one ring."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
        os.fsync(handle)
    finally:
        os.close(handle)
