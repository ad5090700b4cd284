"""Numbered copies: how fast, how large, in how much memory, beside a bare loop that does less."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import IO, Any

from qrcode import constants
from qrcode.main import QRCode
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from print.paper import draw_form
from print.sheet_codes import SheetCode, written
from tests.print.form_samples import KEY, RUN, sample

COPIES = 1000


def paper() -> Iterator[dict[str, Any]]:
    """Each figure as `say` of run.py takes it."""
    bare_seconds, bare_bytes = _timed(bare)
    seconds, size = _timed(lambda file: _draw(file, pages=1))
    yield _figure(
        "1,000 numbered copies of one page, against a bare loop",
        seconds / bare_seconds,
        unit="times",
        limit="<= 1.3",
        seconds=round(seconds, 2),
        megabytes=round(size / 1e6, 2),
        bare_seconds=round(bare_seconds, 2),
        bare_megabytes=round(bare_bytes / 1e6, 2),
    )
    told = _apart(pages=4, copies=COPIES)
    name = "1,000 numbered copies of four pages, two codes each"
    yield _figure(name, told["seconds"], unit="s", limit="<= 20")
    yield _figure(name, told["bytes"] / 1e6, unit="MB", limit="<= 10")
    more = {f"at_{count}": _apart(pages=4, copies=count)["peak"] for count in (1, 4000)}
    yield _figure(f"{name}, peak memory", told["peak"], unit="MB", limit="< 250", **more)


def bare(file: IO[bytes]) -> None:
    """One shared form and one QR code a page, as a first attempt draws them."""
    canvas = Canvas(file, pagesize=A4)
    canvas.beginForm("page")
    for row in range(30):
        canvas.drawString(20 * mm, (270 - row * 8) * mm, f"{row} a line of text on the form")
        canvas.rect(12 * mm, (269.5 - row * 8) * mm, 4.2 * mm, 4.2 * mm)
    canvas.endForm()
    for copy in range(1, COPIES + 1):
        canvas.doForm("page")
        code: QRCode[Any] = QRCode(error_correction=constants.ERROR_CORRECT_Q)
        code.add_data(written(SheetCode(RUN, 1, copy), key=KEY))
        code.make()
        module = 18 * mm / len(code.modules)
        path = canvas.beginPath()
        for y, row_of_modules in enumerate(code.modules):
            x = 0
            for dark, stretch in groupby(row_of_modules):
                run = len(list(stretch))
                if dark:
                    path.rect(x * module, -y * module, run * module, module)
                x += run
        canvas.translate(96 * mm, 270 * mm)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


def _draw(file: IO[bytes], *, pages: int, copies: int = COPIES) -> None:
    draw_form(sample(pages=pages), file, run=RUN, copies=copies, key=KEY)


def _timed(draw: Callable[[IO[bytes]], None]) -> tuple[float, int]:
    file = io.BytesIO()
    start = time.perf_counter()
    draw(file)
    return time.perf_counter() - start, len(file.getvalue())


def _apart(*, pages: int, copies: int) -> dict[str, Any]:
    """In a process of its own, for its memory."""
    command = [sys.executable, __file__, str(pages), str(copies)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def _figure(name: str, value: float, *, unit: str, limit: str, **more: object) -> dict[str, Any]:
    return {"figure": name, "value": value, "unit": unit, "limit": limit, **more}


def _alone(pages: int, copies: int) -> dict[str, float]:
    with tempfile.TemporaryFile() as file:
        start = time.perf_counter()
        _draw(file, pages=pages, copies=copies)
        seconds, size = time.perf_counter() - start, file.tell()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return {"seconds": seconds, "bytes": size, "peak": round(peak)}


if __name__ == "__main__":
    print(json.dumps(_alone(*map(int, sys.argv[1:]))))
