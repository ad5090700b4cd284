"""Everything in one file: answers, codebook, questionnaires, and scripts that count again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

import yaml

from forms.definition.document import questionnaire_to_data
from forms.definition.sentence import Translations, sentence
from survey.config import ROOT
from survey.results.exports.formats.csv_file import write_codebook, write_csv
from survey.results.exports.formats.r_file import write_r
from survey.results.exports.formats.sav_file import write_sav_file, write_syntax
from survey.results.exports.model import Codebook
from survey.results.exports.taking import Taken
from survey.results.exports.whole import whole

_SCRIPTS = ROOT / "survey" / "results" / "exports" / "scripts"
_INSIDE = (
    ("answers.csv", sentence("de antwoorden, een regel per ingevulde vragenlijst")),
    ("codebook.csv", sentence("wat elke kolom en elke waarde betekent")),
    ("answers.sav", sentence("hetzelfde voor SPSS")),
    ("answers.sps", sentence("de sets van meer antwoorden, voor SPSS")),
    ("answers.R", sentence("leest de antwoorden in R")),
    ("tallies.py", sentence("telt de antwoorden opnieuw, met Python")),
    ("tallies.R", sentence("telt de antwoorden opnieuw, met R")),
    ("questionnaire-*.yaml", sentence("de vragenlijst, per versie")),
)


def write_zip(taken: Taken, file: Path, *, words: Translations) -> None:
    """Made beside the file, and read once for every kind of data in it."""
    with TemporaryDirectory(dir=file.parent, prefix=".export-") as name:
        folder = Path(name)
        write_csv(taken, folder / "answers.csv")
        write_codebook(taken.codebook, folder / "codebook.csv")
        write_sav_file(taken, folder / "answers.sav")
        write_syntax(taken.codebook, folder / "answers.sps")
        write_r(taken.codebook, folder / "answers.R", data="answers.csv")
        _write(folder / "README.txt", _readme(taken.codebook, words))
        for each in taken.layout.editions:
            data = questionnaire_to_data(each.questionnaire)
            spelled = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
            _write(folder / f"questionnaire-{each.number}.yaml", spelled)
        for script in ("tallies.py", "tallies.R"):
            _write(folder / script, (_SCRIPTS / script).read_text(encoding="utf-8"))
        with whole(file) as draft, ZipFile(draft, "w", ZIP_DEFLATED) as packed:
            for each_file in sorted(folder.iterdir()):
                packed.write(each_file, each_file.name)


def _readme(codebook: Codebook, words: Translations) -> str:
    inside = [f"{name}: {said.worded(words)}" for name, said in _INSIDE]
    return "\n".join([codebook.title, "", *codebook.notes, "", *inside, ""])


def _write(file: Path, words: str) -> None:
    file.write_text(words, encoding="utf-8")
