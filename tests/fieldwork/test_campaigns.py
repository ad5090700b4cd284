"""A campaign's life: published, paused, extended, opened for real."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from forms.definition.document import questionnaire_to_data
from survey.builder.publish import CampaignExists, publish, start_campaign
from survey.builder.running import CannotExtend, extend, open_for_real, pause, resume
from survey.fieldwork.links import follow
from survey.intake.receive import receive
from survey.results.results import results
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading, writing


def test_publishing_the_same_again_is_the_same_edition(opened):
    changed = replace(opened.questionnaire, address="je")
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        data = questionnaire_to_data(opened.questionnaire)
        assert publish(session, campaign=campaign, questionnaire_data=data).number == 1
        data = questionnaire_to_data(changed)
        assert publish(session, campaign=campaign, questionnaire_data=data).number == 2
        assert publish(session, campaign=campaign, questionnaire_data=data).number == 2


def test_a_campaign_starts_once(opened):
    with writing(opened.stores.answers) as session, pytest.raises(CampaignExists):
        start_campaign(session, campaign=opened.campaign, questionnaire=opened.questionnaire)


def test_a_link_tells_how_its_campaign_stands_now(opened):
    code = opened.places[0].code
    with writing(opened.stores.answers) as session:
        pause(session, campaign_key="spring")
        extend(session, campaign_key="spring", closes=date(2026, 9, 1))
    with reading(opened.stores.answers) as session:
        found = follow(session, code=code)
        assert found.paused
        assert found.campaign.closes == date(2026, 9, 1)
    with writing(opened.stores.answers) as session:
        resume(session, campaign_key="spring")
        assert not follow(session, code=code).paused


def test_a_campaign_cannot_end_before_it_begins(opened):
    with writing(opened.stores.answers) as session, pytest.raises(CannotExtend):
        extend(session, campaign_key="spring", closes=date(2026, 1, 1))


def test_opening_for_real_wipes_what_was_tried_and_nothing_else(opened):
    real, tried = opened.submission(), opened.submission(trial=True)
    with writing(opened.stores.answers) as session:
        receive(session, submission=real)
        receive(session, submission=tried)
        receive(session, submission=replace(tried, language="en"))
        assert results(session, campaign_key="spring")["trial"] == 1
    with writing(opened.stores.answers) as session:
        assert open_for_real(session, campaign_key="spring") == 1
    with reading(opened.stores.answers) as session:
        found = results(session, campaign_key="spring")
        assert (found["responses"], found["trial"], found["kept_apart"]) == (1, 0, 0)
