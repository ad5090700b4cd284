"""axe-core finds nothing wrong: on any page, in any state, language and width."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from forms.examples import catalogue
from survey.config import ROOT

AXE = ROOT / "requirements" / "browser" / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => (await axe.run(document, { runOnly: { type: "tag", values: tags } }))
  .violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target).join(" | ")}`)"""
WIDTHS = [320, 1280]
LANGUAGES = ["nl", "en", "tr", "ar", "pl", "uk"]
PAGES = ["/", "/toegankelijkheid", "/q/WRONG1", "/c/lindenholt"]
SHUT = ["not-yet", "paused", "closed", "in-grace"]


@pytest.fixture(scope="session")
def source():
    assert AXE.exists(), "axe-core is not here. Install it: npm ci --prefix requirements/browser"
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def is_fine(source):
    """Looks at what is on the screen now."""

    def look(resident, state: str) -> None:
        page = resident.page
        if not page.evaluate("'axe' in window"):
            page.evaluate(source)
        assert (state, page.evaluate(RUN, TAGS)) == (state, [])

    return look


def long_form(resident, campaign: str, language: str) -> None:
    """The page as a browser without script shows it; axe itself needs script."""

    def without_ours(route) -> None:
        reply = route.fetch(max_redirects=0)
        route.fulfill(response=reply, body=reply.text().replace('type="module"', 'type="none"'))

    resident.page.route("**/q/**", without_ours)
    resident.visits(campaign, language)
    expect(resident.page.locator("#_review")).to_be_hidden()
    expect(resident.page.locator(".question").last).to_be_visible()


def every_step(resident, campaign: str, language: str, is_fine) -> None:
    resident.visits(campaign, language)
    while True:
        step = resident.page.locator(".step:visible").get_attribute("id")
        closed = resident.step.locator("details:not([open]) > summary")
        while closed.count():
            closed.first.click()
        is_fine(resident, f"{campaign} {step}")
        if step == "_review":
            return
        options = resident.step.locator("label.option:not(.apart):visible, .pick:visible")
        for option in options.all()[:2]:
            option.click()
        if options.count():
            is_fine(resident, f"{campaign} {step}, chosen")
        resident.goes_on()


def every_state(resident, language: str, is_fine) -> None:
    """What can be seen on the way besides the steps themselves."""
    resident.bad_connection = True
    resident.visits("lindenholt", language)
    resident.page.locator(".languages > summary").click()
    is_fine(resident, "choosing a language")
    resident.page.keyboard.press("Escape")
    expect(resident.page.locator(".languages ul")).to_be_hidden()
    resident.goes_on_to("years")
    resident.writes("x")
    resident.goes_on()
    is_fine(resident, "a number that cannot be")
    resident.writes("3")
    resident.goes_on()
    resident.chooses("money", "safe", "help", "meeting")
    is_fine(resident, "one too many")
    resident.goes_on_to("review")
    resident.context.set_offline(True)
    resident.sends()
    expect(resident.page.locator("#_sending")).not_to_be_empty()
    is_fine(resident, "waiting")
    resident.context.set_offline(False)
    resident.is_thanked()
    is_fine(resident, "thanks")
    resident.visits("trial", language)
    is_fine(resident, "a trial")


def every_plain_page(resident, language: str, is_fine) -> None:
    resident.bad_connection = True
    for path in PAGES:
        resident.page.goto(resident.town.address + path)
        is_fine(resident, path)
    for campaign in SHUT:
        resident.visits(campaign, language)
        is_fine(resident, campaign)
    code = resident.town.places["lindenholt"].code
    resident.page.goto(f"{resident.town.address}/q/{code}/{language}/thanks")
    is_fine(resident, "thanks without script")


def the_long_form(resident, language: str, is_fine) -> None:
    long_form(resident, "lindenholt", language)
    is_fine(resident, "long form")
    resident.writes("x", at="years")
    resident.chooses("money", "safe", "help", "meeting", at="themes")
    resident.sends()
    expect(resident.page.locator("#_problems")).to_be_visible()
    is_fine(resident, "long form, to put right")


@pytest.mark.parametrize(("language", "width"), [("nl", 320), ("ar", 1280)])
def test_every_step_of_the_example(invite, is_fine, language, width):
    every_step(invite(width=width, locale=language), "lindenholt", language, is_fine)


@pytest.mark.parametrize("feature", ["ranking", "best_worst", "spoken"])
def test_every_step_of_putting_in_order_and_of_listening(invite, is_fine, feature):
    every_step(invite(width=320, locale="ar"), feature, "ar", is_fine)


@pytest.mark.parametrize(("language", "width"), [("ar", 320)])
def test_every_state_on_the_way(invite, is_fine, language, width):
    every_state(invite(width=width, locale=language), language, is_fine)


@pytest.mark.parametrize(("language", "width"), [("en", 320)])
def test_every_plain_page(invite, is_fine, language, width):
    every_plain_page(invite(width=width, locale=language), language, is_fine)


@pytest.mark.parametrize(("language", "width"), [("nl", 1280)])
def test_the_long_form(invite, is_fine, language, width):
    the_long_form(invite(width=width, locale=language), language, is_fine)


@pytest.mark.parametrize("taste", [{"color_scheme": "dark"}, {"contrast": "more"}])
def test_other_colours(invite, is_fine, taste):
    every_state(invite(**taste), "nl", is_fine)
    long = invite(**taste)
    the_long_form(long, "nl", is_fine)


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_of_the_example(invite, is_fine, language, width):
    for walk in (every_state, every_plain_page, the_long_form):
        walk(invite(width=width, locale=language), language, is_fine)
    every_step(invite(width=width, locale=language), "lindenholt", language, is_fine)


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("feature", catalogue.features())
def test_every_feature_in_each_of_its_languages(invite, is_fine, feature, width):
    for language in catalogue.feature(feature).languages:
        every_step(invite(width=width, locale=language), feature, language, is_fine)
        long = invite(width=width, locale=language)
        long_form(long, feature, language)
        is_fine(long, f"{feature}, long form")


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("example", sorted(set(catalogue.names()) - {"lindenholt"}))
def test_every_example_in_each_of_its_languages(invite, is_fine, example, width):
    for language in catalogue.questionnaire(example).languages:
        every_step(invite(width=width, locale=language), example, language, is_fine)


def test_a_fault_would_be_found(phone, is_fine):
    phone.visits("lindenholt")
    phone.page.evaluate("document.documentElement.removeAttribute('lang')")
    with pytest.raises(AssertionError, match="html-has-lang"):
        is_fine(phone, "without a language")
