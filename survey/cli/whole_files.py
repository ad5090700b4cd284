"""Files that are there as a whole or not at all: drawn beside their place, then put there."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Gives a file to write; when the block ends well it takes the place of the target.

    It lies in a folder of its own beside the target, under the same name, since some things that
    are written hold the name. What the system refuses is said of the target.
    """
    with _said_of(target):
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
        folder = target.parent / f".wijkstem-{secrets.token_hex(6)}"
        folder.mkdir(mode=0o700)
        try:
            yield folder / target.name
            (folder / target.name).replace(target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _said_of(target: Path) -> Iterator[None]:
    """An error about the draft, or about no file at all (a full disk), is about the target."""
    try:
        yield
    except OSError as error:
        named = str(error.filename or "")
        if named and ".wijkstem-" not in named:
            raise
        raise OSError(error.errno, error.strerror, str(target)) from error
