"""Pictures of a place for social media, worded."""

from __future__ import annotations

from collections.abc import Iterator

from print.publicity.images import images
from survey.intake.doors import Door
from survey.public.posters import announcement_of


def images_of(door: Door, *, language: str, address: str) -> Iterator[tuple[str, bytes]]:
    """PNG files by their names."""
    announced = announcement_of(door, language=language, address=address)
    for size, picture in images(announced):
        yield f"wijkstem-{door.link.code}-{language}-{size}.png", picture
