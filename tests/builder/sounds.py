"""The smallest files of each kind of sound, as a phone or a browser begins them."""

from __future__ import annotations


def box(kind: bytes, content: bytes) -> bytes:
    """One box of an mp4 file."""
    return (8 + len(content)).to_bytes(4) + kind + content


def _handler(kind: bytes) -> bytes:
    return box(b"hdlr", bytes(8) + kind + bytes(13))


def m4a(*more: bytes, handler: bytes = b"soun") -> bytes:
    """A file with one track; `more` stands in its head."""
    track = box(b"trak", box(b"mdia", _handler(handler)))
    return box(b"ftyp", b"M4A \0\0\0\0M4A isom") + box(b"moov", track + b"".join(more)) + b"sound"


MP3 = b"\xff\xfb\x90\x64" + bytes(413)
M4A = m4a()
OPUS = b"OggS" + bytes(24) + b"OpusHead" + bytes(11)
VORBIS = b"OggS" + bytes(24) + b"\x01vorbis" + bytes(22)
WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(20) + b"A_OPUS" + bytes(20)
