"""Parquet: typed columns for who counts with pandas, R or DuckDB. Needs pyarrow, which is extra."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from forms.definition.sentence import Refusal, sentence
from survey.results.exports.formats.csv_file import codebook_rows
from survey.results.exports.formats.rendering import by_number, rendered
from survey.results.exports.model import Kind
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

_AT_ONCE = 20_000
_TYPES = {Kind.TEXT: "string", Kind.WEIGHT: "float64"}


def write_parquet(taken: Taken, file: Path) -> None:
    """In groups of rows; the codebook goes along in the file's own metadata."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        said = sentence("Voor Parquet is pyarrow nodig. Installeer het met: pip install pyarrow")
        raise Refusal(said) from error

    columns = taken.codebook.columns
    codebook = json.dumps(list(codebook_rows(taken.codebook)), ensure_ascii=False)
    fields = [
        pyarrow.field(each.name, getattr(pyarrow, _TYPES.get(each.kind, "int64"))())
        for each in columns
    ]
    schema = pyarrow.schema(fields, metadata={"wijkstem.codebook": codebook})
    with whole(file) as draft, parquet.ParquetWriter(draft, schema) as out:
        for some in _batches(rendered(taken, by_number)):
            arrays = [
                pyarrow.array(cells, type=field.type)
                for cells, field in zip(zip(*some, strict=True), fields, strict=True)
            ]
            out.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))


def _batches(rows: Iterator[list[Any]]) -> Iterator[Sequence[list[Any]]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some
