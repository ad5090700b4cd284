"""A small OpenID Connect provider, in a process of its own: real HTTP, real signed tokens.

Signs in whoever it was told to, at once. `python provider.py PORT` serves until it is stopped;
what POST /behave sends changes what it does wrong next.
"""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "wijkstem", "a secret between two"
OWN, STRANGE = (
    RSAKey.generate_key(2048, parameters={"kid": "own", "use": "sig"}),
    RSAKey.generate_key(2048, parameters={"kid": "own", "use": "sig"}),
)


class Provider(BaseHTTPRequestHandler):
    asked: dict[str, dict[str, str]] = {}
    behaviour: dict[str, Any] = {}

    @property
    def issuer(self) -> str:
        host, port = self.server.server_address[:2]
        return f"http://{host!s}:{port}"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        match address.path:
            case "/.well-known/openid-configuration":
                self._json(
                    {
                        "issuer": self.behaviour.get("issuer", self.issuer),
                        "authorization_endpoint": f"{self.issuer}/authorize",
                        "token_endpoint": f"{self.issuer}/token",
                        "jwks_uri": f"{self.issuer}/keys",
                    }
                )
            case "/keys":
                self._json(KeySet([OWN]).as_dict(private=False))
            case "/authorize":
                self._authorize({n: v[0] for n, v in parse_qs(address.query).items()})
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/behave":
            type(self).behaviour = json.loads(body)
            self._json({})
        else:
            self._token({n: v[0] for n, v in parse_qs(body).items()})

    def _authorize(self, asked: dict[str, str]) -> None:
        right = asked["client_id"] == CLIENT and asked["code_challenge_method"] == "S256"
        if not (right and "openid" in asked["scope"].split()):
            self.send_error(400)
            return
        code = hashlib.sha256(asked["state"].encode()).hexdigest()
        self.asked[code] = asked
        state = self.behaviour.get("state", asked["state"])
        self.send_response(302)
        query = urlencode({"code": code, "state": state})
        self.send_header("Location", f"{asked['redirect_uri']}?{query}")
        self.end_headers()

    def _token(self, given: dict[str, str]) -> None:
        asked = self.asked.pop(given.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        known = self.headers["Authorization"] == f"Basic {basic}"
        if not (asked and known and asked["code_challenge"] == challenge):
            self._json({"error": "invalid_grant"}, 400)
            return
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "42",
            "iat": now,
            "exp": now + 60,
            "nonce": asked["nonce"],
            "email": "regisseur@example.org",
            "email_verified": True,
        }
        claims |= self.behaviour.get("claims", {})
        key = STRANGE if self.behaviour.get("strange_key") else OWN
        token = jwt.encode({"alg": "RS256", "kid": "own"}, claims, key)
        self._json({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _json(self, data: object, status: int = 200) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None: ...  # noqa: A002


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Provider)
    print("ready", flush=True)
    server.serve_forever()
