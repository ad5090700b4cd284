"""The production server: gunicorn with threads, one process that watches over the others.

The watching process loads the application once and forks the web workers from it, so that they
share its memory. Processes for other work are to be forked from the same `when_ready`.
"""

from __future__ import annotations

import errno
import gc
import logging
import os
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from gunicorn.glogging import Logger

from forms.definition.sentence import Refusal, Sentence, sentence
from survey.app import behind_proxy, create_app
from survey.cli.unexpected import NotedErrors
from survey.config import Settings

_MEMORY = Path("/dev/shm")  # heartbeats here, so that a slow disk is not taken for a dead worker


class CannotListen(Refusal):
    """The address is taken, forbidden or not one of this machine's."""


def listen_on(host: str, port: int) -> socket.socket:
    """Takes the address, so that whoever is refused hears it before anything starts."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        raise CannotListen(_why(error, host, port)) from error
    return listening


def _why(error: OSError, host: str, port: int) -> Sentence:
    match error.errno:
        case errno.EADDRINUSE:
            return sentence(
                "Poort %(port)s is al bezet, misschien door een andere Wijkstem. "
                "Kies een andere: PORT=%(other)s make run",
                port=port,
                other=port + 1 if port < 65535 else 8000,
            )
        case errno.EACCES:
            return sentence(
                "Poort %(port)s mag deze gebruiker niet gebruiken. Kies er een vanaf 1024.",
                port=port,
            )
        case _:
            return sentence(
                "“%(host)s” is geen adres van deze computer. Kies HOST=127.0.0.1, of "
                "HOST=0.0.0.0 om ook andere computers te laten meedoen.",
                host=host,
            )


def run(settings: Settings, *, listening: socket.socket, when_ready: Callable[[], None]) -> None:
    """Serves until it is told to stop."""
    noted = NotedErrors()
    for logger in (logging.getLogger(), logging.getLogger("gunicorn.error")):
        logger.addHandler(noted)
    _Watch(_Server(settings, listening=listening, when_ready=when_ready)).run()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Our application with our settings; nothing is read from gunicorn's own variables."""

    def __init__(
        self, settings: Settings, *, listening: socket.socket, when_ready: Callable[[], None]
    ) -> None:
        self._settings = settings
        self._bind = f"fd://{listening.detach()}"
        self._when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._chosen().items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        app = create_app(self._settings)
        return behind_proxy(app) if self._proxied else app

    @property
    def _proxied(self) -> bool:
        return self._settings.public_url.startswith("https://")

    def _chosen(self) -> dict[str, Any]:
        return {
            "bind": self._bind,
            "workers": self._settings.workers,
            "worker_class": "gthread",
            "threads": self._settings.threads,
            "preload_app": True,
            "worker_tmp_dir": str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None,
            "timeout": 60,  # a worker without a heartbeat; longer than the writer's patience
            "graceful_timeout": 30,
            "keepalive": 5,
            "limit_request_line": 2048,
            "limit_request_fields": 60,
            "limit_request_field_size": 8190,
            "forwarded_allow_ips": "127.0.0.1,::1" if self._proxied else "",
            "accesslog": None,
            "loglevel": "error",
            "logger_class": _Log,
            "control_socket_disable": True,
            "when_ready": lambda _: self._ready(),
            "post_worker_init": _leave_ctrl_c_to_the_watch,
        }

    def _ready(self) -> None:
        """Runs in the watching process before it forks."""
        gc.collect()
        gc.freeze()  # what is shared stays shared: no worker's collector writes in it
        self._when_ready()


class _Watch(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """Ctrl-C ends it the way SIGTERM does: who is being helped is helped first."""

    def handle_int(self) -> None:
        self.handle_term()


class _Log(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Says nothing of its own: addresses and contents stay out of every log."""

    def _set_handler(self, *_: object, **__: object) -> None:
        """Leaves the loggers with the handlers that run() gave them."""


def _leave_ctrl_c_to_the_watch(_worker: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
