"""A questionnaire with a picture of its own on the command line: started, printed, and refused."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue
from forms.pictures.own import key_of
from survey.cli.documents import as_yaml
from tests.cli.printshop import Office, office

SHAPES = (b"\x00" * 300 + b"\xff" * 340) * 640


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return office(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def key(shelf: Office) -> str:
    """A picture that lies beside the databases, as the builder keeps it."""
    image, files = Image.frombytes("L", (640, 640), SHAPES), {}
    for ending, kind in (("webp", "WEBP"), ("png", "PNG")):
        file = io.BytesIO()
        image.save(file, kind)
        files[ending] = file.getvalue()
    name = key_of(*files.values())
    folder = shelf.command_line.instance / "data" / "pictures"
    folder.mkdir()
    for ending, content in files.items():
        (folder / f"{name}.{ending}").write_bytes(content)
    return name


def documents(shelf: Office, picture: str, *, campaign: str) -> tuple[Path, Path]:
    """The files of a campaign whose first theme shows this picture, and so does its poster."""
    asked: dict[str, Any] = questionnaire_to_data(catalogue.questionnaire("lindenholt"))
    around: dict[str, Any] = campaign_to_data(catalogue.campaign("lindenholt"))
    themes = next(q for s in asked["sections"] for q in s["questions"] if q["key"] == "themes")
    themes["options"][0] |= {"picture": picture, "alt": {"nl": "Een bankje"}}
    around |= {"key": campaign, "promotion": {**around["promotion"], "picture": picture}}
    files = shelf.folder / f"{campaign}.yaml", shelf.folder / f"{campaign}-asked.yaml"
    files[0].write_text(as_yaml(around), encoding="utf-8")
    files[1].write_text(as_yaml(asked), encoding="utf-8")
    return files


def images_in(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return sum(
            isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
            for each in pdf.objects
        )


def test_a_campaign_with_a_picture_is_started_and_printed_with_it(shelf: Office, key: str) -> None:
    campaign, asked = documents(shelf, key, campaign="own")
    shelf.done("campaign", "start", campaign, "--questionnaire", asked)
    form, again = shelf.folder / "form.pdf", shelf.folder / "again.pdf"
    said = shelf.done("print", "paper", "--campaign", "own", "--copies", "3", "-o", form)
    assert images_in(form) == 1
    shelf.done("print", "again", said.split()[1], "-o", again)
    digests = {hashlib.sha256(each.read_bytes()).digest() for each in (form, again)}
    assert len(digests) == 1
    poster = shelf.folder / "poster.pdf"
    place = catalogue.campaign("lindenholt").places[0].name
    shelf.done("print", "poster", "--campaign", "own", "--place", place, "-o", poster)
    assert images_in(poster) == 1


def test_a_print_shop_gets_it_too(shelf: Office, key: str) -> None:
    campaign, asked = documents(shelf, key, campaign="shop")
    shelf.done("campaign", "start", campaign, "--questionnaire", asked)
    form = shelf.folder / "press.pdf"
    shelf.done("print", "paper", "--campaign", "shop", "--press", "x4", "-o", form)
    assert images_in(form) == 1
    assert shelf.run("print", "check", form).returncode == 0


def test_a_picture_that_is_not_here_is_named_before_anything_is_made(
    shelf: Office, key: str
) -> None:
    gone = "own-" + "0" * 32
    campaign, asked = documents(shelf, gone, campaign="gone")
    for words in (
        ("campaign", "start", campaign, "--questionnaire", asked),
        ("questionnaire", "publish", asked, "--campaign", "lindenholt"),
    ):
        ended = shelf.run(*words)
        assert ended.returncode == 1
        assert f"Het eigen plaatje “{gone}” is hier niet" in ended.stderr
    assert "gone" not in [each["key"] for each in shelf.data("campaign", "list")["campaigns"]]
