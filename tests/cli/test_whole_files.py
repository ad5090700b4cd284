"""A file is there as a whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from survey.cli.whole_files import replacing


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_text("old")
    with replacing(target) as draft:
        assert draft.name == "form.pdf"
        draft.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_what_breaks_off_halfway_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "form.pdf"
    target.write_text("old")

    def break_off() -> None:
        with replacing(target) as draft:
            draft.write_text("ne")
            raise ValueError("halfway")

    with pytest.raises(ValueError, match="halfway"):
        break_off()
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_vanishes_meanwhile_is_said_of_the_file_that_was_asked(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def lose_the_folder() -> None:
        with replacing(folder / "form.pdf") as draft:
            draft.write_text("new")
            shutil.rmtree(folder)

    with pytest.raises(FileNotFoundError) as caught:
        lose_the_folder()
    assert caught.value.filename == str(folder / "form.pdf")


def test_a_folder_where_a_file_should_come_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as caught, replacing(tmp_path):
        raise AssertionError("nothing is to be written")
    assert caught.value.filename == str(tmp_path)


def test_an_error_about_another_file_stays_about_that_file(tmp_path: Path) -> None:
    missing = tmp_path / "logo.svg"
    with pytest.raises(FileNotFoundError) as caught, replacing(tmp_path / "form.pdf"):
        missing.read_text()
    assert caught.value.filename == str(missing)


def test_the_file_may_be_read_by_whom_the_folder_says(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("as usual")
    with replacing(tmp_path / "form.pdf") as draft:
        draft.write_text("new")
    usual = (tmp_path / "other").stat().st_mode
    assert (tmp_path / "form.pdf").stat().st_mode == usual
