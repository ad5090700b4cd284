"""LibreOffice and R open the files themselves and find what the row model holds."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

from forms.definition.answers import RawAnswer
from survey.results.exports.files import write
from survey.results.exports.formats.kinds import SUFFIXES, Format
from survey.results.exports.model import Kind
from survey.storage.sessions import reading
from tests.results.exports.conftest import FULL, Made
from tests.results.exports.reading_back import from_csv, from_xlsx, model
from tests.results.exports.test_all_formats import NASTY, without_apostrophes

pytestmark = pytest.mark.long
WORDS = NullTranslations()
# As Calc asks it of who opens such a file: what is between cells, quotes, UTF-8, from line 1.
COMMAS, SEMICOLONS = "CSV:44,34,76,1", "CSV:59,34,76,1"
READS = {"csv": COMMAS, "xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}

TELL = """
source("answers.R")
for (name in names(answers)) if (is.factor(answers[[name]])) {
  n <- table(answers[[name]])
  for (each in names(n)) cat(name, each, n[[each]], sep = "\\t", fill = FALSE, "\\n")
}
"""


@pytest.fixture
def asked(made: Made) -> Made:
    """People who say everything, with words that a spreadsheet could take for a formula."""
    made.sends(40)
    for number, words in enumerate(NASTY):
        made.sends(1, seed=number + 2, missing=RawAnswer(text=words))
    made.rolls_up()
    made.reads()
    return made


def through_office(file: Path, *, reads: str, to: str, folder: Path) -> Path:
    """The file as LibreOffice saves it again in another format."""
    folder.mkdir()
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    ran = ["soffice", profile, "--headless", f"--infilter={reads}", "--convert-to", to]
    subprocess.run(
        [*ran, "--outdir", str(folder), str(file)], check=True, capture_output=True, timeout=180
    )
    return folder / f"{file.stem}.{to.partition(':')[0]}"


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_libreoffice_opens_a_workbook_and_saves_the_same_rows(asked, tmp_path, kind):
    file = tmp_path / f"answers{SUFFIXES[Format(kind)]}"
    with reading(asked.stores.answers) as session:
        taken = asked.take(session, FULL)
        write(taken, file, kind=Format(kind), words=WORDS)
        expected, codebook = model(taken), taken.codebook
    saved = through_office(file, reads=READS[kind], to="xlsx", folder=tmp_path / "saved")
    assert without_apostrophes(from_xlsx(saved, codebook)) == expected


@pytest.mark.parametrize(("dutch", "reads"), [(False, COMMAS), (True, SEMICOLONS)])
def test_libreoffice_opens_the_csv_and_saves_the_same_rows(asked, tmp_path, dutch, reads):
    file = tmp_path / "answers.csv"
    with reading(asked.stores.answers) as session:
        taken = asked.take(session, FULL)
        write(taken, file, kind=Format.CSV, words=WORDS, excel_nl=dutch)
        expected, codebook = model(taken), taken.codebook
    to = "csv:Text - txt - csv (StarCalc):44,34,76,1"
    saved = through_office(file, reads=reads, to=to, folder=tmp_path / "saved")
    assert without_apostrophes(from_csv(saved, codebook)) == expected


def unpacked(made: Made, folder: Path) -> Path:
    file = made.folder / "alles.zip"
    with reading(made.stores.answers) as session:
        write(made.take(session, FULL), file, kind=Format.ZIP, words=WORDS)
    with ZipFile(file) as packed:
        packed.extractall(folder)
    return folder


def says(*ran: str, folder: Path) -> str:
    """What a program prints in the folder of the files."""
    done = subprocess.run(ran, cwd=folder, check=True, capture_output=True, text=True, timeout=180)
    return done.stdout


def test_r_counts_what_python_counts(asked, tmp_path):
    folder = unpacked(asked, tmp_path / "all")
    in_r = says("Rscript", "--vanilla", "tallies.R", folder=folder)
    assert in_r == says(sys.executable, "-I", "-S", "tallies.py", folder=folder)
    assert "themes (priority)\n" in in_r


def test_r_reads_the_answers_with_their_labels(asked, tmp_path):
    folder = unpacked(asked, tmp_path / "all")
    with reading(asked.stores.answers) as session:
        taken = asked.take(session, FULL)
        cells, codebook = model(taken), taken.codebook
    expected = {}
    for at, column in enumerate(codebook.columns):
        if column.kind is Kind.CODE:
            words = {each.number: each.words for each in column.values}
            found = Counter(words[row[at]] for row in cells if row[at] in words)
            expected |= {(column.name, each): found[each] for each in words.values()}
    (folder / "tell.R").write_text(TELL)
    told = says("Rscript", "--vanilla", "--encoding=UTF-8", "tell.R", folder=folder)
    lines = csv.reader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    assert {(name, words): int(n) for name, words, n, *_ in lines} == expected
