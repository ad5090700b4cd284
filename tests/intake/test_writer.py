"""The writer: many at once, nobody starves, and one that fails spoils it for no other."""

from __future__ import annotations

import fcntl
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select

from forms.definition.answers import RawAnswer
from survey.intake.queue import Busy, Queue, Waiting
from survey.intake.rush import Rush
from survey.intake.submission import NotOurs
from survey.intake.writer import Writer
from survey.storage.answers import Response, ResponseFlag
from survey.storage.sessions import reading, writing

ROOT = Path(__file__).parents[2]


@pytest.fixture
def writer(opened):
    writer = Writer(opened.stores.answers, lock_path=opened.stores.lock_path)
    yield writer
    writer.stop()


def stored(opened) -> int:
    with reading(opened.stores.answers) as session:
        return session.scalar(select(func.count()).select_from(Response))


def test_many_at_once_are_each_stored_once(opened, writer):
    sent = [opened.submission() for _ in range(200)]
    with ThreadPoolExecutor(16) as pool:
        receipts = list(pool.map(writer.submit, sent + sent))
    assert sorted(r.outcome for r in receipts) == ["same"] * 200 + ["stored"] * 200
    assert [r.id for r in receipts] == [each.id for each in sent + sent]
    assert stored(opened) == 200


def test_a_forged_one_harms_no_other_in_its_batch(opened, writer):
    good = [opened.submission() for _ in range(20)]
    forged = opened.submission(given={"good": RawAnswer(("forged",))})
    with ThreadPoolExecutor(21) as pool:
        waiting = [pool.submit(writer.submit, each) for each in [*good[:10], forged, *good[10:]]]
        outcomes = [each.exception() or each.result().outcome for each in waiting]
    assert outcomes[:10] + outcomes[11:] == ["stored"] * 20
    assert isinstance(outcomes[10], NotOurs)


def test_one_that_breaks_the_transaction_harms_no_other_in_its_batch(opened, writer):
    good = [opened.submission() for _ in range(20)]
    broken = opened.submission(channel=None)  # the database itself refuses this
    with ThreadPoolExecutor(21) as pool:
        waiting = [pool.submit(writer.submit, each) for each in [*good[:10], broken, *good[10:]]]
        errors = [each.exception() for each in waiting]
    assert [error is None for error in errors] == [True] * 10 + [False] + [True] * 10
    assert stored(opened) == 20


def test_what_residents_wrote_is_not_in_the_log(opened, writer, caplog):
    broken = opened.submission(channel=None, given={"missing": RawAnswer(text="CANARY")})
    with pytest.raises(Exception, match=r".+"):
        writer.submit(broken)
    assert caplog.records
    assert "CANARY" not in caplog.text
    assert broken.id not in caplog.text


def test_a_crowded_place_does_not_keep_a_quiet_one_waiting(opened):
    crowded, quiet = (place.id for place in opened.places)
    queue = Queue(room=100)
    for _ in range(50):
        queue.add(Waiting(opened.submission(place_id=crowded)))
    for _ in range(3):
        queue.add(Waiting(opened.submission(place_id=quiet)))
    taken = [each.submission.place_id for each in queue.take(6)]
    assert taken == [crowded, quiet] * 3
    assert len(queue.take(64)) == 47


def test_places_take_turns_from_one_batch_to_the_next(opened):
    queue = Queue(room=100)
    for place in (1, 1, 1, 2, 2, 2):
        queue.add(Waiting(opened.submission(place_id=place)))
    taken = [queue.take(1)[0].submission.place_id for _ in range(6)]
    assert taken == [1, 2, 1, 2, 1, 2]


def test_a_full_queue_says_so_and_loses_nothing(opened_on_sqlite):
    opened = opened_on_sqlite
    writer = Writer(opened.stores.answers, lock_path=opened.stores.lock_path, room=5)
    sent = [opened.submission() for _ in range(8)]
    with opened.stores.lock_path.open("a") as other_process, ThreadPoolExecutor(8) as pool:
        fcntl.flock(other_process, fcntl.LOCK_EX)
        waiting = [pool.submit(writer.submit, each) for each in sent]
        deadline = time.monotonic() + 10
        while sum(each.done() for each in waiting) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        busy = [each for each in waiting if each.done()]
        assert len(busy) == 3
        for each in busy:
            with pytest.raises(Busy, match="opnieuw"):
                each.result()
        fcntl.flock(other_process, fcntl.LOCK_UN)
    assert stored(opened) == 5
    writer.stop()


def test_a_rush_at_one_place_is_flagged_and_never_refused(opened):
    seconds = iter([0, 1, 2, 3, 4, 5, 59, 60])
    rush = Rush(most=3, clock=lambda: next(seconds))
    here, there = (opened.submission(place_id=place.id) for place in opened.places)
    watched = [rush.watched(each) for each in (here, here, here, there, here, here, there, here)]
    assert ["rush" in each.flags for each in watched] == [False] * 4 + [True] * 2 + [False] * 2


def test_the_writer_watches_for_a_rush(opened):
    writer = Writer(opened.stores.answers, lock_path=opened.stores.lock_path, rush=0)
    assert writer.submit(opened.submission()).outcome == "stored"
    writer.stop()
    with reading(opened.stores.answers) as session:
        assert session.scalars(select(ResponseFlag.flag)).all() == ["rush"]


def test_a_stopped_writer_has_stored_everything_and_starts_again(opened, writer):
    writer.submit(opened.submission())
    writer.stop()
    assert "writer" not in {thread.name for thread in threading.enumerate()}
    assert writer.submit(opened.submission()).outcome == "stored"


def test_a_forked_process_has_a_writer_of_its_own(opened_on_sqlite):
    opened = opened_on_sqlite
    program = f"""
import os, sys
from datetime import date
from pathlib import Path
from survey.intake.rush import Rush
from survey.intake.submission import Submission
from survey.intake.writer import Writer
from survey.storage.engines import open_engine
engine = open_engine({opened.stores.answers_url!r})
writer = Writer(engine, lock_path=Path({str(opened.stores.lock_path)!r}))
def send(n):
    writer.submit(Submission(id=f"forked-{{n:04}}", place_id={opened.places[0].id},
        campaign_id={opened.campaign_id}, edition_id={opened.edition_id}, channel="phone",
        language="nl", variant=0, day=date(2026, 5, 20), part_of_day="morning", given={{}}))
send(0)
children = []
for child in (1, 2):
    pid = os.fork()
    if not pid:
        for n in range(30):
            send(child * 100 + n)
        writer.stop()
        os._exit(0)
    children.append(pid)
sys.exit(max(os.waitpid(pid, 0)[1] for pid in children))
"""
    environment = {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60, env=environment)
    assert stored(opened) == 61


def test_a_long_write_elsewhere_makes_it_busy_rather_than_broken(opened_on_sqlite):
    opened = opened_on_sqlite
    writer = Writer(opened.stores.answers)
    sent = opened.submission()
    with writing(opened.stores.answers) as session:
        session.connection()
        with pytest.raises(Busy):
            writer.submit(sent)
    assert writer.submit(sent).outcome == "stored"
    writer.stop()
