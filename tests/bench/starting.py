"""How long the second `make run` takes until a resident is answered."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

from servers import ROOT, free_port, wait_for


def second_start(folder: Path) -> float:
    """Seconds from `make run` to an answer, in an instance that was started before."""
    taken = 0.0
    for _ in range(2):
        port = free_port()
        environment = os.environ | {"WIJKSTEM_INSTANCE": str(folder / "start"), "PORT": str(port)}
        begun = time.perf_counter()
        run = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/")
            taken = time.perf_counter() - begun
        finally:
            os.killpg(run.pid, signal.SIGTERM)
            run.wait(60)  # who is being started then is waited for
    return taken
