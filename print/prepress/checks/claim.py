"""The standard that a file claims, and whether the file keeps to what that standard says of it."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary, Object

from forms.definition.sentence import Sentence, sentence
from print.prepress.checks.inspected import Inspected, entries
from print.prepress.content.broken import BROKEN
from print.prepress.report import Point, judged
from print.prepress.standards import Standard

_KEYS = ("/Title", "/CreationDate", "/ModDate")
_HEADER = slice(12, 16), slice(16, 20), slice(36, 40)  # of a profile: its class, inks, signature


def claim(inspected: Inspected) -> Iterator[Point]:
    said, wanted = inspected.standard, inspected.limits.standard
    known = said in list(Standard)
    yield judged(
        "standard.claimed",
        wrong=not known or (wanted is not None and said != wanted),
        good=sentence("Het bestand is %(standard)s.", standard=said),
        bad=_other(said, wanted or " / ".join(Standard)),
    )
    missing = _missing(inspected, Standard(said) if said and known else None)
    yield judged(
        "standard.consistent",
        wrong=bool(missing),
        good=sentence("Versie, titel, datum en kenmerk passen bij de standaard."),
        bad=sentence("Dit past niet bij de standaard: %(missing)s.", missing=", ".join(missing)),
    )
    yield from _output_intent(inspected)


def _other(said: str | None, wanted: str) -> Sentence:
    if said is None:
        return sentence("Het bestand is geen PDF/X. Nodig is %(wanted)s.", wanted=wanted)
    return sentence(
        "Het bestand zegt %(said)s te zijn. Nodig is %(wanted)s.", said=said, wanted=wanted
    )


def _missing(inspected: Inspected, standard: Standard | None) -> list[str]:
    """The names are those of the PDF itself, as a print shop's own preflight has them."""
    pdf, info = inspected.pdf, _info(inspected)
    missing = [key[1:] for key in _KEYS if not str(info.get(key, ""))]
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        missing.append("Trapped")
    if len(entries(pdf.trailer, "/ID")) != 2:
        missing.append("ID")
    if standard is Standard.X4 and inspected.metadata_standard != standard:
        missing.append("XMP GTS_PDFXVersion")
    if standard and _version(pdf.pdf_version) > _version(standard.pdf_version):
        missing.append(f"PDF {pdf.pdf_version}")
    return missing


def _version(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in said.split(".") if part.isdigit())


def _info(inspected: Inspected) -> Object:
    try:
        info = inspected.pdf.trailer.get("/Info", Dictionary())
    except BROKEN:
        info = None
    return info if isinstance(info, Dictionary) else Dictionary()


def _output_intent(inspected: Inspected) -> Iterator[Point]:
    intents = [each for each in entries(inspected.pdf.Root, "/OutputIntents") if _for_press(each)]
    yield judged(
        "intent.present",
        wrong=len(intents) != 1,
        good=sentence("Het bestand zegt voor welk drukproces het is gemaakt."),
        bad=sentence("Het bestand zegt niet, of vaker dan één keer, voor welk drukproces het is."),
    )
    yield judged(
        "intent.profile",
        wrong=not all(_printer_profile(each) for each in intents) or not intents,
        good=sentence("Het kleurprofiel is van een drukproces in CMYK."),
        bad=sentence("Er zit geen kleurprofiel van een drukproces in CMYK in het bestand."),
    )


def _for_press(intent: Object) -> bool:
    return isinstance(intent, Dictionary) and intent.get("/S") == "/GTS_PDFX"


def _printer_profile(intent: Object) -> bool:
    try:
        profile = intent["/DestOutputProfile"]
        header = profile.read_bytes()[:128]
        parts = tuple(header[part] for part in _HEADER)
        return parts == (b"prtr", b"CMYK", b"acsp") and int(profile["/N"]) == 4
    except BROKEN:
        return False
