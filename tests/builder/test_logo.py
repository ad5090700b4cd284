"""A campaign's logo lies beside its document, and is kept with the data when it starts."""

from dataclasses import replace
from pathlib import Path

import pytest

from forms.examples import catalogue
from print.logo_file import CannotUseLogo
from survey.builder.logo import keep_logo, logo_of, require_logo

CAMPAIGN = catalogue.campaign("lindenholt")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'


def test_a_logo_is_kept_under_its_campaign(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG)
    campaign = replace(CAMPAIGN, logo="logo.svg")
    require_logo(campaign, folder=tmp_path)
    keep_logo(campaign, folder=tmp_path, data=tmp_path / "data")
    kept = logo_of(campaign, data=tmp_path / "data")
    assert kept == tmp_path / "data" / "logos" / "lindenholt" / "logo.svg"
    assert kept.read_text() == SVG
    assert [each.name for each in kept.parent.iterdir()] == ["logo.svg"]


def test_a_campaign_without_a_logo_keeps_none(tmp_path: Path) -> None:
    require_logo(CAMPAIGN, folder=tmp_path)
    keep_logo(CAMPAIGN, folder=tmp_path, data=tmp_path)
    assert logo_of(CAMPAIGN, data=tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_a_logo_that_is_not_beside_the_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotUseLogo, match=r"“logo\.png” staat niet in de map"):
        require_logo(replace(CAMPAIGN, logo="logo.png"), folder=tmp_path)
