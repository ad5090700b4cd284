"""Places and the codes that lead to them."""

from __future__ import annotations

import re

import pytest

from survey.fieldwork.codes import normal
from survey.fieldwork.links import follow
from survey.fieldwork.places import PlaceRefused, add_place, list_places
from survey.storage.finding import UnknownCampaign
from survey.storage.sessions import reading, writing


def test_a_place_has_a_link_for_residents_one_for_helpers_and_one_to_try(opened):
    with reading(opened.stores.answers) as session:
        for place in list_places(session, campaign_key="spring"):
            for code, kind in (
                (place.code, "resident"),
                (place.helper_code, "helper"),
                (place.trial_code, "trial"),
            ):
                found = follow(session, code=code)
                assert (found.place, found.kind) == (place.name, kind)
                assert found.trial == (kind == "trial")


def test_codes_hold_nothing_that_looks_like_something_else(opened):
    for place in opened.places:
        assert re.fullmatch(r"[ACDEFGHJKMNPQRTUVWXY3479]{6}", place.code)


def test_a_code_may_be_typed_in_either_case_with_spaces_and_hyphens(opened):
    code = opened.places[0].code
    typed = f" {code[:3].lower()}-{code[3:]} "
    assert normal(typed) == code
    with reading(opened.stores.answers) as session:
        assert follow(session, code=typed).code == code


def test_an_unknown_code_leads_nowhere(opened):
    with reading(opened.stores.answers) as session:
        assert follow(session, code="AAAAAA") is None


def test_two_places_with_one_name_are_refused(opened):
    def add(name: str) -> None:
        with writing(opened.stores.answers) as session:
            add_place(session, campaign_key="spring", name=name, type="event")

    add("Braderie")
    with pytest.raises(PlaceRefused, match="andere naam"):
        add(" braderie ")
    with pytest.raises(PlaceRefused, match="een naam"):
        add("  ")


def test_an_unknown_campaign_is_answered_with_those_that_there_are(opened):
    with (
        writing(opened.stores.answers) as session,
        pytest.raises(UnknownCampaign, match="spring"),
    ):
        add_place(session, campaign_key="autumn", name="x", type="event")
