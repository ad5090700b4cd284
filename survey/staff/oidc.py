"""Signing in with the account of one's work: OpenID Connect, code flow, with PKCE, state and nonce.

On Authlib, and its own joserfc for the signed token. Nothing of it is loaded before somebody comes
in this way.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import Any

from forms.definition.sentence import Refusal, sentence
from survey.staff.issuer import Issuer, is_private

_PATIENCE = 8  # seconds
_ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"]  # signed with a key that only the issuer has


class NotFromIssuer(Refusal):
    """What came back is not what was asked for, or not from who was asked."""

    def __init__(self) -> None:
        super().__init__(
            sentence("Aanmelden met uw werkaccount is niet gelukt. Begin nog een keer.")
        )


class IssuerSilent(Refusal):
    """The organisation's own sign-in does not answer."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Het werkaccount geeft geen antwoord. Probeer het zo opnieuw, of gebruik uw "
                "wachtwoord."
            )
        )


class NoVerifiedAddress(Refusal):
    """The issuer does not vouch for the address."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Uw werkaccount heeft geen gecontroleerd e-mailadres. Vraag uw systeembeheer om "
                "hulp, of gebruik uw wachtwoord."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What this browser has to bring back; kept in its signed cookie."""

    address: str
    state: str
    nonce: str
    verifier: str


def ask(issuer: Issuer, *, back: str) -> Asked:
    """Where to send the browser."""
    endpoints = _discovered(issuer)
    verifier, nonce = secrets.token_urlsafe(48), secrets.token_urlsafe(24)
    with _client(issuer, back=back) as client:
        address, state = client.create_authorization_url(
            endpoints["authorization_endpoint"], nonce=nonce, code_verifier=verifier
        )
    return Asked(address=address, state=state, nonce=nonce, verifier=verifier)


def verified_email(issuer: Issuer, *, asked: Asked, given: dict[str, str], back: str) -> str:
    """Whose browser came back, by a verified address; raises a Refusal for anything else."""
    if not hmac.compare_digest(given.get("state", ""), asked.state) or not given.get("code"):
        raise NotFromIssuer
    endpoints = _discovered(issuer)
    token = _fetched(issuer, endpoints, code=given["code"], verifier=asked.verifier, back=back)
    claims = _claims(issuer, endpoints, token=str(token.get("id_token", "")), nonce=asked.nonce)
    email = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(email, str):
        raise NoVerifiedAddress
    return email.strip().lower()


def _client(issuer: Issuer, *, back: str) -> Any:
    from authlib.integrations.requests_client import OAuth2Session

    return OAuth2Session(
        issuer.client_id,
        issuer.client_secret,
        scope="openid email",
        redirect_uri=back,
        code_challenge_method="S256",
    )


def _fetched(
    issuer: Issuer, endpoints: dict[str, str], *, code: str, verifier: str, back: str
) -> dict[str, Any]:
    from authlib.common.errors import AuthlibBaseError
    from requests import RequestException

    try:
        with _client(issuer, back=back) as client:
            token: dict[str, Any] = client.fetch_token(
                endpoints["token_endpoint"], code=code, code_verifier=verifier, timeout=_PATIENCE
            )
    except RequestException as error:
        raise IssuerSilent from error
    except AuthlibBaseError as error:
        raise NotFromIssuer from error
    return token


def _claims(issuer: Issuer, endpoints: dict[str, str], *, token: str, nonce: str) -> dict[str, Any]:
    """The token's claims: signed by the issuer, for us, now, for this very request."""
    from joserfc import jwt
    from joserfc.errors import JoseError
    from joserfc.jwk import KeySet

    try:
        keys = KeySet.import_key_set(_fetched_json(endpoints["jwks_uri"]))  # type: ignore[arg-type]
        decoded = jwt.decode(token, keys, algorithms=_ALGORITHMS)
        jwt.JWTClaimsRegistry(
            iss={"essential": True, "value": endpoints["issuer"]},
            aud={"essential": True, "value": issuer.client_id},
            exp={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        ).validate(decoded.claims)
    except (JoseError, ValueError) as error:
        raise NotFromIssuer from error
    several = isinstance(decoded.claims["aud"], list) and len(decoded.claims["aud"]) > 1
    if several and decoded.claims.get("azp") != issuer.client_id:
        raise NotFromIssuer
    return decoded.claims


def _discovered(issuer: Issuer) -> dict[str, str]:
    found = _fetched_json(f"{issuer.address}/.well-known/openid-configuration")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    endpoints = {name: str(found.get(name, "")) for name in names}
    safe = all(is_private(each) for each in endpoints.values())
    called = str(found.get("issuer", ""))
    if called.rstrip("/") != issuer.address or not safe:
        raise NotFromIssuer
    return {**endpoints, "issuer": called}  # as it spells itself, with or without a last slash


def _fetched_json(address: str) -> dict[str, Any]:
    import requests

    try:
        reply = requests.get(address, timeout=_PATIENCE, allow_redirects=False)
        reply.raise_for_status()
        found = reply.json()
    except requests.RequestException as error:
        raise IssuerSilent from error
    if not isinstance(found, dict):
        raise NotFromIssuer
    return found
