"""What every reply carries: nothing from elsewhere, nothing remembered, packed when it helps."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "object-src 'none'"
)
_SMALLEST = 600  # bytes; below this packing saves nothing on the wire


def register_headers(app: Flask) -> None:
    app.after_request(_add)


def accepts_gzip() -> bool:
    return "gzip" in request.headers.get("Accept-Encoding", "")


def _add(response: Response) -> Response:
    headers = response.headers
    headers.setdefault("Content-Security-Policy", POLICY)  # a preview may stand within our own page
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    # one page of the team asks for the microphone
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.is_secure:
        headers["Strict-Transport-Security"] = "max-age=31536000"
    headers.setdefault("Cache-Control", "no-store")
    if response.mimetype == "text/html" and "Content-Encoding" not in headers:
        _pack(response)
    return response


def _pack(response: Response) -> None:
    response.vary.add("Accept-Encoding")
    if response.direct_passthrough or not accepts_gzip():
        return
    body = response.get_data()
    if len(body) >= _SMALLEST:
        response.set_data(gzip.compress(body, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
