"""Counts how fast submissions come in per place, in memory only: no moment is ever stored."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from survey.intake.submission import Submission
from survey.storage.answers import Flag


class Rush:
    """Flags what comes in above `most` per place per minute. Never refuses anything."""

    def __init__(self, *, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._minute = 0
        self._counts: dict[int, int] = {}

    def watched(self, submission: Submission) -> Submission:
        """The submission, flagged when its place is busier than people can be."""
        minute = int(self._clock() // 60)
        if minute != self._minute:
            self._minute, self._counts = minute, {}
        count = self._counts.get(submission.place_id, 0) + 1
        self._counts[submission.place_id] = count
        if count <= self._most:
            return submission
        return replace(submission, flags=submission.flags | {Flag.RUSH})
