"""What a screen reader is told, read from Chromium's own accessibility tree."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def heard(phone):
    """The parts of the page with this role, as (name, description)."""
    client = phone.context.new_cdp_session(phone.page)

    def of(role: str) -> list[tuple[str, str]]:
        nodes = client.send("Accessibility.getFullAXTree")["nodes"]
        words = {each["nodeId"]: each for each in nodes}

        def text(node) -> str:
            inside = "".join(
                text(words[each]) for each in node.get("childIds", []) if each in words
            )
            return inside or node.get("name", {}).get("value", "")

        return [
            (
                each.get("name", {}).get("value") or text(each),
                each.get("description", {}).get("value", ""),
            )
            for each in nodes
            if not each["ignored"] and each["role"]["value"] == role
        ]

    return of


@pytest.fixture
def listening(phone):
    """Begins to listen; gives what live regions said since then, in order."""
    return lambda: _listening(phone.page)


def _listening(page):
    page.evaluate(
        """() => { window.heard = [];
        const live = (node) => node.closest && node.closest("[role=status], [role=alert]");
        new MutationObserver((changes) => changes.forEach((change) => {
          const added = [...change.addedNodes].find((node) => node.role === "alert");
          const region = live(change.target) || added;
          if (region && region.offsetParent && region.textContent) heard.push(region.textContent);
        })).observe(document.body, { subtree: true, childList: true, characterData: true }); }"""
    )
    return lambda: page.evaluate("heard")


@pytest.fixture
def at_themes(phone):
    phone.visits("lindenholt", variant=3)
    phone.goes_on_to("themes")
    return phone


def test_choosing_is_counted_aloud_and_a_fourth_is_refused_with_a_reason(at_themes, listening):
    announced = listening()
    at_themes.chooses("money", "safe")
    assert announced() == ["1 van 3 gekozen", "2 van 3 gekozen"]
    at_themes.chooses("help", "meeting")
    assert announced()[2:] == [
        "3 van 3 gekozen",
        "Fout: U hebt er al 3 gekozen. Haal eerst een keuze weg.",
    ]
    assert at_themes.marked() == {"themes=money", "themes=safe", "themes=help"}


def test_why_a_fourth_is_refused_stands_where_somebody_tapped(at_themes):
    at_themes.chooses("money", "safe", "help")
    at_themes.chooses("healthy")
    refused = at_themes.page.locator('label:has([value="healthy"]) + .error')
    expect(refused).to_be_in_viewport()


def test_the_question_is_a_group_with_its_words_and_its_reason(at_themes, heard):
    question = lambda: [each for each in heard("group") if each[0].startswith("Vraag")]  # noqa: E731
    [(name, described)] = question()
    assert re.match(r"Vraag 4 van 11 ?Wat is voor u het belangrijkst\?", name)
    assert described == ""
    at_themes.chooses("money", "safe", "help", "meeting")
    [(_, described)] = question()
    assert described == "Fout: U hebt er al 3 gekozen. Haal eerst een keuze weg."
    at_themes.chooses("help")
    [(_, described)] = question()
    assert described == ""


def test_themes_are_heard_in_the_same_order_after_going_back(at_themes, heard):
    before = [name for name, _ in heard("checkbox")]
    assert len(before) == 9  # seven themes, don't know, and keeping on this device
    at_themes.chooses("money", "safe")
    at_themes.goes_on()
    at_themes.goes_back()
    at_themes.is_asked("themes")
    assert [name for name, _ in heard("checkbox")] == before


def test_which_comes_first_is_asked_only_about_what_was_chosen(at_themes, heard):
    at_themes.chooses("money", "safe", "help")
    at_themes.chooses("help")
    at_themes.goes_on()
    [(group, _)] = heard("radiogroup")
    assert group == "Welke daarvan vindt u het belangrijkst?"
    assert {name for name, _ in heard("radio")} == {
        "Geen zorgen over geld hebben",
        "Veilig wonen in de wijk",
    }


def test_one_theme_needs_no_question_which_comes_first(at_themes, stored):
    at_themes.chooses("money", "safe")
    at_themes.goes_on()
    at_themes.puts_first("safe")
    at_themes.goes_back()
    at_themes.chooses("safe")
    at_themes.goes_on()
    at_themes.is_asked("contact")
    at_themes.goes_on_to("review")
    at_themes.sends()
    at_themes.is_thanked()
    [response] = stored()
    assert (response.answers["themes"].codes, response.answers["themes"].first) == (("money",), ())


def test_a_number_that_cannot_be_is_asked_again_at_the_field_itself(phone, heard):
    phone.visits("lindenholt")
    phone.goes_on_to("years")
    phone.writes("twaalf")
    phone.goes_on()
    phone.is_asked("years")
    field = phone.step.get_by_label("Uw antwoord (jaar)")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Fout: Schrijf een getal van 0 tot en met 110.")
    expect(field).to_have_attribute("aria-invalid", "true")
    phone.writes("١٢")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    phone.goes_on()
    phone.is_asked("themes")


def test_each_step_has_one_heading_of_the_first_level(at_themes):
    client = at_themes.context.new_cdp_session(at_themes.page)
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    levels = [
        each["value"]["value"]
        for node in nodes
        if not node["ignored"] and node["role"]["value"] == "heading"
        for each in node["properties"]
        if each["name"] == "level"
    ]
    assert levels == [1]


def test_the_wait_and_the_wiping_are_said_aloud(phone, listening):
    phone.bad_connection = True
    phone.visits("lindenholt")
    phone.goes_on_to("review")
    said = listening()
    phone.context.set_offline(True)
    phone.sends()
    expect(phone.page.locator("#_sending")).to_contain_text("Geen verbinding")
    phone.page.get_by_role("button", name="Wis alles").click()
    assert said() == [
        "Uw antwoorden worden verstuurd.",
        "Geen verbinding. Uw antwoorden zijn er nog. Wij proberen het zo weer. "
        "Laat deze pagina open.",
        "Alles is gewist.",
    ]
