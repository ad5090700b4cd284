"""Lighthouse on the first page, as a slow phone: the median of five runs per category."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path

from first_visit import CHROMIUM, QUIET

PROGRAM = Path(__file__).parents[2] / "requirements/lighthouse/node_modules/.bin/lighthouse"
RUNS = 5
TRIES = 3


def lighthouse(address: str) -> dict[str, float]:
    """Points from 0 to 100 per category."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [_run(address, Path(folder) / "report.json") for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _run(address: str, report: Path) -> dict[str, float]:
    flags = " ".join(["--headless=new", *QUIET])
    command = [
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={flags}",
        "--only-categories=performance,accessibility,best-practices",
    ]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    for _ in range(TRIES):  # "please run Lighthouse again", it says itself now and then
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode == 0:
            break
    else:
        raise SystemExit(done.stderr)
    categories = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: each["score"] * 100 for name, each in categories.items()}
