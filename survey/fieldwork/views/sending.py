"""Sends a file that was drawn while somebody waited, in parts, and leaves nothing behind."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from flask import Response

from print.prepress.presets import Preset


def sent(draw: Callable[[Path], object], *, name: str, keep: Callable[[], object]) -> Response:
    """Draws into a folder of its own, keeps what is to be kept, and sends the file in parts.

    The folder is gone before the first part is on its way: an open file outlives its name.
    """
    folder = Path(tempfile.mkdtemp(prefix="wijkstem-"))
    try:
        file = folder / name
        draw(file)
        keep()
        size, opened = file.stat().st_size, file.open("rb")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return _attached(opened, size=size, name=name)


def whole_file(file: Path, *, name: str) -> Response:
    """Sends a file that stays where it is."""
    return _attached(file.open("rb"), size=file.stat().st_size, name=name)


def _attached(opened: BinaryIO, *, size: int, name: str) -> Response:
    kind = "application/zip" if name.endswith(".zip") else "application/pdf"
    reply = Response(_in_parts(opened), content_type=kind)
    reply.call_on_close(opened.close)
    reply.content_length = size
    reply.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply


def _in_parts(opened: BinaryIO) -> Iterator[bytes]:
    with opened:
        while part := opened.read(1 << 16):
            yield part


def file_name(*parts: str, press: Preset | bool | None = False) -> str:
    """ASCII and lower case, so that every computer and every mail keeps it."""
    letters = "-".join(["wijkstem", *(part for part in parts if part)])
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80]
    return stem if press is False else f"{stem}.{'zip' if press else 'pdf'}"
