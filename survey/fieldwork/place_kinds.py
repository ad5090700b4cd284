"""What sorts of places there are, and at which of them somebody can stand."""

from __future__ import annotations

from forms.definition.sentence import Sentence, sentence

KINDS: dict[str, Sentence] = {
    "supermarket": sentence("Supermarkt"),
    "shop": sentence("Winkel"),
    "market": sentence("Markt"),
    "waiting_room": sentence("Wachtkamer"),
    "library": sentence("Bibliotheek"),
    "community_centre": sentence("Wijkcentrum"),
    "help_desk": sentence("Hulppunt of spreekuur"),
    "school": sentence("School"),
    "childcare": sentence("Kinderopvang"),
    "sports_club": sentence("Sportclub"),
    "place_of_worship": sentence("Kerk, moskee of tempel"),
    "event": sentence("Evenement"),
    "meeting": sentence("Bijeenkomst"),
    "door": sentence("Aan de deur"),
    "street": sentence("Op straat"),
    "wijkblad": sentence("Wijkblad"),
    "letter": sentence("Brief of kaart in de bus"),
    "social_media": sentence("Sociale media"),
    "website": sentence("Website"),
    "other": sentence("Iets anders"),
}
_NOBODY_STANDS_THERE = frozenset({"wijkblad", "letter", "social_media", "website"})


def kind_called(kind: str) -> Sentence:
    """What a sort of place is called; one that is not in our list is shown as it was written."""
    return KINDS.get(kind) or Sentence("%(kind)s", {"kind": kind})


def somebody_can_stand(kind: str) -> bool:
    return kind not in _NOBODY_STANDS_THERE
