"""Whether staff may sign in with the account of their work: the settings of OpenID Connect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from forms.definition.sentence import Refusal, sentence

_NAMES = ("WIJKSTEM_OIDC_ISSUER", "WIJKSTEM_OIDC_CLIENT_ID", "WIJKSTEM_OIDC_CLIENT_SECRET")
LOCAL = ("http://127.0.0.1:", "http://localhost:")  # to try it out


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The organisation's own sign-in, and how we are known there."""

    address: str
    client_id: str
    client_secret: str


def issuer_from(environment: Mapping[str, str]) -> Issuer | None:
    """All three settings, or none; raises Refusal for a half one."""
    address, client_id, client_secret = (environment.get(name, "") for name in _NAMES)
    if not (address or client_id or client_secret):
        return None
    if not (address and client_id and client_secret):
        raise Refusal(sentence("Geef %(names)s samen op, of geen ervan.", names=", ".join(_NAMES)))
    if not address.startswith(("https://", *LOCAL)):
        raise Refusal(sentence("%(name)s begint met https://.", name=_NAMES[0]))
    return Issuer(address=address.rstrip("/"), client_id=client_id, client_secret=client_secret)
