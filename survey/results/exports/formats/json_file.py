"""JSON: one object with the codebook and the rows; its JSON Schema stands in this module."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from survey.results.exports.formats.rendering import by_code, rendered
from survey.results.exports.model import Codebook, Column, Kind, Part, Value
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

FORMAT = 1
_VALUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["number", "code", "words"],
        "properties": {
            "number": {"type": "integer"},
            "code": {"type": "string"},
            "words": {"type": "string"},
        },
    },
}
SCHEMA: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Wijkstem export",
    "type": "object",
    "required": ["format", "campaign", "title", "full", "editions", "notes", "columns", "rows"],
    "properties": {
        "format": {"const": FORMAT},
        "campaign": {"type": "string"},
        "title": {"type": "string"},
        "full": {"type": "boolean"},
        "editions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["number", "hash"],
                "properties": {"number": {"type": "integer"}, "hash": {"type": "string"}},
            },
        },
        "notes": {"type": "array", "items": {"type": "string"}},
        "columns": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "label", "kind", "part", "values", "missing"],
                "properties": {
                    "name": {"type": "string"},
                    "label": {"type": "string"},
                    "kind": {"enum": [each.value for each in Kind]},
                    "part": {"enum": [each.value for each in Part]},
                    "question": {"type": "string"},
                    "question_kind": {"type": "string"},
                    "option": {"type": "string"},
                    "values": _VALUES,
                    "missing": _VALUES,
                },
            },
        },
        "rows": {
            "description": "A list of cells per response, in the order of the columns.",
            "type": "array",
            "items": {"type": "array", "items": {"type": ["string", "number", "null"]}},
        },
    },
}


def write_json(taken: Taken, file: Path) -> None:
    """Row by row; a line each, so that it reads as a stream too."""
    spell = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    with whole(file) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        out.write(spell(_head(taken.codebook))[:-1] + ',"rows":[')
        between = "\n"
        for row in rendered(taken, by_code):
            out.write(between + spell(row))
            between = ",\n"
        out.write("\n]}\n")


def write_schema(file: Path) -> None:
    with whole(file) as draft:
        draft.write_text(json.dumps(SCHEMA, indent=1) + "\n", encoding="utf-8")


def _head(codebook: Codebook) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "campaign": codebook.campaign,
        "title": codebook.title,
        "full": codebook.full,
        "editions": [{"number": number, "hash": hash_} for number, hash_ in codebook.editions],
        "notes": list(codebook.notes),
        "columns": [_column(each) for each in codebook.columns],
    }


def _column(each: Column) -> dict[str, Any]:
    return {
        "name": each.name,
        "label": each.label,
        "kind": each.kind.value,
        "part": each.part.value,
        "question": each.question,
        "question_kind": each.of,
        "option": each.option,
        "values": [_value(value) for value in each.values],
        "missing": [_value(value) for value in each.missing],
    }


def _value(each: Value) -> dict[str, Any]:
    return {"number": each.number, "code": each.code, "words": each.words}
