"""Test readers: how many, what they found, and which version they read."""

from __future__ import annotations

from datetime import timedelta

import pytest

from survey.builder.readers import readings
from survey.clock import today
from survey.storage.sessions import reading


def records(desk):
    with reading(desk.answers) as session:
        return readings(session, draft=desk.draft())


def test_a_reading_is_kept_with_the_version_that_was_read(either):
    fields = {"people": "4", "on_day": today().isoformat(), "found": "Vraag 3 is lang."}
    assert either.does("readers", **fields).status_code == 303
    (found,) = records(either)
    assert (found.record.people, found.record.version, found.current) == (4, 1, True)
    assert "Vraag 3 is lang." in either.sees("readers")
    either.edits(lambda document, _around: document["title"].update(nl="Anders"))
    (found,) = records(either)
    assert not found.current
    assert either.acts() == ["reader.recorded"]


@pytest.mark.parametrize(
    "fields",
    [
        {"people": "0"},
        {"people": "veel"},
        {"people": ""},
        {"found": " "},
        {"found": "a" * 4001},
        {"on_day": "gisteren"},
        {"on_day": (today() + timedelta(days=1)).isoformat()},
    ],
)
def test_what_cannot_be_right_is_refused(desk, fields):
    usual = {"people": "4", "on_day": today().isoformat(), "found": "Goed"}
    assert desk.does("readers", **(usual | fields)).status_code == 422
    assert records(desk) == []


def test_a_mistake_is_taken_away(desk):
    desk.does("readers", people="4", on_day=today().isoformat(), found="Goed")
    (found,) = records(desk)
    desk.does(f"readers/{found.record.id}/forget")
    assert records(desk) == []
