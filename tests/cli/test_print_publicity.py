"""`wijkstem print poster`, `flyer`, `overview`, `social` and `check`."""

from __future__ import annotations

import json
from zipfile import ZipFile

import pytest
import zxingcpp
from PIL import Image

from tests.cli.printshop import Office, codes_in, office, sizes_of, text_of

OF = ("--campaign", "lindenholt")


@pytest.fixture(scope="module")
def wall(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("wall"))


@pytest.fixture(scope="module")
def urls(wall: Office) -> dict[str, str]:
    """The address of every place."""
    return {each["name"]: each["url"] for each in wall.data("place", "list")["places"]}


@pytest.mark.parametrize(
    ("thing", "size", "millimetres"), [("poster", "A3", (297, 420)), ("flyer", "A6", (105, 148))]
)
def test_a_poster_and_a_flyer_lead_to_their_place(
    wall: Office, urls: dict[str, str], thing: str, size: str, millimetres: tuple[int, int]
) -> None:
    file = wall.folder / f"{thing}.pdf"
    wall.done("print", thing, *OF, "--place", "wijkblad", "--size", size, "-o", file)
    assert sizes_of(file)[0] == millimetres
    assert codes_in(file)[0] == {urls["Wijkblad"]}
    assert "PROEF" not in text_of(file)


def test_a_print_shop_gets_a_poster_that_passes(wall: Office) -> None:
    file = wall.folder / "poster.zip"
    asked = ("--place", "wijkblad", "--press", "x4", "--quantity", "40", "-o", file)
    wall.done("print", "poster", *OF, *asked)
    with ZipFile(file) as package:
        assert "lindenholt_poster_wijkblad_nl_a4_40st_x4.pdf" in package.namelist()


def test_a_poster_for_a_print_shop_needs_an_address_that_residents_can_open(wall: Office) -> None:
    file = wall.folder / "local.pdf"
    asked = ("print", "poster", *OF, "--place", "wijkblad", "-o", file)
    ended = wall.run(*asked, "--press", "x4", PUBLIC_URL="http://wijk.example")
    assert ended.returncode == 1
    assert "Stel PUBLIC_URL in" in ended.stderr
    assert not file.exists()
    ended = wall.run(*asked, PUBLIC_URL="http://wijk.example")
    assert ended.returncode == 0
    assert "PROEF" in ended.stderr
    assert "PROEF" in text_of(file)


def test_a_poster_needs_a_place_when_there_are_more(wall: Office, urls: dict[str, str]) -> None:
    ended = wall.run("print", "poster", *OF, "-o", wall.folder / "which.pdf")
    assert ended.returncode == 1
    assert ended.stderr.startswith("Kies met --place een plek: ")
    assert all(f"“{name}”" in ended.stderr for name in urls)


def test_the_overview_has_the_code_of_every_place(wall: Office, urls: dict[str, str]) -> None:
    file = wall.folder / "overview.pdf"
    wall.done("print", "overview", *OF, "-o", file)
    assert set().union(*codes_in(file)) == set(urls.values())


def test_social_media_get_words_and_pictures_that_lead_to_their_place(
    wall: Office, urls: dict[str, str]
) -> None:
    folder = wall.folder / "social"
    asked = ("--place", "sociale media", "--language", "pl", "-o", folder)
    wall.done("print", "social", *OF, *asked)
    words = (folder / "teaser.txt").read_text(encoding="utf-8")
    assert urls["Sociale media"].removeprefix("https://") in words
    pictures = sorted(folder.glob("*.png"))
    assert len(pictures) == 4
    for picture in pictures:
        with Image.open(picture) as image:
            assert picture.stem.endswith(f"-pl-{image.width}x{image.height}")
            found = {each.text for each in zxingcpp.read_barcodes(image)}
        assert found <= {urls["Sociale media"]}, picture.name


def test_check_says_every_point_and_ends_with_one_when_a_point_fails(wall: Office) -> None:
    file = wall.folder / "office.pdf"
    wall.done("print", "flyer", *OF, "--place", "wijkblad", "-o", file)
    ended = wall.run("print", "check", file)
    assert ended.returncode == 1
    points = [line for line in ended.stdout.splitlines() if line.startswith("[")]
    assert any(line.startswith("[FOUT]") for line in points)
    ended = wall.run("print", "check", file, "--json")
    assert ended.returncode == 1
    report = json.loads(ended.stdout)
    assert set(report) == {"file", "pages", "standard", "passed", "points"}
    assert len(report["points"]) == len(points)


def test_check_of_what_is_no_pdf_is_a_sentence(wall: Office) -> None:
    file = wall.folder / "letter.pdf"
    file.write_text("Beste drukker,")
    ended = wall.run("print", "check", file)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert "letter.pdf is geen PDF" in ended.stderr
