"""The structure tree of a tagged PDF, and what PDF/UA asks of the document around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from pikepdf.models.metadata import PdfMetadata

from print.geometry import Layout
from print.papers import MILLIMETRE
from print.tagging.structure import Element, Inside

_UA = "http://www.aiim.org/pdfua/ns/id/"
_DC = "http://purl.org/dc/elements/1.1/"
PdfMetadata.register_xml_namespace(_UA, "pdfuaid")


def add_tree(pdf: Pdf, layout: Layout, pages: Sequence[tuple[Inside, ...]]) -> None:
    """Ties what lies between the tag operators of each page to its elements."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, Lang=String(layout.language))
    )
    kids, owners = Array(), Array()
    for number, inside in enumerate(pages):
        branch = _Branch(pdf, pdf.pages[number].obj, layout.pages[number].height)
        for each in inside:
            if isinstance(each, Element):
                kids.append(branch.grow(each, document))
        owners.append(number)
        owners.append(pdf.make_indirect(Array(branch.owners)))
        pdf.pages[number].obj.StructParents = number
        pdf.pages[number].obj.Tabs = Name.S
    document.K = kids
    root.K = Array([document])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=owners))
    root.ParentTreeNextKey = len(pages)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String(layout.language)
    _describe(pdf, layout)


@dataclass(slots=True)
class _Branch:
    """The elements of one page; `owners` holds the element of each number between operators."""

    pdf: Pdf
    page: Object
    height: float
    owners: list[Object] = field(default_factory=list)

    def grow(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent, Pg=self.page)
        )
        for key, said in (
            ("/Lang", element.language),
            ("/Alt", element.alt),
            ("/ActualText", element.actual),
        ):
            if said:
                made[key] = String(said)
        if attributes := self._attributes(element):
            made.A = attributes
        kids = Array()
        for each in element.inside:
            if isinstance(each, Element):
                kids.append(self.grow(each, made))
            elif each.number is not None:
                kids.append(each.number)
                self.owners.append(made)
        made.K = kids
        return made

    def _attributes(self, element: Element) -> Dictionary | None:
        if element.tag == "L":  # a box is a label, not a number or a bullet
            return Dictionary(O=Name.List, ListNumbering=Name("/None"))
        if element.scope:
            return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        if element.around:
            box = element.around
            edges = (box.x, self.height - box.bottom, box.right, self.height - box.y)
            corners = [round(edge * MILLIMETRE, 3) for edge in edges]
            return Dictionary(O=Name.Layout, BBox=Array(corners), Placement=Name.Inline)
        return None


def _describe(pdf: Pdf, layout: Layout) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata[f"{{{_DC}}}title"] = layout.title
        metadata[f"{{{_DC}}}creator"] = [layout.author]
        metadata[f"{{{_DC}}}language"] = {layout.language}
        metadata[f"{{{_UA}}}part"] = "1"
