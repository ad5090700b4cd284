"""Which kinds of files there are, and what is written for each."""

from __future__ import annotations

from pathlib import Path
from typing import assert_never

from forms.definition.sentence import Translations
from survey.results.exports.formats.kinds import Format
from survey.results.exports.taking import Taken

FULL = "-volledig"  # at the end of the name of a file in which people can be recognised


def named(file: Path, *, full: bool) -> Path:
    """The full file says so in its name, wherever somebody puts it."""
    if not full or file.stem.endswith(FULL):
        return file
    return file.with_name(f"{file.stem}{FULL}{file.suffix}")


def write(
    taken: Taken, file: Path, *, kind: Format, words: Translations, excel_nl: bool = False
) -> list[Path]:
    """Writes the file and what goes with it; each appears whole or not at all."""
    beside = file.parent / file.stem
    match kind:
        case Format.CSV:
            from survey.results.exports.formats.csv_file import write_codebook, write_csv

            codebook = Path(f"{beside}-codebook.csv")
            write_codebook(taken.codebook, codebook, excel_nl=excel_nl)
            write_csv(taken, file, excel_nl=excel_nl)
            return [file, codebook]
        case Format.XLSX:
            from survey.results.exports.formats.xlsx_file import write_xlsx

            write_xlsx(taken, file)
            return [file]
        case Format.ODS:
            from survey.results.exports.formats.ods_file import write_ods

            write_ods(taken, file)
            return [file]
        case Format.SAV:
            from survey.results.exports.formats.sav_file import write_sav_file, write_syntax

            syntax = Path(f"{beside}.sps")
            write_syntax(taken.codebook, syntax)
            write_sav_file(taken, file)
            return [file, syntax]
        case Format.JSON:
            from survey.results.exports.formats.json_file import write_json, write_schema

            schema = Path(f"{beside}-schema.json")
            write_schema(schema)
            write_json(taken, file)
            return [file, schema]
        case Format.R:
            from survey.results.exports.formats.csv_file import write_csv
            from survey.results.exports.formats.r_file import write_r

            data = Path(f"{beside}.csv")
            write_csv(taken, data)
            write_r(taken.codebook, file, data=data.name)
            return [file, data]
        case Format.PARQUET:
            from survey.results.exports.formats.parquet_file import write_parquet

            write_parquet(taken, file)
            return [file]
        case Format.ZIP:
            from survey.results.exports.formats.zip_file import write_zip

            write_zip(taken, file, words=words)
            return [file]
        case _:
            assert_never(kind)
