"""Pictures of the organisers' own on paper: seen where they belong, in black ink, and only once."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import Choice, Choices, Option, Priority
from forms.definition.text import Text
from forms.pictures.own import MissingPicture, OwnPictures, key_of
from print.flyer import flyer
from print.geometry import Layout, Picture, Words
from print.layout import lay_out
from print.layout_document import layout_from_data, to_data
from print.paper import draw_form
from print.papers import FLAT
from print.poster import poster
from print.prepress.finish import finish
from print.prepress.preflight import preflight
from print.prepress.presets import UNCOATED, preset
from print.publicity.images import images
from tests.print.announced import Seen, announcement, foreign_operators
from tests.print.reading_back import grey, inside, pages_of

KEY = "key-of-the-tests"
GREYS = np.linspace(30, 230, 640).astype(np.uint8)  # darker at the left
BENCH = "Een bankje"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[OwnPictures, str]:
    """A picture in its folder, and its key."""
    folder = tmp_path_factory.mktemp("pictures")
    image = Image.fromarray(np.tile(GREYS, (640, 1)))
    paper = io.BytesIO()
    image.save(paper, "PNG")
    key = key_of(paper.getvalue())
    (folder / f"{key}.png").write_bytes(paper.getvalue())
    image.convert("RGB").save(folder / f"{key}.webp")
    return OwnPictures(folder), key


def layout(key: str) -> Layout:
    text = Text({"nl": BENCH})
    own = Option(code="own", text=Text({"nl": "Zitten"}), picture=key, alt=text)
    rest = (
        Option(code="b", text=Text({"nl": "Groen"}), picture="trees"),
        Option(code="c", text=Text({"nl": "Niets"})),
    )
    title = Text({"nl": "Wat mist u?"})
    questions = (
        Choice(key="one", title=title, options=(own, *rest), picture=key, alt=text),
        Choices(key="two", title=title, options=(own, *rest)),
        Priority(key="three", title=title, options=(own, *rest), maximum=2),
    )
    asked = Questionnaire(
        key="own", title=title, languages=("nl",), sections=(Section(questions=questions),)
    )
    return replace(lay_out(asked, language="nl", paper=FLAT), title="Vragen", author="Wijk")


def drawn(key: str, pictures: OwnPictures | None, **more: Any) -> bytes:
    file = io.BytesIO()
    draw_form(layout(key), file, run="KA4T9", key=KEY, pictures=pictures, **more)
    return file.getvalue()


def places(made: Layout, key: str) -> list[Picture]:
    (first, *_) = made.pages
    return [each for each in first.drawn if isinstance(each, Picture) and each.key == key]


def inks_in(pdf: bytes) -> list[np.ndarray[Any, np.dtype[np.uint8]]]:
    """The points of each image in a file: cyan, magenta, yellow and black."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = [
            each
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"
        ]
        assert {str(each.ColorSpace) for each in found} == {"/DeviceCMYK"}
        return [np.frombuffer(each.read_bytes(), dtype=np.uint8).reshape(-1, 4) for each in found]


@pytest.mark.parametrize("copies", [0, 3])
def test_it_is_seen_at_twelve_millimetres_beside_its_words(kept: Any, copies: int) -> None:
    pictures, key = kept
    found = places(layout(key), key)
    assert len(found) == 4
    words = [each for each in layout(key).pages[0].drawn if isinstance(each, Words)]
    with pages_of(drawn(key, pictures, copies=copies)) as pages:
        for page in pages:
            seen = grey(page)
            for each in found:
                assert each.width == each.height == 12
                shown = inside(seen, each, by=0.5).mean(axis=0)
                expected = np.interp(np.linspace(27, 613, len(shown)), range(640), GREYS)
                assert np.corrcoef(shown, expected)[0, 1] > 0.99
                assert shown[0] < 100 < 200 < shown[-1]
    beside = [each for each in words if each.words == "Zitten"]
    assert all(
        any(abs(word.y - 1.7 - (each.y + 6)) < 3 and each.right < word.x < each.right + 3
            for each in found)
        for word in beside
    )  # fmt: skip
    assert len(beside) == 3


def test_it_lies_once_in_a_file_however_many_copies_there_are(kept: Any) -> None:
    pictures, key = kept
    for copies in (0, 40):
        pdf = drawn(key, pictures, copies=copies)
        assert len(inks_in(pdf)) == 1
        assert len(pdf) < 300_000


@pytest.mark.parametrize("name", ["x4", "black", "x1a"])
def test_a_print_shop_gets_black_ink_alone_and_the_check_passes(
    kept: Any, tmp_path: Path, name: str
) -> None:
    pictures, key = kept
    wanted = preset(name)
    (tmp_path / "drawn.pdf").write_bytes(drawn(key, pictures, edge=wanted.edge))
    finish(
        tmp_path / "drawn.pdf",
        tmp_path / "form.pdf",
        preset=wanted,
        stock=UNCOATED,
        title="Vragen",
        language="nl",
    )
    report = preflight(tmp_path / "form.pdf", limits=wanted.limits)
    assert report.passed, report
    (inks,) = inks_in((tmp_path / "form.pdf").read_bytes())
    assert inks[:, :3].max() == 0
    assert inks[:, 3].max() > 200


def test_who_hears_the_form_hears_what_it_shows(kept: Any) -> None:
    pictures, key = kept
    with pikepdf.open(io.BytesIO(drawn(key, pictures))) as pdf:
        told = [
            str(each.Alt)
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and "/Alt" in each
        ]
    assert told.count(BENCH) == 4


def test_a_kept_layout_prints_the_same_again(kept: Any) -> None:
    pictures, key = kept
    again = io.BytesIO()
    kept_layout = layout_from_data(to_data(layout(key)))
    draw_form(kept_layout, again, run="KA4T9", key=KEY, pictures=pictures)
    assert again.getvalue() == drawn(key, pictures)


def test_a_picture_that_is_not_there_is_named_and_nothing_is_printed(
    kept: Any, tmp_path: Path
) -> None:
    _, key = kept
    for pictures in (None, OwnPictures(tmp_path)):
        with pytest.raises(MissingPicture, match=f"“{key}” is hier niet"):
            drawn(key, pictures)
    (tmp_path / f"{key}.png").write_bytes(b"\x89PNG broken")
    with pytest.raises(MissingPicture):
        drawn(key, OwnPictures(tmp_path))


def test_a_poster_and_a_flyer_show_it_in_printing_inks(kept: Any) -> None:
    pictures, key = kept
    announced = announcement(picture=key, own_pictures=pictures)
    for pdf in (poster(announced), flyer(announced), poster(announced, black=True)):
        assert foreign_operators(Seen(pdf)) == set()
        (inks,) = inks_in(pdf)
        assert inks[:, :3].max() == 0
        assert inks[:, 3].max() > 200


def test_a_picture_for_social_media_shows_it(kept: Any) -> None:
    pictures, key = kept
    announced = announcement(picture=key, own_pictures=pictures)
    for name, content in images(announced):
        with_it = np.asarray(Image.open(io.BytesIO(content)).convert("L"), dtype=int)
        without = np.asarray(
            Image.open(io.BytesIO(dict(images(announcement()))[name])).convert("L"), dtype=int
        )
        assert (np.abs(with_it - without) > 20).mean() > 0.01
