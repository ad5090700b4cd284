"""The line of the day on paper, and an older one held against it."""

from __future__ import annotations

import re

from flask import Flask

from survey.staff.audit import Head, head, line_at, record
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from tests.team import sign_in_client, text_of


def _printed(page: str) -> list[str]:
    lines = re.findall(r'<p class="hash"[^>]*>(.*?)</p>', page, re.S)
    return ["".join(re.findall(r"<span>(\w+)</span>", line)) for line in lines]


def _acts(app: Flask, n: int) -> Head:
    answers = app.extensions["wijkstem"].answers
    with writing(answers) as session:
        for _ in range(n):
            record(session, who=None, act="draft.changed", what="x", programme=None)
        return head(session)


def test_a_line_that_was_printed_can_be_held_against_the_trail_later(
    app: Flask, programme_on_sqlite: str
) -> None:
    client = sign_in_client(app, programme=programme_on_sqlite)
    path = f"/team/p/{programme_on_sqlite}/log/line"
    then = _acts(app, 3)
    printed = text_of(client.get(path))
    assert _printed(printed) == [then.hash]
    assert "3 regels in het logboek" in printed
    now = _acts(app, 2)
    assert _printed(text_of(client.get(f"{path}?number=3"))) == [now.hash, then.hash]
    assert "Zo veel regels heeft het logboek niet" in text_of(client.get(f"{path}?number=6"))
    for nonsense in ("0", "-1", "x", str(1 << 63)):
        assert _printed(text_of(client.get(f"{path}?number={nonsense}"))) == [now.hash]


def test_the_log_leads_to_it_for_who_may_see_the_log(app: Flask, programme_on_sqlite: str) -> None:
    client = sign_in_client(app, programme=programme_on_sqlite)
    assert "/log/line" in text_of(client.get(f"/team/p/{programme_on_sqlite}/log"))
    adviser = sign_in_client(app, programme=programme_on_sqlite, role=Role.ADVISER)
    assert adviser.get(f"/team/p/{programme_on_sqlite}/log/line").status_code == 403


def test_a_trail_without_entries_has_a_line_as_well(app: Flask, programme_on_sqlite: str) -> None:
    with reading(app.extensions["wijkstem"].answers) as session:
        assert line_at(session, number=0) == head(session)
        assert line_at(session, number=1) is None
