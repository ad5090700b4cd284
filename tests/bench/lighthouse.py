"""Lighthouse on the first page, as a slow phone: the median of five runs per category."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path

from first_visit import CHROMIUM, QUIET

PROGRAM = Path(__file__).parents[2] / "requirements/lighthouse/node_modules/.bin/lighthouse"
RUNS = 5


def lighthouse(address: str) -> dict[str, float]:
    """Points from 0 to 100 per category."""
    runs = [_run(address) for _ in range(RUNS)]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def _run(address: str) -> dict[str, float]:
    flags = " ".join(["--headless=new", *QUIET])
    command = [
        PROGRAM,
        address,
        "--quiet",
        "--output=json",
        f"--chrome-flags={flags}",
        "--only-categories=performance,accessibility,best-practices",
    ]
    environment = os.environ | {"CHROME_PATH": CHROMIUM}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    categories = json.loads(done.stdout)["categories"]
    return {name: each["score"] * 100 for name, each in categories.items()}
