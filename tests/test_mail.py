"""Mail goes out by a real mail server, and says so when it cannot."""

from __future__ import annotations

import email
import email.policy
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from forms.definition.sentence import Refusal
from survey.mail import NotSent, Security, Smtp, addresses_in, send, smtp_from

SERVER = """
import sys, time
from pathlib import Path
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
folder = Path(sys.argv[1])
class Keep:
    n = 0
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 nobody here"
        envelope.rcpt_tos.append(address)
        return "250 OK"
    async def handle_DATA(self, server, session, envelope):
        self.n += 1
        (folder / f"{self.n}.eml").write_bytes(envelope.content)
        return "250 OK"
def known(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"wijk", b"geheim")
    return AuthResult(success=right, handled=right)
controller = Controller(
    Keep(),
    hostname="127.0.0.1",
    port=0,
    authenticator=known,
    auth_require_tls=False,
)
import socket
with socket.socket() as probe:
    probe.bind(("127.0.0.1", 0))
    controller.port = probe.getsockname()[1]
controller.start()
(folder / "port.new").write_text(str(controller.port))
(folder / "port.new").rename(folder / "port")
sys.stdin.read()
controller.stop()
"""


@dataclass(frozen=True)
class Postbox:
    """A mail server in a process of its own, and what it got."""

    smtp: Smtp
    folder: Path

    def letters(self) -> list[email.message.EmailMessage]:
        read = email.message_from_bytes
        files = sorted(self.folder.glob("*.eml"), key=lambda each: int(each.stem))
        return [read(each.read_bytes(), policy=email.policy.default) for each in files]


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[Postbox]:
    with open_postbox(tmp_path) as opened:
        yield opened


@contextmanager
def open_postbox(folder: Path) -> Iterator[Postbox]:
    """Starts a mail server that keeps what it gets in this folder, and stops it."""
    server = subprocess.Popen([sys.executable, "-c", SERVER, str(folder)], stdin=subprocess.PIPE)
    try:
        until = time.monotonic() + 20
        while not (folder / "port").exists():
            assert server.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        port = int((folder / "port").read_text())
        smtp = Smtp(host="127.0.0.1", port=port, sender="wijk@example.org", security=Security.NONE)
        yield Postbox(smtp, folder)
    finally:
        assert server.stdin
        server.stdin.close()
        server.wait(20)


def test_each_address_gets_its_own_mail(postbox: Postbox) -> None:
    text = "Deze week: 12 ingevuld.\nDank u wel – فريق الحي\n"
    send(postbox.smtp, to=["a@example.org", "b@example.org"], subject="Deze\nweek", text=text)
    letters = postbox.letters()
    assert [letter["To"] for letter in letters] == ["a@example.org", "b@example.org"]
    assert {letter["Subject"] for letter in letters} == {"Deze week"}
    assert {letter["From"] for letter in letters} == {"wijk@example.org"}
    assert letters[0].get_content().replace("\r\n", "\n") == text


def test_an_address_that_the_server_refuses_is_named(postbox: Postbox) -> None:
    with pytest.raises(NotSent, match=r"weigert unknown@example.org"):
        send(postbox.smtp, to=["unknown@example.org", "b@example.org"], subject="x", text="x")
    assert [letter["To"] for letter in postbox.letters()] == ["b@example.org"]


def test_a_server_that_offers_no_privacy_is_not_used_when_privacy_is_asked(
    postbox: Postbox,
) -> None:
    private = replace(postbox.smtp, security=Security.STARTTLS)
    with pytest.raises(NotSent, match="neemt de mail niet aan"):
        send(private, to=["a@example.org"], subject="x", text="x")
    assert postbox.letters() == []


def test_a_server_that_asks_who_mails_is_told(postbox: Postbox) -> None:
    known = replace(postbox.smtp, user="wijk", password="geheim")
    send(known, to=["a@example.org"], subject="x", text="x")
    assert len(postbox.letters()) == 1
    with pytest.raises(NotSent, match="neemt de mail niet aan"):
        send(replace(known, password="fout"), to=["a@example.org"], subject="x", text="x")
    assert len(postbox.letters()) == 1


def test_no_server_at_all_is_a_sentence() -> None:
    with pytest.raises(NotSent, match="geen mailserver ingesteld"):
        send(None, to=["a@example.org"], subject="x", text="x")


@pytest.mark.parametrize(
    "typed", ["", "a@example", "a@example.org\nBcc: b", "x" * 70 + "@example.org", "a@b@c.nl"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NotSent):
        addresses_in(typed)


def test_addresses_are_typed_as_people_type_them() -> None:
    typed = " a@example.org, b@example.org;\nc@example.org\n a@example.org"
    assert addresses_in(typed) == ["a@example.org", "b@example.org", "c@example.org"]


def test_settings_come_from_the_environment() -> None:
    assert smtp_from({}) is None
    host = {"WIJKSTEM_SMTP_HOST": "mail.example.org", "WIJKSTEM_SMTP_FROM": "wijk@example.org"}
    found = smtp_from(host)
    assert found is not None
    assert (found.port, found.security) == (587, "starttls")
    tls = smtp_from(host | {"WIJKSTEM_SMTP_TLS": "tls", "WIJKSTEM_SMTP_USER": "u"})
    assert tls is not None
    assert (tls.port, tls.user) == (465, "u")
    for wrong in (
        {"WIJKSTEM_SMTP_TLS": "maybe"},
        {"WIJKSTEM_SMTP_PORT": "many"},
        {"WIJKSTEM_SMTP_FROM": "the team"},
    ):
        with pytest.raises(Refusal):
            smtp_from(host | wrong)


def test_a_password_never_shows_in_a_trace() -> None:
    secret = Smtp(host="h", port=1, sender="a@example.org", password="geheim")
    assert "geheim" not in repr(secret)
