"""What a page really paints is found wherever it hides: in patterns, letters, small pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from print.prepress.preflight import preflight
from print.prepress.presets import preset
from tests.prepress.samples import changed, failed, form

Change = Callable[..., None]
RED = b"1 0 0 rg 0 0 9 9 re f"


def painted(content: bytes, **resources: Callable[[Pdf], Any]) -> Change:
    """Adds content to the second page, with entries for its resources: Kind=name -> object.

    Wrapped, the page paints a form that paints the content, with the resources of the page.
    """

    def change(pdf: Pdf, *, wrapped: bool = False) -> None:
        page = pdf.pages[1].obj
        own = Dictionary(dict(page.Resources.items()))
        for kind, made in resources.items():
            known = own.get(f"/{kind}", Dictionary())
            own[f"/{kind}"] = Dictionary({**dict(known.items()), **dict(made(pdf).items())})
        fonts = own.get("/Font", Dictionary())
        own.Font = Dictionary({**dict(fonts.items()), "/F1": next(iter(fonts.values()))})
        shown = content
        if wrapped:
            forms = own.get("/XObject", Dictionary())
            own.XObject = Dictionary({**dict(forms.items()), "/W": form_of(content)(pdf).F})
            shown = b"/W Do"
        page.Resources = own
        pdf.pages[1].contents_add(b"q " + shown + b" Q")

    return change


def tiles(pdf: Pdf) -> Dictionary:
    cell = pdf.make_stream(
        RED, PatternType=1, PaintType=1, BBox=[0, 0, 9, 9], XStep=9, YStep=9, TilingType=1
    )
    return Dictionary(P=cell)


def letters(content: bytes) -> Callable[[Pdf], Dictionary]:
    return lambda pdf: _letters(pdf, pdf.make_stream(b"1000 0 d0 " + content))


def _letters(pdf: Pdf, glyph: Any) -> Dictionary:
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=glyph),
    )
    return Dictionary(T=pdf.make_indirect(font))


def spaces(*entries: Any) -> Callable[[Pdf], Dictionary]:
    return lambda pdf: Dictionary(S=Array(list(entries)))


def icc(pdf: Pdf) -> Dictionary:
    return Dictionary(S=Array([Name.ICCBased, pdf.make_stream(b"", N=3)]))


def state(**entries: Any) -> Callable[[Pdf], Dictionary]:
    return lambda pdf: Dictionary(E=Dictionary(**entries))


def form_of(content: bytes, **entries: Any) -> Callable[[Pdf], Dictionary]:
    return lambda pdf: Dictionary(
        F=pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99], **entries
        )
    )


def itself(pdf: Pdf) -> Dictionary:
    made = form_of(b"/F Do")(pdf)
    made.F.Resources = Dictionary(XObject=Dictionary(F=made.F))
    return made


def soft_picture(pdf: Pdf) -> Dictionary:
    size = {"Width": 1, "Height": 1, "BitsPerComponent": 8, "Subtype": Name.Image}
    mask = pdf.make_stream(b"\x80", ColorSpace=Name.DeviceGray, **size)
    return Dictionary(I=pdf.make_stream(b"\x80", ColorSpace=Name.DeviceGray, SMask=mask, **size))


def inky(pdf: Pdf) -> Dictionary:
    """Too much ink in a hundredth of the pixels, which is more than a speck."""
    pixels = b"\xff" * 4 + b"\x00\x00\x00\xff" * 99
    size = {"Width": 10, "Height": 10, "BitsPerComponent": 8, "Subtype": Name.Image}
    return Dictionary(I=pdf.make_stream(pixels, ColorSpace=Name.DeviceCMYK, **size))


def specked(pdf: Pdf) -> Dictionary:
    pixels = b"\xff" * 4 + b"\x00\x00\x00\xff" * 9_999
    size = {"Width": 100, "Height": 100, "BitsPerComponent": 8, "Subtype": Name.Image}
    return Dictionary(I=pdf.make_stream(pixels, ColorSpace=Name.DeviceCMYK, **size))


def stencil(pdf: Pdf) -> Dictionary:
    size = {"Width": 100, "Height": 1, "BitsPerComponent": 1, "Subtype": Name.Image}
    return Dictionary(I=pdf.make_stream(b"\x00" * 13, ImageMask=True, **size))


def bare_jpeg2000(pdf: Pdf) -> Dictionary:
    size = {"Width": 9, "Height": 9, "Subtype": Name.Image}
    return Dictionary(I=pdf.make_stream(b"", Filter=Name.JPXDecode, **size))


BLOTCH = b"0 0 1 1 re f"
LINE = b"0 0 m 9 9 l S"
GROUP = Dictionary(S=Name.Transparency)
INLINE = b"1 0 0 1 0 0 cm BI /W 9 /H 9 /CS /RGB /BPC 8 ID " + b"\xff" * 243 + b" EI"
HIDDEN: list[tuple[str, Change]] = [
    ("colour.spaces", painted(b"/DeviceRGB cs 1 0 0 sc " + BLOTCH)),
    ("colour.spaces", painted(b"/DeviceRGB CS 1 0 0 SC 0 0 m 9 9 l S")),
    ("colour.spaces", painted(INLINE)),
    ("colour.spaces", painted(b"/Pattern cs /P scn " + BLOTCH, Pattern=tiles)),
    ("colour.spaces", painted(b"BT /T 12 Tf (a) Tj ET", Font=letters(RED))),
    ("colour.spaces", painted(b"/S cs 0 sc " + BLOTCH, ColorSpace=icc)),
    (
        "colour.spaces",
        painted(
            b"/S cs 0 sc " + BLOTCH,
            ColorSpace=spaces(Name.Indexed, Name.DeviceRGB, 0, String("abc")),
        ),
    ),
    ("colour.spaces", painted(b"/S cs 0 0 0 sc", ColorSpace=spaces(Name.Lab, Dictionary()))),
    ("colour.spaces", painted(b"/F Do", XObject=form_of(RED))),
    ("colour.spaces", painted(b"/I Do", XObject=bare_jpeg2000)),
    (
        "colour.spots",
        painted(
            b"/S cs 1 1 scn " + BLOTCH,
            ColorSpace=spaces(Name.DeviceN, [Name.PMS, Name.Gold], Name.DeviceCMYK, Dictionary()),
        ),
    ),
    ("colour.ink", painted(b"/DeviceCMYK cs q /DeviceGray cs Q 1 1 1 1 sc " + BLOTCH)),
    ("colour.ink", painted(b"0.1 0 0 0.1 0 0 cm /I Do", XObject=inky)),
    ("colour.overprint", painted(b"/E gs 0 0 0 0 k " + BLOTCH, ExtGState=state(OP=True))),
    ("colour.overprint", painted(b"/E gs 1 0 0 0 K " + LINE, ExtGState=state(OP=True, op=False))),
    ("text.size", painted(b"BT /F1 12 Tf 0.5 0 0 0.5 0 0 Tm <00> Tj ET")),
    ("text.size", painted(b"0.5 0 0 0.5 0 0 cm BT /F1 12 Tf [<00> 9] TJ ET")),
    ("images.resolution", painted(b"1 0 0 1 0 0 cm /I Do", XObject=stencil)),
    ("lines.weight", painted(b"BT /T 12 Tf (a) Tj ET", Font=letters(b"10 w " + LINE))),
    ("colour.ink", painted(b"1 1 1 0.2 K 0 0 m 9 9 l S")),
    ("colour.text", painted(b"0.8 0.7 0.7 0.5 k BT /F1 12 Tf <00> Tj ET")),
    ("lines.weight", painted(b"/E gs 0 0 m 9 9 l S", ExtGState=state(LW=0.1))),
    ("lines.weight", painted(b"0.05 0 0 0.05 0 0 cm /F Do", XObject=form_of(LINE))),
    (
        "lines.weight",
        painted(b"/F Do", XObject=form_of(LINE, Matrix=[0.1, 0, 0, 1, 0, 0])),
    ),
    ("transparency", painted(b"/E gs", ExtGState=state(BM=Name.Multiply))),
    ("transparency", painted(b"/E gs", ExtGState=state(SMask=Dictionary(S=Name.Alpha)))),
    ("transparency", painted(b"/E gs", ExtGState=state(CA=0.5))),
    ("transparency", painted(b"0.1 0 0 0.1 0 0 cm /I Do", XObject=soft_picture)),
    (
        "transparency",
        painted(b"/F Do", XObject=form_of(b"", Group=GROUP)),
    ),
    ("content.readable", painted(b"/F Do", XObject=itself)),
    ("content.readable", painted(b"/Nothing gs")),
    ("content.readable", painted(b"(words) w")),
]


@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(("key", "change"), HIDDEN)
def test_a_hidden_fault_is_found_on_its_page(
    tmp_path: Path, key: str, change: Change, wrapped: bool
) -> None:
    path = changed(tmp_path / "wrong.pdf", lambda pdf: change(pdf, wrapped=wrapped))
    name = "x1a" if key == "transparency" else "x4"
    limits = replace(preset(name).limits, smallest_text=12)
    found = failed(preflight(path, limits=limits))
    found.pop("standard.claimed", None)  # of a file in X-4 that is held against X-1a
    assert found == {key: (2,)}


def test_what_does_no_harm_is_no_fault(tmp_path: Path) -> None:
    harmless = painted(
        b"BT 3 Tr 0.9 0.9 0.9 0.9 k (unseen) Tj ET "  # text that is not painted
        b"q 1 1 1 1 k Q "  # a colour that nothing is painted in
        b"q 0 w 0 0 9 9 re W n Q "  # a path that only clips
        b"q /E gs 0 0 0 1 k 0 0 9 9 re f Q "  # black that overprints, as a press does anyway
        b"/DeviceCMYK cs 0 0 0 1 sc 0 0 9 9 re f "
        b"/S cs 1 sc 0 0 9 9 re f "  # a palette of colours that are in CMYK themselves
        b"q 0 1 -1 0 0 0 cm 0 1 -1 0 0 0 cm 0 0 m 9 9 l S Q "  # turned, and not made thinner
        b"q 9 0 0 9 0 0 cm /I Do Q",  # one speck of too much ink in ten thousand
        ColorSpace=spaces(Name.Indexed, Name.DeviceCMYK, 1, String("abcdabcd")),
        XObject=specked,
        ExtGState=state(op=True, OP=True, OPM=1, ca=1, BM=Name.Normal, SMask=Name("/None")),
    )
    report = preflight(changed(tmp_path / "form.pdf", harmless), limits=preset("x4").limits)
    assert failed(report) == {}


def test_a_form_painted_small_on_one_page_only_is_found_there(tmp_path: Path) -> None:
    """Repeated forms are walked once for each size, not once for all."""

    def change(pdf: Pdf) -> None:
        made = form_of(b"1 w 0 0 m 9 9 l S")(pdf)
        contents = (b"q /F Do Q", b"q .1 0 0 .1 0 0 cm /F Do Q")
        for page, content in zip(pdf.pages, contents, strict=True):
            page.obj.Resources = Dictionary(XObject=made)
            page.obj.Contents = pdf.make_stream(content)

    assert failed(preflight(changed(tmp_path / "form.pdf", change))) == {"lines.weight": (2,)}


def test_a_fault_in_a_shared_form_is_found_on_every_page_that_paints_it(tmp_path: Path) -> None:
    def change(pdf: Pdf) -> None:
        (shared,) = pdf.pages[0].obj.Resources.XObject.values()
        shared.write(RED + b" " + shared.read_bytes())

    assert failed(preflight(changed(tmp_path / "form.pdf", change))) == {"colour.spaces": (1, 2)}


def test_hundreds_of_copies_are_checked_page_by_page(tmp_path: Path) -> None:
    path = form(tmp_path / "form.pdf", pages=200)
    report = preflight(path, limits=preset("x4").limits)
    assert report.pages == 200
    assert report.passed
