"""Whether staff may sign in with the account of their work: the settings of OpenID Connect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from forms.definition.sentence import Refusal, sentence

_NAMES = ("WIJKSTEM_OIDC_ISSUER", "WIJKSTEM_OIDC_CLIENT_ID", "WIJKSTEM_OIDC_CLIENT_SECRET")
_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")  # to try it out


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Issuer:
    """The organisation's own sign-in, and how we are known there."""

    address: str
    client_id: str
    client_secret: str


def issuer_from(environment: Mapping[str, str]) -> Issuer | None:
    """All three settings, or none; raises Refusal for a half one."""
    address, client_id, client_secret = (environment.get(name, "").strip() for name in _NAMES)
    if not (address or client_id or client_secret):
        return None
    if not (address and client_id and client_secret):
        raise Refusal(sentence("Geef %(names)s samen op, of geen ervan.", names=", ".join(_NAMES)))
    if not is_private(address):
        raise Refusal(sentence("%(name)s begint met https://.", name=_NAMES[0]))
    return Issuer(address=address.rstrip("/"), client_id=client_id, client_secret=client_secret)


def is_private(address: str) -> bool:
    """Whether nobody listens on the way: https, or this machine itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _THIS_MACHINE)
