"""A coordinator records a text with a microphone, and a resident hears it."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import expect

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.definition.editing.recorded import recording_of, text_at
from forms.examples import catalogue
from survey.builder import drafts
from survey.fieldwork.places import add_place
from survey.programme.programmes import list_programmes
from survey.storage.campaigns import Campaign
from survey.storage.sessions import reading, writing
from tests.browser.conftest import AXE, CHROMIUM, Resident
from tests.browser.team_drafts import desk, programme_of
from tests.browser.test_axe import RUN, TAGS
from tests.builder.sounds import MP3

CARD = "#t-music-title"
SPOKEN = re.compile(r"0:0[1-9]")
# Counts on the page every sound that is really played.
LISTEN = """() => { const start = AudioBufferSourceNode.prototype.start; let heard = 0;
AudioBufferSourceNode.prototype.start = function () {
  if (this.buffer.duration > 0) document.documentElement.dataset.heard = ++heard;
  return start.call(this); }; }"""


@pytest.fixture(scope="module")
def studio(playwright):
    """A browser with a microphone that beeps, and that may be used."""
    arguments = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    if os.getuid() == 0:
        arguments.append("--no-sandbox")
    opened = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    yield opened
    opened.close()


@pytest.fixture
def at_work(studio, town):
    """Opens the page of a new draft without recordings."""
    contexts = []

    def opens(path="/audio?agreed=yes", *, width=1280, language="nl", **more):
        context = studio.new_context(
            viewport={"width": width, "height": 900}, locale=language, **more
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        at = desk(Resident(context, town), draft=_draft(town), language=language)
        at.opens(path)
        return at

    yield opens
    for context in contexts:
        context.close()


def _draft(town):
    programme = programme_of(town)
    document = questionnaire_to_data(catalogue.feature("audio"))
    for path in ("title", "music.title", "music.yes.text"):
        text = text_at(document, path)
        text.update({k: v["words"] for k, v in text.items() if isinstance(v, dict)})
    around = campaign_to_data(catalogue.campaign("lindenholt"))
    around["title"] = document["title"]
    with writing(town.answers) as session:
        own = next(each for each in list_programmes(session) if each.key == programme)
        made = drafts.create(
            session, programme_id=own.id, title="Muziek", document=document, around=around
        )
        return made.id


def records(page, card=CARD):
    page.locator(f"{card} .record").click()
    expect(page.locator(f"{card} .state")).to_have_text("Aan het opnemen…")
    expect(page.locator(f"{card} .clock")).to_have_text(SPOKEN)
    page.locator(f"{card} .record").click()
    expect(page.locator(f"{card} .keep")).to_be_visible()


def heard(page, times):
    expect(page.locator("html")).to_have_attribute("data-heard", str(times))


def test_a_text_is_recorded_kept_published_and_heard_by_a_resident(at_work, town, phone):
    at = at_work()
    page = at.page
    records(page)
    page.evaluate(LISTEN)
    page.locator(f"{CARD} .take").click()
    heard(page, 1)
    page.locator(f"{CARD} .keep").click()
    expect(page.locator(f"{CARD} .state")).to_have_text("De opname is bewaard.")
    expect(page.locator(f"{CARD} .is")).to_have_text("opgenomen")
    expect(page.locator("#done")).to_have_text("1")
    page.locator(f"{CARD} .listen").click()
    heard(page, 2)

    at.opens("/publish")
    page.get_by_role("checkbox").last.check()
    page.get_by_role("button", name="Publiceren").click()
    page.wait_for_url("**/publish/1")
    with writing(town.answers) as session:
        campaign = drafts.load(session, draft=at.draft).campaign_id
        key = session.get_one(Campaign, campaign).key
        code = add_place(session, campaign_key=key, name="Bieb", type="waiting_room").code

    phone.context.add_init_script(f"({LISTEN})()")
    phone.page.goto(f"{town.address}/q/{code}/nl")
    file = recording_of(text_at(at.document(), "music.title"), "nl")
    with phone.page.expect_response(f"**/audio/{key}/{file}") as reply:
        phone.page.locator("#_aloud").click()
    assert reply.value.status == 200
    phone.goes_on()
    phone.is_asked("music")
    heard(phone.page, 1)


def test_a_recording_is_made_again_with_the_keyboard_alone(at_work):
    page = at_work().page
    page.locator(f"{CARD} .record").focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .record")).to_contain_text("Stop")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .record")).to_contain_text("Opnieuw")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .state")).to_have_text("Aan het opnemen…")
    expect(page.locator(f"{CARD} .clock")).to_have_text(SPOKEN)
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .keep")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CARD} .state")).to_have_text("De opname is bewaard.")
    expect(page.locator(f"{CARD} .listen")).to_be_focused()


def test_whoever_may_not_use_the_microphone_is_told_what_to_do(desktop, town):
    at = desk(desktop, draft=_draft(town))
    page = at.opens("/audio?agreed=yes")
    page.evaluate("navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => 0)")
    page.locator(f"{CARD} .record").click()
    expect(page.locator(f"{CARD} .state")).to_contain_text("kies een bestand")
    assert at.page.locator(f"{CARD} .keep").is_hidden()


def test_without_a_connection_the_recording_stays(at_work):
    at = at_work()
    records(at.page)
    at.page.context.set_offline(True)
    at.page.locator(f"{CARD} .keep").click()
    expect(at.page.locator(f"{CARD} .state")).to_contain_text("De opname staat er nog")
    at.page.context.set_offline(False)
    at.page.locator(f"{CARD} .keep").click()
    expect(at.page.locator(f"{CARD} .state")).to_have_text("De opname is bewaard.")


def test_without_script_a_file_is_kept_and_taken_away_again(at_work):
    at = at_work("/audio", java_script_enabled=False)
    page = at.page
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Verder naar opnemen").click()
    page.locator(f"{CARD} .file summary").click()
    sound = {"name": "stem.mp3", "mimeType": "audio/mpeg", "buffer": MP3}
    page.locator(f"{CARD} input[type=file]").set_input_files(sound)
    page.locator(f"{CARD} .file button").click()
    expect(page.locator(f"{CARD} .is")).to_have_text("opgenomen")
    expect(page.locator(f"{CARD} .record")).to_be_hidden()
    page.locator(CARD).get_by_role("button", name="Haal weg").click()
    expect(page.locator(f"{CARD} .is")).to_have_text("nog niet opgenomen")
    page.get_by_role("button", name="Terugdraaien").click()
    expect(page.locator(f"{CARD} .is")).to_have_text("opgenomen")


@pytest.mark.parametrize(("width", "language"), [(320, "nl"), (1280, "en")])
def test_the_page_is_for_every_eye_and_hand(at_work, width, language):
    at = at_work("/audio", width=width, language=language, bypass_csp=True)
    for path in ("/audio", "/audio?agreed=yes", "/audio?lang=en&agreed=yes"):
        page = at.opens(path)
        if "agreed" in path:
            records(page) if language == "nl" else page.locator(f"{CARD} summary").click()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        assert (path, page.evaluate(RUN, TAGS)) == (path, [])
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.evaluate("addEventListener('beforeunload', (e) => e.stopImmediatePropagation(), true)")


def test_nothing_is_recorded_where_a_draft_is_of_another_programme(town, at_work):
    at = at_work()
    with reading(town.answers) as session:
        assert drafts.load(session, draft=at.draft).version == 1
    at.page.goto(at.address.replace(at.programme, "elders") + "/audio")
    expect(at.page.locator(".say")).to_have_count(0)
