"""Presets: those of usual shops, and an organisation's own beside or instead of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.definition.sentence import Refusal
from print.document import Edge
from print.prepress.presets import preset, presets
from print.prepress.standards import Colours, Standard

OWN = """
[stocks.uncoated]
condition = "FOGRA52"
described = "PSO Uncoated v3"
profile = "own.icc"

[presets.buurtdrukker]
standard = "PDF/X-1a:2003"
bleed = 5
marks = true
colours = "black"
ink_limit = 260.5
"""


def own(folder: Path, content: str = OWN) -> Path:
    (folder / "own.icc").write_bytes(b"profile")
    path = folder / "drukkers.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_usual_presets_are_there() -> None:
    assert list(presets()) == ["x4", "x4-marks", "x1a", "x1a-marks", "black"]
    assert preset() == preset("x4")
    assert preset("x4").standard is Standard.X4
    assert preset("x1a-marks").edge == Edge(bleed=3, marks=True)
    assert preset("black").colours is Colours.BLACK
    assert preset("x4").limits.ink == 280


def test_every_preset_has_a_profile_for_both_kinds_of_paper() -> None:
    for each in presets().values():
        for name in ("coated", "uncoated"):
            profile = each.stock(name).profile
            assert profile.read_bytes()[12:20] == b"prtrCMYK"
            assert profile.stat().st_size < 600_000


def test_an_organisation_adds_its_own(tmp_path: Path) -> None:
    found = presets(own=own(tmp_path))
    assert list(found)[-1] == "buurtdrukker"
    assert found["buurtdrukker"].edge == Edge(bleed=5, marks=True)
    assert found["buurtdrukker"].ink_limit == 260.5
    for each in found.values():  # its own paper is that of our presets too
        assert each.stock("uncoated").condition == "FOGRA52"
        assert each.stock("uncoated").profile == tmp_path / "own.icc"
        assert each.stock("coated").condition == "FOGRA39"


def test_an_unknown_preset_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"“x3”.*x4, x4-marks, x1a, x1a-marks, black, buurtdrukker"):
        preset("x3", own=own(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("bleed = 5", 'bleed = "5"', r"\[presets.buurtdrukker\].*“bleed” hoort een getal"),
        ("bleed = 5", "bleed = true", r"“bleed” hoort een getal"),
        ("bleed = 5", "bleed = 50", r"“bleed”.*0 tot 20"),
        ("marks = true", "marks = 1", r"“marks”.*true of false"),
        ("PDF/X-1a:2003", "PDF/X-3", r"“standard” uit: PDF/X-4, PDF/X-1a:2003"),
        ('"black"', '"rgb"', r"“colours” uit: cmyk, black"),
        ("marks = true", "mark = true", r"precies dit staan: bleed, colours, ink_limit, marks"),
        ("own.icc", "weg.icc", r"\[stocks.uncoated\].*weg.icc is er niet"),
        ("[presets.buurtdrukker]", "[presets", "geen goede TOML"),
        ("[presets.buurtdrukker]", "[presets]", r"precies dit staan"),
    ],
)
def test_a_mistake_is_refused_with_its_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in OWN
    with pytest.raises(Refusal, match=said) as refused:
        presets(own=own(tmp_path, OWN.replace(old, new)))
    assert "drukkers.toml" in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"weg\.toml"):
        presets(own=tmp_path / "weg.toml")
    (tmp_path / "picture.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refusal, match="geen goede TOML"):
        presets(own=tmp_path / "picture.toml")
