"""A language that is only spoken is heard beside the written one, with or without a network."""

from __future__ import annotations

import io
import wave

import pytest
from playwright.sync_api import expect

NAMES = ["voorbeeld-titel-rif.mp3", "voorbeeld-thee-rif.mp3", "voorbeeld-ja-rif.mp3"]


@pytest.fixture
def recordings(town):
    folder = town.instance / "data" / "audio" / town.places["spoken"].campaign
    folder.mkdir(parents=True, exist_ok=True)
    sound = io.BytesIO()
    with wave.open(sound, "wb") as written:
        written.setparams((1, 1, 8000, 0, "NONE", ""))
        written.writeframes(b"\x80" * 4000)
    for name in NAMES:
        (folder / name).write_bytes(sound.getvalue())


def played(phone) -> list[float]:
    """Begins to note every sound that is really played: its length in seconds."""
    phone.context.add_init_script(
        """window.played = []; const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function () {
          played.push(this.buffer.duration); return start.call(this); };"""
    )


def test_choosing_it_keeps_the_written_language_and_reads_on_without_a_network(phone, recordings):
    played(phone)
    phone.visits("spoken")
    with phone.page.expect_response("**/voorbeeld-ja-rif.mp3"):
        phone.page.locator(".choose-language button.spoken").click()
    expect(phone.page.locator("html")).to_have_attribute("lang", "nl")
    pressed = phone.page.locator(".choose-language button.spoken[aria-pressed=true]")
    expect(pressed).to_have_text("Tarifit (voorlezen)")
    phone.bad_connection = True
    phone.context.set_offline(True)
    phone.goes_on()
    phone.is_asked("tea")
    phone.page.wait_for_function("played.length >= 2")
    phone.context.set_offline(False)


def test_another_written_language_keeps_what_is_heard(phone, recordings):
    phone.visits("spoken")
    phone.page.locator(".choose-language button.spoken").click()
    phone.page.locator('.choose-language button[value="ar"]').click()
    expect(phone.page.locator("html")).to_have_attribute("lang", "ar")
    expect(phone.page.locator("button.spoken[aria-pressed=true]").first).to_be_attached()


def test_without_script_it_is_not_offered(without_script):
    without_script.visits("spoken")
    expect(without_script.page.locator("button.spoken").first).to_be_hidden()
