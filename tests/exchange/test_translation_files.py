"""Files to translators come back as they went out, and what is uncertain is named row by row."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from forms.definition.sentence import sentence
from survey.builder.translating.files import received, written
from survey.builder.translating.matching import matched
from survey.builder.translating.places import Place
from survey.builder.translating.rows import FileRefused, OutRow, Received, Sent, clean
from survey.builder.translating.states import State, Translated

KINDS = ["docx", "xlsx", "xlf"]
TEXTS = {
    "title": ("Hoe gaat het?", "Nasılsınız?"),
    "area.title": ("Waar woont u?", ""),
    "area.help": ("=1+1 is geen som\nen dit is regel twee", "+90 “tırnak” <b> & _x0041_"),
    "area.north.text": ("Noord", ""),
    "around.privacy.kept": ("Wij bewaren het een jaar.", "Bir yıl saklıyoruz."),
}


def sent(texts=TEXTS, *, draft=7, language="tr", right_to_left=False) -> Sent:
    return Sent(
        draft=draft,
        source="nl",
        language=language,
        source_name="Nederlands (nl)",
        language_name=f"Vertaling ({language})",
        title="Vertaling",
        advice="Vul de rechterkolom in.",
        where_name="Waar",
        right_to_left=right_to_left,
        rows=[
            OutRow(path=path, where=f"Plek van {path}", source=source, words=words)
            for path, (source, words) in texts.items()
        ],
    )


def stored(texts=TEXTS, language="tr") -> list[Translated]:
    return [
        Translated(
            place=Place(path=path, where=sentence("Hier"), words={"nl": source}),
            language=language,
            source=source,
            words=words,
            state=State.DRAFT if words else State.MISSING,
        )
        for path, (source, words) in texts.items()
    ]


def back(contents: bytes, language="tr") -> Received:
    return received(contents, source="nl", language=language)


def taken(contents: bytes, texts=TEXTS, *, draft=7):
    return matched(back(contents), stored(texts), draft=draft, language="tr")


def translated_by_hand(kind: str, changes: dict[str, str]) -> bytes:
    """The file as it went out, with these words typed into the translation's column."""
    contents = written(sent(), kind=kind)
    rows = {source: changes[path] for path, (source, _) in TEXTS.items() if path in changes}
    if kind == "docx":
        document = Document(io.BytesIO(contents))
        for row in document.tables[0].rows[1:]:
            source = "\n".join(each.text for each in row.cells[0].paragraphs[1:])
            if source in rows:
                row.cells[1].text = rows[source]
        return saved(document)
    if kind == "xlsx":
        book = load_workbook(io.BytesIO(contents))
        for row in book.active.iter_rows(min_row=2):
            if row[2].value in rows:
                row[3].value = rows[row[2].value]
        return saved(book)
    for path, words in changes.items():
        unit = contents.decode().split(f'name="{path}"')[1].split("</segment>")[0]
        new = unit.split("<target")[0].rstrip() + f"<target>{words}</target>"
        contents = contents.decode().replace(unit, new).encode()
    return contents


def saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def empty_workbook() -> bytes:
    return saved(Workbook())


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(
    texts=st.dictionaries(
        st.from_regex(r"[a-z]{1,9}\.text", fullmatch=True), st.tuples(words, words), max_size=6
    )
)
def test_what_goes_out_comes_back(kind, texts):
    texts = {path: (f"a{source}z", words) for path, (source, words) in texts.items()}
    came = back(written(sent(texts), kind=kind))
    assert (came.draft, came.language) == (7, "tr")
    assert [(row.path, clean(row.source), clean(row.words)) for row in came.rows] == [
        (path, clean(source), clean(words)) for path, (source, words) in texts.items()
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_an_untouched_file_changes_nothing(kind):
    found = taken(written(sent(), kind=kind))
    assert (found.changes, found.rest, found.absent) == ({}, (), ())
    assert (found.unchanged, found.empty) == (3, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_translated_text_is_taken_in(kind):
    found = taken(translated_by_hand(kind, {"area.title": "Nerede yaşıyorsunuz?"}))
    assert found.changes == {"area.title": "Nerede yaşıyorsunuz?"}
    assert found.rest == ()


def test_words_that_begin_as_a_formula_stay_words():
    book = load_workbook(io.BytesIO(written(sent(), kind="xlsx")))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value}
    assert kinds == {"s"}


def test_the_keys_are_hidden():
    book = load_workbook(io.BytesIO(written(sent(), kind="xlsx")))
    assert book.active.column_dimensions["A"].hidden
    document = Document(io.BytesIO(written(sent(), kind="docx")))
    runs = [run for row in document.tables[0].rows for run in row.cells[0].paragraphs[0].runs]
    assert all(run.font.hidden for run in runs if "[[" in run.text or "wijkstem:" in run.text)


def test_arabic_words_run_from_the_right():
    document = Document(io.BytesIO(written(sent(language="ar", right_to_left=True), kind="docx")))
    xml = document.tables[0].rows[1].cells[1]._tc.xml
    assert "<w:bidi/>" in xml
    assert "<w:rtl/>" in xml


def without_keys(contents: bytes, kind: str) -> bytes:
    if kind == "xlsx":
        book = load_workbook(io.BytesIO(contents))
        book.active.delete_cols(1)
        return saved(book)
    document = Document(io.BytesIO(contents))
    for row in document.tables[0].rows:
        for run in row.cells[0].paragraphs[0].runs:
            if run.font.hidden:
                run.text = ""
    return saved(document)


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_without_the_hidden_keys_the_source_tells_where_a_row_belongs(kind):
    contents = translated_by_hand(kind, {"area.north.text": "Kuzey"})
    found = taken(without_keys(contents, kind))
    assert found.changes == {"area.north.text": "Kuzey"}
    assert found.rest == ()


def test_another_order_is_the_same():
    book = load_workbook(
        io.BytesIO(translated_by_hand("xlsx", {"area.title": "Nerede?", "area.north.text": "K"}))
    )
    sheet = book.active
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for n, line in enumerate([lines[0], *reversed(lines[1:])], start=1):
        for column, value in enumerate(line, start=1):
            cell = sheet.cell(n, column)
            cell.value = value
            cell.data_type = "s"  # a workbook library would make a formula of it
    found = taken(saved(book))
    assert found.changes == {"area.title": "Nerede?", "area.north.text": "K"}
    assert found.rest == ()


def test_missing_and_extra_rows_are_named():
    book = load_workbook(io.BytesIO(translated_by_hand("xlsx", {"area.title": "Nerede?"})))
    book.active.delete_rows(2)
    book.active.append([None, "", "Een eigen regel", "Kendi satırım"])
    found = taken(saved(book))
    assert found.changes == {"area.title": "Nerede?"}
    assert [text.place.path for text in found.absent] == ["title"]
    assert [(each.number, each.words) for each in found.rest] == [(6, "Kendi satırım")]
    assert "staat niet" in str(found.rest[0].said)


def test_a_changed_source_is_named_and_not_taken_in():
    now = TEXTS | {"area.title": ("In welke buurt woont u?", "")}
    found = taken(translated_by_hand("xlsx", {"area.title": "Nerede?"}), now)
    assert found.changes == {}
    assert "brontekst is intussen veranderd" in str(found.rest[0].said)


def test_what_was_changed_here_meanwhile_is_not_overwritten():
    now = TEXTS | {"title": ("Hoe gaat het?", "Ne haber?")}
    found = taken(translated_by_hand("xlsx", {"title": "İyi misiniz?"}), now)
    assert found.changes == {}
    assert "Ne haber?" in str(found.rest[0].said)


def test_an_old_file_does_not_turn_back_newer_words():
    now = TEXTS | {"title": ("Hoe gaat het?", "Ne haber?")}
    found = taken(written(sent(), kind="xlsx"), now)
    assert (found.changes, found.rest) == ({}, ())


def test_the_same_source_with_two_translations_is_for_a_person():
    texts = {"a.text": ("Ja", ""), "b.text": ("Ja", "")}
    out = replace(
        sent(texts),
        rows=[
            OutRow(path="x.text", where="", source="Ja", words="Evet"),
            OutRow(path="y.text", where="", source="Ja", words="Olur"),
        ],
    )
    found = taken(written(out, kind="xlf"), texts)
    assert found.changes == {}
    assert {each.number for each in found.rest} == {1, 2}


def test_a_file_of_another_draft_gives_what_is_literally_the_same():
    contents = written(
        sent({"other.text": ("Noord", "Kuzey"), "title": ("Iets anders", "Başka")}, draft=8),
        kind="docx",
    )
    found = taken(contents)
    assert found.other_draft
    assert found.changes == {"area.north.text": "Kuzey"}
    assert [each.words for each in found.rest] == ["Başka"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_in_another_language_is_refused(kind):
    contents = written(sent(language="pl"), kind=kind)
    with pytest.raises(FileRefused, match="“pl”"):
        taken(contents)


def bomb(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, b"0" * 40_000_000)
    return stream.getvalue()


def with_entities(kind: str) -> bytes:
    evil = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff>&a;</xliff>'
    if kind == "xlf":
        return evil
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml" if kind == "docx" else "xl/workbook.xml", evil)
    return stream.getvalue()


REFUSED = {
    "empty": b"",
    "large": b"PK" + b"0" * 6_000_000,
    "a picture": b"\x89PNG\r\n",
    "words": b"gewoon tekst",
    "old or locked": b"\xd0\xcf\x11\xe0" + b"0" * 100,
    "cut off": b"PK\x03\x04 en niets meer",
    "bomb of Word": bomb("word/document.xml"),
    "bomb of Excel": bomb("xl/workbook.xml"),
    "another zip": written(sent(), kind="docx").replace(b"word/document", b"word/dokument"),
    "entities in Word": with_entities("docx"),
    "entities in Excel": with_entities("xlsx"),
    "entities in XLIFF": with_entities("xlf"),
    "half of XLIFF": b'<?xml version="1.0"?><xliff',
    "other XML": b"<html></html>",
    "old XLIFF": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    "a workbook without columns": empty_workbook(),
}


@pytest.mark.parametrize("contents", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_with_a_sentence(contents):
    with pytest.raises(FileRefused, match=r"niets overgenomen|leeg"):
        back(contents)


def test_an_older_xliff_is_named():
    with pytest.raises(FileRefused, match=r"XLIFF 1\.2"):
        back(REFUSED["old XLIFF"])


@cache
def sound(kind: str) -> bytes:
    """Made once: a zip carries the moment it was made."""
    return written(sent(), kind=kind)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_mutilated_file_is_read_or_refused_and_never_breaks(kind, data):
    contents = bytearray(sound(kind))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(contents) - 1))
        contents[at] = data.draw(st.integers(0, 255))
    contents = contents[: data.draw(st.sampled_from([len(contents), len(contents) // 2]))]
    try:
        found = taken(bytes(contents))
    except FileRefused:
        return
    assert set(found.changes) <= set(TEXTS)


def test_deletions_that_word_tracks_are_gone_and_insertions_are_there():
    contents = written(sent(), kind="docx")
    before = io.BytesIO(contents)
    after = io.BytesIO()
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/document.xml":
                body = body.replace(
                    "<w:t>Nasılsınız?</w:t>".encode(),
                    "<w:delText>Nasılsınız?</w:delText></w:r><w:ins><w:r><w:t>Nasıl gidiyor?"
                    "</w:t></w:r></w:ins><w:r>".encode(),
                )
            new.writestr(name, body)
    assert taken(after.getvalue()).changes == {"title": "Nasıl gidiyor?"}


def test_segments_that_a_tool_split_are_put_together():
    contents = written(sent(), kind="xlf").decode()
    start, _, rest = contents.partition('<source xml:space="preserve">Noord</source>')
    split = (
        "<source>Noo</source><target>Ku</target></segment>"
        "<segment><source>rd</source><target>z<mrk id='1'>ey</mrk></target>"
    )
    found = taken((start + split + rest).encode())
    assert found.changes == {"area.north.text": "Kuzey"}


def test_a_marker_that_is_gone_leaves_the_language_in_the_heading():
    contents = without_keys(written(sent(language="pl"), kind="docx"), "docx")
    with pytest.raises(FileRefused, match="“pl”"):
        taken(contents)
