"""Submits without end, or N times, from eight threads; says each id as soon as it is acknowledged.

A program, run by the tests that kill it or watch its system calls.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from datetime import date
from itertools import count
from pathlib import Path

from forms.definition.answers import RawAnswer
from survey.intake.submission import Submission
from survey.intake.writer import Writer
from survey.storage.engines import open_engine

orders = json.loads(sys.argv[1])
writer = Writer(
    open_engine(orders["url"]),
    lock_path=Path(orders["lock_path"]) if orders["lock_path"] else None,
    rush=10**9,
)
given = {
    "area": RawAnswer(("north_park",)),
    "themes": RawAnswer(("money", "green"), first=("green",)),
    "missing": RawAnswer(text="Een bankje"),
}


def submit_many(thread: int) -> None:
    for n in count() if orders["each"] is None else range(orders["each"]):
        sent = Submission(
            id=f"{orders['name']}-{thread}-{n:06}",
            place_id=orders["place_id"],
            campaign_id=orders["campaign_id"],
            edition_id=orders["edition_id"],
            channel="phone",
            language="nl",
            variant=0,
            day=date(2026, 5, 20),
            part_of_day="morning",
            given=given,
        )
        os.write(1, f"ask {sent.id}\n".encode())
        receipt = writer.submit(sent)
        os.write(1, f"ack {receipt.id}\n".encode())


threads = [threading.Thread(target=submit_many, args=(n,)) for n in range(orders["threads"])]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
