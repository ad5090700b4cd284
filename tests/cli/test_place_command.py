"""`wijkstem place` and `wijkstem campaign`: stable keys, and codes that a telephone reads."""

from __future__ import annotations

from pathlib import Path

import zxingcpp
from PIL import Image

from tests.cli.conftest import CommandLine

KEYS = {"code", "name", "type", "campaign", "url", "helper_url", "trial_url"}


def test_place_list_has_the_keys_that_scripts_rely_on(example: CommandLine) -> None:
    places = example.data("place", "list")["places"]
    assert [set(place) for place in places] == [KEYS] * 4
    assert all(each["url"] == f"http://localhost:8000/q/{each['code']}" for each in places)


def test_links_start_with_the_public_address(example: CommandLine) -> None:
    said = example.done("place", "list", "--json", PUBLIC_URL="https://wijk.example/")
    assert '"url": "https://wijk.example/q/' in said


def test_a_place_that_is_added_is_listed(example: CommandLine) -> None:
    words = ("--campaign", "lindenholt", "--name", "Bibliotheek", "--type", "library")
    added = example.data("place", "add", *words)["places"]
    listed = example.data("place", "list", "--campaign", "lindenholt")["places"]
    assert added[0] in listed
    ended = example.run("place", "add", *words)
    assert ended.returncode == 1
    assert ended.stderr == "Er is al een plek “Bibliotheek”. Kies een andere naam.\n"


def test_the_qr_code_leads_to_the_place(example: CommandLine, tmp_path: Path) -> None:
    place = example.data("place", "list")["places"][0]
    for ending in ("png", "svg", "pdf"):
        example.done("place", "qr", place["code"].lower(), "-o", tmp_path / f"code.{ending}")
    with Image.open(tmp_path / "code.png") as image:
        found = zxingcpp.read_barcodes(image)
    assert [each.text for each in found] == [place["url"]]
    assert (tmp_path / "code.pdf").read_bytes().startswith(b"%PDF-")
    assert place["url"] in (tmp_path / "code.svg").read_text(encoding="utf-8")


def test_another_ending_and_another_code_are_refused(example: CommandLine, tmp_path: Path) -> None:
    code = example.data("place", "list")["places"][0]["code"]
    assert example.run("place", "qr", code, "-o", tmp_path / "code.gif").returncode == 1
    ended = example.run("place", "qr", "ZZZZZZ", "-o", tmp_path / "code.svg")
    assert ended.returncode == 1
    assert "Er is geen plek met de code “ZZZZZZ”." in ended.stderr


def test_a_campaign_is_paused_resumed_and_extended(example: CommandLine) -> None:
    def listed() -> dict[str, object]:
        found: dict[str, object] = example.data("campaign", "list")["campaigns"][0]
        return found

    assert listed()["paused"] is False
    example.done("campaign", "pause", "lindenholt")
    assert listed()["paused"] is True
    example.done("campaign", "resume", "lindenholt")
    example.done("campaign", "extend", "lindenholt", "--until", "2032-01-31")
    assert listed()["closes"] == "2032-01-31"
    assert listed()["paused"] is False
    assert example.run("campaign", "extend", "lindenholt", "--until", "2001-01-31").returncode == 1
