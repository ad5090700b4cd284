"""Small screens, large letters, other colours, no pictures, a keyboard alone, shaking hands."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""
STEPS = [
    *("start", "goes_well", "neighbourhood", "years", "themes", "contact"),
    *("missing", "age", "review"),
]
CLIPPED = """() => [...document.querySelectorAll("main *, header *, footer *")].filter((each) => {
  const style = getComputedStyle(each);
  return each.checkVisibility() && !each.closest(".reader-only, .trap, .skip")
    && style.overflow !== "visible" && each.tagName !== "TEXTAREA" && each.tagName !== "INPUT"
    && each.tagName !== "svg"
    && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
}).map((each) => each.outerHTML)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """(least) => [...document.querySelectorAll("a, button, summary, input, textarea")]
  .filter((each) => each.checkVisibility() && !each.closest(".trap, .skip, .reader-only"))
  .map((each) => each.closest("label") || each)
  .map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < least || box.width < 44))
  .map(([text, box]) => `${text}: ${box.width} x ${box.height}`)"""


def walks(resident, steps=STEPS):
    """Goes on to every step that differs from the others, and stands there for a moment."""
    for step in steps:
        resident.goes_on_to(step)
        if step == "themes":
            resident.chooses("money", "safe")
        if step == "neighbourhood":
            resident.page.locator("details.area summary").first.click()
        yield step


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_nothing_runs_off_a_screen_of_320_points(invite, language):
    """The same as 400 % on a screen of 1280."""
    resident = invite(width=320, height=256, locale=language)
    resident.visits("lindenholt", language)
    for step in walks(resident):
        assert (step, resident.page.evaluate(TOO_WIDE)) == (step, 0)
    resident.visits("long_words")
    resident.goes_on()
    assert resident.page.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("path", ["/", "/q/WRONG1", "/toegankelijkheid", "/c/lindenholt/nl"])
def test_no_page_runs_off_a_screen_of_320_points(invite, town, path):
    resident = invite(width=320, height=640)
    resident.bad_connection = True
    resident.page.goto(town.address + path)
    assert resident.page.evaluate(TOO_WIDE) == 0


def test_letters_twice_as_large_and_far_apart_lose_nothing(invite):
    resident = invite(width=320, height=640, bypass_csp=True)
    resident.visits("lindenholt")
    resident.page.add_style_tag(content=SPACED + "html { font-size: 200% !important; }")
    for step in walks(resident):
        page = resident.page
        assert (step, page.evaluate(CLIPPED), page.evaluate(TOO_WIDE)) == (step, [], 0)


def test_targets_are_large_enough_for_shaking_hands(phone, town):
    phone.visits("lindenholt")
    for step in walks(phone):
        assert (step, phone.page.evaluate(SMALL, 44)) == (step, [])
        options = phone.step.locator("label.option, details.area > summary").all()
        heights = [each.bounding_box()["height"] for each in options if each.is_visible()]
        assert min(heights, default=56) >= 48
    for path in ("/", "/toegankelijkheid", "/c/lindenholt/nl", "/q/WRONG1"):
        phone.bad_connection = True
        phone.page.goto(town.address + path)
        assert (path, phone.page.evaluate(SMALL, 44)) == (path, [])


def test_without_pictures_every_option_still_has_its_words(invite):
    resident = invite()
    resident.page.route("**/*.{png,jpg,svg}", lambda route: route.abort())
    resident.bad_connection = True
    resident.visits("lindenholt")
    resident.page.evaluate("document.querySelectorAll('svg').forEach((each) => each.remove())")
    for _ in walks(resident):
        for option in resident.step.locator("label.option:visible span").all():
            assert option.inner_text().strip()


@pytest.mark.parametrize(
    "taste",
    [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"contrast": "more"}],
    ids=["forced colours", "dark", "more contrast"],
)
def test_what_is_chosen_is_told_by_more_than_a_tint(invite, taste):
    resident = invite(**taste)
    resident.visits("lindenholt")
    resident.goes_on_to("contact")
    resident.chooses("happy")
    look = """(each) => { const style = getComputedStyle(each);
      return style.borderColor + style.boxShadow + style.outline; }"""
    resident.heading.focus()
    chosen = resident.step.locator("label:has(:checked)").evaluate(look)
    other = resident.step.locator("label:not(:has(:checked))").last.evaluate(look)
    assert chosen != other


def test_nothing_moves_for_who_wants_no_movement(invite):
    resident = invite(reduced_motion="reduce")
    resident.visits("lindenholt")
    resident.goes_on()
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert resident.page.evaluate(moving) == 0


FOCUS_SHOWS = """() => { const at = document.activeElement;
  if (at === document.body) return true; // between the last and the first thing
  const rings = [at, at.closest("label")].filter(Boolean).map((each) => getComputedStyle(each));
  return rings.some((s) => s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2); }"""


def test_the_whole_questionnaire_by_keyboard_with_focus_in_sight(desktop, stored):
    desktop.visits("lindenholt")
    page, press = desktop.page, desktop.page.keyboard.press

    def tabs_to(selector: str) -> None:
        for _ in range(40):
            press("Tab")
            assert page.evaluate(FOCUS_SHOWS)
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                expect(page.locator(":focus")).to_be_in_viewport()
                return
        raise AssertionError(f"Tab never came to {selector}")

    def goes_on() -> None:
        tabs_to(".next")
        press("Enter")

    press("Tab")
    expect(page.get_by_role("link", name="Naar de vraag")).to_be_in_viewport()
    goes_on()
    desktop.is_asked("goes_well")
    tabs_to("[name=goes_well][value=green]")
    press("Space")
    goes_on()
    tabs_to(".area summary")
    press("Enter")
    tabs_to("[value=horstacker]")
    press("Space")
    press("ArrowDown")
    goes_on()
    tabs_to("[name=years-text]")
    page.keyboard.type("12")
    press("Enter")
    tabs_to("[name=themes][value=money]")
    press("Space")
    tabs_to("[name=themes][value=dont_know]")
    goes_on()
    tabs_to("[name=contact]")
    press("ArrowDown")
    goes_on()
    for _ in range(4):
        goes_on()
    tabs_to("textarea")
    page.keyboard.type("Een bankje")
    goes_on()
    goes_on()
    tabs_to("#_send button")
    press("Enter")
    desktop.is_thanked()
    [response] = stored()
    answers = response.answers
    assert answers["goes_well"].codes == ("green",)
    assert answers["neighbourhood"].codes == ("zellersacker",)
    assert (answers["years"].number, answers["themes"].codes) == (12, ("money",))
    assert answers["contact"].codes
    assert answers["missing"].text == "Een bankje"
