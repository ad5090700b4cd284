"""A shift on a paired device: begun with name and PIN, and a way to nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from survey.clock import PartOfDay, day_and_part, now, today
from survey.fieldwork import devices, interviewers, rota
from survey.fieldwork.rota import Standing
from survey.fieldwork.shifts import LONGEST, expected
from survey.staff.access import decision_of
from survey.staff.roles import Role
from survey.storage.devices import Device, DeviceKind, Shift, ShiftMode
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.fieldwork.field import PIN, begin, employed, on_shift, paired, unpaired
from tests.team import text_of


@pytest.fixture
def who(desk):
    return employed(desk)


def _shifts(desk) -> list[Shift]:
    with reading(desk.answers) as session:
        return list(session.scalars(select(Shift).order_by(Shift.began_at)))


def test_a_shift_says_who_where_and_when_and_what_to_hand_over(desk, who):
    tablet, place = on_shift(desk, who=who), desk.place("Supermarkt")
    shown = text_of(tablet.get("/team/shift/now"))
    for words in ("Sam", place.name, "ochtend", "tablet 4", "Türkçe"):
        assert words in shown
    assert f'href="/q/{place.code}"' in shown
    assert f'href="/q/{place.helper_code}"' in shown
    assert f'src="/qr/{place.code}.svg"' in shown
    [row] = _shifts(desk)
    assert (row.place_id, row.day, row.part_of_day) == (place.id, today(), "morning")
    assert (row.mode, row.practice, row.languages) == (ShiftMode.HAND_OVER, False, ["nl", "tr"])
    assert row.ended_at is None
    assert row.interviewer_id == who


def test_it_counts_what_was_sent_here_today(desk, who):
    tablet = on_shift(desk, who=who)
    desk.sends("Supermarkt", n=3)
    desk.sends("Supermarkt", n=2, day=today() - timedelta(days=1))
    desk.sends("Wijkblad", n=4)
    assert "<strong>3</strong>" in text_of(tablet.get("/team/shift/now"))


def test_practice_leads_to_the_link_that_does_not_count(desk, who):
    tablet, place = on_shift(desk, who=who, practice="y"), desk.place("Supermarkt")
    shown = text_of(tablet.get("/team/shift/now"))
    assert "telt niet mee" in shown
    assert f'href="/q/{place.trial_code}"' in shown
    assert place.code not in shown
    assert place.helper_code not in shown


def test_the_end_of_a_shift_is_the_end(desk, who):
    tablet = on_shift(desk, who=who)
    assert tablet.post("/team/shift/end").location == "/team/shift"
    assert tablet.get("/team/shift/now").location == "/team/shift"
    assert tablet.get("/team/shift/begin").location == "/team/shift"
    assert _shifts(desk)[0].ended_at is not None
    assert desk.acts()[-2:] == ["shift.began", "shift.ended"]


def test_the_trail_says_where_and_by_which_number(desk, who):
    on_shift(desk, who=who)
    with reading(desk.answers) as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.act == "shift.began")).one()
    assert entry.what == f"tablet 4, {desk.place('Supermarkt').name}, nr. 1"
    assert entry.who is None


def test_a_second_tap_begins_no_second_shift(desk, who):
    tablet = paired(desk)
    tablet.post("/team/shift", data={"who": str(who), "pin": PIN})
    kept = tablet.get_cookie("__Host-wijkstem", domain="wijk.example")
    begin(desk, tablet, who=who, place="Wijkblad")
    tablet.set_cookie("__Host-wijkstem", kept.value, domain="wijk.example", secure=True)
    asked = {"place": str(desk.place("Wijkblad").id), "part": "morning", "mode": "interview"}
    reply = tablet.post("/team/shift/begin", data=asked | {"languages": ["nl"]})
    assert reply.location == "/team/shift"
    assert len(_shifts(desk)) == 1


def test_whoever_comes_next_on_a_device_ends_the_shift_before(desk, who):
    tablet = on_shift(desk, who=who)
    with writing(desk.answers) as session:  # the day after
        session.execute(update(Shift).values(day=today() - timedelta(days=1)))
    assert tablet.get("/team/shift/now").location == "/team/shift"
    begin(desk, tablet, who=who, place="Wijkblad")
    assert [each.ended_at is None for each in _shifts(desk)].count(True) == 1


def test_the_store_itself_holds_a_device_to_one_shift(opened, programme):
    """On either database."""
    with writing(opened.stores.answers) as session:
        device = devices.make(session, programme=programme, name="x", kind=DeviceKind.OFFICE)
        sam = interviewers.add(
            session, programme=programme, name="Sam", pin=PIN, languages=[], known=[]
        )
        shift = {
            "device_id": device.id,
            "interviewer_id": sam.id,
            "place_id": opened.places[0].id,
            "day": today(),
            "part_of_day": "morning",
            "languages": ["nl"],
            "mode": "interview",
            "practice": False,
            "began_at": 1,
        }
        session.add_all([Shift(**shift, ended_at=2), Shift(**shift, ended_at=None)])
    with pytest.raises(IntegrityError), writing(opened.stores.answers) as session:
        session.add(Shift(**shift, ended_at=None))


def test_a_shift_does_not_outlast_its_day_its_person_or_its_device(desk, who):
    tablet = on_shift(desk, who=who)
    over = [
        (update(Shift).values(began_at=int(now().timestamp()) - LONGEST - 1)),
        (update(Shift).values(day=today() - timedelta(days=1))),
    ]
    for each in over:
        with reading(desk.answers) as session:
            before = session.scalars(select(Shift)).one()
        with writing(desk.answers) as session:
            session.execute(each)
        assert tablet.get("/team/shift/now").location == "/team/shift"
        with writing(desk.answers) as session:
            session.execute(update(Shift).values(began_at=before.began_at, day=before.day))
        assert tablet.get("/team/shift/now").status_code == 200
    desk.client().post(desk.path(f"interviewers/{who}/end"))
    assert tablet.get("/team/shift/now").location == "/team/shift"
    desk.client().post(desk.path(f"interviewers/{who}/back"))
    with reading(desk.answers) as session:
        device = session.scalars(select(Device.id)).one()
    desk.client().post(desk.path(f"devices/{device}/revoke"))
    assert tablet.get("/team/shift/now").location == "/team/shift"
    assert _shifts(desk)[0].ended_at is not None


def test_a_shift_opens_no_other_page(desk, who):
    """Every page that asks for anybody at all asks who is on a shift to sign in."""
    tablet = on_shift(desk, who=who)
    tried = 0
    for rule in desk.app.url_map.iter_rules():
        decision = decision_of(desk.app.view_functions[rule.endpoint])
        if decision is None or decision.on_shift or not decision.signed_in:
            continue
        given = {
            name: 1 if type(rule._converters[name]).__name__ == "IntegerConverter" else "x"
            for name in rule.arguments
        }
        built = rule.build(given | {"programme": desk.programme}, append_unknown=False)
        assert built is not None
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            reply = tablet.open(built[1], method=method)
            assert reply.status_code == 303, built[1]
            assert reply.location.startswith("/team/sign-in"), built[1]
            tried += 1
    assert tried > 100


def test_an_account_is_not_a_shift(desk):
    assert desk.client(Role.ADMINISTRATOR).get("/team/shift/now").location == "/team/shift"
    assert unpaired(desk).get("/team/shift/now").location == "/team/shift"
    assert unpaired(desk).get("/team/shift").status_code == 403


def test_a_right_pin_counts_on_its_own_device_alone(desk, who):
    """The cookie of who is halfway is of no use in another browser."""
    tablet, other = paired(desk), paired(desk, name="tablet 5")
    tablet.post("/team/shift", data={"who": str(who), "pin": PIN})
    kept = tablet.get_cookie("__Host-wijkstem", domain="wijk.example")
    assert kept is not None
    other.set_cookie("__Host-wijkstem", kept.value, domain="wijk.example", secure=True)
    assert other.get("/team/shift/begin").location == "/team/shift"
    assert tablet.get("/team/shift/begin").status_code == 200


def test_a_shift_that_cannot_be_does_not_begin(desk, who):
    tablet = paired(desk)
    tablet.post("/team/shift", data={"who": str(who), "pin": PIN})
    usual = {
        "place": str(desk.place("Wijkblad").id),
        "part": "morning",
        "mode": "interview",
        "languages": ["nl"],
    }
    wrong = ({"place": "0"}, {"place": "77"}, {"part": "night"}, {"mode": "x"}, {"languages": []})
    for each in wrong:
        assert tablet.post("/team/shift/begin", data=usual | each).status_code == 422, each
    assert _shifts(desk) == []


def test_nobody_chosen_or_no_pin_is_said_next_to_the_field(desk, who):
    tablet = paired(desk)
    assert "Vul uw pincode in" in text_of(tablet.post("/team/shift", data={"who": str(who)}))
    reply = tablet.post("/team/shift", data={"who": "", "pin": PIN})
    assert "Kies uw naam." in text_of(reply)
    assert PIN not in text_of(reply)


def test_what_the_rota_says_for_today_is_chosen_already(desk, who):
    place = desk.place("Wijkblad")
    with writing(desk.answers) as session:
        rota.stand_at(
            session,
            campaign=desk.campaign(session),
            place_id=place.id,
            day=today(),
            part="evening",
            label="Sam en Noor",
        )
    tablet = paired(desk)
    tablet.post("/team/shift", data={"who": str(who), "pin": PIN})
    shown = text_of(tablet.get("/team/shift/begin"))
    assert f'<option selected value="{place.id}">' in shown
    assert 'checked id="part-2"' in shown


def test_a_place_where_somebody_stood_is_closed_rather_than_removed(desk, who):
    on_shift(desk, who=who)
    client, place = desk.client(), desk.place("Supermarkt")
    client.post(desk.path(f"places/{place.id}/remove"))
    assert "is al gebruikt" in text_of(client.get(desk.path(f"places/{place.id}")))


def test_a_programme_without_a_campaign_says_what_comes_first(desk, who):
    from survey.storage.programmes import ProgrammeCampaign

    with writing(desk.answers) as session:
        session.delete(session.scalars(select(ProgrammeCampaign)).one())
    tablet = paired(desk)
    tablet.post("/team/shift", data={"who": str(who), "pin": PIN})
    assert "nog geen vragenronde" in text_of(tablet.get("/team/shift/begin"))


def test_the_rota_finds_somebody_by_name_then_by_the_clock():
    part = day_and_part(now())[1]
    other = next(each for each in PartOfDay if each is not part)

    def stands(n: int, label: str, part: PartOfDay) -> Standing:
        return Standing(id=n, place_id=n, place="", day=today(), part=part, label=label)

    sam_now, sam_later = stands(1, "sam", part), stands(2, "Sam", other)
    assert expected([sam_later, sam_now], name="Sam") == sam_now
    assert expected([sam_later], name="Sam") == sam_later
    student = stands(3, "Student", part)
    assert expected([student], name="Noor") == student
    assert expected([student, sam_now], name="Noor") is None
    assert expected([stands(4, "Samira", other)], name="Sam") is None
