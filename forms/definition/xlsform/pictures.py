"""Pictures of a workbook: a file named after a key, of the catalogue or of an own picture."""

from __future__ import annotations

from pathlib import PurePosixPath

from forms.definition.xlsform.table import Row
from forms.pictures.own import is_own, may_be_named

_DRAWINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp", "")


def picture_of(row: Row) -> str | None:
    """The key of the picture; what is none of ours is left for the row to tell."""
    for column, file in row.words("image").values():
        path = PurePosixPath(file)
        if path.suffix.lower() in _DRAWINGS and may_be_named(path.stem):
            row.done(column)
            return path.stem
    return None


def file_of(picture: str) -> str:
    return f"{picture}.webp" if is_own(picture) else f"{picture}.svg"
