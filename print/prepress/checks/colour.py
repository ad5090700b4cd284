"""Ink: which colours, how much of it, and what lies over what."""

from __future__ import annotations

from collections.abc import Iterator

from forms.definition.sentence import sentence
from print.prepress.checks.inspected import Inspected
from print.prepress.report import Outcome, Point, judged
from print.prepress.standards import Colours

_SAID = {
    "DeviceRGB": "RGB",
    "CalRGB": "RGB",
    "ICC RGB": "RGB (ICC)",
    "ICC CMYK": "CMYK (ICC)",
}
_ROUNDING = 0.5  # per cent: drawing programs write amounts with few decimals


def colour(inspected: Inspected) -> Iterator[Point]:
    spaces = inspected.named(lambda seen: {_SAID.get(each, each) for each in seen.spaces})
    yield judged(
        "colour.spaces",
        pages=inspected.where(lambda seen: seen.spaces),
        good=sentence("Alle kleuren zijn CMYK of zwart."),
        bad=sentence("Er zijn kleuren in %(spaces)s. Alles moet CMYK zijn.", spaces=spaces),
    )
    yield judged(
        "colour.spots",
        pages=inspected.where(lambda seen: seen.spots),
        good=sentence("Er zijn geen steunkleuren."),
        bad=sentence(
            "Er zijn steunkleuren: %(names)s. Zet ze om in CMYK.",
            names=inspected.named(lambda seen: seen.spots),
        ),
    )
    yield _black_only(inspected)
    yield _ink(inspected)
    yield judged(
        "colour.text",
        pages=inspected.where(lambda seen: seen.rich_text),
        good=sentence("Zwarte tekst is alleen in zwart gezet."),
        bad=sentence("Zwarte tekst is uit meer inkten gezet. Maak die 100 %% zwart (K)."),
    )
    yield _overprint(inspected)


def _black_only(inspected: Inspected) -> Point:
    if inspected.limits.colours is Colours.CMYK:
        return Point(
            key="colour.black",
            outcome=Outcome.NOT_APPLICABLE,
            said=sentence("Het drukwerk mag in kleur zijn."),
        )
    return judged(
        "colour.black",
        pages=inspected.where(lambda seen: seen.coloured or seen.spaces or seen.spots),
        good=sentence("Er is alleen zwarte inkt gebruikt (1/1)."),
        bad=sentence("Er is kleur gebruikt, maar het drukwerk is alleen zwart (1/1)."),
    )


def _ink(inspected: Inspected) -> Point:
    limit = inspected.limits.ink
    most = max((seen.most_ink for seen in inspected.pages), default=0)
    return judged(
        "colour.ink",
        pages=inspected.where(lambda seen: seen.most_ink > limit + _ROUNDING),
        good=sentence(
            "Er is nergens te veel inkt: hooguit %(most).0f %%; %(limit)g %% mag.",
            most=most,
            limit=limit,
        ),
        bad=sentence("Er is %(most).0f %% inkt; %(limit)g %% mag.", most=most, limit=limit),
    )


def _overprint(inspected: Inspected) -> Point:
    """Black that overprints is what a press does anyway; white that does, is not there."""
    white = any("white" in seen.overprints for seen in inspected.pages)
    return judged(
        "colour.overprint",
        pages=inspected.where(lambda seen: seen.overprints),
        good=sentence("Er is geen wit of gekleurd deel dat overdrukt."),
        bad=(
            sentence("Iets wits staat op overdrukken, en verdwijnt daardoor. Zet dat uit.")
            if white
            else sentence("Iets gekleurds staat op overdrukken. Zet dat uit.")
        ),
    )
