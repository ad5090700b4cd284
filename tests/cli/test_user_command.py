"""`user` and `verify`: the first administrator, and a trail that nobody touched."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def ready(cli: CommandLine) -> CommandLine:
    cli.done("init")
    return cli


def test_the_first_administrator_gets_a_link(ready: CommandLine) -> None:
    said = ready.done(
        *("user", "add", "--email", "Beheer@Example.org", "--role", "administrator"),
        PUBLIC_URL="https://wijk.example",
    )
    assert re.search(r"https://wijk\.example/team/invitation/[\w-]{43}\n", said)
    assert ready.data("user", "list") == {"users": []}  # an invitation is no account yet


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--email", "x", "--role", "administrator"], "geen e-mailadres"),
        (["--email", "a@b.nl", "--role", "adviser"], "Noem bij deze rol een programma"),
        (["--email", "a@b.nl", "--role", "adviser", "--programme", "x"], "geen programma “x”"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    ready: CommandLine, words: list[str], said: str
) -> None:
    ended = ready.run("user", "add", *words)
    assert ended.returncode == 1
    assert said in ended.stderr


def test_a_whole_trail_gives_a_line_to_print(ready: CommandLine) -> None:
    ready.done("user", "add", "--email", "a@b.nl", "--role", "administrator")
    line = ready.done("verify", "--line")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d 1 [0-9a-f]{64}\n", line)
    assert line in ready.done("verify")


def test_a_changed_trail_is_named(ready: CommandLine) -> None:
    for name in "ab":
        ready.done("user", "add", "--email", f"{name}@b.nl", "--role", "administrator")
    store = sqlite3.connect(ready.instance / "data" / "answers.sqlite")
    store.execute("DROP TRIGGER audit_entry_stays_as_it_is")
    store.execute("UPDATE audit_entry SET what = 'x' WHERE number = 2")
    store.commit()
    store.close()
    ended = ready.run("verify")
    assert ended.returncode == 1
    assert "vanaf regel 2" in ended.stderr
