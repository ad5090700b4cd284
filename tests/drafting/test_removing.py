"""A whole draft is taken away and brought back; what is published stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from survey.builder import drafts, removing
from survey.builder.publish import start_campaign
from survey.builder.remarks import make_link
from survey.clock import today
from survey.programme.programmes import programme_by_key
from survey.staff.roles import Role
from survey.storage.drafts import Draft
from survey.storage.sessions import reading, writing
from survey.storage.staff import AuditEntry
from tests.drafting.conftest import Desk
from tests.team import sign_in_client, text_of


def the_list(desk):
    return text_of(desk.client.get(f"/team/p/{desk.programme}/drafts"))


def removed_since(desk, days):
    with writing(desk.stores.answers) as session:
        when = removing.moment() - timedelta(days=days)
        session.execute(update(Draft).where(Draft.id == desk.draft).values(removed_at=when))


def test_a_draft_is_taken_away_and_back_with_all_that_is_in_it(desk):
    before = desk.row.document
    assert desk.posts("/remove").location.endswith("/drafts")
    page = the_list(desk)
    assert "“Oost, voorjaar” is weggehaald." in page
    assert "Terugdraaien" in page
    assert "Weggehaald (1)" in page
    for path in ("/", "/around", "/preview", "/publish", "/preview/phone/nl"):
        assert desk.gets(path).status_code == 404
    desk.posts("/restore")
    assert "“Oost, voorjaar” is er weer." in the_list(desk)
    assert desk.row.document == before
    assert "Weggehaald (" not in the_list(desk)


def test_after_thirty_days_it_is_gone(desk, make_draft):
    desk.posts("/remove")
    removed_since(desk, 29)
    assert "Weggehaald (1)" in the_list(desk)
    removed_since(desk, 30)
    assert "Weggehaald (" not in the_list(desk)
    assert desk.posts("/restore").status_code == 404
    old, desk.draft = desk.draft, make_draft()
    desk.posts("/remove")
    with reading(desk.stores.answers) as session:
        assert session.get(Draft, old) is None


def test_what_is_published_stays_and_says_why(desk):
    from forms.examples import catalogue

    with writing(desk.stores.answers) as session:
        started = start_campaign(
            session,
            campaign=catalogue.campaign("lindenholt"),
            questionnaire=catalogue.questionnaire("lindenholt"),
        )
        session.execute(update(Draft).where(Draft.id == desk.draft).values(campaign_id=started.id))
    desk.posts("/remove")
    assert "is al gepubliceerd" in the_list(desk)
    assert desk.gets("/").status_code == 200


def test_somebody_who_is_writing_keeps_the_draft(desk, app):
    desk.gets("/")
    other = sign_in_client(app, programme=desk.programme)
    second = Desk(other, desk.stores, desk.programme, desk.draft)
    second.posts("/remove")
    assert "Iemand anders werkt nu in" in the_list(second)
    assert desk.gets("/").status_code == 200


def test_only_who_may_write_takes_away_and_brings_back(desk, app):
    adviser = sign_in_client(app, role=Role.ADVISER, programme=desk.programme)
    assert adviser.post(f"{desk.address}/remove").status_code == 403
    desk.posts("/remove")
    assert adviser.post(f"{desk.address}/restore").status_code == 403
    assert "Haal terug" not in text_of(adviser.get(f"/team/p/{desk.programme}/drafts"))


def test_another_programme_cannot_bring_it_back(desk, app):
    from survey.programme.kinds import TargetGroup
    from survey.programme.programmes import create_programme
    from survey.storage.programmes import Scope

    with writing(desk.stores.answers) as session:
        other = create_programme(
            session, name="Zuid", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key
    desk.posts("/remove")
    client = sign_in_client(app, role=Role.ADMINISTRATOR)
    assert client.post(f"/team/p/{other}/drafts/{desk.draft}/restore").status_code == 404


def test_what_was_taken_away_is_nowhere_else(desk):
    with writing(desk.stores.answers) as session:
        row = drafts.load(session, draft=desk.draft)
        link = make_link(session, draft=row, expires_on=today()).token
    assert desk.client.get(f"/opmerkingen/{link}").status_code == 200
    desk.posts("/remove")
    with reading(desk.stores.answers) as session:
        own = programme_by_key(session, key=desk.programme)
        assert drafts.drafts_of(session, programme_id=own.id) == []
        with pytest.raises(drafts.UnknownDraft):
            drafts.load(session, draft=desk.draft)
    assert desk.client.get(f"/opmerkingen/{link}").status_code == 404
    start = text_of(desk.client.get(f"/team/p/{desk.programme}/drafts/new"))
    assert f"draft:{desk.draft}" not in start


def test_it_is_written_down(desk):
    desk.posts("/remove")
    desk.posts("/restore")
    with reading(desk.stores.answers) as session:
        acts = list(session.scalars(select(AuditEntry.act).order_by(AuditEntry.number)))
    assert acts == ["draft.removed", "draft.restored"]
