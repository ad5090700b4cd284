"""The sizes of a form: type that never shrinks, and air that does when there is little room."""

from __future__ import annotations

from dataclasses import dataclass

from forms.definition.sentence import Sentence, Translations
from print.papers import MILLIMETRE, Paper

SMALLEST_PITCH = 8.1  # from box to box: older hands, and a reader that must not mix them up


@dataclass(frozen=True, slots=True, kw_only=True)
class Air:
    """What may give way. `pictogram` is a side, `gap` lies between questions, `story` is lines.

    `restless` is what an extra line within an option costs, as height, when columns are chosen.
    """

    pictogram: float
    pitch: float
    gap: float
    story: int
    restless: float = 5.0


ROOMY_TO_TIGHT = (
    Air(pictogram=12, pitch=10, gap=8, story=6),
    Air(pictogram=11, pitch=9.5, gap=7, story=5),
    Air(pictogram=10, pitch=9, gap=6, story=5),
    Air(pictogram=9, pitch=8.6, gap=5, story=4),
    Air(pictogram=8, pitch=SMALLEST_PITCH, gap=4, story=4, restless=1.5),
    Air(pictogram=7.5, pitch=SMALLEST_PITCH, gap=3, story=3, restless=1.5),
    Air(pictogram=7, pitch=SMALLEST_PITCH, gap=2.4, story=3, restless=1.5),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How everything on one form is set. Sizes of type are points, all else millimetres."""

    paper: Paper
    language: str
    translations: Translations
    air: Air

    @property
    def size(self) -> float:
        return self.paper.size

    @property
    def title_size(self) -> float:
        return self.paper.title_size

    @property
    def smallest_size(self) -> float:
        """Of what only staff reads."""
        return 10.0

    @property
    def note_size(self) -> float:
        return max(10.0, self.size - 2)

    @property
    def box(self) -> float:
        """The side of a box, on the middle of its outline."""
        return 4.2 * max(1.0, self.size / 14)

    @property
    def pitch(self) -> float:
        return self.air.pitch * max(1.0, self.size / 14)

    @property
    def pictogram(self) -> float:
        return self.air.pictogram * max(1.0, self.size / 14)

    @property
    def words_at(self) -> float:
        """Where words begin: question numbers and boxes hang to the left of this line."""
        return self.box + 0.68 * self.size / MILLIMETRE

    def say(self, said: Sentence) -> str:
        return said.worded(self.translations)
