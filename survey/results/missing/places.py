"""Where to find who is missing: by what came in at places, their names and types. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.definition.sentence import Sentence, counted, sentence

YOUNG, OLD = 30, 60  # the youngest band ends below the one, the oldest starts from the other
_MEET_YOUNG = ("sports_club", "social_media", "event", "supermarket", "street")
_MEET_PARENTS = ("childcare", "school", "sports_club", "supermarket")
_MEET_OLD = ("community_centre", "waiting_room", "library", "wijkblad", "help_desk", "letter")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRecord:
    """A place and what is published of it: how many in all, and how many of the group."""

    name: str
    kind: str
    about: str = ""  # its address
    closed: bool = False
    n: int | None = None
    of_group: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """A place to try, and why."""

    place: str
    why: Sentence
    weight: float = field(compare=False)


def tips(
    places: Sequence[PlaceRecord],
    *,
    neighbourhood: str = "",
    ages: tuple[int, int] | None = None,
    most: int = 2,
) -> list[Tip]:
    """The places that fit best: what came in counts more than a name, a name more than a type."""
    found = [_tip(each, neighbourhood, ages) for each in places if not each.closed]
    fitting = [each for each in found if each is not None]
    return sorted(fitting, key=lambda each: (-each.weight, each.place))[:most]


def _tip(place: PlaceRecord, neighbourhood: str, ages: tuple[int, int] | None) -> Tip | None:
    if place.n and place.of_group:
        why = counted(
            "van de %(n)s ingevulde vragenlijst hier was er %(of)s uit deze groep",
            "van de %(n)s ingevulde vragenlijsten hier waren er %(of)s uit deze groep",
            n=place.n,
            of=place.of_group,
        )
        return Tip(place=place.name, why=why, weight=3 + place.of_group / place.n)
    if neighbourhood and neighbourhood.casefold() in f"{place.name} {place.about}".casefold():
        return Tip(place=place.name, why=sentence("het ligt in deze buurt"), weight=2)
    order = _kinds_for(ages)
    if place.kind in order:
        why = sentence("hier komen vaak mensen van deze leeftijd")
        return Tip(place=place.name, why=why, weight=1 - order.index(place.kind) / 10)
    return None


def _kinds_for(ages: tuple[int, int] | None) -> tuple[str, ...]:
    if ages is None:
        return ()
    if ages[1] <= YOUNG:
        return _MEET_YOUNG
    return _MEET_OLD if ages[0] >= OLD else _MEET_PARENTS
