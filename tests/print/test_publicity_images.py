"""Pictures for social media: the usual sizes, small files, the same look."""

from functools import cache
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image, ImageChops

from forms.examples import catalogue
from forms.pictures.catalogue import keys
from print.publicity.announcement import CannotPrint
from print.publicity.images import SIZES, images
from print.publicity.inks import ACCENT_ON_SCREEN
from print.publicity.strokes import mask, strokes
from tests.print.announced import SIX, URL, announcement

WITH_CODE = ("1080x1920", "1600x900")


@cache
def drawn(language: str = "nl", *, trial: bool = False) -> dict[str, bytes]:
    return dict(images(announcement(language=language, trial=trial)))


def opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("language", SIX)
def test_there_is_a_small_picture_in_every_usual_size(language: str) -> None:
    made = drawn(language)
    assert list(made) == ["1080x1080", "1080x1920", "1200x628", "1600x900"]
    for name, content in made.items():
        image = opened(content)
        assert f"{image.width}x{image.height}" == name
        assert len(content) < 60_000
        assert image.getpixel((2, 2)) == ACCENT_ON_SCREEN
        assert image.getpixel((2, image.height - 3)) == (255, 255, 255)


@pytest.mark.parametrize("language", SIX)
def test_the_larger_pictures_carry_a_code_that_a_telephone_reads(language: str) -> None:
    for name, content in drawn(language).items():
        codes = [code.text for code in zxingcpp.read_barcodes(opened(content))]
        assert codes == ([URL] if name in WITH_CODE else [])


@pytest.mark.parametrize("language", SIX)
def test_nothing_comes_near_the_edge(language: str) -> None:
    for size, content in zip(SIZES, drawn(language).values(), strict=True):
        image, near = opened(content), size.margin // 3
        field, band = (0, 0, size.width, size.field), (0, size.field, size.width, size.height)
        for box, colour in ((field, ACCENT_ON_SCREEN), (band, (255, 255, 255))):
            part = image.crop(box)
            ink = ImageChops.difference(part, Image.new("RGB", part.size, colour)).getbbox()
            assert ink
            assert near < ink[0]
            assert ink[2] < part.width - near
            assert near / 2 < ink[1]
            assert ink[3] < part.height - near / 2


def test_in_arabic_the_picture_is_mirrored() -> None:
    def ink(language: str) -> tuple[int, int]:
        """Where the code's white band has its dark part: left or right."""
        image = opened(drawn(language)["1080x1920"])
        code = zxingcpp.read_barcodes(image)[0].position
        return code.top_left.x, image.width - code.top_right.x

    assert ink("nl")[0] < 100 < 500 < ink("nl")[1]
    assert ink("ar")[1] < 100 < 500 < ink("ar")[0]


def test_the_same_announcement_gives_the_same_bytes() -> None:
    assert dict(images(announcement())) == drawn()


def test_a_trial_is_marked_and_still_leads_to_the_questions() -> None:
    for name, content in drawn(trial=True).items():
        image = opened(content)
        difference = ImageChops.difference(image, opened(drawn()[name])).convert("L")
        changed = image.width * image.height - difference.histogram()[0]
        assert changed > 0.015 * image.width * image.height
        if name in WITH_CODE:
            assert [code.text for code in zxingcpp.read_barcodes(image)] == [URL]


def test_every_pictogram_becomes_lines_inside_its_square() -> None:
    for key in keys():
        for line in strokes(key):
            assert all(0 <= x <= 24 and 0 <= y <= 24 for x, y in line), key
        assert max(mask(key, side=48).size) == 48


def test_a_question_that_fits_no_picture_is_refused_and_named() -> None:
    with pytest.raises(CannotPrint, match=r"promotion\.question: .*te lang voor 1080x1080"):
        list(images(announcement(question="Wat vindt u? " * 770)))
    with pytest.raises(CannotPrint, match=r"promotion\.question: het teken “☂”"):
        list(images(announcement(question="Regen ☂?")))


@pytest.mark.long
@pytest.mark.parametrize("name", catalogue.names())
@pytest.mark.parametrize("language", SIX)
def test_every_example_fits_every_picture(name: str, language: str) -> None:
    for trial in (False, True):
        assert len(list(images(announcement(name, language, trial=trial)))) == len(SIZES)
