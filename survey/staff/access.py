"""Who may reach a page. Every view carries one decision: open, signed in, administrators, roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, g, redirect, request
from sqlalchemy import select
from werkzeug.exceptions import Forbidden, HTTPException, NotFound

from survey.extensions import wiring
from survey.staff.roles import Account, Role
from survey.storage.programmes import Programme
from survey.storage.sessions import reading

__all__ = [
    "Role",
    "administrators_only",
    "decision_of",
    "needs",
    "on_shift",
    "open_to_all",
    "signed_in",
    "the_account",
]

_View = Callable[..., Any]
BEGIN_SHIFT = "/team/shift"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Who may reach a view: `roles` in its programme, administrators, `signed_in`, or everyone.

    `on_shift` is for who signed in to a shift on a paired device; no account reaches those.
    """

    signed_in: bool
    roles: frozenset[Role] = frozenset()
    administrator: bool = False
    on_shift: bool = False


def open_to_all(view: _View) -> _View:
    """For a page that somebody without an account may see."""
    return _marked(view, Decision(signed_in=False))


def signed_in(view: _View) -> _View:
    """For a page about no programme in particular."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs) if the_account() else _sign_in_first()

    return _marked(asked, Decision(signed_in=True))


def administrators_only(view: _View) -> _View:
    """For a page about everything and everyone."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        account = the_account()
        if account is None:
            return _sign_in_first()
        if not account.administrator:
            raise Forbidden
        return view(*args, **kwargs)

    return _marked(asked, Decision(signed_in=True, administrator=True))


def on_shift(view: _View) -> _View:
    """For a page of a shift that runs on a paired device. Name and PIN gave it, and nothing else:
    whoever is on a shift is signed in nowhere."""

    @wraps(view)
    def asked(*args: Any, **kwargs: Any) -> Any:
        from survey.fieldwork.devices_here import shift_here  # only a paired device pays for it

        return view(*args, **kwargs) if shift_here() else redirect(BEGIN_SHIFT, 303)

    return _marked(asked, Decision(signed_in=False, on_shift=True))


def needs(*roles: Role) -> Callable[[_View], _View]:
    """For a page of a programme: `<programme>` in its address. Administrators always may.

    To who has no role in it, a programme is as unknown as one that does not exist.
    """
    allowed = frozenset(roles) | {Role.ADMINISTRATOR}

    def decorate(view: _View) -> _View:
        @wraps(view)
        def asked(*args: Any, **kwargs: Any) -> Any:
            account = the_account()
            if account is None:
                return _sign_in_first()
            programme = kwargs["programme"]
            if not account.knows(programme) or not _exists(programme):
                raise NotFound
            if not account.may(programme, allowed):
                raise Forbidden
            return view(*args, **kwargs)

        return _marked(asked, Decision(signed_in=True, roles=allowed))

    return decorate


def decision_of(view: _View) -> Decision | None:
    found = getattr(view, "decision", None)
    return found if isinstance(found, Decision) else None


def the_account() -> Account | None:
    """Who is signed in here, if anybody; looked up once in a request."""
    if "account" not in g:
        from survey.staff.sessions import account_here  # only who signs in pays for it

        g.account = account_here()
    account: Account | None = g.account
    return account


def reachable(path: str) -> bool:
    """Whether there is a page at this address and this account may reach it; for the navigation."""
    adapter = current_app.create_url_adapter(request)
    assert adapter is not None
    try:
        endpoint, values = adapter.match(urlsplit(path).path, method="GET")
    except HTTPException:
        return False
    decision = decision_of(current_app.view_functions[endpoint])
    account = the_account()
    if decision is None or decision.on_shift or account is None:
        return False
    if decision.administrator and not account.administrator:
        return False
    return not decision.roles or account.may(values["programme"], decision.roles)


def _marked(view: _View, decision: Decision) -> _View:
    view.decision = decision  # type: ignore[attr-defined]
    return view


def _sign_in_first() -> Any:
    from survey.staff.addresses import sign_in_first

    return redirect(sign_in_first(), 303)


def _exists(programme: str) -> bool:
    with reading(wiring().answers) as session:
        found = session.scalar(select(Programme.id).where(Programme.key == programme))
        return found is not None
