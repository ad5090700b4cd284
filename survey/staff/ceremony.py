"""What a browser and a device say to each other about a passkey, on the library `webauthn`.

The library is loaded when somebody uses a passkey: no other page waits for it.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from forms.definition.sentence import Refusal, sentence

_PATIENCE = 120_000  # milliseconds that the browser waits for its user


class NotProven(Refusal):
    """What came back is not what was asked for, or not from the device that is known."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Dit is niet gelukt. Probeer het opnieuw, of gebruik uw wachtwoord.")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Whom a device makes a passkey for: a host, and the pages that may ask for it."""

    host: str
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new passkey, spelled as it is kept."""

    id: str
    public_key: str
    sign_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """A device signed; how often it says it has done so."""

    sign_count: int


def site_at(address: str) -> Site | None:
    """The site at an address; None where browsers know no passkeys: on http, and without a name."""
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode()  # as browsers write it
    usual = {"https": 443, "http": 80}.get(parts.scheme)
    named = host if parts.port in (None, usual) else f"{host}:{parts.port}"
    try:
        ipaddress.ip_address(host)
    except ValueError:
        safe = parts.scheme == "https" or host == "localhost"
        return Site(host=host, origin=f"{parts.scheme}://{named}") if safe else None
    return None


def new_challenge() -> str:
    return secrets.token_urlsafe(32)


def to_make(site: Site, *, challenge: str, account: int, email: str, known: Sequence[str]) -> str:
    """What the browser is asked for a new passkey, as JSON. `known` are those that it has."""
    from webauthn import generate_registration_options, options_to_json
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    options = generate_registration_options(
        rp_id=site.host,
        rp_name="Wijkstem",
        user_id=_handle(account),
        user_name=email,
        challenge=base64url_to_bytes(challenge),
        timeout=_PATIENCE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED,
        ),
        exclude_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in known
        ],
    )
    return options_to_json(options)


def made(site: Site, *, challenge: str, given: dict[str, Any]) -> Made:
    """The new passkey, for this very request; raises NotProven."""
    from webauthn import verify_registration_response
    from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        found = verify_registration_response(
            credential=given,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise NotProven from error
    return Made(
        id=bytes_to_base64url(found.credential_id),
        public_key=bytes_to_base64url(found.credential_public_key),
        sign_count=found.sign_count,
    )


def to_prove(site: Site, *, challenge: str, allowed: Sequence[str]) -> str:
    """What the browser is asked for, as JSON. With none `allowed`, its user chooses whose."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    options = generate_authentication_options(
        rp_id=site.host,
        challenge=base64url_to_bytes(challenge),
        timeout=_PATIENCE,
        allow_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in allowed
        ],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


def proven(
    site: Site, *, challenge: str, given: dict[str, Any], account: int, key: str, count: int
) -> Proven:
    """That the device signed this request, after its user was recognised; raises NotProven."""
    from webauthn import verify_authentication_response
    from webauthn.helpers import base64url_to_bytes
    from webauthn.helpers.exceptions import WebAuthnException
    from webauthn.helpers.parse_authentication_credential_json import (
        parse_authentication_credential_json,
    )

    try:
        credential = parse_authentication_credential_json(given)
        found = verify_authentication_response(
            credential=credential,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=base64url_to_bytes(key),
            credential_current_sign_count=count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, TypeError, KeyError) as error:
        raise NotProven from error
    if credential.response.user_handle not in (None, b"", _handle(account)):
        raise NotProven
    return Proven(sign_count=found.new_sign_count)


def _handle(account: int) -> bytes:
    """Names an account to the device; it says nothing about who that is."""
    return account.to_bytes(8, "big")
