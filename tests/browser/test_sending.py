"""A bad connection costs nobody their answers, and nobody counts twice."""

from __future__ import annotations

import json

from playwright.sync_api import expect

WAITING = "Geen verbinding. Uw antwoorden zijn er nog."
PORTAL = "<!doctype html><title>Wifi</title><p>Log in to use this network.</p>"


def at_review(resident) -> None:
    resident.bad_connection = True
    resident.visits("lindenholt")
    resident.goes_on_to("goes_well")
    resident.chooses("green")
    resident.goes_on_to("review")


def waits(resident) -> None:
    expect(resident.page.locator("#_sending")).to_contain_text(WAITING)


def first_reply(resident, act) -> None:
    """Does something else to the reply to the first post, and nothing to later ones."""
    seen = []

    def handle(route) -> None:
        seen.append(route)
        act(route) if len(seen) == 1 else route.continue_()

    resident.page.route(
        "**/q/*/nl", lambda r: handle(r) if r.request.method == "POST" else r.continue_()
    )


def lost_on_the_way_back(route) -> None:
    route.fetch()  # the office has it, and nobody hears of it
    route.abort()


def test_a_lost_connection_waits_and_sends_by_itself_when_it_is_back(phone, stored):
    at_review(phone)
    phone.context.set_offline(True)
    phone.sends()
    waits(phone)
    assert phone.marked() == {"goes_well=green"}
    assert stored() == []
    phone.context.set_offline(False)
    phone.is_thanked()
    assert len(stored()) == 1


def test_a_reply_that_never_arrives_is_asked_for_again_and_stored_once(phone, stored):
    at_review(phone)
    first_reply(phone, lost_on_the_way_back)
    phone.sends()
    waits(phone)
    assert len(stored()) == 1
    phone.page.get_by_role("button", name="Nu nog eens proberen").click()
    phone.is_thanked()
    assert len(stored()) == 1


def test_a_portal_that_says_all_is_well_is_not_a_receipt(phone, stored):
    at_review(phone)
    first_reply(phone, lambda r: r.fulfill(status=200, content_type="text/html", body=PORTAL))
    phone.sends()
    waits(phone)
    assert stored() == []
    phone.is_thanked()  # it tries again by itself
    assert len(stored()) == 1


def test_somebody_elses_receipt_is_not_ours(phone, stored):
    at_review(phone)
    other = json.dumps({"receipt": {"id": "own-" + "0" * 32, "outcome": "stored"}})
    first_reply(phone, lambda r: r.fulfill(content_type="application/json", body=other))
    phone.sends()
    waits(phone)
    assert stored() == []


def test_an_overfull_office_is_asked_again_later(phone, stored):
    at_review(phone)
    busy = json.dumps({"message": "Het is druk."})
    first_reply(phone, lambda r: r.fulfill(status=503, content_type="application/json", body=busy))
    phone.sends()
    waits(phone)
    phone.is_thanked()
    assert len(stored()) == 1


def test_a_change_while_waiting_replaces_what_may_have_arrived(phone, stored):
    at_review(phone)
    first_reply(phone, lost_on_the_way_back)
    phone.sends()
    waits(phone)
    phone.page.get_by_role("button", name="Wijzigen: Wat gaat goed in uw buurt?").click()
    phone.chooses("home")
    phone.goes_on()
    expect(phone.page.locator("#_sending")).to_have_text("")
    phone.sends()
    phone.is_thanked()
    counted = [each for each in stored() if not each.replaced]
    assert len(stored()) == 2
    assert [set(each.answers["goes_well"].codes) for each in counted] == [{"green", "home"}]


def test_two_changes_while_replies_get_lost_still_count_once(phone, stored):
    """The first arrived unheard, the second never left, the third replaces both."""
    at_review(phone)
    first_reply(phone, lost_on_the_way_back)
    phone.sends()
    waits(phone)
    for code in ("home", "shops"):
        phone.context.set_offline(True)
        phone.page.get_by_role("button", name="Wijzigen: Wat gaat goed in uw buurt?").click()
        phone.chooses(code)
        phone.goes_on()
        phone.sends()
        waits(phone)
    phone.context.set_offline(False)
    phone.is_thanked()
    counted = [each for each in stored() if not each.replaced]
    assert [set(each.answers["goes_well"].codes) for each in counted] == [
        {"green", "home", "shops"}
    ]


def test_nobody_is_thanked_in_the_middle_of_a_change(phone, stored):
    """The reply comes while somebody is already changing an answer: the change counts."""
    at_review(phone)
    held = []
    first_reply(phone, held.append)
    with phone.page.expect_request(lambda request: request.method == "POST"):
        phone.sends()
    phone.page.get_by_role("button", name="Wijzigen: Wat gaat goed in uw buurt?").click()
    phone.chooses("home")
    with phone.page.expect_response(lambda reply: reply.request.method == "POST"):
        held[0].continue_()
    phone.is_asked("goes_well")
    phone.goes_on()
    phone.sends()
    phone.is_thanked()
    [counted] = [each for each in stored() if not each.replaced]
    assert set(counted.answers["goes_well"].codes) == {"green", "home"}


def test_leaving_and_coming_back_while_waiting_sends_the_same_once(phone, stored):
    at_review(phone)
    first_reply(phone, lost_on_the_way_back)
    phone.sends()
    waits(phone)
    phone.page.on("dialog", lambda dialog: dialog.accept())
    phone.page.reload()
    phone.is_thanked()
    assert len(stored()) == 1


def test_tapping_send_twice_sends_once(phone, stored):
    at_review(phone)
    phone.page.locator("#_send button").dblclick()
    phone.is_thanked()
    assert len(stored()) == 1


def test_the_whole_questionnaire_is_one_post(phone, stored):
    posts = []
    phone.context.on("request", lambda r: posts.append(r) if r.method == "POST" else None)
    at_review(phone)
    phone.sends()
    phone.is_thanked()
    assert len(posts) == 1


def test_a_page_without_script_that_is_posted_twice_counts_once(without_script, stored):
    without_script.visits("lindenholt")
    without_script.chooses("green", at="goes_well")
    with without_script.page.expect_request(lambda r: r.method == "POST") as sent:
        without_script.sends()
    without_script.is_thanked()
    again = without_script.context.request.post(
        sent.value.url,
        data=sent.value.post_data,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert "Dank u wel!" in again.text()
    assert len(stored()) == 1


def test_a_round_that_closed_meanwhile_says_so_and_does_not_blame_the_connection(phone, town):
    at_review(phone)
    closed = town.places["closed"].code
    phone.page.route(
        "**/q/*/nl",
        lambda r: (
            r.continue_(url=f"{town.address}/q/{closed}/nl")
            if r.request.method == "POST"
            else r.continue_()
        ),
    )
    phone.sends()
    expect(phone.page.locator("#_sending")).to_have_text(
        "De vragenlijst is gesloten. Uw antwoorden zijn niet verstuurd."
    )
