"""Reading aloud: recordings first, then the phone's own voice, and no button without either."""

from __future__ import annotations

import io
import wave

import pytest
from playwright.sync_api import expect

NAMES = ["voorbeeld-titel-nl.mp3", "voorbeeld-muziek-nl.mp3", "voorbeeld-ja-nl.opus"]


@pytest.fixture
def recordings(town):
    """A moment of silence under the names that the questionnaire gives. Browsers look at the
    sound itself, not at its name."""
    folder = town.instance / "data" / "audio" / town.places["audio"].campaign
    folder.mkdir(parents=True, exist_ok=True)
    sound = io.BytesIO()
    with wave.open(sound, "wb") as written:
        written.setparams((1, 1, 8000, 0, "NONE", ""))
        written.writeframes(b"\x80" * 400)
    for name in NAMES:
        (folder / name).write_bytes(sound.getvalue())


@pytest.fixture
def fetched(phone):
    """The recordings that were played so far, in order."""
    names: list[str] = []

    def note(reply) -> None:
        name = reply.url.rpartition("/")[2]
        if "/audio/" in reply.url and (not names or names[-1] != name):
            assert reply.ok
            names.append(name)

    phone.context.on("response", note)
    return names


@pytest.fixture
def played(phone):
    """How long each sound was that really began, in seconds."""
    phone.context.add_init_script(
        """window.played = []; const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function () {
          played.push(this.buffer.duration); return start.call(this); };"""
    )
    return lambda n: phone.page.wait_for_function(f"played.length >= {n}")


def test_once_on_it_reads_every_question_and_its_options(phone, recordings, fetched, played):
    phone.visits("audio")
    button = phone.page.get_by_role("button", name="Lees alles voor")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert fetched == []
    with phone.page.expect_response("**/voorbeeld-ja-nl.opus"):
        button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    phone.goes_on()
    phone.is_asked("music")
    played(2)  # the question and the option that is recorded
    assert {"voorbeeld-muziek-nl.mp3", "voorbeeld-ja-nl.opus"} <= set(fetched)
    phone.page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_recording_that_is_missing_stops_nobody(phone):
    phone.bad_connection = True
    phone.visits("audio", "en")
    phone.page.get_by_role("button", name="Read everything aloud").click()
    phone.goes_on()
    phone.is_asked("music")


def test_without_recording_or_voice_there_is_no_button(phone):
    phone.visits("choices")
    expect(phone.page.locator("#_aloud")).to_be_hidden()


def test_without_script_there_is_no_button(without_script):
    without_script.visits("audio")
    expect(without_script.page.locator("#_aloud")).to_be_hidden()
