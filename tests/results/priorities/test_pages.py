"""The team's pages of priorities: who may do what, what stays closed, what is signed."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from survey.programme.policy import PointFacts, add_point
from survey.programme.programmes import programme_by_key
from survey.programme.themes import ThemeFacts, add_theme
from survey.staff.roles import Role
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.fieldwork.conftest import Desk
from tests.results.room import given, open_themes, words_of, words_on
from tests.results.test_pages import NOT_A_NUMBER
from tests.results.test_pages_public import publish
from tests.team import TeamClient, text_of

MONEY, HEALTHY = "Geen zorgen over geld hebben", "Gezond leven en bewegen"
PAGES = ("priorities", "priorities/decision")
USUAL = {
    "residents": "50",
    "professionals": "25",
    "policy": "25",
    "residents_rule": "chosen",
    "professionals_rule": "ratings",
    "policy_rule": "strongest",
}


def fix(client: TeamClient, office: Desk, **changes: str) -> int:
    return client.post(office.path("priorities/fix"), data={**USUAL, **changes}).status_code


def rate(client: TeamClient, office: Desk, **ratings: str) -> int:
    data = {f"rating_{code}": n for code, n in ratings.items()}
    data |= {f"reason_{code}": f"Wij zien {code} elke week" for code in ratings}
    return client.post(office.path("priorities/ratings"), data=data).status_code


def decide(client: TeamClient, office: Desk, act: str, **more: str) -> int:
    page = text_of(client.get(office.path("priorities/decision")))
    version = re.search(r'name="version"[^>]* value="(\d+)"', page)
    assert version, page
    data = {"act": act, "version": version[1], **more}
    return client.post(office.path("priorities/decision"), data=data).status_code


def test_before_weights_are_fixed_nothing_of_residents_is_told(office: Desk) -> None:
    words = words_on(office.client(), office.path("priorities"))
    assert "De uitkomsten zijn nog dicht." in words
    assert MONEY in words
    assert "60%" not in words
    assert "Vastleggen en uitkomsten openen" in words
    decision = office.client().get(office.path("priorities/decision"))
    assert (decision.status_code, decision.location) == (303, office.path("priorities"))


def test_fixing_opens_the_three_columns_and_stays_on_the_page(office: Desk) -> None:
    client = office.client()
    assert rate(office.client(role=Role.PROFESSIONAL), office, money="4", safe="1") == 303
    assert fix(client, office) == 303
    words = words_on(client, office.path("priorities"))
    assert "70 bewoners beantwoordden de vraag over thema’s" in words
    assert "60% koos dit" in words
    assert "gemiddeld 4,0 van 1 professional" in words
    assert "De plannen van de gemeente zeggen nog niets" in words
    assert f"{MONEY}: in de top 3 bij 100% van de wegingen" in words
    assert "Zo is het vastgelegd Vastgelegd op" in words
    assert "Bewoners: 50 %" in words
    assert office.acts() == ["ratings.given", "weights.fixed"]


def test_wrong_weights_come_back_with_a_sentence_and_nothing_is_fixed(office: Desk) -> None:
    client = office.client()
    for changes, says in (
        ({"policy": "24"}, "Samen is dit 99 procent"),
        ({"policy": "veel"}, "Vul een getal van 0 tot en met 100 in"),
        ({"policy": ""}, "Vul een getal van 0 tot en met 100 in"),
        ({"policy_rule": "else"}, "Kies hoe deze bron telt"),
    ):
        reply = client.post(office.path("priorities/fix"), data={**USUAL, **changes})
        assert reply.status_code == 422
        assert says in words_of(text_of(reply)), changes
    assert office.acts() == []


def test_who_may_do_what(office: Desk) -> None:
    may = {
        Role.PROFESSIONAL: {"priorities", "priorities/ratings"},
        Role.ADVISER: {"priorities", "priorities/ratings", "priorities/policy"},
        Role.RESEARCHER: {"priorities"},
        Role.COORDINATOR: {"priorities", "priorities/dots", "priorities/policy"},
        Role.INTERVIEWER: set(),
    }
    every = set.union(*may.values())
    for role, pages in may.items():
        client = office.client(role=role)
        for page in every:
            expected = 200 if page in pages else 403
            assert client.get(office.path(page)).status_code == expected, (role, page)
        if role is not Role.COORDINATOR:
            assert fix(client, office) == 403, role
    assert fix(office.client(), office) == 303
    words = words_on(office.client(role=Role.PROFESSIONAL), office.path("priorities"))
    assert "Het team kijkt nu naar de uitkomsten" in words
    assert "60%" not in words
    for role in set(may) - {Role.COORDINATOR}:
        reply = office.client(role=role).post(office.path("priorities/decision"), data={})
        assert reply.status_code == 403, role


def test_ratings_dots_and_policy_are_taken_until_weights_are_fixed(office: Desk) -> None:
    with writing(office.answers) as session:
        own = programme_by_key(session, key=office.programme)
        add_theme(session, programme=own, facts=ThemeFacts(title="Money", factors={}))
        facts = PointFacts(words="Minder armoede", document="Wijkplan", page="7")
        point = add_point(session, programme=own, facts=facts).id
    professional, client = office.client(role=Role.PROFESSIONAL), office.client()
    words = words_on(professional, office.path("priorities/ratings"))
    assert "zonder uw naam" in words
    reply = professional.post(
        office.path("priorities/ratings"), data={"rating_money": "3", "reason_money": ""}
    )
    assert reply.status_code == 422
    assert "Schrijf op waarom" in words_of(text_of(reply))
    assert rate(professional, office, money="3") == 303
    meeting = {"name": "Werksessie", "on_day": "2026-05-20", "people": "8", "dots_money": "5"}
    assert client.post(office.path("priorities/dots"), data=meeting).status_code == 303
    assert "Geld" not in meeting["name"]
    level = {f"level_money_{point}": "2"}
    assert client.post(office.path("priorities/policy"), data=level).status_code == 303
    words = words_on(client, office.path("priorities"))
    assert "1 professional gaf cijfers." in words
    assert "Van 1 bijeenkomst zijn de stickers geteld." in words
    assert "1 keer past een thema bij een punt uit het beleid." in words

    assert fix(client, office) == 303
    for page, data in (("ratings", {"rating_money": "0"}), ("dots", meeting), ("policy", level)):
        who = professional if page == "ratings" else client
        assert "verandert hier niets meer" in words_on(who, office.path(f"priorities/{page}"))
        refused = who.post(office.path(f"priorities/{page}"), data=data)
        assert refused.status_code in (303, 422)
    assert office.acts() == [
        "ratings.given",
        "dots.added",
        "policy.levels_set",
        "weights.fixed",
    ]


def test_a_meeting_is_taken_away_and_put_back_with_one_button(office: Desk) -> None:
    client = office.client()
    meeting = {"name": "Werksessie", "on_day": "2026-05-20", "people": "8", "dots_money": "5"}
    client.post(office.path("priorities/dots"), data=meeting)
    page = text_of(client.get(office.path("priorities/dots")))
    number = re.search(r"/priorities/dots/(\d+)/remove", page)
    assert number
    where = office.path(f"priorities/dots/{number[1]}")
    client.post(f"{where}/remove")
    assert "Werksessie ·" not in words_on(client, office.path("priorities/dots"))
    client.post(f"{where}/put-back")
    assert "Werksessie ·" in words_on(client, office.path("priorities/dots"))
    assert office.acts() == ["dots.added", "dots.removed", "dots.put_back"]


def test_an_administrator_opens_weights_again_with_a_reason_that_everybody_reads(
    office: Desk,
) -> None:
    fix(office.client(), office)
    administrator = office.client(role=Role.ADMINISTRATOR)
    again = office.path("priorities/reopen")
    assert office.client().post(again, data={"reason": "Er ging iets mis"}).status_code == 403
    administrator.post(again, data={"reason": "kort"})
    assert "60% koos dit" in words_on(office.client(), office.path("priorities"))
    administrator.post(again, data={"reason": "Er ging iets mis bij de stickers"})
    words = words_on(office.client(role=Role.RESEARCHER), office.path("priorities"))
    assert "Opnieuw opengezet op" in words
    assert "Reden: Er ging iets mis bij de stickers" in words
    assert "60%" not in words
    assert office.acts() == ["weights.fixed", "weights.reopened"]


def test_the_team_moves_a_theme_says_why_signs_and_it_stays(office: Desk) -> None:
    client = office.client()
    open_themes(office)
    assert "Ondertekenen" in words_on(client, office.path("priorities/decision"))
    assert decide(client, office, "to:healthy:1") == 303
    assert decide(client, office, "sign", sure="y") == 422
    why = {"reason_healthy": "De huisartsen vragen erom"}
    assert decide(client, office, "sign", **why) == 422  # without the tick
    assert decide(client, office, "sign", sure="y", **why) == 303
    page = text_of(client.get(office.path("priorities/decision")))
    words = words_of(page)
    assert re.search(rf"{HEALTHY} Samen plaats 2\. Het team koos anders: De huisartsen", words)
    assert words.index(HEALTHY) < words.index(MONEY)
    assert "Ondertekend op" in words
    assert "data-print" in page
    assert "Het team ondertekende zijn volgorde" in words_on(client, office.path("priorities"))
    reply = client.post(office.path("priorities/decision"), data={"act": "to:money:1"})
    assert reply.status_code == 303
    again = words_of(text_of(client.get(office.path("priorities/decision"))))
    assert again.index(HEALTHY) < again.index(MONEY)
    professional = words_on(office.client(role=Role.PROFESSIONAL), office.path(PAGES[1]))
    assert "De huisartsen vragen erom" in professional
    assert office.acts() == ["decision.ordered", "decision.signed"]


def read(office: Desk, address: str) -> str:
    reply = office.app.test_client().get(address, base_url="https://wijk.example")
    assert reply.status_code == 200, address
    return words_of(text_of(reply))


def test_residents_read_the_chosen_order_once_it_was_signed_and_published(office: Desk) -> None:
    client, page = office.client(), "/uitkomst/lindenholt/nl"
    open_themes(office)
    publish(office)
    assert "De gekozen volgorde" not in read(office, page)
    decide(client, office, "to:healthy:1")
    decide(client, office, "sign", sure="y", reason_healthy="De huisartsen vragen erom")
    assert "De gekozen volgorde" not in read(office, page)  # what stands is what was published
    assert "Opnieuw publiceren" in words_on(client, office.path("results/public"))
    preview = words_on(client, office.path("results/public/preview?language=nl"))
    assert "De huisartsen vragen erom" in preview
    publish(office)
    words = read(office, page)
    assert re.search(
        rf"De gekozen volgorde .*{HEALTHY} Het team koos hier zelf een andere plaats\. "
        rf"De reden: “De huisartsen vragen erom” {MONEY} Mee kunnen doen",
        words,
    )
    html = text_of(office.app.test_client().get(page, base_url="https://wijk.example"))
    [order] = re.findall(r'<section class="chosen">.*?</section>', html, re.DOTALL)
    assert order.count('class="pictogram"') == order.count("<li>") == 7
    arabic = read(office, "/uitkomst/lindenholt/ar")
    assert "الحياة الصحية والحركة" in arabic.partition("De huisartsen")[0]
    reopened = {"reason": "Er ging iets mis bij de stickers"}
    office.client(role=Role.ADMINISTRATOR).post(office.path("priorities/reopen"), data=reopened)
    assert "De gekozen volgorde" in read(office, page)
    publish(office)
    assert "De gekozen volgorde" not in read(office, page)


def test_the_page_about_a_campaign_leads_to_the_outcomes_while_they_stand(office: Desk) -> None:
    link = "Lees wat bewoners zeiden"
    assert link not in read(office, "/c/lindenholt/nl")
    publish(office)
    assert link in read(office, "/c/lindenholt/nl")
    publish(office, "take-down")
    assert link not in read(office, "/c/lindenholt/nl")


def test_the_trail_says_what_was_decided_and_never_who_gave_which_rating(office: Desk) -> None:
    rate(office.client(role=Role.PROFESSIONAL), office, money="4")
    fix(office.client(), office)
    with reading(office.answers) as session:
        told = list(session.scalars(select(AuditEntry.what).order_by(AuditEntry.number)))
    assert told == ["lindenholt", "lindenholt: Bewoners 50 %, Professionals 25 %, Beleid 25 %"]


@pytest.mark.parametrize(("sent", "skip"), [(0, False), (1, False), (12, False), (12, True)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_few_answers_and_none_at_all_give_sensible_pages(
    empty: Desk, sent: int, skip: bool, language: str
) -> None:
    for number in range(sent):
        empty.sends("Supermarkt", given={} if skip else given(number))
    client = empty.client(language=language)
    assert NOT_A_NUMBER.findall(words_on(client, empty.path("priorities"))) == []
    assert fix(client, empty) == 303
    for page in PAGES:
        assert NOT_A_NUMBER.findall(words_on(client, empty.path(page))) == [], page
