"""Submissions that wait for the writer, handed out place by place so that no place starves."""

from __future__ import annotations

from collections import OrderedDict, deque
from threading import Condition, Event

from forms.definition.sentence import Refusal, sentence
from survey.intake.submission import Receipt, Submission


class Busy(Refusal):
    """There is no room to wait, or it took too long; sending the same again is always safe."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Het is nu erg druk. Uw antwoorden staan nog op dit scherm: "
                "probeer het over een minuut opnieuw."
            )
        )


class Waiting:
    """One submission, and what became of it once `settled`."""

    __slots__ = ("error", "receipt", "settled", "submission")

    def __init__(self, submission: Submission) -> None:
        self.submission = submission
        self.receipt: Receipt | None = None
        self.error: BaseException | None = None
        self.settled = Event()


class Queue:
    """A line per place. Whoever takes goes round the places and takes one of each in turn."""

    def __init__(self, *, room: int) -> None:
        self._room = room
        self._lines: OrderedDict[int, deque[Waiting]] = OrderedDict()
        self._length = 0
        self._closed = False
        self._changed = Condition()

    def add(self, waiting: Waiting) -> None:
        with self._changed:
            if self._length >= self._room or self._closed:
                raise Busy
            self._lines.setdefault(waiting.submission.place_id, deque()).append(waiting)
            self._length += 1
            self._changed.notify()

    def wait(self) -> bool:
        """Waits until someone stands in line; False when it is closed and empty."""
        with self._changed:
            self._changed.wait_for(lambda: self._length or self._closed)
            return self._length > 0

    def take(self, most: int) -> list[Waiting]:
        """The next ones, fairly: a crowded place gets no more turns than a quiet one."""
        taken: list[Waiting] = []
        with self._changed:
            while self._lines and len(taken) < most:
                place, line = self._lines.popitem(last=False)
                taken.append(line.popleft())
                if line:
                    self._lines[place] = line
            self._length -= len(taken)
        return taken

    def close(self) -> None:
        """Takes nothing more; what stands in line is still handed out."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
