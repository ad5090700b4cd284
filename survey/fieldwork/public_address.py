"""Whether the address of this installation may stand on paper that leaves the office."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from forms.definition.sentence import Refusal, sentence

_OF_THIS_MACHINE = ("localhost", ".localhost", ".local")


class NoPublicAddress(Refusal):
    """Nobody could open what a print shop would print."""


def is_public(address: str) -> bool:
    """Whether a resident can open it safely: https, and not on this machine or network alone."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme != "https" or not host or f".{host}".endswith(_OF_THIS_MACHINE):
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return True  # a name


def require_public(address: str) -> None:
    """Refuses to make files for a print shop with an address that is only for trying out."""
    if not is_public(address):
        raise NoPublicAddress(
            sentence(
                "Op het drukwerk zou %(address)s komen te staan, en daar kan een bewoner niet "
                "komen. Stel PUBLIC_URL in op het eigen adres van de gemeente, met https://. "
                "Zonder --press maakt u een proefdruk.",
                address=address,
            )
        )
