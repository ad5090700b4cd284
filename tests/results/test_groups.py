"""The answers of groups are never shown as persons."""

from __future__ import annotations

import pytest

from forms.examples import catalogue
from survey.builder.publish import start_campaign
from survey.cli.results_page import show_results
from survey.results.results import results
from survey.storage.sessions import reading, writing


@pytest.mark.parametrize(
    ("name", "group", "said"),
    [
        ("pupil_council", True, "antwoorden van groepen"),
        ("parents", False, "ingevulde vragenlijsten"),
    ],
)
def test_results_say_whether_groups_or_persons_answered(
    sqlite_stores, capsys: pytest.CaptureFixture[str], name: str, group: bool, said: str
) -> None:
    campaign, asked = catalogue.campaign(name), catalogue.questionnaire(name)
    with writing(sqlite_stores.answers) as session:
        start_campaign(session, campaign=campaign, questionnaire=asked)
    with reading(sqlite_stores.answers) as session:
        found = results(session, campaign_key=campaign.key)
    assert found["group"] is group
    show_results(found)
    assert f"      0 {said}\n" in capsys.readouterr().out
