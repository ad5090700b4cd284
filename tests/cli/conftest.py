"""A command line of its own for each test: real processes, in an empty instance."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-c", "from survey.cli import main; main()"]
SPEAKS = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
OURS = ("WIJKSTEM_", "HOST", "PORT", "PUBLIC_URL")


@dataclass(frozen=True)
class CommandLine:
    """Runs `wijkstem` as an operator does."""

    environment: dict[str, str]

    @property
    def instance(self) -> Path:
        return Path(self.environment["WIJKSTEM_INSTANCE"])

    def run(self, *words: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=self.environment | more,
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=60,
        )

    def done(self, *words: str | Path, **more: str) -> str:
        """What a command that has to succeed says."""
        ended = self.run(*words, **more)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def data(self, *words: str) -> Any:
        return json.loads(self.done(*words, "--json"))

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [*PROGRAM, *words],
            env=self.environment | more,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )


@pytest.fixture
def cli(tmp_path: Path) -> CommandLine:
    """A command line where nothing has been made yet."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in SPEAKS and not name.startswith(OURS)
    }
    return CommandLine(environment | {"WIJKSTEM_INSTANCE": str(tmp_path / "instance")})


@pytest.fixture
def example(cli: CommandLine) -> CommandLine:
    """A command line with the example campaign."""
    cli.done("init", "--example")
    return cli


@pytest.fixture
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
