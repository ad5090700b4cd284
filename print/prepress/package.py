"""One zip for the print shop: the files, the delivery sheet, the checksums and the report."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from forms.definition.sentence import Refusal, Translations, sentence
from print.prepress.delivery_sheet import delivery_sheet
from print.prepress.order import Order
from print.prepress.piece import Piece
from print.prepress.preflight import preflight
from print.prepress.presets import Preset
from print.prepress.report import Report
from print.prepress.standards import Colours

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip can say: the same files, the same bytes
SHEET, CHECKSUMS, REPORT = "aanleverblad.pdf", "sha256.txt", "preflight.txt"


class NotForPress(Refusal):
    """A file fails preflight; `reports` say all of it."""

    def __init__(self, reports: Sequence[Report], translations: Translations) -> None:
        self.reports = tuple(reports)
        failed = [point for report in reports for point in report.failures]
        said = dict.fromkeys(point.said.worded(translations) for point in failed)
        super().__init__(
            sentence(
                "Dit kan niet naar een drukkerij: %(points)s (%(keys)s)",
                points=" ".join(said),
                keys=", ".join(dict.fromkeys(point.key for point in failed)),
            )
        )


def write_package(
    out: Path,
    *,
    pieces: Sequence[Piece],
    order: Order,
    preset: Preset,
    translations: Translations,
) -> None:
    """Writes `out` as a whole, or raises a Refusal and leaves what was there."""
    if preset.colours is Colours.BLACK:
        order = replace(order, colours=Colours.BLACK)
    named = _named(pieces, order, preset)
    limits = replace(preset.limits, page=order.format, colours=order.colours)
    reports = [
        replace(preflight(piece.file, limits=limits), name=name) for name, piece in named.items()
    ]
    if not all(report.passed for report in reports):
        raise NotForPress(reports, translations)
    for piece, report in zip(named.values(), reports, strict=True):
        _require_pages(piece, report, order)
    sheet = delivery_sheet(order, preset=preset, pieces=pieces, translations=translations)
    checksums = "".join(f"{piece.sha256}  {name}\n" for name, piece in named.items())
    said = "\n\n".join("\n".join(report.lines(translations)) for report in reports)
    with _whole_zip(out) as package:
        for name, piece in named.items():
            _add_file(package, name, piece.file)
        _add(package, SHEET, sheet)
        _add(package, CHECKSUMS, checksums.encode())
        _add(package, REPORT, f"{said}\n".encode())


def _named(pieces: Sequence[Piece], order: Order, preset: Preset) -> Mapping[str, Piece]:
    named: dict[str, Piece] = {}
    for piece in pieces:
        name = piece.name(order, preset)
        if name in named:
            raise Refusal(
                sentence(
                    "Twee bestanden zouden allebei %(name)s heten. Geef de plekken andere namen.",
                    name=name,
                )
            )
        named[name] = piece
    if not named:
        raise Refusal(sentence("Er is niets om naar een drukkerij te sturen."))
    return named


def _require_pages(piece: Piece, report: Report, order: Order) -> None:
    wanted = order.pages * (piece.quantity if order.numbered else 1)
    if report.pages != wanted:
        raise Refusal(
            sentence(
                "In %(name)s staan %(found)d pagina’s, maar er zijn er %(wanted)d besteld.",
                name=piece.file.name,
                found=report.pages,
                wanted=wanted,
            )
        )


@contextmanager
def _whole_zip(out: Path) -> Iterator[ZipFile]:
    partly = NamedTemporaryFile(dir=out.parent, prefix=f".{out.name}.", delete=False)  # noqa: SIM115
    try:
        with partly, ZipFile(partly, "w") as package:
            yield package
        os.chmod(partly.name, 0o644)
        os.replace(partly.name, out)
    finally:
        Path(partly.name).unlink(missing_ok=True)


def _entry(name: str, *, packed: bool) -> ZipInfo:
    entry = ZipInfo(name, FIRST_DAY)
    entry.compress_type = ZIP_DEFLATED if packed else ZIP_STORED
    entry.create_system = 3  # or the zip would tell which system wrote it
    entry.external_attr = 0o644 << 16
    return entry


def _add(package: ZipFile, name: str, content: bytes) -> None:
    package.writestr(_entry(name, packed=True), content)


def _add_file(package: ZipFile, name: str, file: Path) -> None:
    """In parts: a run of thousands of copies need not fit in memory. A PDF is packed already."""
    with file.open("rb") as source, package.open(_entry(name, packed=False), "w") as target:
        while part := source.read(1 << 20):
            target.write(part)
