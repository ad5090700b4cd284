"""What is being made while somebody waits: a folder each, that any process can look into.

A process of its own makes the file, so that residents never wait for it. It holds a lock as long
as it lives; a folder without a file and without that lock was broken off.
"""

from __future__ import annotations

import fcntl
import json
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from forms.definition.sentence import Refusal, sentence

AT_ONCE = 2
KEPT = 24 * 3600.0  # seconds; a file can be downloaded again that long
ORDER, LOCK, PROGRESS, REFUSED, MADE = "order.json", "lock", "progress.json", "refused.txt", "made"
_TOKEN = 22  # letters


class State(StrEnum):
    MAKING = "making"
    READY = "ready"
    REFUSED = "refused"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One thing that is made, or was; `done` of `whole` pages are drawn."""

    token: str
    programme: str
    campaign: str
    name: str
    state: State
    done: int
    whole: int
    refusal: str
    file: Path


class Busy(Refusal):
    """Enough is being made already; residents need the machine as well."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Er worden al %(n)s grote bestanden gemaakt. Wacht tot er een klaar is.",
                n=AT_ONCE,
            )
        )


def begin(
    instance: Path, *, order: Mapping[str, Any], command: list[str], environment: dict[str, str]
) -> tuple[str, subprocess.Popen[bytes]]:
    """Starts the process that makes what is ordered; gives the token of its folder."""
    _forget_old(instance)
    if sum(_locked(folder / LOCK) for folder in _folders(instance)) >= AT_ONCE:
        raise Busy
    token = secrets.token_urlsafe(16)
    folder = _room(instance) / token
    folder.mkdir(mode=0o700, parents=True)
    (folder / ORDER).write_text(json.dumps(order), encoding="utf-8")
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        process = subprocess.Popen(
            [*command, str(folder)],
            env=environment,
            pass_fds=(lock.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
    return token, process


def look(instance: Path, *, token: str, programme: str) -> Waiting | None:
    """How far it is; None when there is no such thing in this programme."""
    folder = _room(instance) / token
    if len(token) != _TOKEN or not (folder / ORDER).is_file():
        return None
    order = json.loads((folder / ORDER).read_text(encoding="utf-8"))
    if order["programme"] != programme:
        return None
    state = _state(folder)
    done, whole = _progress(folder)
    refused = folder / REFUSED
    return Waiting(
        token=token,
        programme=programme,
        campaign=order["campaign"],
        name=order["name"],
        state=state,
        done=done,
        whole=whole,
        refusal=refused.read_text(encoding="utf-8") if state is State.REFUSED else "",
        file=folder / MADE,
    )


def every(instance: Path, *, programme: str, campaign: str) -> list[Waiting]:
    """What was made or is being made for a campaign, the newest first."""
    return [
        found
        for folder in sorted(_folders(instance), key=_since, reverse=True)
        if (found := look(instance, token=folder.name, programme=programme)) is not None
        and found.campaign == campaign
    ]


def say_progress(folder: Path, *, done: int, whole: int) -> None:
    _put(folder / PROGRESS, json.dumps([done, whole]))


def say_refused(folder: Path, words: str) -> None:
    _put(folder / REFUSED, words)


def _state(folder: Path) -> State:
    lives = _locked(folder / LOCK)  # asked first: who ends between the two questions was ready
    if (folder / MADE).is_file():
        return State.READY
    if (folder / REFUSED).is_file():
        return State.REFUSED
    return State.MAKING if lives else State.BROKEN


def _locked(lock: Path) -> bool:
    try:
        with lock.open() as opened:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False
    return False


def _progress(folder: Path) -> tuple[int, int]:
    try:
        done, whole = json.loads((folder / PROGRESS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return 0, 0
    return int(done), int(whole)


def _put(file: Path, words: str) -> None:
    """As a whole: somebody may look at this very moment."""
    partly = file.with_suffix(".part")
    partly.write_text(words, encoding="utf-8")
    partly.replace(file)


def _room(instance: Path) -> Path:
    return instance / "printing"


def _folders(instance: Path) -> Iterator[Path]:
    room = _room(instance)
    return (each for each in room.iterdir() if each.is_dir()) if room.is_dir() else iter(())


def _since(folder: Path) -> float:
    try:
        return (folder / ORDER).stat().st_mtime
    except FileNotFoundError:
        return 0.0  # it is being taken away


def _forget_old(instance: Path) -> None:
    for folder in _folders(instance):
        if time.time() - _since(folder) > KEPT and not _locked(folder / LOCK):
            shutil.rmtree(folder, ignore_errors=True)
