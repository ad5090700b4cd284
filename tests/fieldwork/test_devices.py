"""Pairing a device: a card that works once and for some hours, and putting a device out."""

from __future__ import annotations

import re

from sqlalchemy import select, update

from print.codes import qr_svg
from survey.clock import now, today
from survey.fieldwork.codes import normal
from survey.staff.roles import Role
from survey.storage.devices import Device
from survey.storage.sessions import reading, writing
from tests.fieldwork.field import offer_card, paired, unpaired
from tests.team import text_of


def _device(desk) -> Device:
    with reading(desk.answers) as session:
        return session.scalars(select(Device)).one()


def test_a_card_pairs_one_browser_and_then_no_other(desk):
    link = offer_card(desk, name="tablet 4")
    tablet = unpaired(desk)
    assert "tablet 4" in text_of(tablet.get(link))
    assert _device(desk).token_hash is None  # looking at the link uses nothing up
    reply = tablet.post("/team/pair", data={"code": link.rpartition("/")[2]})
    assert reply.location == "/team/shift"
    assert _device(desk).seen_on == today()
    assert tablet.get("/team/shift").status_code == 200
    late = unpaired(desk)
    assert "werkt niet" in text_of(late.get(link))
    assert late.post("/team/pair", data={"code": link.rpartition("/")[2]}).status_code == 422
    assert desk.acts() == ["device.offered", "device.paired"]


def test_the_cookie_stays_with_the_team_and_says_nothing_by_itself(desk):
    tablet = unpaired(desk)
    code = offer_card(desk).rpartition("/")[2]
    cookies = tablet.post("/team/pair", data={"code": code}).headers.getlist("Set-Cookie")
    [cookie] = [each for each in cookies if "wijkstem-device" in each]
    for part in ("__Secure-", "HttpOnly", "Secure", "SameSite=Strict", "Path=/team"):
        assert part in cookie
    token = re.match(r"[^=]+=([^;]+)", cookie)[1]
    assert token not in (_device(desk).token_hash, _device(desk).pairing_hash)
    resident = tablet.get(f"/q/{desk.place('Wijkblad').code}/nl")
    assert resident.status_code == 200
    assert "wijkstem-device" not in resident.request.headers.get("Cookie", "")


def test_the_code_may_be_typed_as_people_do(desk):
    code = offer_card(desk).rpartition("/")[2]
    typed = code.lower().replace("-", " ")
    assert unpaired(desk).post("/team/pair", data={"code": typed}).location == "/team/shift"


def test_the_card_shows_the_code_once_and_as_a_picture(desk):
    client = desk.client()
    asked = {"name": "kantoor 1", "kind": "office", "hours": "4"}
    shown = text_of(client.post(desk.path("devices"), data=asked))
    [link] = re.findall(r'value="(https://wijk\.example/team/pair/[^"]+)"', shown)
    assert "<svg" in shown
    code = normal(link.rpartition("/")[2])
    assert len(code) == 12
    drawn = re.findall(r'<path[^>]* d="([^"]+)"', shown)
    assert re.findall(r' d="([^"]+)"', qr_svg(link)) == drawn
    later = text_of(client.get(desk.path("devices")))
    assert link.rpartition("/")[2] not in later
    assert "wacht op koppelen" in later


def test_a_card_that_was_not_used_in_time_is_worth_nothing(desk):
    link = offer_card(desk)
    with writing(desk.answers) as session:
        session.execute(update(Device).values(pairing_until=int(now().timestamp()) - 1))
    assert unpaired(desk).get(link).status_code == 422
    client = desk.client()
    assert "kaart verlopen" in text_of(client.get(desk.path("devices")))
    again = text_of(client.post(desk.path(f"devices/{_device(desk).id}/card")))
    [fresh] = re.findall(r"/team/pair/([A-Z0-9-]+)\"", again)
    assert unpaired(desk).post("/team/pair", data={"code": fresh}).status_code == 303


def test_a_revoked_device_is_out_at_once(desk):
    tablet, client = paired(desk), desk.client()
    assert "gekoppeld" in text_of(client.get(desk.path("devices")))
    client.post(desk.path(f"devices/{_device(desk).id}/revoke"))
    assert tablet.get("/team/shift").status_code == 403
    assert "ontkoppeld op" in text_of(client.get(desk.path("devices")))
    assert desk.acts()[-1] == "device.revoked"


def test_a_card_that_is_revoked_pairs_nothing(desk):
    link = offer_card(desk)
    desk.client().post(desk.path(f"devices/{_device(desk).id}/revoke"))
    assert unpaired(desk).get(link).status_code == 422


def test_two_devices_in_use_never_share_a_name(desk):
    offer_card(desk, name="Tablet 4")
    client = desk.client()
    asked = {"name": "tablet  4", "kind": "tablet", "hours": "4"}
    reply = client.post(desk.path("devices"), data=asked)
    assert reply.status_code == 422
    assert "Er is al een" in text_of(reply)
    client.post(desk.path(f"devices/{_device(desk).id}/revoke"))
    assert client.post(desk.path("devices"), data=asked).status_code == 200


def test_a_device_that_cannot_be_is_refused(desk):
    client = desk.client()
    usual = {"name": "tablet 4", "kind": "tablet", "hours": "4"}
    for changes in ({"name": " "}, {"name": "x" * 41}, {"kind": "fridge"}, {"hours": "9000"}):
        assert client.post(desk.path("devices"), data=usual | changes).status_code == 422, changes
    with reading(desk.answers) as session:
        assert session.scalars(select(Device)).all() == []


def test_guessing_codes_is_slowed_down_and_a_pile_of_tablets_is_not(desk):
    for n in range(8):
        paired(desk, name=f"tablet {n}")
    tablet = unpaired(desk)
    tried = (f"AAAA-AAAA-{n:04}" for n in range(60))
    replies = [tablet.post("/team/pair", data={"code": code}).status_code for code in tried]
    assert replies[0] == 422
    assert replies[-1] == 429


def test_only_coordinators_pair_devices_and_only_their_own(desk):
    offer_card(desk)
    assert desk.client(Role.COMMUNICATION).get(desk.path("devices")).status_code == 403
    client = desk.client()
    assert client.post(desk.path("devices/12345/revoke")).status_code == 404
    assert client.post(desk.path(f"devices/{1 << 63}/revoke")).status_code == 404
