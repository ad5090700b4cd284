"""Whatever is wrong with a file, preflight says so: it never stumbles over it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from forms.definition.sentence import Refusal
from print.prepress.preflight import preflight
from tests.prepress.samples import DUTCH, form, poster

WORDS = [b"/Page", b"null", b"[", b">>", b"1 0 R", b"-1", b"(x)", b"/DeviceRGB", b"stream", b"<<"]
change = st.tuples(
    st.floats(0, 1, exclude_max=True),
    st.one_of(st.binary(max_size=3), st.sampled_from(WORDS)),
    st.integers(0, 40),
)


@cache
def opened_up(which: int) -> bytes:
    """Files in which everything lies open, so that a change hits what means something."""
    with TemporaryDirectory() as folder:
        path = (form, poster)[which](Path(folder) / "file.pdf", name="x1a")
        file = io.BytesIO()
        with pikepdf.open(path) as pdf:
            pdf.Root.OutputIntents[0].DestOutputProfile.write(b"profile")
            for each in pdf.objects:
                if isinstance(each, pikepdf.Stream) and "/FontFile2" not in each:
                    each.write(each.read_bytes()[:2000])
            pdf.save(file, compress_streams=False, qdf=bool(which))
    return file.getvalue()


@given(
    which=st.integers(0, 1),
    changes=st.lists(change, min_size=1, max_size=8),
    kept=st.one_of(st.just(1.0), st.floats(0, 1)),
)
def test_a_mutilated_file_is_reported_on_or_refused(
    which: int, changes: list[tuple[float, bytes, int]], kept: float
) -> None:
    content = bytearray(opened_up(which))
    for place, put, taken in changes:
        at = int(place * len(content))
        content[at : at + taken] = put
    with TemporaryDirectory() as folder:
        path = Path(folder) / "kapot.pdf"
        path.write_bytes(content[: int(kept * len(content))])
        try:
            report = preflight(path)
        except Refusal as refused:
            said = str(refused)
        else:
            assert len(report.points) == 29
            assert report.as_data(DUTCH)["pages"] == report.pages
            said = "\n".join(report.lines(DUTCH))
    assert "kapot.pdf" in said
