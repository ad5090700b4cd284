"""An afternoon of a coordinator who has never seen the product, from invitation to first answer."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect
from sqlalchemy import select

from forms.examples import catalogue
from survey.config import ROOT
from survey.programme.example import make_example
from survey.staff.invitations import invite as make_invitation
from survey.staff.roles import Role
from survey.storage.campaigns import Campaign
from survey.storage.programmes import Programme
from survey.storage.sessions import writing
from tests.browser.conftest import Resident
from tests.browser.test_axe import RUN, TAGS
from tests.staff.visitor import PASSWORD, totp

AXE = ROOT / "requirements" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
ASKED = "Wat gaat er volgens u goed in de straat?"
PICTURES = os.environ.get("WIJKSTEM_PICTURES")  # a folder, to look at every step afterwards


class Coordinator:
    """Somebody at a desk; every page that is looked at must be free of barriers."""

    def __init__(self, resident: Resident) -> None:
        self.page: Page = resident.page
        self.steps = 0

    def looks(self, name: str) -> None:
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        assert (self.page.url, self.page.evaluate(RUN, TAGS)) == (self.page.url, [])
        self.steps += 1
        if PICTURES:
            file = Path(PICTURES) / f"{self.steps:02}-{name}.png"
            self.page.screenshot(path=file, full_page=True)

    def goes(self, *names: str) -> None:
        """Follows the navigation, then the tabs."""
        for name in names:
            self.page.get_by_role("link", name=name, exact=True).first.click()


@pytest.fixture(scope="module")
def invitation(town) -> str:
    """The address in the mail to the new coordinator of the example."""
    with writing(town.answers) as session:
        if session.scalar(select(Programme.id).where(Programme.key == "lindenholt")) is None:
            campaign = session.scalars(select(Campaign).where(Campaign.key == "lindenholt")).one()
            make_example(session, campaign=campaign, asked=catalogue.questionnaire("lindenholt"))
        token = make_invitation(
            session, email="regisseur@example.org", role=Role.COORDINATOR, programme="lindenholt"
        )
    return f"{town.address}/team/invitation/{token}"


def test_an_afternoon_from_invitation_to_first_answer(town, invite, invitation, tmp_path):
    desk = invite(width=1280, height=900, accept_downloads=True)
    at = Coordinator(desk)
    page = at.page
    comes_in(at, invitation)
    copies_the_example(at)
    changes_the_questionnaire(at)
    adds_turkish(at)
    collects_comments(at, [invite(), invite(width=1280)])
    publishes(at)
    code = makes_places_and_a_poster(at, tmp_path)
    assert code.startswith(town.address)

    phone = invite(has_touch=True, is_mobile=True)
    phone.page.goto(code)
    phone.goes_on_to("goes_well")
    expect(phone.page.get_by_text(ASKED)).to_be_visible()
    phone.chooses("fietspad")
    phone.goes_on_to("review")
    phone.sends()
    phone.is_thanked()

    at.goes("Stand per plek")
    expect(page.locator("main")).to_contain_text("1")
    at.looks("count")
    page.goto(f"{town.address}/team/p/oost/places")
    row = page.get_by_role("row").filter(has_text="Bakker Oost")
    expect(row.get_by_role("cell", name="1", exact=True)).to_be_visible()


def comes_in(at: Coordinator, invitation: str) -> None:
    page = at.page
    page.goto(invitation)
    at.looks("invitation")
    page.get_by_label("Nieuw wachtwoord").fill(PASSWORD)
    page.get_by_label("Nog een keer").fill(PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.get_by_text("Lukt scannen niet?").click()
    at.looks("second-factor")
    page.get_by_label("Code").fill(totp(page.locator("p.code").inner_text()))
    page.get_by_role("button", name="Verder").click()
    at.looks("recovery-codes")
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    at.looks("home")


def copies_the_example(at: Coordinator) -> None:
    page = at.page
    page.get_by_role("link", name="Lindenholt").first.click()
    at.looks("lindenholt")
    at.goes("Instellingen", "Kopie maken")
    page.get_by_label("Naam van het nieuwe programma").fill("Oost")
    at.looks("copy")
    page.get_by_role("button", name="Kopie maken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oost")
    at.looks("oost")


def changes_the_questionnaire(at: Coordinator) -> None:
    page = at.page
    at.goes("Vragenlijsten")
    page.locator("main").get_by_role("link", name="Hoe gaat het in Oost?").first.click()
    at.looks("editor")
    page.get_by_role("link", name="Veranderen Wat gaat goed in uw buurt?").click()
    card = page.locator(".ask.open")
    card.get_by_label("De vraag").fill("Wat gaat er conform u goed in de straat?")
    card.get_by_label("Eén regel uitleg").focus()
    expect(card.locator(".state")).to_have_text("Bewaard")
    at.looks("coach")
    page.get_by_role("button", name="Neem over: volgens").click()
    expect(page.get_by_label("De vraag", exact=True)).to_have_value(ASKED)
    card.get_by_label("Nog een antwoord").fill("Fietspad")
    card.get_by_role("button", name="Zet erbij").click()
    page.get_by_role("link", name="Plaatje kiezen bij Fietspad").click()
    page.get_by_label("Zoek op een woord").fill("fiets")
    page.get_by_role("button", name="Zoek").click()
    at.looks("pictures")
    page.locator("main form button[name=picture]:not([value=''])").first.click()
    at.looks("editing")
    page.locator(".ask.open").get_by_role("button", name="Klaar").click()
    expect(page.locator(".ask.open")).to_have_count(0)


def adds_turkish(at: Coordinator) -> None:
    """What changed has to be said in Turkish anew."""
    page = at.page
    at.goes("Vertalingen")
    at.looks("translations")
    page.get_by_role("link", name=re.compile("Türkçe")).first.click()
    page.get_by_role("button", name="Weghalen").click()
    page.get_by_label("Taal", exact=True).select_option("tr")
    page.get_by_role("button", name="Taal toevoegen").click()
    page.get_by_role("link", name="Alleen wat openstaat").click()
    at.looks("turkish")
    for pair in page.locator(".pair").all():
        source = pair.locator(".source").inner_text()
        words = {"Fietspad": "Bisiklet yolu"}.get(source, "Sokağınızda neler iyi gidiyor?")
        pair.locator("textarea").fill(words)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.locator("main")).to_contain_text("Er staat niets open in deze taal.")


def collects_comments(at: Coordinator, partners: list[Resident]) -> None:
    page = at.page
    at.goes("Opmerkingen")
    page.get_by_role("button", name="Nieuwe link maken").click()
    shared = page.locator("input.code").first.input_value()
    for number, partner in enumerate(partners, start=1):
        partner.page.goto(shared)
        box = partner.page.locator('textarea[name^="remark:"]').first
        box.fill(f"Is dit duidelijk genoeg? ({number})")
        partner.page.locator('[name="_sender"]').fill("bewoner")
        partner.page.get_by_role("button", name="Opmerkingen versturen").click()
        expect(partner.page.get_by_role("heading", level=1)).to_contain_text("Dank")
    page.reload()
    expect(page.locator("main")).to_contain_text("2 opmerkingen staan open")
    at.looks("comments")
    for _ in partners:
        form = page.locator("article.remark form").first
        form.locator("textarea").fill("Wij laten dit zo.")
        form.get_by_role("button", name="Afhandelen").click()
    expect(page.locator("article.settled")).to_have_count(2)


def publishes(at: Coordinator) -> None:
    page = at.page
    at.goes("Publiceren")
    at.looks("gate")
    page.get_by_label(re.compile("Ik heb gezien wat nog openstaat")).check()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Versie 1 is gepubliceerd")
    at.looks("published")


def makes_places_and_a_poster(at: Coordinator, folder: Path) -> str:
    """Gives the address in the code on the poster."""
    page = at.page
    page.get_by_role("link", name="Naar de plekken").click()
    at.looks("places-empty")
    for name in ("Wachtkamer Oost", "Bakker Oost"):
        at.goes("Plekken")
        page.get_by_role("link", name="Plek toevoegen").first.click()
        page.get_by_label("Naam").fill(name)
        page.get_by_label("Wat voor plek").select_option("waiting_room")
        at.looks("new-place")
        page.get_by_role("button", name="Bewaren").click()
    at.goes("Plekken")
    at.looks("places")
    page.get_by_role("link", name="Bakker Oost").first.click()
    at.looks("place")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Poster downloaden").click()
    file = folder / "poster.pdf"
    coming.value.save_as(file)
    return read_code(file.read_bytes())


def read_code(pdf: bytes) -> str:
    image = pypdfium2.PdfDocument(BytesIO(pdf))[0].render(scale=2).to_numpy()
    return next(each.text for each in zxingcpp.read_barcodes(image) if each.text.startswith("http"))
