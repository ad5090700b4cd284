"""A browser in the field: not paired yet, paired, on a shift. And a coordinator who makes that."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from itsdangerous import URLSafeTimedSerializer

from survey.fieldwork import devices, pairing
from survey.fieldwork.interviewer_pins import hash_of
from survey.programme.programmes import programme_by_key
from survey.storage.devices import DeviceKind, Interviewer
from survey.storage.sessions import writing
from tests.team import _CSRF, TeamClient, base_url, text_of

PIN = "482 915"


def unpaired(desk: Any) -> TeamClient:
    """A browser in which nobody is signed in; it carries the token that forms carry."""
    client = TeamClient(desk.app, desk.app.response_class, use_cookies=True)
    with client.session_transaction(path="/team/", base_url=base_url(desk.app)) as cookie:
        cookie["csrf_token"] = _CSRF
    signer = URLSafeTimedSerializer(desk.app.secret_key or "", salt="wtf-csrf-token")
    client.token = str(signer.dumps(_CSRF))
    return client


def offer_card(desk: Any, *, name: str = "tablet 4", kind: str = "tablet") -> str:
    """The path of the link on a new card."""
    asked = {"name": name, "kind": kind, "hours": "4"}
    shown = text_of(desk.client().post(desk.path("devices"), data=asked))
    [code] = re.findall(r"/team/pair/([A-Z0-9-]+)\"", shown)
    return f"/team/pair/{code}"


def paired(desk: Any, *, name: str = "tablet 4") -> TeamClient:
    client = unpaired(desk)
    with writing(desk.answers) as session:
        made = devices.make(session, programme=desk.programme, name=name, kind=DeviceKind.TABLET)
        code = pairing.offer(made, hours=1)
    assert client.post("/team/pair", data={"code": code}).status_code == 303
    return client


def employed(desk: Any, *, name: str = "Sam") -> int:
    """Somebody on the list, with PIN; their id."""
    with writing(desk.answers) as session:
        programme = programme_by_key(session, key=desk.programme)
        made = Interviewer(
            programme_id=programme.id, number=1, name=name, pin_hash=_hash(), languages=["nl"]
        )
        session.add(made)
        session.flush()
        return made.id


@cache
def _hash() -> str:
    """Slow on purpose; once is enough here."""
    return hash_of(PIN)


def on_shift(desk: Any, *, who: int, place: str = "Supermarkt", **choices: Any) -> TeamClient:
    """A paired browser on which this person's shift runs."""
    client = paired(desk)
    begin(desk, client, who=who, place=place, **choices)
    return client


def begin(desk: Any, client: TeamClient, *, who: int, place: str, **choices: Any) -> None:
    reply = client.post("/team/shift", data={"who": str(who), "pin": PIN})
    assert reply.location == "/team/shift/begin", text_of(reply)
    asked = {
        "place": str(desk.place(place).id),
        "part": "morning",
        "mode": "hand_over",
        "languages": ["nl", "tr"],
    }
    reply = client.post("/team/shift/begin", data=asked | choices)
    assert reply.location == "/team/shift/now", text_of(reply)
