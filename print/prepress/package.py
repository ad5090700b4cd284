"""One zip for the print shop: the files, their delivery sheets, the checksums and the report."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from forms.definition.sentence import Refusal, Translations, counted, sentence
from print.prepress.delivery_sheet import delivery_sheet
from print.prepress.order import Order
from print.prepress.piece import Piece
from print.prepress.preflight import preflight
from print.prepress.presets import Preset
from print.prepress.report import Report
from print.prepress.standards import Colours

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest that a zip can say: the same files, the same bytes
SHEET, CHECKSUMS, REPORT = "aanleverblad.pdf", "sha256.txt", "preflight.txt"
CONTENTS = "inhoud.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Files that are ordered as one thing, with one delivery sheet; they share a folder."""

    order: Order
    pieces: Sequence[Piece]
    folder: str = ""


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
    """One order alone; as `write_packages`."""
    batch = Batch(order=order, pieces=pieces)
    write_packages(out, batches=[batch], preset=preset, translations=translations)


def write_packages(
    out: Path, *, batches: Sequence[Batch], preset: Preset, translations: Translations
) -> None:
    """Writes `out` as a whole, or raises a Refusal and leaves what was there.

    Every batch has its own folder, sheet and report; what there is in all stands on top.
    """
    checked = [_checked(each, preset, translations) for each in batches]
    if not checked:
        raise _nothing()
    with whole_zip(out) as package:
        if len(checked) > 1:
            lines = (_listed(each.batch, translations) for each in checked)
            _add(package, CONTENTS, "".join(lines).encode())
        for each in checked:
            _add_batch(package, each, preset, translations)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checked:
    batch: Batch
    named: Mapping[str, Piece]
    reports: Sequence[Report]


def _checked(batch: Batch, preset: Preset, translations: Translations) -> _Checked:
    """Looks every file over; refuses what a print shop would."""
    if preset.colours is Colours.BLACK:
        batch = replace(batch, order=replace(batch.order, colours=Colours.BLACK))
    order = batch.order
    named = _named(batch.pieces, order, preset)
    limits = replace(preset.limits, page=order.format, colours=order.colours)
    reports = [
        replace(preflight(piece.file, limits=limits), name=name) for name, piece in named.items()
    ]
    if not all(report.passed for report in reports):
        raise NotForPress(reports, translations)
    for piece, report in zip(named.values(), reports, strict=True):
        _require_pages(piece, report, order)
    return _Checked(batch=batch, named=named, reports=reports)


def _add_batch(
    package: ZipFile, checked: _Checked, preset: Preset, translations: Translations
) -> None:
    batch, named = checked.batch, checked.named
    inside = f"{batch.folder}/" if batch.folder else ""
    sheet = delivery_sheet(
        batch.order, preset=preset, pieces=batch.pieces, translations=translations
    )
    checksums = "".join(f"{piece.sha256}  {name}\n" for name, piece in named.items())
    said = "\n\n".join("\n".join(report.lines(translations)) for report in checked.reports)
    for name, piece in named.items():
        add_file(package, inside + name, piece.file)
    _add(package, inside + SHEET, sheet)
    _add(package, inside + CHECKSUMS, checksums.encode())
    _add(package, inside + REPORT, f"{said}\n".encode())


def _listed(batch: Batch, translations: Translations) -> str:
    many = counted(
        "%(n)d bestand, %(total)d stuks",
        "%(n)d bestanden, %(total)d stuks",
        n=len(batch.pieces),
        total=sum(piece.quantity for piece in batch.pieces),
    )
    return f"{batch.folder}/  {many.worded(translations)}\n"


def _nothing() -> Refusal:
    return Refusal(sentence("Er is niets om naar een drukkerij te sturen."))


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
        raise _nothing()
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
def whole_zip(out: Path) -> Iterator[ZipFile]:
    """A zip that takes its place only when the block has ended well."""
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


def add_file(package: ZipFile, name: str, file: Path) -> None:
    """In parts: a run of thousands of copies need not fit in memory. A PDF is packed already."""
    with file.open("rb") as source, package.open(_entry(name, packed=False), "w") as target:
        while part := source.read(1 << 20):
            target.write(part)
