"""A municipality's logo: lines stay lines, colours become inks, and a bad file is named."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from print.artwork import logo
from print.flyer import flyer
from print.logo_file import CannotUseLogo, require_readable
from print.papers import A3, A4, A6
from print.poster import poster
from tests.print.announced import Seen, announcement, foreign_operators, uneven_edges

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">'
    "<style>.red {fill: #c8102e}</style>{}"
    '<rect class="red" width="40" height="40"/><circle cx="60" cy="20" r="18" fill="#003da5"/>'
    '<path d="M84 4h32v32h-32z" fill="none" stroke="black" stroke-width="4"/></svg>'
)


def drawn(folder: Path, more: str = "") -> Path:
    file = folder / "logo.svg"
    file.write_text(SVG.replace("{}", more), encoding="utf-8")
    return file


def photographed(folder: Path, name: str = "logo.png", *, wide: int = 900) -> Path:
    image = Image.new("RGBA", (wide, wide // 3), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, wide // 3, wide // 3), fill=(200, 16, 46, 255))
    draw.rectangle((wide // 3, 0, wide * 2 // 3, wide // 3), fill=(0, 0, 0, 255))
    draw.rectangle((wide * 2 // 3, 0, wide, wide // 3), fill=(0, 61, 165, 128))
    file = folder / name
    (image.convert("RGB") if name.endswith("jpg") else image).save(file)
    return file


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "logo.jpg"])
@pytest.mark.parametrize("black", [False, True])
def test_a_logo_stands_in_the_foot_in_printing_inks(name: str, black: bool, tmp_path: Path) -> None:
    file = drawn(tmp_path) if name.endswith("svg") else photographed(tmp_path, name)
    usual = announcement()
    page = Seen(poster(replace(usual, logo=file), black=black))
    assert foreign_operators(page) == set()
    assert uneven_edges(page.image(75), A4) == []
    if black:
        assert {tuple(each[:3]) for each in page.inks()} == {(0, 0, 0)}
    foot = page.image(75).crop((400, 800, 620, 877))
    red = sum(n for n, (r, g, b) in foot.getcolors(100_000) or [] if r > 150 > 90 > g)
    assert (red > 300) is not black
    assert foot.convert("L").getextrema()[0] < 130
    with pikepdf.open(BytesIO(page.pdf)) as document:
        found = document.pages[0].get_images()
        assert all(image.ColorSpace == "/DeviceCMYK" for image in found.values())
        assert len(found) == (0 if name.endswith("svg") else 1)
        assert "/ExtGState" not in document.pages[0].Resources
        assert b"Helvetica" not in page.pdf


def test_black_stays_one_ink_and_what_is_see_through_becomes_white(tmp_path: Path) -> None:
    image = logo(photographed(tmp_path)).content
    assert isinstance(image, Image.Image)
    red, black, faint = (image.getpixel((x, 100)) for x in (100, 450, 800))
    assert black == (0, 0, 0, 255)
    assert red[0] < 10
    assert red[1] > 200
    assert faint[3] < 60  # half of a dark blue on white
    assert all(sum(image.getpixel((x, y))) < 2.8 * 255 for x in range(0, 900, 50) for y in (5, 150))


def test_a_coarse_logo_is_refused_with_how_large_it_must_be(tmp_path: Path) -> None:
    file = photographed(tmp_path, wide=360)
    flyer(announcement(logo=file), page=A6)  # small enough there
    with pytest.raises(CannotUseLogo, match=r"“logo\.png” wordt korrelig: \d+ punten") as refused:
        poster(announcement(logo=file), page=A3)
    needed = int(str(refused.value).split("minstens ")[1].split()[0])
    poster(announcement(logo=photographed(tmp_path, "better.png", wide=needed + 3)), page=A3)


def test_a_missing_logo_is_refused_and_named(tmp_path: Path) -> None:
    with pytest.raises(CannotUseLogo, match=r"“weg\.svg” staat niet in de map"):
        poster(announcement(logo=tmp_path / "weg.svg"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("logo.png", b""),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("logo.jpg", b"GIF89a"),
        ("logo.svg", b""),
        ("logo.svg", b"<svg"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0 L x y'/></svg>"),
        ("logo.svg", b"\xff\xfe\x00rubbish"),
        (
            "logo.svg",
            b"<!DOCTYPE svg [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>"
            b"<svg xmlns='http://www.w3.org/2000/svg'><title>&b;</title></svg>",
        ),
    ],
)
def test_an_unreadable_logo_is_refused_and_named(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(CannotUseLogo, match=f"“{name}” is niet te lezen"):
        require_readable(file)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("<text y='9'>Gemeente</text>", "text"),
        ("<image href='photo.png' width='9' height='9'/>", "image"),
        ("<defs><linearGradient id='a'/></defs>", "linearGradient"),
        ("<use href='other.svg#a'/>", "use"),
        ("<rect width='9' height='9' opacity='0.5'/>", "opacity"),
        ("<rect width='9' height='9' style='fill:#fff;fill-opacity:.5'/>", "opacity"),
        ("<script>1</script>", "script"),
    ],
)
def test_what_a_press_cannot_draw_is_refused_and_named(
    more: str, named: str, tmp_path: Path
) -> None:
    with pytest.raises(CannotUseLogo, match=f"gebruikt “{named}”"):
        require_readable(drawn(tmp_path, more))


def test_what_drawing_programs_add_is_no_hindrance(tmp_path: Path) -> None:
    more = "<title>Logo</title><g style='opacity:1;fill-opacity:1.0'><metadata>x</metadata></g>"
    require_readable(drawn(tmp_path, more))


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(b"\0" * (5 * 1024 * 1024 + 1))
    with pytest.raises(CannotUseLogo, match="te groot"):
        require_readable(file)
