"""A file appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A draft beside the file that takes its place when it is finished."""
    draft = file.with_name(f".{file.name}.{token_hex(4)}")
    try:
        yield draft
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
