"""A device with passkeys, in software: makes real keys and signs with them, as a telephone does."""

from __future__ import annotations

import hashlib
import json
import secrets
import struct
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, encode_cbor

from survey.staff.ceremony import Made

PRESENT, RECOGNISED, NEW = 1, 4, 64  # what the device says about its user and itself


@dataclass
class Device:
    """One passkey. `count` is how often it signed; synchronised passkeys never count."""

    counts: bool = True
    count: int = 0
    id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    user: bytes = b""

    @property
    def public(self) -> bytes:
        """The half of the key that the other side keeps."""
        point = self.key.public_key().public_numbers()
        x, y = (each.to_bytes(32, "big") for each in (point.x, point.y))
        return bytes(encode_cbor({1: 2, 3: -7, -1: 1, -2: x, -3: y}))

    def made(self, *, account: int) -> Made:
        """As if it had been added before."""
        self.user = account.to_bytes(8, "big")
        public = bytes_to_base64url(self.public)
        return Made(id=bytes_to_base64url(self.id), public_key=public, sign_count=self.count)

    def makes(
        self, options: dict[str, Any], *, origin: str, flags: int = PRESENT | RECOGNISED
    ) -> dict[str, Any]:
        """The answer to a page that asks for a new passkey."""
        self.user = base64url_to_bytes(options["user"]["id"])
        about = bytes(16) + struct.pack(">H", len(self.id)) + self.id + self.public
        data = self._says(options["rp"]["id"], flags | NEW) + about
        sealed = encode_cbor({"fmt": "none", "attStmt": {}, "authData": data})
        client = _client("webauthn.create", options, origin)
        return self._spelled(clientDataJSON=client, attestationObject=sealed)

    def signs(
        self, options: dict[str, Any], *, origin: str, flags: int = PRESENT | RECOGNISED
    ) -> dict[str, Any]:
        """The answer to a page that asks who this is."""
        data = self._says(options["rpId"], flags)
        client = _client("webauthn.get", options, origin)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._spelled(
            clientDataJSON=client,
            authenticatorData=data,
            signature=signature,
            userHandle=self.user,
        )

    def _says(self, host: str, flags: int) -> bytes:
        self.count += self.counts
        return hashlib.sha256(host.encode()).digest() + struct.pack(">BI", flags, self.count)

    def _spelled(self, **response: bytes) -> dict[str, Any]:
        named = bytes_to_base64url(self.id)
        spelled = {name: bytes_to_base64url(each) for name, each in response.items()}
        return {"id": named, "rawId": named, "type": "public-key", "response": spelled}


def _client(kind: str, options: dict[str, Any], origin: str) -> bytes:
    said = {"type": kind, "challenge": options["challenge"], "origin": origin}
    return json.dumps({**said, "crossOrigin": False}).encode()
