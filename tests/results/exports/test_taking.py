"""The file that the team may have tells of nobody; the full one is asked for and written down."""

from __future__ import annotations

import csv
from collections import Counter
from gettext import NullTranslations

import pytest
from sqlalchemy import select

from forms.definition.answers import RawAnswer
from forms.definition.sentence import Refusal
from survey.intake.set_aside import set_aside
from survey.results.exports import giving
from survey.results.exports.formats.kinds import Format
from survey.results.exports.model import Part
from survey.results.exports.taking import Moving, Wish
from survey.results.rollup.advance import roll
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.results.exports.conftest import Made
from tests.results.exports.reading_back import model

SAFE = Wish()
TELLING = {"place", "place_type", "channel", "language", "day", "week", "month"} | {
    *("neighbourhood", "area", "age_band", "edition")
}


def safe_rows(made: Made, wish: Wish = SAFE):
    with reading(made.stores.answers) as session:
        taken = made.take(session, wish)
        return taken.codebook, model(taken)


def test_every_combination_in_the_file_has_ten_rows(made_anywhere):
    made_anywhere.sends(80)
    made_anywhere.rolls_up()
    codebook, rows = safe_rows(made_anywhere)
    at = [n for n, each in enumerate(codebook.columns) if each.name in TELLING]
    assert len(rows) == 80
    assert min(Counter(tuple(row[n] for n in at) for row in rows).values()) >= 10


def test_the_codebook_says_what_became_coarser(made):
    made.sends(80)
    made.rolls_up()
    codebook, _ = safe_rows(made)
    names = {each.name for each in codebook.columns}
    assert "day" not in names
    assert any(note.startswith("Dag: ") for note in codebook.notes)


def test_where_and_how_old_stands_nowhere_else_in_the_file(made):
    made.sends(40)
    made.rolls_up()
    codebook, _ = safe_rows(made)
    told = {"neighbourhood", "age"}
    assert told & {each.key for each in made.questionnaire.questions} == told
    assert told & {each.question for each in codebook.columns} == set()


def test_what_people_wrote_is_not_even_there_when_asked_for(made):
    made.sends(40, missing=RawAnswer(text="Ik woon op nummer 12"))
    made.rolls_up()
    codebook, rows = safe_rows(made, Wish(with_text=True))
    assert Part.TEXT not in {each.part for each in codebook.columns}
    assert all("nummer 12" not in str(cell) for row in rows for cell in row)


@pytest.mark.parametrize("n", [0, 1, 9])
def test_with_fewer_than_ten_there_are_columns_and_no_rows(made, n):
    made.sends(n)
    made.rolls_up()
    codebook, rows = safe_rows(made)
    assert rows == []
    assert codebook.columns


def test_the_file_moves_with_the_snapshot_and_not_with_one_response(made):
    made.sends(40)
    made.rolls_up()
    before = safe_rows(made)[1]
    made.sends(3, seed=2)
    with writing(made.stores.answers) as session:
        set_aside(session, campaign_key=made.campaign.key, reason="te snel", flag="too_fast")
    assert safe_rows(made)[1] == before


def test_while_the_figures_move_there_is_no_file(made):
    made.sends(40)
    with writing(made.stores.answers) as session:
        roll(session, campaign_id=made.campaign.id)
    with pytest.raises(Moving):
        safe_rows(made)


@pytest.fixture
def give(made):
    def give(**asked: object) -> giving.Given:
        kind = asked.pop("kind", Format.CSV)
        return giving.give(
            made.stores.answers,
            campaign_key=made.campaign.key,
            asked=giving.Asked(kind=kind, **asked),
            file=made.folder / "spring.csv",
            asking=giving.Asking(who=None, programme=None, words=NullTranslations()),
        )

    return give


def trail(made: Made) -> list[tuple[str, str]]:
    with reading(made.stores.answers) as session:
        rows = select(AuditEntry.act, AuditEntry.what).order_by(AuditEntry.number)
        return [(act, what) for act, what in session.execute(rows)]


def test_the_full_file_says_so_in_its_name_and_stands_in_the_trail(made, give):
    made.sends(3)
    given = give(full=True, reason="Onderzoek naar drempels")
    assert [each.name for each in given.files] == [
        "spring-volledig.csv",
        "spring-volledig-codebook.csv",
    ]
    assert trail(made) == [("export.full_taken", "lindenholt csv: Onderzoek naar drempels")]
    with given.files[0].open(newline="") as lines:
        assert len(list(csv.DictReader(lines))) == 3


def test_the_coarsened_file_stands_in_the_trail_too(made, give):
    made.sends(40)
    assert give().n == 40
    assert trail(made) == [("export.taken", "lindenholt csv")]


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_without_a_reason_there_is_no_full_file(made, give, reason):
    with pytest.raises(Refusal, match="Schrijf waarom"):
        give(full=True, reason=reason)
    assert trail(made) == []


def test_words_without_the_full_file_are_refused(give):
    with pytest.raises(Refusal, match="volledige bestand"):
        give(with_text=True)
