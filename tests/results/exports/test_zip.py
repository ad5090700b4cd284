"""The zip holds everything, and its script counts what the screen shows."""

from __future__ import annotations

import json
import subprocess
import sys
from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest

from forms.definition import document
from survey.results.exports.files import write
from survey.results.exports.formats.kinds import Format
from survey.results.shown.figures import figures
from survey.results.shown.tables import table_of
from survey.storage.sessions import reading
from tests.results.exports.conftest import FULL


@pytest.fixture
def unpacked(made, tmp_path: Path) -> Path:
    made.sends(40)
    made.rolls_up()
    file = made.folder / "alles.zip"
    with reading(made.stores.answers) as session:
        write(made.take(session, FULL), file, kind=Format.ZIP, words=NullTranslations())
    folder = tmp_path / "unpacked"
    with ZipFile(file) as packed:
        assert packed.testzip() is None
        packed.extractall(folder)
    return folder


def test_everything_is_in_it(made, unpacked):
    assert {each.name for each in unpacked.iterdir()} == {
        "README.txt",
        "answers.csv",
        "answers.sav",
        "answers.sps",
        "answers.R",
        "codebook.csv",
        "questionnaire-1.yaml",
        "tallies.R",
        "tallies.py",
    }
    words = (unpacked / "questionnaire-1.yaml").read_text()
    assert document.load(words, file="questionnaire-1.yaml") == made.questionnaire
    assert list(made.folder.glob(".export-*")) == []


def test_the_script_counts_what_the_screen_shows(made, unpacked):
    ran = [sys.executable, "-I", "-S", str(unpacked / "tallies.py"), "--json"]
    counted = json.loads(subprocess.run(ran, check=True, capture_output=True).stdout)
    with reading(made.stores.answers) as session:
        table = table_of(session, campaign_id=made.campaign.id)
    shown = figures(made.questionnaire, table.groups[""])
    assert {each.kind for each in shown} >= {"priority", "ranking", "best_worst", "number"}
    compared = 0
    for figure in shown:
        again = counted[figure.key]
        pairs = [(again["states"].get(state, 0), n) for state, n in figure.states.items()]
        for option in figure.options:
            pairs.append((again["options"].get(option.code, 0), option.n))
            pairs.append((again["first"].get(option.code, 0), option.first))
            pairs.append((again["worst"].get(option.code, 0), option.worst))
        opened = [(counted_again, n) for counted_again, n in pairs if n is not None]
        assert [n for n, _ in opened] == [n for _, n in opened], figure.key
        compared += len(opened)
        if figure.mean is not None:
            assert again["sum"] / again["states"]["given"] == pytest.approx(figure.mean)
    assert compared > 100


def test_the_script_speaks_to_people_too(unpacked):
    ran = [sys.executable, "-I", "-S", str(unpacked / "tallies.py")]
    said = subprocess.run(ran, check=True, capture_output=True, text=True).stdout
    assert "themes (priority)\n" in said
    assert "  mean " in said


def test_the_syntax_names_every_mark_on_lines_that_spss_takes(made, unpacked):
    syntax = (unpacked / "answers.sps").read_text()
    sets = syntax.split("MRSETS\n")[1:]
    themes = next(each for each in sets if "NAME=$themes\n" in each)
    asked = made.questionnaire.by_key["themes"]
    assert f"LABEL='{asked.title.wording('nl').words}'" in themes
    named = {line.strip() for line in themes.splitlines() if line.startswith("    ")}
    assert {f"themes__{option.code}" for option in asked.options} <= named
    assert themes.endswith("  /DISPLAY NAME=[$themes].\n")
    assert all(len(line.encode()) <= 256 for line in syntax.splitlines())
    assert syntax.count("'") % 2 == 0
