"""Makes a drawn PDF a PDF/X: output intent, metadata, version; and nothing that a press ignores.

The drawing itself is not changed. The same drawing gives the same bytes.
"""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from forms.definition.sentence import Refusal, sentence
from print.prepress.presets import Preset, Stock
from print.prepress.standards import Standard
from print.prepress.xmp import packet

MAKER = "Wijkstem"
FIRST_DAY = datetime(2000, 1, 1, tzinfo=UTC)  # of a drawing without a date, as the drawer has it
REGISTRY = "http://www.color.org"  # of characterisation data, as ISO 15930 wants it named
_KEPT_OF_CATALOG = {"/Type", "/Pages", "/Lang"}
_KEPT_OF_PAGE = {
    *("/Type", "/Parent", "/Resources", "/Contents", "/Rotate"),
    *("/MediaBox", "/BleedBox", "/TrimBox"),
}


def finish(
    drawn: Path, out: Path, *, preset: Preset, stock: str, title: str, language: str
) -> None:
    """Writes `out` as a whole or not at all; `stock` is the paper it will be printed on."""
    condition = preset.stock(stock)
    partly = NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False)  # noqa: SIM115
    try:
        with partly, pikepdf.open(drawn) as pdf:
            date = _date(pdf)
            _strip(pdf)
            pdf.Root.OutputIntents = Array([_output_intent(pdf, condition)])
            _inform(pdf, standard=preset.standard, title=title, date=date)
            pdf.Root.Lang = pikepdf.String(language)
            pdf.Root.Metadata = _metadata(
                pdf,
                packet(
                    standard=preset.standard,
                    title=title,
                    language=language,
                    creator=MAKER,
                    date=date,
                    document=_identity(drawn, preset, stock),
                ),
            )
            _save(pdf, partly.name, preset.standard)
        os.chmod(partly.name, 0o644)
        os.replace(partly.name, out)
    except pikepdf.PdfError as error:
        raise Refusal(
            sentence("Het bestand %(name)s is geen PDF die kan worden gelezen.", name=drawn.name)
        ) from error
    finally:
        Path(partly.name).unlink(missing_ok=True)


def _strip(pdf: Pdf) -> None:
    """Takes away what is for screens: outlines, tags, viewer settings, actions, transitions."""
    for key in set(pdf.Root.keys()) - _KEPT_OF_CATALOG:
        del pdf.Root[key]
    for page in pdf.pages:
        for key in set(page.obj.keys()) - _KEPT_OF_PAGE:
            del page.obj[key]


def _output_intent(pdf: Pdf, stock: Stock) -> pikepdf.Object:
    profile = pdf.make_stream(stock.profile.read_bytes(), N=4, Alternate=Name.DeviceCMYK)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=pikepdf.String(stock.condition),
            OutputCondition=pikepdf.String(stock.described),
            Info=pikepdf.String(stock.described),
            RegistryName=pikepdf.String(REGISTRY),
            DestOutputProfile=profile,
        )
    )


def _inform(pdf: Pdf, *, standard: Standard, title: str, date: datetime) -> None:
    """The document information, which must say the same as the metadata packet."""
    stamp = pikepdf.String(date.strftime("D:%Y%m%d%H%M%S+00'00'"))
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    pdf.docinfo[Name.Title] = pikepdf.String(title)
    pdf.docinfo[Name.Creator] = pikepdf.String(MAKER)
    pdf.docinfo[Name.Producer] = pikepdf.String(MAKER)
    pdf.docinfo[Name.CreationDate] = stamp
    pdf.docinfo[Name.ModDate] = stamp
    pdf.docinfo[Name.Trapped] = Name("/False")
    pdf.docinfo[Name.GTS_PDFXVersion] = pikepdf.String(standard)


def _metadata(pdf: Pdf, xmp: bytes) -> pikepdf.Object:
    return pdf.make_stream(xmp, Type=Name.Metadata, Subtype=Name.XML)


def _save(pdf: Pdf, path: str, standard: Standard) -> None:
    streams = pikepdf.ObjectStreamMode
    pdf.save(
        path,
        force_version=standard.pdf_version,
        fix_metadata_version=False,
        compress_streams=True,
        object_stream_mode=streams.generate if standard.object_streams else streams.disable,
        deterministic_id=True,
    )


def _identity(drawn: Path, preset: Preset, stock: str) -> UUID:
    """The same for the same drawing with the same preset, and for no other."""
    with drawn.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(f"{preset.name}/{stock}".encode())
    return UUID(bytes=digest.digest()[:16], version=4)


def _date(pdf: Pdf) -> datetime:
    """When it was drawn; a drawing that does not say so gets a fixed day, to stay repeatable."""
    try:
        return pikepdf.models.metadata.decode_pdf_date(str(pdf.docinfo[Name.CreationDate]))
    except (KeyError, ValueError):
        return FIRST_DAY
