"""What somebody uploads becomes two small, plain files, or a sentence that says why not."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from forms.pictures.own import is_own
from survey.builder.picture_taking import HEAVIEST, PAPER, CannotTakePicture, take
from tests.builder.pictures import BLUE, RED, bomb, file_of, opened, photo

PHOTO = file_of(photo(), "JPEG")


def colour(image: Image.Image, x: float, y: float = 0.5) -> tuple[int, ...]:
    found = image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < 12


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_becomes_a_square_for_the_screen_and_one_in_greys_for_paper(kind: str) -> None:
    taken = take(file_of(photo(), kind), cropped=True)
    screen, paper = opened(taken.screen), opened(taken.paper)
    assert (screen.format, screen.size) == ("WEBP", (320, 320))
    assert (paper.format, paper.size, paper.mode) == ("PNG", (600, 600), "L")
    assert near(colour(screen, 0.1), RED)
    assert near(colour(screen, 0.9), BLUE)
    assert is_own(taken.key)


def test_the_same_picture_always_has_the_same_key_and_another_has_another() -> None:
    assert take(PHOTO, cropped=False).key == take(PHOTO, cropped=False).key
    assert take(PHOTO, cropped=False).key != take(PHOTO, cropped=True).key


def test_the_whole_picture_gets_white_beside_it() -> None:
    screen = opened(take(PHOTO, cropped=False).screen)
    assert near(colour(screen, 0.5, 0.03), (255, 255, 255))
    assert near(colour(screen, 0.03), RED)
    assert near(colour(screen, 0.97), BLUE)


def test_nothing_survives_of_where_and_with_what_a_photo_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Maker-of-cameras", "Secret-model"
    exif.get_ifd(0x8825)[2] = (51.0, 50.0, 30.0)
    content = file_of(
        photo(), "JPEG", exif=exif, comment=b"at-our-home", icc_profile=b"secret-profile" * 20
    )
    assert b"Secret-model" in content
    taken = take(content, cropped=False)
    for made in (taken.screen, taken.paper):
        assert not opened(made).getexif()
        assert not re.search(rb"Secret|Maker|at-our-home|secret|Exif|EXIF|ICCP|iCCP|XMP|tEXt", made)


def test_a_photo_taken_on_its_side_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned clockwise: what is on the left comes on top
    screen = opened(take(file_of(photo(), "JPEG", exif=exif), cropped=True).screen)
    assert near(colour(screen, 0.5, 0.1), RED)
    assert near(colour(screen, 0.5, 0.9), BLUE)


def test_however_busy_it_is_a_picture_stays_light_on_a_phone() -> None:
    noise = np.random.default_rng(5).integers(0, 256, (1500, 1500, 3), dtype=np.uint8)
    taken = take(file_of(Image.fromarray(noise), "PNG"), cropped=True)
    assert len(taken.screen) <= HEAVIEST
    assert opened(taken.paper).size == (PAPER, PAPER)


def test_of_a_moving_picture_the_first_is_kept() -> None:
    frames = [Image.new("RGB", (300, 300), each) for each in (RED, BLUE, BLUE)]
    moving = file_of(frames[0], "GIF", save_all=True, append_images=frames[1:])
    screen = opened(take(moving, cropped=False).screen)
    assert getattr(screen, "n_frames", 1) == 1
    assert near(colour(screen, 0.5), RED)


def test_colours_of_a_print_shop_and_greys_in_many_steps_are_understood() -> None:
    inks = take(file_of(photo().convert("CMYK"), "JPEG"), cropped=True)
    assert near(colour(opened(inks.screen), 0.1), RED)
    steps = np.tile(np.linspace(0, 65535, 400).astype(np.uint16), (400, 1))
    paper = np.asarray(opened(take(file_of(Image.fromarray(steps), "PNG"), cropped=True).paper))
    assert np.allclose(paper[200, ::100], [0, 64, 128, 191], atol=2)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_was_see_through_becomes_white(mode: str) -> None:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 200, 400))
    screen = opened(take(file_of(image.convert(mode), "PNG"), cropped=False).screen)
    assert screen.mode == "RGB"
    assert near(colour(screen, 0.9), (255, 255, 255))
    assert colour(screen, 0.1)[1] < 120


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("photo.jpg", PHOTO)
    return file.getvalue()


SVG = b'\xef\xbb\xbf<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'
REFUSED = {
    "more than 20 MB": (b"\xff\xd8\xff" + b"\0" * 20 * 1024 * 1024, "groter dan 20 MB"),
    "20,000 by 20,000": (bomb(20_000, 20_000), "te veel punten"),
    "more than a library takes": (bomb(100_000, 100_000), "te veel punten"),
    "a little too many": (bomb(9_000, 9_000), "te veel punten"),
    "drawing with a script": (SVG, "SVG kan hier niet"),
    "half a photo": (PHOTO[: len(PHOTO) // 2], "niet te lezen"),
    "zip with another name": (zipped(), "niet te lezen"),
    "photo of a telephone": (b"\0\0\0\x24ftypheic" + b"\0" * 99, "HEIC"),
    "nothing": (b"", "leeg"),
    "words": (b"Dag allemaal", "niet te lezen"),
    "small": (file_of(photo(90, 70), "PNG"), "te klein of te smal: 90 bij 70"),
    "a strip": (file_of(photo(4000, 20), "PNG"), "te klein of te smal"),
    "a kind that nobody sends": (file_of(photo(), "TIFF"), "niet te lezen"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_kept_is_refused_with_what_to_do(what: str) -> None:
    content, said = REFUSED[what]
    with pytest.raises(CannotTakePicture) as refused:
        take(content, cropped=True)
    assert said in str(refused.value)


SMALL = [file_of(photo(200, 180), kind) for kind in ("JPEG", "PNG", "WEBP", "GIF")]


@given(
    st.sampled_from(SMALL),
    st.lists(st.tuples(st.integers(0, 3000), st.binary(max_size=4)), max_size=6),
)
def test_a_damaged_file_is_kept_or_refused_and_nothing_else(
    content: bytes, damage: list[tuple[int, bytes]]
) -> None:
    damaged = bytearray(content)
    for at, put in damage:
        damaged[at % len(damaged) : at % len(damaged) + len(put)] = put
    with suppress(CannotTakePicture):
        assert len(take(bytes(damaged), cropped=True).screen) <= HEAVIEST
