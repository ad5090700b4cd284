"""`wijkstem serve`: says where it is, answers, and stops when it is told to."""

from __future__ import annotations

import re
import signal
import socket
import urllib.error
import urllib.request

import pytest

from tests.cli.conftest import CommandLine


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_it_answers_where_it_says_and_stops_cleanly(
    example: CommandLine, free_port: int, told: signal.Signals
) -> None:
    running = example.start("serve", PORT=str(free_port))
    assert running.stdout is not None
    assert running.stderr is not None
    with running:
        said = "".join(running.stdout.readline() for _ in range(6))
        links = re.findall(r"http://\S+/(?:q|qr)/\S+", said)
        for link in links:
            with urllib.request.urlopen(link, timeout=10) as reply:
                assert reply.status == 200
        running.send_signal(told)
        assert running.wait(30) == 0
        assert running.stderr.read() == ""
    assert [link.startswith(f"http://localhost:{free_port}/q") for link in links] == [True, True]
    assert "wijkstem results lindenholt" in said


def test_a_port_in_use_is_a_sentence(example: CommandLine) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = example.run("serve", PORT=str(port))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Poort {port} is al bezet")


def test_a_host_that_is_not_ours_is_a_sentence(example: CommandLine, free_port: int) -> None:
    ended = example.run("serve", HOST="192.0.2.1", PORT=str(free_port))
    assert ended.returncode == 1
    assert ended.stderr.startswith("“192.0.2.1” is geen adres van deze computer.")


def test_it_wants_init_first(cli: CommandLine) -> None:
    ended = cli.run("serve")
    assert ended.returncode == 1
    assert ended.stderr == "Er staat hier nog niets klaar. Geef eerst in: wijkstem init\n"
    assert not cli.instance.exists()


def test_an_error_while_serving_is_noted_without_contents(
    example: CommandLine, free_port: int
) -> None:
    running = example.start("serve", PORT=str(free_port))
    assert running.stdout is not None
    assert running.stderr is not None
    with running:
        said = "".join(running.stdout.readline() for _ in range(6))
        link = re.findall(r"http://\S+/q/\S+", said)[0]
        for part in ("", "-wal", "-shm"):
            broken = example.instance / "data" / f"answers.sqlite{part}"
            broken.unlink(missing_ok=True)
        broken.with_name("answers.sqlite").write_bytes(b"Jansen, Dorpsstraat 1" * 1000)
        with pytest.raises(urllib.error.HTTPError, match="500"):
            urllib.request.urlopen(link, timeout=10)
        running.terminate()
        assert running.wait(30) == 0
        log = example.instance / "data" / "errors.log"
        assert running.stderr.read() == (
            f"Er ging iets mis. Waar in het programma staat in {log}.\n"
        )
    noted = log.read_text(encoding="utf-8")
    assert "DatabaseError" in noted
    assert "Jansen" not in noted
