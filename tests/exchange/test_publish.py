"""The gate before publishing, and the edition that comes out of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from survey.builder.publishing.circles import circles
from survey.builder.publishing.gate import Level, gate
from survey.clock import today
from survey.fieldwork.places import add_place, list_places
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.staff.roles import Role
from survey.storage.campaigns import Campaign, Edition
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme, ProgrammeCampaign, Scope
from survey.storage.sessions import reading, writing
from tests.team import text_of


def looked(desk):
    pictures = desk.app.extensions["wijkstem"].settings.pictures
    with reading(desk.answers) as session:
        return gate(session, draft=desk.draft(), pictures=pictures)


def forbidden(desk) -> list[str]:
    return [f"{each.kind} {each.language}".strip() for each in looked(desk).of(Level.FORBIDS)]


def warned(desk) -> set[str]:
    return {f"{each.kind} {each.language}".strip() for each in looked(desk).of(Level.WARNS)}


def publishes(desk, **changes):
    fields = {"version": str(desk.draft().version), "accepted": "yes"}
    return desk.does("publish", **(fields | changes))


def editions(desk) -> list[Edition]:
    with reading(desk.answers) as session:
        return list(session.scalars(select(Edition).order_by(Edition.number)))


def campaigns(desk) -> list[Campaign]:
    with reading(desk.answers) as session:
        return list(session.scalars(select(Campaign)))


def retitled(document, _around):
    document["title"]["nl"] = "Een andere titel"


def open_now(_document, around):
    around["opens"] = (today() - timedelta(days=1)).isoformat()
    around["closes"] = (today() + timedelta(days=30)).isoformat()


def test_a_first_edition_starts_a_campaign_of_the_programme(either):
    reply = publishes(either)
    assert reply.status_code == 303
    assert reply.location.endswith("/publish/1")
    (campaign,) = campaigns(either)
    assert campaign.key == "noord-aan-het-woord"
    assert either.draft().campaign_id == campaign.id
    with reading(either.answers) as session:
        assert session.scalars(select(ProgrammeCampaign.campaign_id)).all() == [campaign.id]
        assert list_places(session) == []
    page = either.sees("publish/1")
    assert editions(either)[0].content_hash in page
    assert "Naar de plekken" in page
    assert either.acts() == ["edition.published"]


def test_an_edition_is_never_changed(desk):
    publishes(desk)
    with pytest.raises(DBAPIError), writing(desk.answers) as session:
        session.execute(text("UPDATE edition SET number = 7"))


def test_the_next_edition_keeps_the_places_and_their_links(either):
    either.edits(open_now)
    publishes(either)
    with writing(either.answers) as session:
        add_place(session, campaign_key="noord-aan-het-woord", name="Apotheek", type="shop")
        before = list_places(session)
    either.edits(retitled)
    reply = publishes(either)
    assert reply.location.endswith("/publish/2")
    with reading(either.answers) as session:
        assert list_places(session) == before
    assert len(campaigns(either)) == 1
    assert [each.number for each in editions(either)] == [1, 2]
    page = either.sees("publish/2")
    assert "12 vragen zijn gelijk aan de vorige versie" in page
    client = either.app.test_client()
    visited = client.get(f"/q/{before[0].code}/nl")
    assert visited.status_code == 200


def test_the_next_edition_brings_its_texts_and_keeps_what_the_campaign_was_given(desk):
    publishes(desk)
    with writing(desk.answers) as session:
        campaign = session.scalars(select(Campaign)).one()
        closes = campaign.closes
        campaign.document = campaign.document | {"logo": "stad.svg", "grace_days": {"paper": 14}}

    def change(document, around):
        retitled(document, around)
        around["sender"] = {**around["sender"], "nl": "Het wijkteam"}
        around["closes"] = "2040-01-01"

    desk.edits(change)
    publishes(desk)
    (campaign,) = campaigns(desk)
    assert campaign.document["sender"]["nl"] == "Het wijkteam"
    assert campaign.document["logo"] == "stad.svg"
    assert campaign.document["grace_days"] == {"paper": 14}
    assert campaign.closes == closes


def test_the_same_text_again_is_the_same_edition(desk):
    publishes(desk)
    reply = publishes(desk)
    assert reply.location.endswith("/publish/1")
    assert len(editions(desk)) == 1
    assert desk.acts() == ["edition.published"]
    assert "Er is niets veranderd sinds versie 1" in desk.sees("publish/1")


def test_two_drafts_with_one_title_make_two_campaigns(desk):
    publishes(desk)
    with writing(desk.answers) as session:
        from tests.exchange.conftest import make_draft

        desk.draft_id = make_draft(session, desk.programme)
    publishes(desk)
    assert {each.key for each in campaigns(desk)} == {
        "noord-aan-het-woord",
        "noord-aan-het-woord-2",
    }


@pytest.mark.parametrize("name", ["purpose", "basis", "kept", "rights", "contact"])
def test_a_missing_privacy_text_forbids_publishing(desk, name):
    desk.edits(lambda _document, around: around["privacy"][name].pop("ar"))
    assert forbidden(desk) == ["privacy ar"]
    reply = publishes(desk)
    assert reply.status_code == 422
    assert "privacytekst is niet compleet" in text_of(reply)
    assert editions(desk) == []


def test_a_stale_privacy_text_forbids_publishing(desk):
    desk.edits(lambda _document, around: around["privacy"]["kept"].update(nl="Drie jaar."))
    assert forbidden(desk) == [f"privacy {each}" for each in ("en", "tr", "ar", "pl", "uk")]
    assert publishes(desk).status_code == 422


def test_without_the_language_its_privacy_text_forbids_nothing(desk):
    desk.edits(lambda _document, around: around["privacy"]["kept"].pop("ar"))
    desk.does("translations/ar/remove")
    assert forbidden(desk) == []
    publishes(desk)
    (edition,) = editions(desk)
    assert edition.document["languages"] == ["nl", "en", "tr", "pl", "uk"]
    assert "ar" not in edition.document["title"]
    assert "ar" not in campaigns(desk)[0].document["title"]


def test_no_privacy_text_at_all_forbids_publishing(desk):
    desk.edits(lambda _document, around: around.pop("privacy"))
    assert "privacy nl" in forbidden(desk)
    assert publishes(desk).status_code == 422


def test_a_missing_translation_warns_and_does_not_forbid(desk):
    desk.edits(lambda document, _around: document["intro"].pop("tr"))
    assert forbidden(desk) == []
    assert "translations tr" in warned(desk)
    assert publishes(desk).status_code == 303


def test_a_fault_forbids_publishing(desk):
    desk.edits(lambda document, _around: document["sections"][0]["questions"][0].pop("title"))
    assert "faults" in forbidden(desk)
    assert publishes(desk).status_code == 422


def test_conditions_that_wait_for_each_other_forbid_publishing(desk):
    def circular(document, _around):
        one, two = document["sections"][0]["questions"][:2]
        one["ask_if"] = {"question": two["key"], "is": ["x"]}
        two["ask_if"] = {"all": [{"question": one["key"], "is": ["x"]}]}

    desk.edits(circular)
    assert "faults" in forbidden(desk)
    assert "wachten op elkaar" in text_of(publishes(desk))


def test_circles_are_found_once_each():
    def asked(key, *looks):
        return {"key": key, "ask_if": {"any": [{"question": each, "is": ["x"]} for each in looks]}}

    document = {
        "sections": [
            {"questions": [asked("a", "c"), asked("b", "a"), asked("c", "b")]},
            {"questions": [asked("d", "d"), asked("e", "a"), {"key": "f"}]},
        ]
    }
    assert [set(each) for each in circles(document)] == [{"a", "b", "c"}, {"d"}]


def test_dates_the_wrong_way_round_forbid_and_past_dates_warn(desk):
    desk.edits(lambda _document, around: around.update(opens="2026-05-02", closes="2026-05-01"))
    assert forbidden(desk) == ["faults"]
    desk.edits(lambda _document, around: around.update(opens="2020-05-02", closes="2020-05-03"))
    assert forbidden(desk) == []
    assert "dates" in warned(desk)


def test_test_readers_and_comments_warn_until_they_are_there(desk):
    assert "readers" in warned(desk)
    desk.does("readers", people="3", on_day=today().isoformat(), found="Goed")
    assert "readers" not in warned(desk)
    desk.edits(retitled)
    assert "readers" in warned(desk)
    assert "comments" not in warned(desk)
    desk.does("remarks/link", expires_on=today().isoformat())
    assert "comments" in warned(desk)


def test_a_draft_that_changed_since_it_was_looked_at_is_not_published(desk):
    version = str(desk.draft().version)
    desk.edits(retitled)
    reply = publishes(desk, version=version)
    assert reply.status_code == 422
    assert "intussen veranderd" in text_of(reply)
    assert editions(desk) == []


def test_without_the_tick_nothing_is_published(desk):
    assert publishes(desk, accepted="").status_code == 422
    assert editions(desk) == []


def test_remarks_of_the_coach_are_passed_over_with_a_reason_until_the_words_change(either):
    def office_words(document, _around):
        document["intro"]["nl"] = "Middels deze lijst vragen wij wat u vindt."

    either.edits(office_words)

    def remarks_on_intro():
        every = [each.about for each in looked(either).remarks]
        return [each.rule for each in every if (each.language, each.path) == ("nl", "intro")]

    before = remarks_on_intro()
    assert "jargon" in before
    text = {"language": "nl", "path": "intro"}
    assert either.does("publish/pass", **text, reason=" ").status_code == 400
    assert either.does("publish/pass", **text, reason="Zo heet het hier").status_code == 303
    assert remarks_on_intro() == []
    assert "coach.passed_over" in either.acts()
    either.does("publish/unpass", **text)
    assert remarks_on_intro() == before
    either.does("publish/pass", **text, reason="Zo heet het hier")
    either.edits(lambda document, _around: document["intro"].update(nl="Indien u wilt, vult u in."))
    assert "jargon" in remarks_on_intro()


@pytest.mark.long
def test_the_form_is_laid_out_in_every_language(desk):
    assert "paper" in warned(desk)
    assert desk.does("publish/paper").status_code == 303
    assert not {each for each in warned(desk) if each.startswith("paper")}


def test_the_paper_of_a_small_draft_is_looked_at_and_forgotten_when_it_changes(desk):
    def small(document, around):
        document["languages"] = ["nl"]
        document["sections"] = [{"questions": document["sections"][0]["questions"][:1]}]

    desk.edits(small)
    assert "paper" in warned(desk)
    assert desk.does("publish/paper").status_code == 303
    assert "paper" not in warned(desk)
    desk.edits(retitled)
    assert "paper" in warned(desk)


def test_only_a_coordinator_publishes(desk):
    for role in (Role.COMMUNICATION, Role.ADVISER):
        client = desk.colleague(role)
        assert client.get(f"{desk.base}/publish").status_code == 403
        assert client.post(f"{desk.base}/publish", data={}).status_code == 403


def test_an_edition_that_is_not_there_says_so(desk):
    assert desk.client.get(f"{desk.base}/publish/1").status_code == 400
    publishes(desk)
    assert desk.client.get(f"{desk.base}/publish/2").status_code == 400


def test_the_gate_says_everything_in_words(desk):
    page = desk.sees("publish")
    assert re.search(r"%\(\w+\)s", page) is None
    assert "Ik heb gezien wat nog openstaat" in page


def test_texts_that_still_name_the_programme_they_were_copied_from_are_listed(desk):
    """Who copies a programme overlooks the title; residents would not."""
    with writing(desk.answers) as session:
        old = create_programme(
            session, name="Zuiderpark", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        )
        draft = session.get_one(Draft, desk.draft().id)
        session.get_one(Programme, draft.programme_id).copied_from_id = old.id

    def named(document, _around):
        document["title"]["nl"] = "Hoe gaat het in zuiderpark?"

    desk.edits(named)
    found = [each for each in looked(desk).matters if each.kind == "elsewhere"]
    assert {each.level for each in found} == {Level.WARNS}
    assert str(found[0].said) == "“Zuiderpark” staat nog in één tekst. Klopt dat hier?"
