"""Files with answers: how long they take and how much memory, and how both grow with the rows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

from survey.results.exports.files import write
from survey.results.exports.formats.kinds import Format
from survey.results.exports.taking import Wish, take
from survey.storage.campaigns import Campaign
from survey.storage.engines import open_engine
from survey.storage.migrate import upgrade
from survey.storage.sessions import reading
from tests.bench.city import fill, start_city

SIZES = (10_000, 100_000, 1_000_000)
LIMITS = {"csv": {100_000: "<= 2", 1_000_000: "<= 20"}}
IN_MEMORY = "<= 300"


def exporting(sizes: tuple[int, ...] = SIZES) -> Iterator[dict[str, Any]]:
    """Each figure as `say` of run.py takes it. Every file is written by a process of its own."""
    with TemporaryDirectory(prefix="wijkstem-exports-") as name:
        folder, before = Path(name), 0
        address = f"sqlite:///{folder}/answers.sqlite"
        upgrade(address, f"sqlite:///{folder}/contacts.sqlite")
        engine = open_engine(address)
        campaign = start_city(engine)
        for n in sizes:
            fill(engine, campaign_id=campaign, n=n - before, start=before)
            before = n
            for kind in ("csv", "sav", "xlsx") if n <= 100_000 else ("csv", "sav"):
                yield from _figures(address, folder / f"answers.{kind}", kind, n)
        engine.dispose()


def _figures(address: str, file: Path, kind: str, n: int) -> Iterator[dict[str, Any]]:
    ran = [sys.executable, __file__, address, str(file), kind]
    seconds, megabytes = json.loads(subprocess.run(ran, check=True, capture_output=True).stdout)
    limit = LIMITS.get(kind, {}).get(n, "")
    about = {"rows": n, "format": kind}
    yield {"figure": "an export", "value": seconds, "unit": "s", "limit": limit, **about}
    more = {"unit": "MB", "limit": IN_MEMORY, **about}
    yield {"figure": "memory of an export", "value": megabytes, **more}


def _export(address: str, file: Path, kind: Format) -> tuple[float, float]:
    engine = open_engine(address)
    with reading(engine) as session:
        campaign = session.scalars(select(Campaign)).one()
        start = time.perf_counter()
        taken = take(session, campaign=campaign, wish=Wish(full=True))
        write(taken, file, kind=kind, words=NullTranslations())
        took = time.perf_counter() - start
    return took, _peak()


def _peak() -> float:
    """Megabytes at most, since this program began and not the one that started it."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(each.split()[1]) for each in lines if each.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    where, name, wanted = sys.argv[1:]
    print(json.dumps(_export(where, Path(name), Format(wanted))))
