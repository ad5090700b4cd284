"""Charts show what the numbers say, and never what is closed."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from survey.results.charts import svg
from survey.results.charts.bars import Bar, draw_bars, draw_one, draw_several, largest_first, reach
from survey.results.charts.drawing import NARROW, WIDE, Around, Drawing
from survey.results.charts.png import png
from survey.results.charts.ranks import Placed, draw_ranks
from survey.results.statistics.wilson import wilson

_SVG = "{http://www.w3.org/2000/svg}"
AROUND = Around(title="Wat is belangrijk?", notes=("400 antwoorden.", "Dit is een indicatie."))


def bar(label: str, n: int, of: int = 400) -> Bar:
    return Bar(label=label, value=f"{n / of:.0%}", n=str(n), share=n / of, interval=wilson(n, of))


CLOSED = Bar(label="Anders", value="niet getoond", closed=True)
BARS = [bar("Groen", 100), CLOSED, bar("Geld", 200)]


def parsed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(str(svg.inline(drawing)))


def words_in(drawing: Drawing) -> list[str]:
    return ["".join(each.itertext()) for each in parsed(drawing).iter("text")]


def percent(text: str | None) -> float:
    assert text is not None
    return float(text.removesuffix("%"))


def marks(drawing: Drawing, name: str, kind: str) -> list[ET.Element]:
    return [each for each in parsed(drawing).iter(name) if each.get("class") == kind]


def test_the_largest_comes_first_and_what_is_closed_last() -> None:
    assert [each.label for each in largest_first(BARS)] == ["Geld", "Groen", "Anders"]


def test_a_bar_is_as_long_as_its_share_and_its_number_stands_beside_its_label() -> None:
    drawing = draw_bars(largest_first(BARS), language="nl", says="Geld staat bovenaan.")
    long, short = (percent(each.get("width")) for each in marks(drawing, "rect", "bar"))
    assert long == pytest.approx(2 * short, abs=0.02)
    said = words_in(drawing)
    assert [each.split() for each in said[:2]] == [["Geld", "200"], ["50%"]]
    assert parsed(drawing).get("aria-label") == "Geld staat bovenaan."


def test_the_thin_line_runs_from_the_low_end_of_the_margin_to_the_high_end() -> None:
    drawing = draw_bars([bar("Geld", 200)], language="nl", says="")
    [box] = marks(drawing, "rect", "bar")
    line = marks(drawing, "line", "interval")[0]
    margin = wilson(200, 400)
    assert margin is not None
    unit = percent(box.get("width")) / 0.5
    assert percent(line.get("x1")) == pytest.approx(margin.low * unit, abs=0.02)
    assert percent(line.get("x2")) == pytest.approx(margin.high * unit, abs=0.02)


def test_what_is_closed_looks_the_same_whatever_it_holds() -> None:
    hidden = replace(bar("Anders", 3), value="niet getoond", n="", closed=True)
    drawn = [draw_bars([each], language="nl", says="", scale=1.0) for each in (CLOSED, hidden)]
    assert svg.inline(drawn[0]) == svg.inline(drawn[1])
    assert marks(drawn[0], "rect", "bar") == []
    assert words_in(drawn[0]) == ["Anders", "niet getoond"]


def test_right_to_left_is_the_mirror_image() -> None:
    right, left = (draw_bars([bar("x", 100)], language=each, says="") for each in ("nl", "ar"))
    for name, kind in (("rect", "bar"), ("line", "interval")):
        for one, other in zip(marks(right, name, kind), marks(left, name, kind), strict=True):
            start = percent(one.get("x") or one.get("x1"))
            wide = percent(one.get("width", "0%"))
            assert percent(other.get("x") or other.get("x1")) == pytest.approx(100 - start - wide)
    assert parsed(left).get("direction") == "rtl"
    [_, value] = parsed(left).iter("text")
    assert float(value.get("dx") or 0) < 0


def test_what_people_wrote_is_only_ever_words() -> None:
    nasty = '"><script>alert(1)</script>&'
    drawing = draw_bars([bar(nasty, 4)], language="nl", says=nasty)
    assert "<script" not in str(svg.inline(drawing))
    assert parsed(drawing).get("aria-label") == nasty
    assert b"<script" not in svg.file(drawing)


def test_a_long_label_takes_more_lines() -> None:
    label = "Mensen ontmoeten en samen dingen doen in het buurthuis, ook later op de avond"
    drawing = draw_bars([bar(label, 4)], language="nl", says="")
    said = words_in(drawing)[:-1]
    assert len(said) == 3
    assert max(map(len, said)) <= NARROW
    assert drawing.height > draw_bars([bar("Kort", 4)], language="nl", says="").height


def test_charts_with_one_scale_can_be_compared() -> None:
    first, second = ([bar("a", 40)], [bar("b", 40), bar("c", 300)])
    scale = reach([*first, *second])
    drawn = [draw_bars(each, language="nl", says="", scale=scale) for each in (first, second)]
    assert marks(drawn[0], "rect", "bar")[0].get("width") == marks(drawn[1], "rect", "bar")[0].get(
        "width"
    )
    together = draw_several(
        [("Noord", first), ("Zuid", second)],
        language="nl",
        says="",
        letters=WIDE,
        around=AROUND,
    )
    assert len({each.get("width") for each in marks(together, "rect", "bar")}) == 2


def test_a_mark_says_what_to_expect() -> None:
    drawing = draw_bars([replace(bar("a", 100), expected=0.5)], language="nl", says="", scale=1)
    [box], [line] = marks(drawing, "rect", "bar"), marks(drawing, "line", "expected")
    assert percent(line.get("x1")) == pytest.approx(2 * percent(box.get("width")))


def test_a_file_says_what_it_is_and_asks_for_nothing_else() -> None:
    drawing = draw_bars(BARS, language="nl", says="x", letters=WIDE, around=AROUND)
    text = svg.file(drawing).decode()
    root = ET.fromstring(text)
    said = ["".join(each.itertext()) for each in root.iter(f"{_SVG}text")]
    assert said[0] == AROUND.title
    assert said[-2:] == list(AROUND.notes)
    assert "href" not in text
    assert "style" not in text
    assert all(each.get("fill") for each in root.iter(f"{_SVG}rect"))


@pytest.mark.parametrize("language", ["nl", "ar", "uk"])
def test_a_picture_is_drawn_in_every_script_and_the_same_every_time(language: str) -> None:
    label = {"nl": "Groen", "ar": "الأشجار", "uk": "Зелень"}[language]
    drawing = draw_bars([bar(label, 100), CLOSED], language=language, says="", around=AROUND)
    made = png(drawing, width=400)
    assert made == png(drawing, width=400)
    with Image.open(io.BytesIO(made)) as image:
        assert image.width == 2 * (400 + 48)
        colours = image.convert("RGB").getcolors(100_000)
        assert colours is not None
        assert sum(n for n, colour in colours if colour == (11, 93, 75)) > 1000
        half = image.width // 2
        ends = [image.convert("L").crop(box) for box in ((0, 0, half, 200), (half, 0, 900, 200))]
    dark = [sum(each.histogram()[:100]) for each in ends]
    assert (dark[0] > dark[1]) is (language != "ar")  # where reading starts there is more


def test_who_is_sure_has_one_dot_and_who_is_not_has_one_for_each_possible_place() -> None:
    sure = Placed(label="Groen", value="plaats 1", rank=1, low=1, high=1)
    unsure = Placed(label="Geld", value="plaats 3 (2–4)", rank=3, low=2, high=4)
    rest = [Placed(label=str(n), value=f"plaats {n}", rank=n, low=2, high=4) for n in (2, 4)]
    one, other = (
        draw_ranks([each, *rest, each], language="nl", says="") for each in (sure, unsure)
    )
    assert len(marks(one, "circle", "possible")) == 2 * 2
    assert len(marks(other, "circle", "possible")) == 2 * 2 + 2 * 2
    assert len(marks(one, "circle", "bar")) == 4
    assert len(marks(one, "line", "interval")) == 2
    assert "plaats 3 (2–4)" in " ".join(words_in(other))


def test_nothing_to_draw_is_a_chart_without_marks() -> None:
    for drawing in (
        draw_bars([], language="nl", says=""),
        draw_ranks([], language="nl", says=""),
        draw_bars([Bar(label="a", value="–")], language="nl", says=""),
    ):
        assert "nan" not in str(svg.inline(drawing)).lower()
        assert png(drawing, width=100).startswith(b"\x89PNG")


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), min_size=1, max_size=8
    )
)
def test_nothing_ever_runs_out_of_its_chart(rows: list[tuple[int, int, bool]]) -> None:
    bars = [
        Bar(
            label="x",
            value="",
            share=None if closed or not n + more else n / (n + more),
            interval=None if closed else wilson(n, n + more),
            closed=closed,
        )
        for n, more, closed in rows
    ]
    drawing = draw_bars(bars, language="nl", says="")
    for box in parsed(drawing).iter("rect"):
        assert 0 <= percent(box.get("width")) <= 80
    for line in parsed(drawing).iter("line"):
        assert 0 <= percent(line.get("x1")) <= percent(line.get("x2")) <= 80


def test_a_bar_in_a_row_of_a_table_has_no_label_of_its_own() -> None:
    drawing = draw_one(replace(bar("Groen", 100), value=""), scale=0.5, language="nl", says="")
    assert "Groen" not in str(svg.inline(drawing, silent=True))
    assert 'aria-hidden="true"' in str(svg.inline(drawing, silent=True))
