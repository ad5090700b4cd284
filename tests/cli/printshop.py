"""An office that prints: one instance for a whole file of tests, at a public address."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pypdfium2
import zxingcpp

from survey import cli
from survey.cli.outcomes import outcome_of
from survey.cli.speaking import catalogue
from tests.cli.conftest import OURS, SPEAKS, CommandLine

PUBLIC = "https://wijk.example"


@dataclass(frozen=True)
class Office:
    """An instance with the example campaign, and the folder where its paper goes.

    Its commands run within this process, which spares a second for each; `command_line` starts
    real ones.
    """

    folder: Path
    command_line: CommandLine

    def run(self, *words: str | Path, **more: str) -> CompletedProcess[str]:
        out, err = io.StringIO(), io.StringIO()
        with (
            _environment(self.command_line.environment | more),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                code = cli._run([str(word) for word in words])
            except Exception as error:
                code = outcome_of(error)
        return CompletedProcess(words, code, out.getvalue(), err.getvalue())

    def done(self, *words: str | Path, **more: str) -> str:
        """What a command that has to succeed says."""
        ended = self.run(*words, **more)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def data(self, *words: str) -> Any:
        return json.loads(self.done(*words, "--json"))

    @property
    def files(self) -> list[Path]:
        return sorted(self.folder.iterdir())


def office(folder: Path) -> Office:
    """As an operator has it who has set the public address."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in SPEAKS and not name.startswith(OURS)
    }
    here = {"WIJKSTEM_INSTANCE": str(folder / "instance"), "PUBLIC_URL": PUBLIC}
    made = Office(folder, CommandLine(environment | here))
    made.done("init", "--example")
    return made


def codes_in(file: Path, *, pages: Iterable[int] | None = None) -> list[set[str]]:
    """The texts of the QR codes on each page, read from a picture of it at 150 dpi."""
    with pypdfium2.PdfDocument(file) as pdf:
        chosen = range(len(pdf)) if pages is None else pages
        pictures = [pdf[each].render(scale=150 / 72).to_pil() for each in chosen]
    return [{each.text for each in zxingcpp.read_barcodes(picture)} for picture in pictures]


def text_of(file: Path, *, page: int = 0) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        found: str = pdf[page].get_textpage().get_text_bounded()
        return found


def sizes_of(file: Path) -> list[tuple[int, int]]:
    """Each page, in whole millimetres."""
    with pypdfium2.PdfDocument(file) as pdf:
        sizes = [page.get_size() for page in pdf]
    return [(round(width * 25.4 / 72), round(height * 25.4 / 72)) for width, height in sizes]


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    """The environment as a process of its own would have it, and the language that follows."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables)
    catalogue.cache_clear()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        catalogue.cache_clear()
