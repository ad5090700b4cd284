"""Whatever is posted gets a clear answer in the reader's language, and nothing is half-stored."""

from __future__ import annotations

import json
import logging
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

FORM = {"content_type": "application/x-www-form-urlencoded"}
JSON = {"Accept": "application/json"}
CANARY = "kanarie-4711"


@pytest.mark.parametrize(
    ("forged", "status"),
    [
        ({"contact": "superb"}, 400),
        ({"goes_well": "green' OR 1=1"}, 400),
        ({"goes_well-first": "green"}, 400),
        ({"themes-first": "dont_know"}, 400),
        ({"halfway": "x"}, 400),
        ({"nobody_asked": "x"}, 400),
        ({"age": "dont_know"}, 400),
        ({"_edition": "0" * 16}, 409),
        ({"_edition": ""}, 409),
        ({"_id": "../../etc"}, 400),
        ({"_id": ""}, 400),
        ({"_replaces": "me"}, 400),
        ({"_shown": "xx"}, 404),
        ({"years-text": "12", "years": "dont_know"}, 422),
        ({"years-text": "9" * 5000}, 422),
        ({"missing-text": "x" * 1001}, 422),
    ],
)
def test_what_our_page_cannot_post_is_refused_and_nothing_of_it_stored(office, forged, status):
    reply = office.post(**{"goes_well": "green", "missing-text": "hallo", **forged})
    assert reply.status_code == status
    assert office.rows() == {}


@pytest.mark.parametrize(
    ("forged", "status"), [({"contact": "superb"}, 400), ({"_edition": "x"}, 409)]
)
def test_the_pages_own_script_hears_it_in_words(office, forged, status):
    reply = office.client.post(office.path(), data=office.fields(**forged), headers=JSON)
    assert reply.status_code == status
    assert reply.json["message"].endswith(".")


def test_an_edition_of_another_campaign_is_refused(office):
    foreign = office.fields("other")["_edition"]
    reply = office.post(_edition=foreign)
    assert reply.status_code == 409
    assert "andere vragenlijst" in reply.text
    assert office.rows() == {}


def test_odd_marks_of_the_page_itself_stop_nobody(office):
    odd = {"_variant": "-7", "_started": "gisteren", "_unknown": "x"}
    assert office.post(**odd).status_code == 303
    assert office.rows()["response"] == 1


@pytest.mark.parametrize("kilobytes", [300, 10_000])
def test_a_body_that_is_too_large_is_refused_in_words(office, kilobytes):
    body = urlencode(office.fields()) + "&missing-text=" + "x" * 1024 * kilobytes
    reply = office.client.post(office.path(), data=body, **FORM)
    assert reply.status_code == 413
    assert "te veel" in reply.text
    assert office.rows() == {}


@pytest.mark.parametrize(
    "kind",
    ["application/json", "multipart/form-data; boundary=x", "text/plain", "", "\x01;;=", "a"],
)
def test_another_type_of_content_is_refused(office, kind):
    reply = office.client.post(office.path(), data=urlencode(office.fields()), content_type=kind)
    assert reply.status_code == 415
    assert office.rows() == {}


@pytest.mark.parametrize(
    "body", [b"\xff\xfe\xfa", b"_id=%FF%FE", b"missing-text=%C3%28", b"a=%ED%A0%80", b"\x00" * 50]
)
def test_broken_letters_are_refused(office, body):
    body = urlencode(office.fields()).encode() + b"&" + body
    reply = office.client.post(office.path(), data=body, **FORM)
    assert reply.status_code in (303, 400)
    if reply.status_code == 400:
        assert office.rows() == {}


def test_ten_thousand_fields_are_refused(office):
    body = urlencode(office.fields()) + "".join(f"&goes_well={n}" for n in range(10_000))
    assert office.client.post(office.path(), data=body, **FORM).status_code == 400
    assert office.rows() == {}


def test_the_same_mark_twice_is_one_mark(office):
    body = (
        urlencode(office.fields(goes_well="green")) + "&goes_well=green&contact=happy&contact=happy"
    )
    assert office.client.post(office.path(), data=body, **FORM).status_code == 303
    assert office.rows()["response"] == 1


def test_two_answers_where_one_is_asked_are_asked_again(office):
    body = urlencode(office.fields(contact="happy")) + "&contact=unhappy"
    reply = office.client.post(office.path(), data=body, **FORM)
    assert reply.status_code == 422
    assert "Kies één antwoord." in reply.text


def test_script_in_an_answer_comes_back_as_harmless_words(office):
    script = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
    reply = office.post(**{"missing-text": script, "years-text": script})
    assert reply.status_code == 422
    assert "<script>alert" not in reply.text
    assert "<img" not in reply.text
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)" in reply.text


@pytest.mark.parametrize(
    ("campaign", "status", "said"),
    [
        ("closed", 409, "De vragenlijst is gesloten"),
        ("not-yet", 409, "De vragenlijst is nog niet open"),
        ("paused", 422, "De vragenronde staat even stil"),
    ],
)
def test_a_shut_door_says_so_and_stores_nothing(office, campaign, status, said):
    reply = office.post(campaign, goes_well="green")
    assert reply.status_code == status
    assert said in reply.text
    heard = office.client.post(office.path(campaign), data=office.fields(campaign), headers=JSON)
    assert heard.status_code == status
    assert said in (heard.json.get("message") or heard.json["problems"][0]["message"])
    assert office.rows() == {}


def test_a_paused_round_gives_the_answers_back(office):
    reply = office.post("paused", **{"missing-text": "Een bankje", "goes_well": "green"})
    assert ">\r\nEen bankje</textarea>" in reply.text or "Een bankje</textarea>" in reply.text
    assert "checked" in reply.text


def test_who_is_just_too_late_is_still_heard(office):
    assert "is gesloten" in office.client.get(office.path("in-grace")).text
    assert office.post("in-grace", goes_well="green").status_code == 303
    assert office.rows()["response"] == 1


@pytest.mark.parametrize(
    "spelled", [str.lower, str.upper, lambda c: f"{c[:3]}-{c[3:]}", lambda c: f" {c} "]
)
@pytest.mark.parametrize("door", ["/q/", "/Q/"])
def test_a_code_may_be_typed_in_either_case_and_with_a_dash(office, door, spelled):
    reply = office.client.get(door + spelled(office.code()))
    assert reply.status_code == 200
    assert "Hoe gaat het in Lindenholt?" in reply.text


@pytest.mark.parametrize("spelled", [str.lower, str.upper])
def test_a_code_typed_on_the_first_page_leads_to_the_questionnaire(office, spelled):
    reply = office.client.get("/q", query_string={"code": spelled(office.code())})
    assert reply.location == f"/q/{office.code()}"


@pytest.mark.parametrize(
    "code", ["XXXXXX", "0", "a" * 2000, "%00", "%F0%9F%98%80", "..", "%2e%2e", "'"]
)
@pytest.mark.parametrize(
    "path", ["/q/{}", "/q/{}/ar", "/qr/{}.png", "/qr/{}.pdf", "/q/{}/nl/thanks"]
)
def test_an_unknown_code_gets_a_page_with_a_way_on(office, path, code):
    reply = office.client.get(path.format(code))
    assert reply.status_code == 404
    assert 'name="code"' in reply.text


@pytest.mark.parametrize("code", ["%00", "A%00", "%F0%9F%98%80", "%ED%A0%80", "a" * 5000])
def test_no_database_chokes_on_a_code(either, code):
    assert either.client.get(f"/q/{code}").status_code == 404
    assert either.client.post(f"/q/{code}", data={"_id": "x"}).status_code == 404


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_what_is_wrong_is_said_in_the_readers_language(office, language):
    by_browser = office.client.get("/q/XXXXXX", headers={"Accept-Language": f"{language},de;q=0.3"})
    assert f'<html lang="{language}"' in by_browser.text
    by_address = office.client.get(f"/q/XXXXXX/{language}", headers={"Accept-Language": "de"})
    assert f'<html lang="{language}"' in by_address.text


@pytest.mark.parametrize("language", ["", "*", "xx-XX;q=9", "en;q=\x01", "nl," * 2000, "ar-EG-x-ü"])
def test_any_wish_for_a_language_is_met_with_a_page(office, language):
    headers = {"Accept-Language": language.encode().decode("latin-1")}
    assert office.client.get(office.path()[:-3], headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path", ["//", "/q//nl", "/static/x/../../survey/app.py", "/audio/../keys/ring", "/audio/x/%00"]
)
def test_a_path_that_leads_nowhere_stays_within_the_house(office, path):
    reply = office.client.get(path)
    assert reply.status_code in (301, 302, 303, 308, 404)


@pytest.mark.parametrize("method", ["put", "delete", "patch", "post"])
def test_other_methods_are_refused_in_words(office, method):
    reply = getattr(office.client, method)("/")
    assert reply.status_code == 405
    assert "lukt niet" in reply.text


def test_a_log_holds_no_address_and_nothing_that_anybody_wrote(office, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    wiring = office.app.extensions["wijkstem"]
    visitor = {"REMOTE_ADDR": "203.0.113.77", "HTTP_X_FORWARDED_FOR": "198.51.100.3"}
    fields = office.fields(**{"missing-text": CANARY, "goes_well": "green"})
    post = {"data": fields, "environ_base": visitor, "headers": {"User-Agent": CANARY}}
    assert office.client.post(office.path(), **post).status_code == 303
    with wiring.answers.connect() as connection:
        for table in ("answer", "link"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.commit()
    fields["_id"] = "own-" + "f" * 32
    assert office.client.post(office.path(), **post).status_code == 503
    unlinted = FlaskClient(office.app, office.app.response_class)
    broken = unlinted.get(f"/q/{CANARY}", environ_base=visitor)
    assert broken.status_code == 500
    assert "Er ging bij ons iets mis" in broken.text
    out, err = capfd.readouterr()
    written = caplog.text + out + err
    assert written
    for secret in (CANARY, "203.0.113", "198.51.100", office.code(), "Traceback"):
        assert secret not in written


def test_a_receipt_names_what_was_received(office):
    fields = office.fields(goes_well="green")
    for _ in range(2):
        reply = office.client.post(office.path(), data=fields, headers=JSON)
        assert reply.status_code == 200
        assert json.loads(reply.data)["receipt"]["id"] == fields["_id"]
    assert office.rows()["response"] == 1
