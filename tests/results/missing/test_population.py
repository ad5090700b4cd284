"""Tables come as somebody saved them: what can be read is, what cannot is refused in a sentence."""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from survey.results.missing.population import (
    population_from_data,
    population_in,
    population_to_data,
)
from survey.results.missing.table_file import TableRefused, read_table

CROSSED = """Kerncijfers;;;
Buurt;0 tot 15;15 tot 30;Totaal
Noord;100;1.250;1.350
Zuid;-;40;40
Totaal;100;1290;1390
Bron: voorbeeld
"""


def read(text, name="table.csv", encoding="utf-8"):
    return population_in(read_table(text.encode(encoding), name=name))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("between", [";", "\t", ","])
def test_names_crossed_with_titles_sources_and_totals_around_them(between, encoding):
    found = read(CROSSED.replace(";", between), encoding=encoding)
    assert (found.rows, found.columns) == (("Noord", "Zuid"), ("0 tot 15", "15 tot 30"))
    assert found.numbers["Noord", "15 tot 30"] == 1250
    assert found.margin(of_rows=True) == {"Noord": 1350, "Zuid": 40}
    assert found.margin(of_rows=False) == {"0 tot 15": 100, "15 tot 30": 1290}
    assert population_from_data(population_to_data(found)) == found


def test_one_margin_and_a_list_of_two_names_with_a_number():
    margin = read("Leeftijd;Aantal\nJong;1 200\nOud;800\nTotaal;2.000\n")
    assert (margin.rows, margin.columns, margin.total) == (("Jong", "Oud"), (), 2000)
    listed = read("Buurt,Leeftijd,Aantal\nNoord,Jong,3\nNoord,Oud,4\nZuid,Jong,5\nZuid,Oud,6\n")
    assert listed.numbers["Zuid", "Oud"] == 6
    assert listed.columns == ("Jong", "Oud")


def test_a_workbook_is_read_like_a_text():
    book = Workbook()
    for row in (["Kerncijfers"], [None, "Buurt", "Jong", "Oud"], [None, "Noord", 10, 20.0]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    found = population_in(read_table(stream.getvalue(), name="cbs.xlsx"))
    assert found.numbers == {("Noord", "Jong"): 10, ("Noord", "Oud"): 20}


def test_rounded_figures_may_miss_their_total_by_a_little():
    assert read("Buurt;Jong;Oud;Totaal\nNoord;10;15;30\n").total == 25


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Buurt;Jong;Oud;Totaal\nNoord;10;21;50\n", "“Noord” telt op tot 31, maar als totaal"),
        ("Leeftijd;Aantal\nJong;11\nTotaal;12\n", "“Totaal” telt op tot 11"),
        ("Leeftijd;Aantal\nJong;-5\nOud;7\n", "Een aantal mensen is nooit onder 0"),
        ("Leeftijd;Aantal\nJong;12\nOud;geheim\nRest;8\n", "Bij “Oud” staat “geheim”"),
        ("Leeftijd;Aantal\nJong;1,5\nOud;7\n", "Bij “Jong” staat “1,5”"),
        ("Buurt;Jong;Oud\nNoord;;3\n", "Bij “Noord, Jong” staat niets"),
        ("Leeftijd;Aantal\nJong;4\nJong;7\n", "“Jong” staat er twee keer in"),
        ("Buurt;Jong;Jong\nNoord;1;3\n", "“Jong” staat er twee keer in"),
        ("Buurt;Jong\nNoord;1;3\n", "Boven elke kolom"),
        ("Leeftijd;Aantal\nJong;0\nOud;0\n", "Alle aantallen in deze tabel zijn 0"),
        ("Leeftijd;Aantal\nJong;999999999\n", "een te groot aantal"),
        ("Beste mensen\nHierbij de cijfers\n", "Hier staat geen tabel in"),
        ("Naam;Woord\nJan;fiets\n", "staan geen aantallen"),
        ("", "Hier staat geen tabel in"),
        ("PK geen zip", "beschadigd"),
        ("a;1\0\nb;2\n", "geen CSV of Excel"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(text, said):
    with pytest.raises(TableRefused, match=said):
        read(text)


@given(st.binary(max_size=300))
def test_a_file_of_anything_is_read_or_refused(data):
    with suppress(TableRefused):
        assert population_in(read_table(data, name="x.csv")).total > 0
