"""A layout as data: frozen and thawed it is the same, and its public JSON keeps its promise."""

import io
import json
import re
from pathlib import Path
from typing import Any, cast

import jsonschema
import pypdfium2
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from print.geometry import (
    Block,
    Box,
    Code,
    Example,
    Field,
    Frame,
    Layout,
    Marker,
    Page,
    Picture,
    Rule,
    SheetNumber,
    Words,
    Zone,
)
from print.layout_document import NewerLayout, layout_from_data, to_data, write_public
from print.paper import draw_form
from print.sheet_codes import SheetCode, read_sheet_code
from tests.print.form_samples import KEY, RUN, sample

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "print/layout.schema.json").read_text(encoding="utf-8"))
lengths = st.floats(-10, 500, allow_nan=False)
drawn = st.one_of(
    *(
        st.builds(kind, **dict.fromkeys(sides, lengths))
        for kind, sides in {
            Box: ("x", "y", "width", "height"),
            Field: ("x", "y", "width", "height"),
            Code: ("x", "y", "width", "height"),
            Marker: ("x", "y", "width", "height"),
            Words: ("x", "y", "size"),
            SheetNumber: ("x", "y", "size"),
            Rule: ("x1", "y1", "x2", "y2", "weight"),
            Frame: ("x", "y", "width", "height", "weight", "radius"),
            Picture: ("x", "y", "width", "height"),
            Example: ("x", "y", "width", "height"),
        }.items()
    )
)
blocks = st.lists(st.builds(Block, drawn=st.lists(drawn, max_size=3).map(tuple)), max_size=4)
zones = st.builds(Zone, x=lengths, y=lengths, width=lengths, height=lengths)
pages = st.builds(
    Page,
    width=lengths,
    height=lengths,
    blocks=blocks.map(tuple),
    zones=st.lists(zones, max_size=2).map(tuple),
)
layouts = st.builds(Layout, pages=st.lists(pages, max_size=3).map(tuple), version=st.just(1))


def public(layout: Layout | None = None, *, copies: int = 0) -> dict[str, Any]:
    file = io.StringIO()
    write_public(layout or sample(), file, run=RUN, copies=copies, key=KEY)
    return cast(dict[str, Any], json.loads(file.getvalue()))


@given(layouts)
def test_a_frozen_layout_is_the_same_when_it_is_thawed(layout: Layout) -> None:
    frozen = json.dumps(to_data(layout))
    assert layout_from_data(json.loads(frozen)) == layout


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_thawed_layout_draws_the_same_file(language: str) -> None:
    layout = sample(language)
    files = [io.BytesIO(), io.BytesIO()]
    for file, each in zip(
        files, (layout, layout_from_data(json.loads(json.dumps(to_data(layout))))), strict=True
    ):
        draw_form(each, file, run=RUN, key=KEY)
    assert files[0].getvalue() == files[1].getvalue()


def test_a_layout_of_a_later_version_is_refused() -> None:
    with pytest.raises(NewerLayout, match=r"heeft versie 2; deze Wijkstem kent versie 1\."):
        layout_from_data({**to_data(sample()), "version": 2})


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("copies", [0, 2])
def test_the_public_layout_keeps_to_its_schema(language: str, copies: int) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(public(sample(language), copies=copies), SCHEMA)


def test_the_schema_lets_nothing_else_through() -> None:
    for change in (
        lambda data: data["pages"][0].pop("fields"),
        lambda data: data["pages"][0]["boxes"][0].update(part="second"),
        lambda data: data["pages"][0]["codes"][0].update(more=1),
        lambda data: data.update(version=2),
    ):
        data = public()
        change(data)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data, SCHEMA)


@pytest.mark.parametrize("copies", [0, 3])
def test_there_is_an_entry_for_every_page_of_the_pdf_in_its_order(copies: int) -> None:
    file = io.BytesIO()
    draw_form(sample(), file, run=RUN, copies=copies, key=KEY)
    listed = public(copies=copies)["pages"]
    with pypdfium2.PdfDocument(file) as document:
        assert len(document) == len(listed)
        for page, entry in zip(document, listed, strict=True):
            image = page.render(scale=150 / 72).to_pil().convert("L")
            read = sorted(each.text for each in zxingcpp.read_barcodes(image))
            assert read == sorted(each["text"] for each in entry["codes"])


def test_an_entry_says_which_sheet_page_and_copy_it_is() -> None:
    said = [
        (each["sheet"], each["page"], each["copy"])
        for each in public(sample(pages=3), copies=2)["pages"]
    ]
    assert said == [(1, 1, 1), (1, 2, 1), (2, 3, 1), (1, 1, 2), (1, 2, 2), (2, 3, 2)]
    assert [each["copy"] for each in public()["pages"]] == [0, 0]
    code = public(copies=2)["pages"][3]["codes"][0]
    assert read_sheet_code(code["text"], key=KEY) == SheetCode(RUN, 2, 2)


def test_everything_stands_where_the_layout_says_to_a_thousandth() -> None:
    page, entry = sample().pages[0], public()["pages"][0]
    for name, known in (
        ("boxes", page.boxes),
        ("fields", page.fields),
        ("markers", page.markers),
        ("codes", page.codes),
        ("zones", page.zones),
    ):
        assert len(entry[name]) == len(known) > 0
        for found, each in zip(entry[name], known, strict=True):
            for side in ("x", "y", "width", "height"):
                assert found[side] == round(getattr(each, side), 3)
    assert [each["part"] for each in entry["boxes"][:2]] == ["option", "first"]
    assert [each["id"] for each in entry["markers"]] == [0, 1, 2, 3]


def test_a_length_is_rounded_to_a_thousandth_of_a_millimetre() -> None:
    found = public(sample(code=18 + 1 / 3))["pages"][0]["codes"][0]
    assert found["width"] == 18.333


def keys_of(node: Any) -> set[str]:
    if isinstance(node, dict):
        own = set(node.get("properties", {}))
        return own.union(*map(keys_of, node.values()))
    return set().union(*map(keys_of, node)) if isinstance(node, list) else set()


def test_every_key_is_documented_and_the_example_keeps_to_the_schema() -> None:
    said = (ROOT / "docs/layout.md").read_text(encoding="utf-8")
    rows = {
        key
        for line in said.splitlines()
        if line.startswith("| `")
        for key in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert rows == keys_of(SCHEMA)
    example = said.split("```json\n")[1].split("```")[0]
    jsonschema.validate(json.loads(example), SCHEMA)
