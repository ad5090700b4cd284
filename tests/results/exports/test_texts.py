"""What people wrote is in no file before somebody read it, and then only what was passed."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pandas
import pyreadstat
import pytest
from sqlalchemy import func, select

from forms.definition.answers import RawAnswer
from survey.results.exports import giving
from survey.results.exports.formats.kinds import SUFFIXES, Format
from survey.results.open_answers.finishing import finish
from survey.results.open_answers.reading import Standing
from survey.results.open_answers.redacting import pieces
from survey.storage.answers import AnswerText
from survey.storage.coding import TextReading
from survey.storage.sessions import reading, writing
from tests.results.exports.reading_back import model

PHONE = "0612345678"
WORDS = f"Een bankje, bel {PHONE} maar."
LAST = "Twaalfhoeven"
_PHONE_AT = {each.number for each in pieces(WORDS) if PHONE in each.words}


@pytest.fixture
def told(made):
    """Twelve who all wrote the same, with their telephone number in it."""
    made.sends(12, missing=RawAnswer(text=WORDS))
    made.rolls_up()
    return made


def everything_in(file: Path) -> str:
    """All words in a file, however it is packed."""
    if file.suffix == ".sav":
        return pyreadstat.read_sav(str(file))[0].to_csv()
    if file.suffix == ".parquet":
        return pandas.read_parquet(file).to_csv()
    if not is_zipfile(file):
        return file.read_text(encoding="utf-8-sig")
    folder = file.with_suffix("")
    with ZipFile(file) as packed:
        packed.extractall(folder)
    return "\n".join(everything_in(each) for each in folder.rglob("*") if each.is_file())


def given(made, kind: Format, **asked: object) -> str:
    folder = made.folder / f"{kind}-{len(asked)}"
    folder.mkdir(exist_ok=True)
    found = giving.give(
        made.stores.answers,
        campaign_key=made.campaign.key,
        asked=giving.Asked(kind=kind, **asked),
        file=folder / f"answers{SUFFIXES[kind]}",
        asking=giving.Asking(who=None, programme=None, words=NullTranslations()),
    )
    assert found.n == 12
    return "\n".join(everything_in(each) for each in found.files)


FULL = {"full": True, "reason": "Onderzoek", "with_text": True}


@pytest.mark.parametrize("asked", [{}, FULL])
def test_a_number_that_nobody_read_is_in_no_file(told, asked):
    for kind in Format:
        found = given(told, kind, **asked)
        assert PHONE not in found, kind
        assert "bankje" not in found, kind
        assert "goes_well" in found, kind


def test_words_that_were_taken_out_stay_out_and_the_rest_comes_along(told):
    told.reads(question="missing", standing=Standing.REDACTED, gone=_PHONE_AT)
    for kind in Format:
        found = given(told, kind, **FULL)
        assert PHONE not in found, kind
        assert "Een bankje, bel […] maar." in found, kind


def test_a_text_that_is_not_usable_is_left_out(told):
    told.reads(standing=Standing.UNUSABLE)
    assert "bankje" not in given(told, Format.CSV, **FULL)


def test_after_the_reading_was_finished_the_same_words_are_there(told):
    told.reads(question="missing", standing=Standing.REDACTED, gone=_PHONE_AT)
    with writing(told.stores.answers) as session:
        finish(session, campaign_id=told.campaign.id, question="missing")
    assert "Een bankje, bel […] maar." in given(told, Format.CSV, **FULL)


def test_what_came_in_after_the_reading_waits_for_a_reader(told):
    told.reads()
    told.sends(3, seed=2, missing=RawAnswer(text=LAST))
    with reading(told.stores.answers) as session:
        taken = told.take(session)
        rows = model(taken)
        texts = session.scalar(select(func.count()).select_from(AnswerText))
        judged = session.scalar(select(func.count()).select_from(TextReading))
    assert all(LAST not in str(cell) for row in rows for cell in row)
    waiting = texts - judged
    assert waiting >= 3
    said = f"{waiting} geschreven antwoorden zijn nog door niemand gelezen"
    assert [note for note in taken.codebook.notes if note.startswith(said)]


def test_the_team_s_file_has_no_words_even_when_all_were_read(told):
    told.reads()
    assert "bankje" not in given(told, Format.ZIP)
