"""Acknowledged is durable: after a kill nothing acknowledged is lost, nothing is there twice."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select

from survey.intake.receive import receive
from survey.storage.answers import Answer, Response
from survey.storage.sessions import reading, writing

HAMMER = Path(__file__).with_name("hammer.py")
ROOT = Path(__file__).parents[2]


def hammer(opened, *, name: str = "round", threads: int = 8, each: int | None = None) -> list[str]:
    lock_path = opened.stores.lock_path
    orders = {
        "name": name,
        "threads": threads,
        "each": each,
        "url": opened.stores.answers_url,
        "lock_path": str(lock_path) if lock_path else None,
        "place_id": opened.places[0].id,
        "campaign_id": opened.campaign_id,
        "edition_id": opened.edition_id,
    }
    return [sys.executable, str(HAMMER), json.dumps(orders)]


def kill_under_load(opened, *, name: str, seconds: float) -> tuple[set[str], set[str]]:
    """Kills a hammering process some time after it got going; gives what it asked for and what
    it saw acknowledged."""
    environment = {"PYTHONPATH": str(ROOT)}
    command = hammer(opened, name=name)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        lines = []
        while sum(line.startswith(b"ack ") for line in lines) <= 20:
            lines.append(process.stdout.readline())
        time.sleep(seconds)
        process.kill()
        lines += process.stdout.readlines()
    words = [line.decode().split() for line in lines]
    asked, acknowledged = ({w[1] for w in words if w[0] == said} for said in ("ask", "ack"))
    return asked, acknowledged


def nothing_lost_nothing_twice(opened, asked: set[str], acknowledged: set[str]) -> None:
    with reading(opened.stores.answers) as session:
        stored = session.scalars(select(Response.submission_id)).all()
        whole = set(session.scalars(select(Answer.response_id).distinct()))
        assert whole == set(session.scalars(select(Response.id)))
    assert len(stored) == len(set(stored))
    assert acknowledged <= set(stored) <= asked


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.long)])
def test_a_kill_under_load_loses_nothing_acknowledged(opened, rounds):
    asked, acknowledged = set(), set()
    for number in range(rounds):
        name = f"round{number}"
        more = kill_under_load(opened, name=name, seconds=0.2 + 0.05 * (number % 7))
        asked, acknowledged = asked | more[0], acknowledged | more[1]
        nothing_lost_nothing_twice(opened, asked, acknowledged)


def test_sending_again_what_was_not_acknowledged_stores_it_once(opened):
    asked, acknowledged = kill_under_load(opened, name="again", seconds=0.2)
    given = {key: opened.given()[key] for key in ("area", "themes")}
    unsure = sorted(asked - acknowledged)
    for each in unsure * 2:
        with writing(opened.stores.answers) as session:
            receive(session, submission=opened.submission(id=each, given=given))
    nothing_lost_nothing_twice(opened, asked, acknowledged | set(unsure))


def test_the_disk_has_it_before_anyone_hears_so(opened_on_sqlite, tmp_path):
    trace = tmp_path / "trace"
    watched = ["strace", "-f", "-y", "-e", "trace=fdatasync,fsync,write", "-o", str(trace)]
    command = [*watched, *hammer(opened_on_sqlite, threads=1, each=5)]
    subprocess.run(command, check=True, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL)
    on_disk, acknowledged = False, 0
    for line in trace.read_text().splitlines():
        if re.search(r"f(data)?sync\(\d+<[^>]*answers\.sqlite-wal>\)\s+= 0", line):
            on_disk = True
        elif "write(1<" in line and '"ask ' in line:
            on_disk = False
        elif "write(1<" in line and '"ack ' in line:
            assert on_disk
            acknowledged += 1
    assert acknowledged == 5
