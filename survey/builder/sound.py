"""What a sound file really is, by its content, and the same sound without what is written in it.

Phones write the name of the speaker, or of the street, into an mp3 or m4a file: that is taken out.
Ogg and webm come from the browser's own recorder, which writes nothing about anybody; what another
program wrote into one stays in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from forms.definition.sentence import Refusal, sentence
from survey.builder.audio import ENDINGS, LARGEST

_AROUND = (b"moov", b"trak", b"mdia", b"moof", b"traf")  # boxes that hold boxes
_ABOUT = (b"udta", b"meta", b"uuid")  # boxes with names, places, pictures
_VIDEO = (b"V_VP8", b"V_VP9", b"V_AV1", b"V_MPEG")


class NotPlayable(Refusal):
    """This is not a sound that a phone can play."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound as it is kept: `ending` is of what it is, whatever its file was called."""

    content: bytes
    ending: str


def sound_of(content: bytes) -> Sound:
    """The sound in a file that somebody sent; raises NotPlayable with what to do."""
    if not content:
        raise NotPlayable(sentence("Er is niets opgenomen. Probeer het nog eens."))
    if len(content) > LARGEST:
        raise NotPlayable(
            sentence(
                "Deze opname is groter dan %(most)s MB. Neem één tekst per bestand op.",
                most=LARGEST // 1024 // 1024,
            )
        )
    for ending, read in (
        (".mp3", _mp3),
        (".m4a", _m4a),
        (".opus", _opus),
        (".ogg", _vorbis),
        (".webm", _webm),
    ):
        sound = read(content)
        if sound:
            return Sound(sound, ending)
    raise NotPlayable(
        sentence(
            "Dit is geen geluid dat elke telefoon kent. Kies een bestand met alleen geluid: "
            "%(endings)s.",
            endings=", ".join(ENDINGS),
        )
    )


def _mp3(content: bytes) -> bytes:
    """The frames alone, without the tags before and after them."""
    if content[:3] == b"ID3" and len(content) > 10:
        size = 0
        for byte in content[6:10]:
            size = size << 7 | byte & 0x7F
        content = content[10 + size + (10 if content[5] & 0x10 else 0) :].lstrip(b"\0")
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    layer_three = len(content) > 3 and content[0] == 0xFF and content[1] & 0xE6 == 0xE2
    return content if layer_three else b""


def _m4a(content: bytes) -> bytes:
    """Boxes about the recording are made empty; nothing moves, so that it still plays."""
    if content[4:8] != b"ftyp":
        return b""
    kept = bytearray(content)
    kinds = set()
    for kind, start, end in _boxes(content, 0, len(content)):
        if kind == b"hdlr":
            kinds.add(content[start + 8 : start + 12])
        elif kind in _ABOUT:
            kept[start - 4 : start] = b"free"
            kept[start:end] = bytes(end - start)
    return bytes(kept) if b"soun" in kinds and b"vide" not in kinds else b""


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Every box with its kind and where its content lies, a box before those in it."""
    while at + 8 <= end:
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        start = at + 8
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16])
            start = at + 16
        after = at + size if size else end
        if after > end or after < start:
            return
        if kind in _AROUND:
            yield from _boxes(content, start, after)
        elif size != 1 and start == at + 8:
            yield kind, start, after
        at = after


def _opus(content: bytes) -> bytes:
    return content if content[:4] == b"OggS" and content[28:36] == b"OpusHead" else b""


def _vorbis(content: bytes) -> bytes:
    return content if content[:4] == b"OggS" and content[28:35] == b"\x01vorbis" else b""


def _webm(content: bytes) -> bytes:
    head = content[:4096]
    ours = head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64] and b"A_" in head
    return content if ours and not any(codec in head for codec in _VIDEO) else b""
