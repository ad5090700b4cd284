"""A sound is known by its content; names and places that a phone wrote into it are taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey.builder.audio import LARGEST
from survey.builder.sound import NotPlayable, sound_of
from tests.builder.sounds import M4A, MP3, OPUS, VORBIS, WEBM, box, m4a

WHERE = b"Dorpsstraat 12"


def test_an_mp3_loses_its_tags_before_and_after():
    tag = b"ID3\x04\0\0\0\0\0" + bytes([len(WHERE)]) + WHERE
    sound = sound_of(tag + MP3 + b"TAG" + WHERE.ljust(125))
    assert (sound.content, sound.ending) == (MP3, ".mp3")


def test_an_m4a_keeps_its_place_and_loses_its_names():
    about = box(b"udta", box(b"\xa9nam", WHERE))
    long = m4a(about, box(b"meta", WHERE))
    sound = sound_of(long)
    assert WHERE not in sound.content
    assert len(sound.content) == len(long)
    assert sound.ending == ".m4a"
    assert sound_of(M4A).content == M4A


@pytest.mark.parametrize(
    ("content", "ending"), [(OPUS, ".opus"), (VORBIS, ".ogg"), (WEBM, ".webm")]
)
def test_what_browsers_record_stays_as_it_is(content, ending):
    sound = sound_of(content)
    assert (sound.content, sound.ending) == (content, ending)


@pytest.mark.parametrize(
    "content",
    [
        m4a(handler=b"vide"),
        WEBM + b"V_VP9",
        b"OggS" + bytes(24) + b"\x7fFLAC",
        b"ID3" + WHERE,
        b"\xff\xf1\x50\x80",  # sound without a file around it
        b"\x89PNG\r\n\x1a\n",
        b"MZ\x90",
        b"",
        MP3 + bytes(LARGEST),
    ],
)
def test_a_film_a_program_nothing_and_an_hour_are_no_sound(content):
    with pytest.raises(NotPlayable):
        sound_of(content)


@given(
    st.sampled_from([MP3, M4A, OPUS, WEBM, b"ID3", b""]), st.binary(max_size=60), st.integers(0, 80)
)
def test_a_broken_file_is_refused_or_kept_but_never_more(start, noise, at):
    try:
        sound = sound_of(start[:at] + noise + start[at:])
    except NotPlayable:
        return
    assert 0 < len(sound.content) <= len(start) + len(noise)
