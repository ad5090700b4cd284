"""What is noted of places, who stands there, and what was made with another last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from forms.definition.campaign import Promotion
from forms.definition.campaign_document import campaign_from_data, campaign_to_data
from forms.definition.text import Text
from survey.builder.running import CannotExtend
from survey.clock import today
from survey.fieldwork.dates_said import dates_in
from survey.fieldwork.handouts import SameDay, change_last_day, keep_handout, outdated
from survey.fieldwork.place_facts import (
    InUse,
    Wanted,
    change_place,
    close_place,
    make_place,
    noted_place,
    noted_places,
    remove_place,
)
from survey.fieldwork.places import PlaceRefused
from survey.fieldwork.print_keeping import keep_run
from survey.fieldwork.print_plans import plan_run
from survey.fieldwork.print_runs import Made
from survey.fieldwork.rota import StandRefused, forget_over, no_longer, overdue, stand_at, standing
from survey.intake.receive import receive
from survey.storage.finding import campaign_by_key
from survey.storage.sessions import reading, writing

SHOP = Wanted(name="Bakker", kind="shop", address="Dorpsplein 1", days=(1, 5), target=40)


def test_a_place_keeps_what_is_noted_of_it(opened):
    with writing(opened.stores.answers) as session:
        made = make_place(session, campaign_key="spring", wanted=SHOP)
    with reading(opened.stores.answers) as session:
        kept = noted_place(session, campaign_key="spring", place_id=made.place.id)
    assert (kept.address, kept.days, kept.target, kept.closed) == (
        "Dorpsplein 1",
        (1, 5),
        40,
        False,
    )
    assert kept.place == made.place


def test_a_place_of_which_nothing_is_noted_is_open_every_day(opened):
    with reading(opened.stores.answers) as session:
        first = noted_places(session, campaign_key="spring")[0]
    assert (first.days, first.target, first.address) == (tuple(range(7)), 0, "")


def test_a_place_that_changes_keeps_its_links(opened):
    with writing(opened.stores.answers) as session:
        made = make_place(session, campaign_key="spring", wanted=SHOP)
        change_place(session, place=made, wanted=replace(SHOP, name="Slager", target=0))
        kept = noted_place(session, campaign_key="spring", place_id=made.place.id)
    assert (kept.name, kept.target, kept.place.code) == ("Slager", 0, made.place.code)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": "supermarkt"}, "andere naam"),
        ({"name": " "}, "een naam"),
        ({"kind": "castle"}, "uit de lijst"),
        ({"days": ()}, "minstens één dag"),
        ({"target": -1}, "streefgetal"),
        ({"address": "x" * 201}, "korter"),
    ],
)
def test_what_cannot_be_is_refused(opened, changes, said):
    with writing(opened.stores.answers) as session:
        made = make_place(session, campaign_key="spring", wanted=SHOP)
        with pytest.raises(PlaceRefused, match=said):
            change_place(session, place=made, wanted=replace(SHOP, **changes))


def test_only_a_place_that_was_never_used_can_be_removed(opened):
    with writing(opened.stores.answers) as session:
        receive(session, submission=opened.submission())
        used = noted_place(session, campaign_key="spring", place_id=opened.places[0].id)
        with pytest.raises(InUse, match="Sluit de plek"):
            remove_place(session, place=used)
        made = make_place(session, campaign_key="spring", wanted=SHOP)
        campaign = campaign_by_key(session, key="spring")
        day = campaign.opens
        stand_at(
            session, campaign=campaign, place_id=made.place.id, day=day, part="morning", label="S"
        )
        remove_place(session, place=made)
    with reading(opened.stores.answers) as session:
        names = {each.name for each in noted_places(session, campaign_key="spring")}
    assert names == {"Apotheek", "Supermarkt"}


def test_closed_places_come_last(opened):
    with writing(opened.stores.answers) as session:
        close_place(session, place_id=opened.places[0].id)
        found = noted_places(session, campaign_key="spring")
    assert [(each.name, each.closed) for each in found] == [
        ("Supermarkt", False),
        ("Apotheek", True),
    ]


def test_somebody_stands_somewhere_on_a_day_of_the_campaign(opened):
    place = opened.places[1].id
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        facts = {"campaign": campaign, "place_id": place}
        stand_at(session, **facts, day=date(2026, 5, 3), part="afternoon", label=" Sam  B ")
        stand_at(session, **facts, day=date(2026, 5, 3), part="morning", label="Noor")
        for wrong in (
            {"day": date(2026, 5, 3), "part": "morning", "label": "Noor"},
            {"day": date(2026, 4, 30), "part": "morning", "label": "Noor"},
            {"day": date(2026, 5, 3), "part": "night", "label": "Noor"},
            {"day": date(2026, 5, 3), "part": "morning", "label": " "},
        ):
            with pytest.raises(StandRefused):
                stand_at(session, **facts, **wrong)
        found = standing(session, campaign_id=campaign.id, since=date(2026, 5, 1), days=7)
        assert [(each.part, each.label) for each in found] == [
            ("morning", "Noor"),
            ("afternoon", "Sam B"),
        ]
        assert standing(session, campaign_id=campaign.id, since=date(2026, 5, 4)) == []
        assert no_longer(session, place_id=opened.places[0].id, stand_id=found[0].id) is None
        assert no_longer(session, place_id=place, stand_id=found[0].id).label == "Noor"


def test_who_stood_where_is_forgotten_when_the_campaign_is_over(opened):
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        stand_at(
            session,
            campaign=campaign,
            place_id=opened.places[0].id,
            day=campaign.opens,
            part="morning",
            label="Sam",
        )
        assert not overdue(session, on=campaign.closes)
        assert forget_over(session, on=campaign.closes) == 0
        after = campaign.closes + timedelta(days=1)
        assert overdue(session, on=after)
        assert forget_over(session, on=after) == 1
        assert standing(session, campaign_id=campaign.id, since=campaign.opens) == []


def a_poster(session, campaign, *, trial=False, place=None):
    keep_handout(
        session,
        campaign=campaign,
        product="poster",
        size="A4",
        language="nl",
        quantity=20,
        trial=trial,
        place_id=place,
    )


def test_a_poster_is_listed_once_another_last_day_holds(opened):
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        asked = replace(
            campaign_from_data(campaign.document),
            promotion=Promotion(question=Text({"nl": "Doet u mee? Het kan tot 1 juli."})),
        )
        campaign.document = campaign_to_data(asked)
        a_poster(session, campaign, place=opened.places[0].id)
        a_poster(session, campaign, trial=True)
        assert outdated(session, campaign=campaign) == []
        change_last_day(session, campaign=campaign, closes=date(2026, 7, 15))
        [found] = outdated(session, campaign=campaign)
        assert (found.product, found.place, found.quantity) == ("poster", "Apotheek", 20)
        assert (found.closes, found.says) == (date(2026, 7, 1), "1 juli")
        a_poster(session, campaign)
        assert len(outdated(session, campaign=campaign)) == 1
        change_last_day(session, campaign=campaign, closes=date(2026, 7, 1))
        [found] = outdated(session, campaign=campaign)
        assert found.place == ""


def test_paper_that_was_made_elsewhere_has_the_date_of_its_day(opened):
    with writing(opened.stores.answers) as session:
        plan = plan_run(
            session,
            campaign_key="spring",
            public_url="https://wijk.example",
            place="Apotheek",
            copies=10,
        )
        keep_run(session, plan=plan, code="AB34", made=Made(preset="", sha256="x", size=1))
        campaign = campaign_by_key(session, key="spring")
        assert outdated(session, campaign=campaign) == []
        change_last_day(session, campaign=campaign, closes=date(2026, 7, 15))
        [found] = outdated(session, campaign=campaign)
        assert (found.run, found.quantity, found.place) == ("AB34", 10, "Apotheek")
        assert (found.closes, found.made_on) == (date(2026, 7, 1), today())


def test_another_last_day_really_is_another_and_lies_after_the_first(opened):
    with writing(opened.stores.answers) as session:
        campaign = campaign_by_key(session, key="spring")
        with pytest.raises(SameDay):
            change_last_day(session, campaign=campaign, closes=campaign.closes)
        with pytest.raises(CannotExtend):
            change_last_day(session, campaign=campaign, closes=date(2026, 4, 1))


@pytest.mark.parametrize(
    ("language", "words", "found"),
    [
        ("nl", "Doe mee tot en met 15 juli 2026, of bel 024 123 45 67.", ["15 juli 2026"]),
        ("nl", "Van 1-6 tot 15/7/2026, of 2026-07-15", ["1-6", "15/7/2026", "2026-07-15"]),
        ("nl", "Wij vragen 12 dingen en 3 keer iets anders", []),
        ("en", "Until July 15, or 1 August", ["July 15", "1 August"]),
        ("tr", "15 Temmuz gününe kadar", ["15 Temmuz"]),
        ("ar", "حتى 15 يوليو", ["15 يوليو"]),
        ("pl", "do 15 lipca", ["15 lipca"]),
        ("uk", "до 15 липня", ["15 липня"]),
    ],
)
def test_dates_are_found_in_words(language, words, found):
    assert dates_in(words, language=language) == found
