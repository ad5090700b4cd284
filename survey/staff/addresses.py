"""Addresses within /team that more than one page needs."""

from __future__ import annotations

from urllib.parse import quote

from flask import request

HOME = "/team/"
SIGN_IN = "/team/sign-in"


def sign_in_first() -> str:
    """The sign-in page, which comes back here when the address can be asked again."""
    if request.method != "GET" or request.path == HOME:
        return SIGN_IN
    return f"{SIGN_IN}?next={quote(request.full_path.rstrip('?'))}"


def only_ours(address: str | None) -> str:
    """An address to go on to, if it is one of these pages; else home."""
    if address and address.startswith("/team/") and "\\" not in address and "//" not in address:
        return address
    return HOME
