"""One writer per process that commits many submissions at once, durable before acknowledged.

Eight writers that poll SQLite's lock wait for each other far longer than they write. Here those
who send wait in a queue; one thread takes what waits, writes it in one transaction, and hands
out the receipts after the commit. Processes wait for each other at a lock file.
"""

from __future__ import annotations

import atexit
import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock, Thread

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from forms.definition.sentence import Refusal
from survey.intake.queue import Busy, Queue, Waiting
from survey.intake.receive import receive
from survey.intake.rush import Rush
from survey.intake.submission import Receipt, Submission
from survey.storage.sessions import writing

__all__ = ["Busy", "Writer", "turn"]

BATCH = 64
LONGEST_WAIT = 25.0  # seconds; shorter than a web server's patience

log = logging.getLogger(__name__)


class Writer:
    """Stores submissions. Threads of one process share one; each process has its own thread."""

    def __init__(
        self,
        engine: Engine,
        *,
        lock_path: Path | None = None,
        rush: int = 120,
        room: int = 2000,
    ) -> None:
        self._engine = engine
        self._lock_path = lock_path
        self._most = rush
        self._room = room
        self._starting = Lock()
        self._pid = 0

    def submit(self, submission: Submission) -> Receipt:
        """Waits until the submission is on the disk; raises Busy when there is no room."""
        if self._pid != os.getpid():
            self._start()
        waiting = Waiting(submission)
        self._queue.add(waiting)
        if not waiting.settled.wait(LONGEST_WAIT):
            raise Busy
        if waiting.error is not None:
            raise waiting.error
        assert waiting.receipt is not None
        return waiting.receipt

    def stop(self) -> None:
        """Stores what waits and ends the thread; the next submission starts another."""
        with self._starting:
            if self._pid == os.getpid():
                self._queue.close()
                self._thread.join()
                self._pid = 0
                atexit.unregister(self.stop)

    def _start(self) -> None:
        """Starts the thread of this process: a fork copies everything but threads."""
        with self._starting:
            if self._pid != os.getpid():
                self._queue = Queue(room=self._room)
                self._rush = Rush(most=self._most)
                self._thread = Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
                self._pid = os.getpid()
                atexit.register(self.stop)

    def _run(self) -> None:
        while self._queue.wait():
            batch: list[Waiting] = []
            try:
                # What comes in while another process writes joins this batch.
                with turn(self._lock_path):
                    batch = self._take()
                    _settle(self._engine, batch)
            except Exception as error:
                _tell("the writer could not take its turn", error)
                batch = batch or self._take()
                for each in batch:
                    each.error = Busy()
            for each in batch:
                each.settled.set()

    def _take(self) -> list[Waiting]:
        batch = self._queue.take(BATCH)
        for each in batch:
            each.submission = self._rush.watched(each.submission)
        return batch


def _settle(engine: Engine, batch: list[Waiting]) -> None:
    """Stores a batch in one transaction; when one spoils it, each in its own."""
    try:
        _store(engine, batch)
    except Exception as error:
        _tell("a batch failed", error)
        if len(batch) > 1:
            _settle_singly(engine, batch)
        else:
            batch[0].error = _outcome(error)


def _settle_singly(engine: Engine, batch: list[Waiting]) -> None:
    unreachable = 0
    for each in batch:
        each.receipt = each.error = None
        if unreachable == 2:  # the database, not this submission: do not let the rest wait
            each.error = Busy()
            continue
        try:
            _store(engine, [each])
            unreachable = 0
        except Exception as error:
            _tell("a submission could not be stored", error)
            each.error = _outcome(error)
            unreachable += isinstance(error, OperationalError)


def _outcome(error: Exception) -> Exception:
    """What the sender hears: to try again, when it was the database and not what was sent."""
    return Busy() if isinstance(error, OperationalError) else error


def _store(engine: Engine, batch: list[Waiting]) -> None:
    """One transaction. A refusal is an outcome like a receipt: it has written nothing."""
    with writing(engine) as session:
        for each in batch:
            try:
                each.receipt = receive(session, submission=each.submission)
            except Refusal as refusal:
                each.error = refusal


def _tell(what: str, error: Exception) -> None:
    """Logs what sort of error it was and no more: its words may hold what a resident wrote."""
    cause = getattr(error, "orig", None)
    log.error("%s: %s (%s)", what, type(error).__name__, type(cause).__name__)


@contextmanager
def turn(lock_path: Path | None) -> Iterator[None]:
    """Waits for the other processes that write to the same file."""
    if lock_path is None:
        yield
        return
    with lock_path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
