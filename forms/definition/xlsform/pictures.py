"""Pictures of a workbook: a file named after a pictogram of the catalogue is that pictogram."""

from __future__ import annotations

from pathlib import PurePosixPath

from forms.definition.xlsform.table import Row
from forms.pictures.catalogue import keys

_DRAWINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp", "")


def picture_of(row: Row) -> str | None:
    """The key of the pictogram; what is no pictogram is left for the row to tell."""
    for column, file in row.words("image").values():
        path = PurePosixPath(file)
        if path.suffix.lower() in _DRAWINGS and path.stem in keys():
            row.done(column)
            return path.stem
    return None


def file_of(picture: str) -> str:
    return f"{picture}.svg"
