"""`wijkstem campaign start` takes the logo along from the folder of the campaign."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from forms.examples.catalogue import FOLDER
from tests.cli.conftest import CommandLine

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A campaign's own folder, whose document names a logo."""
    copied = tmp_path / "own"
    shutil.copytree(FOLDER / "lindenholt", copied)
    document = copied / "campaign.yaml"
    document.write_text(document.read_text(encoding="utf-8") + "logo: stad.svg\n", encoding="utf-8")
    return copied


def test_the_logo_is_taken_along(cli: CommandLine, folder: Path, tmp_path: Path) -> None:
    (folder / "stad.svg").write_text(SVG)
    cli.done("init")
    start = ("campaign", "start", folder / "campaign.yaml", "--questionnaire")
    cli.done(*start, folder / "questionnaire.yaml")
    kept = cli.instance / "data" / "logos" / "lindenholt" / "stad.svg"
    assert kept.read_text() == SVG
    code = cli.data("place", "list")["places"][0]["code"]
    cli.done("place", "qr", code, "-o", tmp_path / "with.pdf")
    kept.unlink()
    ended = cli.run("place", "qr", code, "-o", tmp_path / "without.pdf")
    assert ended.returncode == 1
    assert "“stad.svg”" in ended.stderr
    assert not (tmp_path / "without.pdf").exists()


def test_without_its_logo_the_campaign_does_not_start(cli: CommandLine, folder: Path) -> None:
    cli.done("init")
    start = ("campaign", "start", folder / "campaign.yaml", "--questionnaire")
    ended = cli.run(*start, folder / "questionnaire.yaml")
    assert ended.returncode == 1
    assert "Het logo “stad.svg” staat niet in de map." in ended.stderr
    assert cli.data("campaign", "list")["campaigns"] == []
