"""Counts how often a questionnaire is opened: numbers alone, kept in memory and written in passing.

A visit costs the adding of one to a number. A few seconds later a thread of its own adds what
was counted to the table, in a turn with whoever else writes, and ends. Nothing is kept of who
came or at what moment; what was counted in the last seconds is lost when a process is killed.
"""

from __future__ import annotations

import atexit
import logging
import os
from collections import Counter
from datetime import date
from pathlib import Path
from threading import Lock, Timer
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from survey.intake.doors import Door
from survey.intake.writer import turn
from survey.storage.monitor import OpenedCount
from survey.storage.sessions import writing

EVERY = 3.0  # seconds
Key = tuple[int, date, str, str]

log = logging.getLogger(__name__)


class Opened:
    """The counts of one application; each process has its own until they are written."""

    def __init__(
        self, engine: Engine, *, lock_path: Path | None = None, every: float = EVERY
    ) -> None:
        self._engine = engine
        self._lock_path = lock_path
        self._every = every
        self._lock, self._writing = Lock(), Lock()
        self._counts: Counter[Key] = Counter()
        self._timer: Timer | None = None
        self._pid = 0

    def count(self, door: Door, *, day: date, language: str) -> None:
        """One more visit. What is only tried out does not count."""
        if door.trial:
            return
        key = (door.link.place_id, day, door.channel, language)
        with self._lock:
            if self._pid != os.getpid():  # what a fork copied, its parent is going to write
                self._counts, self._timer, self._pid = Counter(), None, os.getpid()
                atexit.register(self.stop)
            self._counts[key] += 1
            if self._timer is None:
                self._timer = Timer(self._every, self.write)
                self._timer.daemon = True
                self._timer.start()

    def write(self) -> None:
        """Adds what was counted to the table; keeps it for the next time when that fails."""
        with self._writing:
            with self._lock:
                counts, self._counts, self._timer = self._counts, Counter(), None
            if counts:
                self._add(counts)

    def _add(self, counts: Counter[Key]) -> None:
        try:
            self._insert(counts)
        except IntegrityError:  # a place was removed meanwhile: the others count
            if len(counts) > 1:
                for key, n in counts.items():
                    self._add(Counter({key: n}))
        except Exception as error:  # a count must never be in anybody's way
            log.error("what was opened could not be counted: %s", type(error).__name__)
            with self._lock:
                self._counts.update(counts)

    def _insert(self, counts: Counter[Key]) -> None:
        with turn(self._lock_path), writing(self._engine) as session:
            session.connection().execute(_adding(self._engine.dialect.name), _rows(counts))

    def stop(self) -> None:
        """Writes what is left."""
        with self._lock:
            ours = self._pid == os.getpid()
            if ours and self._timer is not None:
                self._timer.cancel()
        if ours:
            self.write()
            atexit.unregister(self.stop)


def _rows(counts: Counter[Key]) -> list[dict[str, Any]]:
    """In one order for every process, so that two on PostgreSQL never wait for each other."""
    names = ("place_id", "day", "channel", "language")
    return [dict(zip(names, key, strict=True)) | {"n": n} for key, n in sorted(counts.items())]


def _adding(dialect: str) -> Any:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    once = insert(OpenedCount)
    return once.on_conflict_do_update(
        index_elements=["place_id", "day", "channel", "language"],
        set_={"n": OpenedCount.n + once.excluded.n},
    )
