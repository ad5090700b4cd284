"""Opened questionnaires are counted: numbers alone, by several processes, in nobody's way."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date

import pytest
from sqlalchemy import delete, select, text

from survey.intake.doors import Doors
from survey.intake.opened import Opened
from survey.storage import campaigns
from survey.storage.monitor import OpenedCount
from survey.storage.sessions import reading, writing

DAY = date(2026, 5, 20)
COUNTER = """
import sys
from datetime import date
from pathlib import Path
from survey.intake.doors import Doors
from survey.intake.opened import Opened
from survey.storage.engines import open_engine
url, lock, code, n = sys.argv[1:]
engine = open_engine(url)
door = Doors(engine).find(code)
counting = Opened(engine, lock_path=Path(lock) if lock else None, every=0.01)
for _ in range(int(n)):
    counting.count(door, day=date(2026, 5, 20), language="nl")
"""


@pytest.fixture
def counting(opened):
    made = Opened(opened.stores.answers, lock_path=opened.stores.lock_path, every=60)
    yield made
    made.stop()


def counts(opened) -> dict[tuple[str, str], int]:
    with reading(opened.stores.answers) as session:
        rows = session.execute(select(OpenedCount.channel, OpenedCount.language, OpenedCount.n))
        return {(channel, language): n for channel, language, n in rows}


def test_visits_add_up_by_place_day_channel_and_language(opened, counting):
    doors, place = Doors(opened.stores.answers), opened.places[0]
    resident, helper = doors.find(place.code), doors.find(place.helper_code)
    for _ in range(3):
        counting.count(resident, day=DAY, language="nl")
    counting.write()
    counting.count(resident, day=DAY, language="nl")
    counting.count(resident, day=DAY, language="en")
    counting.count(helper, day=DAY, language="nl")
    counting.stop()
    assert counts(opened) == {("phone", "nl"): 4, ("phone", "en"): 1, ("helper", "nl"): 1}


def test_trying_out_counts_nothing(opened, counting):
    trial = Doors(opened.stores.answers).find(opened.places[0].trial_code)
    counting.count(trial, day=DAY, language="nl")
    counting.stop()
    assert counts(opened) == {}


def test_counts_are_written_by_themselves_after_a_moment(opened):
    soon = Opened(opened.stores.answers, lock_path=opened.stores.lock_path, every=0.01)
    soon.count(Doors(opened.stores.answers).find(opened.places[0].code), day=DAY, language="nl")
    until = time.monotonic() + 5
    while not counts(opened) and time.monotonic() < until:
        time.sleep(0.01)
    soon.stop()
    assert counts(opened) == {("phone", "nl"): 1}


def test_several_processes_add_up_and_lose_nothing_when_they_end(opened):
    stores = opened.stores
    lock = str(stores.lock_path or "")
    words = [sys.executable, "-c", COUNTER, stores.answers_url, lock, opened.places[0].code]
    running = [subprocess.Popen([*words, str(n)]) for n in (400, 500, 600)]
    assert [each.wait(30) for each in running] == [0, 0, 0]
    assert counts(opened) == {("phone", "nl"): 1500}


def test_what_cannot_be_written_now_is_written_later(opened, counting, caplog):
    door = Doors(opened.stores.answers).find(opened.places[0].code)
    with opened.stores.answers.begin() as connection:
        connection.execute(text("ALTER TABLE opened_count RENAME TO elsewhere"))
    counting.count(door, day=DAY, language="nl")
    counting.write()
    assert "could not be counted" in caplog.text
    assert opened.places[0].name not in caplog.text
    with opened.stores.answers.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO opened_count"))
    counting.count(door, day=DAY, language="nl")
    counting.write()
    assert counts(opened) == {("phone", "nl"): 2}


def test_a_place_that_was_removed_takes_no_other_count_with_it(opened, counting):
    doors = Doors(opened.stores.answers)
    gone, stays = (doors.find(each.code) for each in opened.places)
    for door in (gone, stays):
        counting.count(door, day=DAY, language="nl")
    with writing(opened.stores.answers) as session:
        for table in (campaigns.Link, campaigns.Place):
            column = campaigns.Link.place_id if table is campaigns.Link else campaigns.Place.id
            session.execute(delete(table).where(column == gone.link.place_id))
    counting.write()
    assert counts(opened) == {("phone", "nl"): 1}
