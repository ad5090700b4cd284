"""Sends a mail by the organisation's own mail server, when the operator has set one."""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum

from forms.definition.sentence import Refusal, sentence

MOST = 20  # addresses at once
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PATIENCE = 15.0  # seconds


class Security(StrEnum):
    """How the line to the mail server is kept private."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class NotSent(Refusal):
    """The mail did not go out; the sentence says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Smtp:
    """The mail server, from WIJKSTEM_SMTP_HOST, _PORT, _USER, _PASSWORD, _FROM and _TLS."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    security: Security = Security.STARTTLS


def smtp_from(environment: Mapping[str, str]) -> Smtp | None:
    """The mail server of the settings; None when there is none."""
    host = environment.get("WIJKSTEM_SMTP_HOST", "").strip()
    if not host:
        return None
    security = environment.get("WIJKSTEM_SMTP_TLS") or Security.STARTTLS
    if security not in set(Security):
        raise Refusal(sentence("WIJKSTEM_SMTP_TLS is starttls, tls of none."))
    port = environment.get("WIJKSTEM_SMTP_PORT") or ("465" if security == "tls" else "587")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise Refusal(sentence("WIJKSTEM_SMTP_PORT is een getal, zoals 587."))
    sender = environment.get("WIJKSTEM_SMTP_FROM", "").strip()
    if not _ADDRESS.fullmatch(sender):
        raise Refusal(
            sentence("Zet in WIJKSTEM_SMTP_FROM het mailadres waar Wijkstem mail mee verstuurt.")
        )
    return Smtp(
        host=host,
        port=int(port),
        sender=sender,
        user=environment.get("WIJKSTEM_SMTP_USER", ""),
        password=environment.get("WIJKSTEM_SMTP_PASSWORD", ""),
        security=Security(security),
    )


def addresses_in(typed: str) -> list[str]:
    """Mail addresses as a person types them: on lines, with commas or with spaces between."""
    found = list(dict.fromkeys(each for each in re.split(r"[\s,;]+", typed) if each))
    if not found:
        raise NotSent(sentence("Schrijf minstens één mailadres op."))
    wrong = next((each for each in found if not _ADDRESS.fullmatch(each)), None)
    if wrong is not None:
        raise NotSent(sentence("“%(address)s” is geen mailadres. Kijk het na.", address=wrong))
    if len(found) > MOST:
        raise NotSent(sentence("Kies hoogstens %(n)s mailadressen tegelijk.", n=MOST))
    return found


def send(smtp: Smtp | None, *, to: Sequence[str], subject: str, text: str) -> None:
    """Sends one mail to each address, so that nobody reads who else got it."""
    if smtp is None:
        raise NotSent(
            sentence(
                "Er is geen mailserver ingesteld. Kopieer de tekst in een eigen mail, of vraag de "
                "beheerder om WIJKSTEM_SMTP_HOST."
            )
        )
    refused: list[str] = []
    try:
        with _connected(smtp) as server:
            for address in to:
                try:
                    server.send_message(_message(smtp, address, subject, text))
                except smtplib.SMTPRecipientsRefused:
                    refused.append(address)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(
            sentence(
                "De mailserver neemt de mail niet aan. Probeer het later, of kopieer de tekst in "
                "een eigen mail."
            )
        ) from error
    if refused:
        raise NotSent(
            sentence(
                "De mailserver weigert %(addresses)s. De andere mails zijn verstuurd.",
                addresses=", ".join(refused),
            )
        )


def _connected(smtp: Smtp) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if smtp.security is Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            smtp.host, smtp.port, timeout=_PATIENCE, context=context
        )
    else:
        server = smtplib.SMTP(smtp.host, smtp.port, timeout=_PATIENCE)
    try:
        if smtp.security is Security.STARTTLS:
            server.starttls(context=context)
        if smtp.user:
            server.login(smtp.user, smtp.password)
    except BaseException:
        server.close()
        raise
    return server


def _message(smtp: Smtp, address: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = smtp.sender, address
    message["Subject"] = " ".join(subject.split())
    message.set_content(text)
    return message
