"""Everything of one delivery in one zip: forms, posters, flyers and slips, of one or all places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from forms.pictures.own import OwnPictures
from print.prepress import package
from print.prepress.order import Order
from print.prepress.piece import Piece as File
from print.prepress.presets import Preset
from survey.fieldwork.print_delivery import DUTCH
from survey.fieldwork.print_files import draw_run
from survey.fieldwork.print_making import Handed
from survey.fieldwork.print_orders import order_of_form
from survey.fieldwork.print_pieces import Piece, draw_for_press, draw_piece, order_of
from survey.fieldwork.print_plans import Plan
from survey.fieldwork.print_runs import Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A numbered form of a place, planned and with its code."""

    plan: Plan
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """So many of a poster, flyer or slip."""

    piece: Piece
    handed: Handed


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A file that is ready, and what is ordered with it."""

    order: Order
    file: File


def pages_of(runs: Sequence[Run], copies: Sequence[Copies]) -> int:
    return sum(each.plan.pages for each in runs) + sum(each.piece.pages for each in copies)


def make_package(
    out: Path,
    *,
    runs: Sequence[Run],
    copies: Sequence[Copies],
    press: Preset | None,
    key: str,
    pictures: OwnPictures,
    progress: Callable[[int], None],
) -> list[Made]:
    """Draws all beside `out`, then writes that; says what each run's file is."""
    made: list[Made] = []
    drawn: list[Drawn] = []
    done = 0
    for number, run in enumerate(runs):
        pdf = out.with_name(f"run-{number}.pdf")
        so_far = done
        made.append(
            draw_run(
                run.plan,
                pdf,
                run=run.code,
                key=key,
                pictures=pictures,
                press=press,
                progress=lambda n, so_far=so_far: progress(so_far + n),  # type: ignore[misc]
            )
        )
        order = order_of_form(run.plan)
        named = _called(run.plan.place, run.code)
        drawn.append(Drawn(order=order, file=_file(pdf, run.plan.copies, named)))
        done += run.plan.pages
    for number, each in enumerate(copies):
        pdf = out.with_name(f"piece-{number}.pdf")
        order = _draw(each.piece, pdf, press)
        drawn.append(Drawn(order=order, file=_file(pdf, each.handed.quantity, each.piece.place)))
        done += each.piece.pages
        progress(done)
    if press is None:
        _write_for_the_office(out, drawn)
    else:
        batches = list(_batches(drawn))
        package.write_packages(out, batches=batches, preset=press, translations=DUTCH)
    return made


def _draw(piece: Piece, pdf: Path, press: Preset | None) -> Order:
    if press is not None:
        return draw_for_press(piece, pdf, press=press)
    draw_piece(piece, pdf)
    return order_of(piece, press=None)


def _called(place: str, code: str) -> str:
    """A place may have more than one run."""
    return f"{place[:16].strip()} {code}".strip()


def _file(pdf: Path, quantity: int, place: str) -> File:
    return File(file=pdf, quantity=quantity, place=place)


def _batches(drawn: Sequence[Drawn]) -> Iterator[package.Batch]:
    """What a print shop makes in one go, each in a folder of its own."""
    alike: dict[Order, list[File]] = {}
    for each in drawn:
        alike.setdefault(each.order, []).append(each.file)
    folders: set[str] = set()
    for order, files in alike.items():
        folder = _folder(order, taken=folders)
        folders.add(folder)
        yield package.Batch(order=order, pieces=files, folder=folder)


def _folder(order: Order, *, taken: set[str]) -> str:
    plain = f"{order.product}-{order.format.name}-{order.language}".lower()
    return plain if plain not in taken else f"{plain}-{len(taken) + 1}"


def _write_for_the_office(out: Path, drawn: Sequence[Drawn]) -> None:
    with package.whole_zip(out) as zipped:
        for each in drawn:
            folder = _folder(each.order, taken=set())
            name = each.file.name(each.order, None)
            package.add_file(zipped, f"{folder}/{name}", each.file.file)
