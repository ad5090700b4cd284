"""The kinds of files, by the names that the command line has for them."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The kinds of files, as they are named on the command line."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"
    SAV = "sav"
    JSON = "json"
    R = "r"
    PARQUET = "parquet"
    ZIP = "zip"


SUFFIXES = {each: f".{each}" for each in Format} | {Format.R: ".R"}
