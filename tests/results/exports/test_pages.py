"""The page with files: what the team takes away, and who may take everything."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from sqlalchemy import select

from survey.staff.roles import Role
from survey.storage.sessions import reading
from survey.storage.staff import AuditEntry
from tests.fieldwork.conftest import Desk
from tests.results.room import open_themes
from tests.team import TeamClient, text_of


def take(client: TeamClient, desk: Desk, kind: str, **more: str):
    return client.post(desk.path("exports"), data={"kind": kind, **more})


def take_full(client: TeamClient, desk: Desk, **asked: str):
    data = {f"full-{name}": value for name, value in asked.items()}
    return client.post(desk.path("exports/full"), data=data)


def whats(desk: Desk) -> list[tuple[str, str]]:
    with reading(desk.answers) as session:
        rows = select(AuditEntry.act, AuditEntry.what).where(AuditEntry.act.startswith("export"))
        return [(act, what) for act, what in session.execute(rows.order_by(AuditEntry.number))]


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADVISER, Role.RESEARCHER])
def test_who_looks_at_results_takes_the_file(office, role):
    reply = take(office.client(role), office, "xlsx")
    assert reply.status_code == 200
    assert reply.headers["Content-Disposition"].startswith('attachment; filename="lindenholt-')
    assert reply.headers["Cache-Control"] == "no-store"
    assert zipfile.is_zipfile(io.BytesIO(reply.data))
    assert whats(office) == [("export.taken", "lindenholt xlsx")]
    assert list(office.instance.glob(".export-*")) == []


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods", "sav", "json", "r", "parquet", "zip"])
def test_every_kind_comes_as_one_file(office, kind):
    reply = take(office.client(), office, kind)
    assert reply.status_code == 200
    assert reply.data


def rows_of(reply) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(reply.data)) as packed:
        name = next(each for each in packed.namelist() if "codebook" not in each)
        lines = packed.read(name).decode("utf-8-sig").splitlines()
    return list(csv.DictReader(lines))


def test_themes_are_left_out_until_the_weights_are_fixed(office):
    client = office.client()
    assert "De vraag over thema’s staat er nog niet in" in text_of(
        client.get(office.path("exports"))
    )
    assert not any(name.startswith("themes") for name in rows_of(take(client, office, "csv"))[0])
    open_themes(office)
    assert any(name.startswith("themes") for name in rows_of(take(client, office, "csv"))[0])
    assert "staat er nog niet in" not in text_of(client.get(office.path("exports")))


def test_the_full_file_is_taken_with_a_reason_that_stays(office):
    client = office.client(Role.RESEARCHER)
    reply = take_full(client, office, kind="csv", reason="Onderzoek naar drempels")
    assert "volledig" in reply.headers["Content-Disposition"]
    assert "day" in rows_of(reply)[0]
    assert whats(office) == [("export.full_taken", "lindenholt csv: Onderzoek naar drempels")]


def test_without_a_reason_the_page_asks_for_one(office):
    reply = take_full(office.client(), office, kind="csv", reason="")
    assert reply.status_code == 422
    assert "Schrijf waarom u dit bestand nodig hebt." in text_of(reply)
    assert whats(office) == []


def test_an_adviser_neither_sees_nor_gets_the_full_file(office):
    client = office.client(Role.ADVISER)
    assert "Volledig bestand ophalen" not in text_of(client.get(office.path("exports")))
    assert take_full(client, office, kind="csv", reason="x").status_code == 403
    assert whats(office) == []


@pytest.mark.parametrize(
    "role", [Role.PROFESSIONAL, Role.INTERVIEWER, Role.DATA_ENTRY, Role.COMMUNICATION]
)
def test_others_get_nothing(office, role):
    client = office.client(role)
    assert client.get(office.path("exports")).status_code == 403
    assert take(client, office, "csv").status_code == 403
    assert take_full(client, office, kind="csv", reason="x").status_code == 403


@pytest.mark.parametrize("kind", ["", "fax", "../../etc/passwd"])
def test_a_kind_that_is_not_there_is_asked_again(office, kind):
    assert take(office.client(), office, kind).status_code == 422


def test_before_anybody_answered_there_are_columns_only(empty):
    client = empty.client()
    assert "Er zijn nog te weinig antwoorden" in text_of(client.get(empty.path("exports")))
    assert rows_of(take(client, empty, "csv")) == []


def test_the_page_speaks_english(office):
    page = text_of(office.client(language="en").get(office.path("exports")))
    assert '<html lang="en"' in page
