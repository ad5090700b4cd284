"""A finished file says what it is, in all the places where a press looks, and carries no more."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from forms.definition.sentence import Refusal
from print.prepress.finish import finish
from print.prepress.presets import preset
from tests.prepress.samples import form, poster

X4, X1A = "PDF/X-4", "PDF/X-1a:2003"
NAMED = [("x4", X4, "1.6"), ("x1a", X1A, "1.4"), ("x1a-marks", X1A, "1.4"), ("black", X4, "1.6")]
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


@pytest.mark.parametrize(("name", "standard", "version"), NAMED)
def test_the_standard_is_stated_everywhere(
    tmp_path: Path, name: str, standard: str, version: str
) -> None:
    path = form(tmp_path / "form.pdf", name=name)
    assert path.read_bytes().startswith(f"%PDF-{version}".encode())
    with pikepdf.open(path) as pdf:
        assert pdf.docinfo["/GTS_PDFXVersion"] == standard
        assert pdf.docinfo["/Trapped"] == "/False"
        assert len(pdf.trailer.ID) == 2
        xmp = bytes(pdf.Root.Metadata.read_raw_bytes()).decode()
    space = "http://www.npes.org/pdfx/ns/id/" if standard == X4 else "http://ns.adobe.com/pdfx/1.3/"
    said = ElementTree.fromstring(xmp[xmp.index("<x:") : xmp.index("<?xpacket end")])
    (claim,) = said.iter(f"{{{space}}}GTS_PDFXVersion")
    assert claim.text == standard


def test_metadata_and_document_information_say_the_same(tmp_path: Path) -> None:
    with pikepdf.open(form(tmp_path / "form.pdf")) as pdf, pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == pdf.docinfo["/Title"] == "Titel & meer"
        assert xmp["pdf:Trapped"] == "False"
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20000101000000+00'00'"
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2000-01-01T00:00:00+00:00"
        assert pdf.Root.Lang == "nl"


def test_the_profile_is_of_the_paper_that_it_is_printed_on(tmp_path: Path) -> None:
    for path, condition in (
        (form(tmp_path / "form.pdf"), "FOGRA29"),
        (poster(tmp_path / "poster.pdf"), "FOGRA39"),
    ):
        with pikepdf.open(path) as pdf:
            (intent,) = list(pdf.Root.OutputIntents)
            assert intent.S == "/GTS_PDFX"
            assert intent.OutputConditionIdentifier == condition
            profile = intent.DestOutputProfile.read_bytes()
            assert intent.DestOutputProfile.N == 4
        assert profile[12:20] == b"prtrCMYK"
        assert condition.encode() in profile


def test_structure_of_x1a_is_as_pdf_1_4_has_it(tmp_path: Path) -> None:
    content = form(tmp_path / "form.pdf", name="x1a").read_bytes()
    assert b"/ObjStm" not in content
    assert b"/XRef" not in content
    assert b"/ObjStm" in form(tmp_path / "form.pdf", name="x4").read_bytes()


@pytest.mark.parametrize("name", ["x4", "x1a"])
def test_nothing_that_is_for_screens_is_left(tmp_path: Path, name: str) -> None:
    path = form(tmp_path / "form.pdf", name=name)
    drawn = path.with_suffix(".drawn")
    with pikepdf.open(drawn, allow_overwriting_input=True) as pdf:
        pdf.Root.PageMode = pikepdf.Name.FullScreen
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")
        for page in pdf.pages:
            page.obj.Tabs = pikepdf.Name.S
            page.obj.Annots = pikepdf.Array([])
        pdf.save(drawn)
    finish(drawn, path, preset=preset(name), stock="uncoated", title="T", language="nl")
    with pikepdf.open(path) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages", "/Lang", "/OutputIntents", "/Metadata"}
        for page in pdf.pages:
            boxes = {"/MediaBox", "/TrimBox", "/BleedBox"}
            assert set(page.obj.keys()) - boxes <= {
                *("/Type", "/Parent", "/Contents", "/Resources", "/Rotate"),
            }


def test_the_drawing_itself_is_not_changed(tmp_path: Path) -> None:
    path = poster(tmp_path / "poster.pdf", name="x1a")
    pictures = []
    for each in (path, path.with_suffix(".drawn")):
        with pypdfium2.PdfDocument(each) as document:
            pictures.append(document[0].render(scale=0.5).to_pil().tobytes())
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("name", ["x4", "x1a", "black"])
def test_the_same_drawing_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    first = form(tmp_path / "first.pdf", name=name).read_bytes()
    assert form(tmp_path / "second.pdf", name=name).read_bytes() == first


def test_another_preset_makes_another_document(tmp_path: Path) -> None:
    """Two files that look alike and are not the same never pass for one another."""
    found = set()
    for name in ("x4", "black"):
        path = form(tmp_path / "form.pdf", name=name)
        with pikepdf.open(path) as pdf:
            found |= set(re.findall(rb"DocumentID>(.+)<", pdf.Root.Metadata.read_bytes()))
    assert len(found) == 2


def test_a_finished_file_can_be_read_by_who_serves_it(tmp_path: Path) -> None:
    assert form(tmp_path / "form.pdf").stat().st_mode & 0o777 == 0o644


def test_the_profile_is_there_once_however_many_pages(tmp_path: Path) -> None:
    """A page of a run costs less than a tenth of what its profile does."""
    small = form(tmp_path / "small.pdf", pages=2).stat().st_size
    large = form(tmp_path / "large.pdf", pages=52).stat().st_size
    assert large - small < 50 * 9_000


def test_what_is_no_pdf_is_refused_and_leaves_what_was_there(tmp_path: Path) -> None:
    wrong, out = tmp_path / "brief.txt", tmp_path / "out.pdf"
    wrong.write_text("Geachte heer, mevrouw")
    out.write_bytes(b"what was there")
    with pytest.raises(Refusal, match=re.escape("brief.txt")):
        finish(wrong, out, preset=preset(), stock="coated", title="T", language="nl")
    assert out.read_bytes() == b"what was there"
    assert {each.name for each in tmp_path.iterdir()} == {"brief.txt", "out.pdf"}


def test_a_stock_that_no_one_knows_is_refused(tmp_path: Path) -> None:
    drawn = form(tmp_path / "form.pdf").with_suffix(".drawn")
    with pytest.raises(Refusal, match=r"“karton”.*coated, uncoated"):
        finish(
            drawn, tmp_path / "out.pdf", preset=preset(), stock="karton", title="T", language="nl"
        )
    assert not (tmp_path / "out.pdf").exists()
