"""What a browser posted -> names and values, strictly: ours or a clear refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import BadRequest, UnsupportedMediaType

MOST_FIELDS = 1000
_TYPE = "application/x-www-form-urlencoded"
_LAST_OF_PLANES = "".join(
    chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17)
)
_UNSHOWABLE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_LAST_OF_PLANES}]")
_ID = re.compile(r"(page|own)-[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Posted:
    """One posted form; names that begin with `_` are the page's own."""

    values: MultiDict[str, str]
    id: str
    replaces: str | None

    def page(self, name: str) -> str:
        value: str = self.values.get(f"_{name}", "")
        return value

    def number(self, name: str) -> int:
        """A whole number that the page put there; 0 when somebody wrote something else."""
        value = self.page(name)
        return int(value) if value.isascii() and value.isdecimal() and len(value) < 12 else 0


def read_posted(request: Request) -> Posted:
    """Reads the body once; raises BadRequest, RequestEntityTooLarge or UnsupportedMediaType."""
    if request.mimetype != _TYPE:
        raise UnsupportedMediaType
    body = request.get_data(cache=False)
    try:
        pairs = parse_qsl(
            body.decode("utf-8"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError as error:  # broken UTF-8, or more fields than any questionnaire has
        raise BadRequest from error
    return _posted(pairs)


def _posted(pairs: Sequence[tuple[str, str]]) -> Posted:
    values: MultiDict[str, str] = MultiDict(
        (name, _UNSHOWABLE.sub("", value))  # no page may hold these, so none may come back in one
        for name, value in pairs
    )
    given = values.get("_id", "")
    replaces = values.get("_replaces") or None
    if not _ID.fullmatch(given) or (replaces and not _ID.fullmatch(replaces)):
        raise BadRequest
    return Posted(values, given, replaces)
