"""The team's pages of results: what they show, and what they keep closed."""

from __future__ import annotations

import io
import re
from datetime import date

import pytest
from PIL import Image
from sqlalchemy import update

from forms.definition.answers import RawAnswer
from survey.intake.set_aside import set_aside
from survey.programme.kinds import TargetGroup
from survey.programme.programmes import create_programme
from survey.results.held import erased_on
from survey.staff.roles import Role
from survey.storage.campaigns import Campaign
from survey.storage.programmes import Scope
from survey.storage.sessions import writing
from tests.fieldwork.conftest import Desk
from tests.results.room import fill, given, open_themes, words_on
from tests.team import text_of

PAGES = (
    "results",
    "results?facet=place",
    "results?facet=age_band&beamer=1",
    "results?facet=nothing",
    "results/themes",
    "results/themes/money",
    "results/side-by-side",
    "results/side-by-side?question=nothing",
    "results/public",
    "held",
    "results/questions/goes_well",
    "results/questions/goes_well?facet=week",
    "results/questions/safe_feeling?facet=place",
    "results/questions/years?facet=language",
    "results/questions/missing",
    "results/questions/neighbourhood",
)
NOT_A_NUMBER = re.compile(r"\b(nan|NaN|inf|None(?! of)|null|undefined)\b")


def test_the_dashboard_says_how_many_of_which_day_and_what_it_is_not(office: Desk) -> None:
    words = words_on(office.client(), office.path("results"))
    assert "70 ingevulde vragenlijsten, nu" in words
    assert "70 in deze cijfers stand van" in words
    assert "Dit is een indicatie, geen steekproef" in words
    assert "Van de 70 die antwoord gaven, koos 80% “De winkels”" in words
    assert "Gemiddeld 4,5, van 70 antwoorden" in words


def test_every_chart_has_its_table_and_its_sentence(office: Desk) -> None:
    page = text_of(office.client().get(office.path("results/questions/goes_well?facet=place")))
    sections = [each for each in page.split("<section")[1:] if "<svg" in each]
    assert len(sections) >= 3
    for section in sections:
        assert "<table" in section
        assert re.search(r'role="img" aria-label="[^"]{20,}', section)


def test_themes_stay_closed_until_weights_and_method_are_fixed(office: Desk) -> None:
    client, path = office.client(), office.path
    words = words_on(client, path("results"))
    assert "De uitkomsten over thema’s zijn nog dicht" in words
    assert "Geen zorgen over geld" not in words
    assert "nog dicht" in words_on(client, path("results/themes"))
    for address in ("questions/themes", "questions/themes/chart.svg", "questions/themes/ranks.png"):
        assert client.get(path(f"results/{address}")).status_code == 404
    assert "60%" not in words_on(client, path("results/themes/money"))
    preview = words_on(client, path("results/public/preview"))
    assert "staat hier later" in preview

    open_themes(office)
    words = words_on(client, path("results/themes"))
    assert "“Geen zorgen over geld hebben”" in words
    assert "60%" in words_on(client, path("results/themes/money"))
    assert "Een dicht rondje is de plaats nu" in words_on(client, path("results/questions/themes"))
    assert client.get(path("results/questions/themes/ranks.svg")).status_code == 200


def test_a_group_of_fewer_than_ten_is_there_without_a_number(office: Desk) -> None:
    for address in ("results?facet=place", "results/questions/goes_well?facet=place"):
        words = words_on(office.client(), office.path(address))
        assert re.search(r"Supermarkt, ingang 40", words)
        assert re.search(r"Wijkblad (\S+ )?(minder dan 10|niet getoond)", words), address
    assert "koos 80%" in words


def test_a_theme_is_shown_per_group(empty: Desk) -> None:
    open_themes(empty)
    fill(empty, ["Supermarkt"] * 50 + ["Wachtkamer"] * 40)
    words = words_on(empty.client(), empty.path("results/themes/money?facet=place"))
    assert "Supermarkt, ingang 30 / 50" in words
    assert "Wachtkamer gezondheidscentrum 24 / 40" in words


def test_who_is_set_aside_does_not_count_and_is_told(office: Desk) -> None:
    client = office.client()
    before = words_on(client, office.path("results"))
    assert "0 buiten beschouwing" in before
    with writing(office.answers) as session:
        place = office.place("Wachtkamer").code
        set_aside(session, campaign_key="lindenholt", reason="Dubbel ingevoerd", place=place)
    words = words_on(client, office.path("results"))
    assert "50 ingevulde vragenlijsten, nu" in words
    assert "20 buiten beschouwing tellen nergens mee" in words


def test_whether_the_place_in_the_list_mattered_is_told(empty: Desk) -> None:
    open_themes(empty)
    fill(empty, ["Supermarkt"] * 140, turning=7)
    words = words_on(empty.client(), empty.path("results/questions/themes"))
    assert "Maakt de plaats in de lijst uit?" in words
    assert "Plaats 7" in words
    assert "maakte geen duidelijk verschil" in words
    in_one_order = words_on(empty.client(), empty.path("results/questions/safe_feeling"))
    assert "Maakt de plaats in de lijst uit?" not in in_one_order


def test_a_place_that_is_chosen_far_more_often_is_named(empty: Desk) -> None:
    """Whatever stands first is chosen."""
    codes = ("money", "joining_in", "meeting", "healthy", "help", "safe", "growing_older")
    open_themes(empty)
    for number in range(140):
        first = codes[number % 7]
        second = codes[(number + 1 + number // 7 % 6) % 7]
        marks = {"themes": RawAnswer((first, second), first=(first,))}
        empty.sends("Supermarkt", given=marks, variant=number % 7)
    words = words_on(empty.client(), empty.path("results/questions/themes"))
    assert "is anders gekozen dan u mag verwachten" in words
    assert re.search(r"Wat op plaats 1\b", words)


@pytest.mark.parametrize(("sent", "skip"), [(0, False), (1, False), (12, False), (12, True)])
def test_few_answers_and_none_at_all_give_sensible_pages(
    empty: Desk, sent: int, skip: bool
) -> None:
    for number in range(sent):
        empty.sends("Supermarkt", given={} if skip else given(number))
    open_themes(empty)
    client = empty.client()
    for page in PAGES:
        words = words_on(client, empty.path(page))
        assert NOT_A_NUMBER.findall(words) == [], page
        if sent < 10 and page == "results":
            assert "Ze komen vanaf 10 ingevulde vragenlijsten" in words
            assert f"{sent} ingevulde vragenlijsten, nu" in words
    published = client.post(empty.path("results/public/publish"))
    assert published.status_code == 303
    told = empty.app.test_client().get("/uitkomst/lindenholt")
    assert told.status_code == (200 if sent >= 10 else 404)


def test_every_page_stands_with_answers_too_and_in_english(office: Desk) -> None:
    open_themes(office)
    client = office.client(language="en")
    for page in PAGES:
        assert NOT_A_NUMBER.findall(words_on(client, office.path(page))) == [], page


def test_a_chart_is_there_as_a_file_with_what_it_is_about(office: Desk) -> None:
    client = office.client()
    drawn = client.get(office.path("results/questions/goes_well/chart.svg?facet=place"))
    assert drawn.content_type == "image/svg+xml"
    assert "wijkstem-lindenholt-goes-well-place.svg" in drawn.headers["Content-Disposition"]
    text = drawn.data.decode()
    for words in ("Wat gaat goed", "70 antwoorden, stand van", "geen steekproef", "Supermarkt"):
        assert words in text
    assert "Wijkblad" not in text
    picture = client.get(office.path("results/questions/goes_well/chart.png"))
    assert picture.content_type == "image/png"
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.width > 1000
    for unknown in ("nothing/chart.svg", "goes_well/chart.gif", "missing/chart.svg"):
        assert client.get(office.path(f"results/questions/{unknown}")).status_code == 404


def test_two_breakdowns_at_once_are_there_once_the_coordinator_opened_them(office: Desk) -> None:
    client, both = office.client(), {"one": "place", "other": "channel"}
    page = office.path("results?facet=place|channel")
    assert "Plek × Manier van invullen" not in words_on(client, page)
    assert client.post(office.path("results/pairs/open"), data=both).status_code == 303
    assert "Plek × Manier van invullen" in words_on(client, office.path("results/pairs"))
    fill(office, ["Supermarkt"] * 20)
    words = words_on(client, page)
    assert "Plek × Manier van invullen" in words
    assert "Supermarkt, ingang · Eigen telefoon of computer 60" in words
    client.post(office.path("results/pairs/close"), data=both)
    fill(office, ["Supermarkt"] * 20)
    assert "Plek × Manier van invullen" not in words_on(client, page)
    assert office.acts()[-2:] == ["pair.opened", "pair.closed"]
    client.post(office.path("results/pairs/open"), data={"one": "place", "other": "x"})
    assert "kunnen niet naast elkaar" in words_on(client, office.path("results/pairs"))
    adviser = office.client(role=Role.ADVISER)
    assert adviser.post(office.path("results/pairs/open"), data=both).status_code == 403


def test_side_by_side_stands_what_somebody_may_see(office: Desk) -> None:
    with writing(office.answers) as session:
        other = create_programme(
            session, name="Zuid", scope=Scope.DISTRICT, target_group=TargetGroup.ADULTS
        ).key
    alone = words_on(office.client(), office.path("results/side-by-side?question=goes_well"))
    assert "U ziet er nu één" in alone
    assert "koos 80% “De winkels”" in alone
    assert other == "zuid"
    both = words_on(
        office.client(role=Role.ADMINISTRATOR),
        office.path("results/side-by-side?question=themes"),
    )
    assert "70 ingevuld" in both
    assert "Geen zorgen over geld" not in both


def test_what_we_hold_is_counted_with_its_age_and_its_end(office: Desk) -> None:
    with writing(office.answers) as session:
        session.execute(update(Campaign).values(closes=date(2026, 2, 28)))
    words = words_on(office.client(), office.path("held"))
    assert re.search(r"Ingevulde vragenlijsten die meetellen 70", words)
    assert "28 februari 2028" in words
    assert "Wij bewaren de antwoorden twee jaar" in words
    assert "Hiervan ligt er niets" in words


@pytest.mark.parametrize(
    ("kept", "closes", "until"),
    [
        ("Wij bewaren de antwoorden twee jaar.", date(2026, 7, 1), date(2028, 7, 1)),
        ("Na 6 maanden wissen wij alles.", date(2026, 8, 31), date(2027, 2, 28)),
        ("Eén jaar na afloop.", date(2024, 2, 29), date(2025, 2, 28)),
        (
            "Wij bewaren ze 18 maanden, en het verslag vijf jaar.",
            date(2026, 7, 1),
            date(2028, 1, 1),
        ),
        ("Wij wissen alles als het klaar is.", date(2026, 7, 1), None),
    ],
)
def test_a_promised_term_ends_on_a_day(kept: str, closes: date, until: date | None) -> None:
    assert erased_on(kept, closes=closes) == until
