"""Starts the real server (and the bare reference) on loopback, and stops what it started."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

ROOT = Path(__file__).parents[2]
WIJKSTEM = Path(sys.executable).with_name("wijkstem")
GUNICORN = Path(sys.executable).with_name("gunicorn")


@dataclass(frozen=True)
class Running:
    """A server that answers; `workers` leaves out the process that only supervises them."""

    port: int
    process: psutil.Process
    environment: dict[str, str]

    @property
    def workers(self) -> list[psutil.Process]:
        return self.process.children(recursive=True)

    def cpu(self) -> float:
        """Seconds of processor time that the server has used so far."""
        everyone = [self.process, *self.workers]
        return sum(sum(each.cpu_times()[:2]) for each in everyone)

    def wijkstem(self, *words: str) -> str:
        run = subprocess.run(
            [WIJKSTEM, *words], env=self.environment, capture_output=True, text=True, check=True
        )
        return run.stdout

    def codes(self, campaign: str = "lindenholt") -> list[str]:
        told = json.loads(self.wijkstem("place", "list", "--campaign", campaign, "--json"))
        return [place["code"] for place in told["places"]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def product(folder: Path) -> Iterator[Running]:
    """The product as `make run` starts it, in a fresh instance."""
    port = free_port()
    environment = os.environ | {"WIJKSTEM_INSTANCE": str(folder), "PORT": str(port)}
    subprocess.run(
        [WIJKSTEM, "init", "--example"], env=environment, check=True, capture_output=True
    )
    with _started([str(WIJKSTEM), "serve"], environment, port) as running:
        yield running


@contextmanager
def bare(folder: Path) -> Iterator[Running]:
    """The reference under the same server with the same processes."""
    port = free_port()
    environment = os.environ | {"BARE_DATABASE": str(folder / "bare.sqlite")}
    command = [
        str(GUNICORN),
        "bare:app",
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
        "--workers",
        "2",
        "--threads",
        "8",
        "--no-control-socket",
        "--pythonpath",
        str(Path(__file__).parent),
    ]
    with _started(command, environment, port) as running:
        yield running


@contextmanager
def _started(command: list[str], environment: dict[str, str], port: int) -> Iterator[Running]:
    server = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/")
        yield Running(port, psutil.Process(server.pid), dict(environment))
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nothing answers at {address}")
