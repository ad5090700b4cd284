"""Colour as a press sees it: how much of which ink, and the colour spaces that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object

Cmyk = tuple[float, float, float, float]
_DARK = 0.2  # so little light left in each of three colours passes for black
_DEEPEST = 8  # a colour space in a colour space in …


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour in a space; without amounts where those are not of the four inks."""

    space: str = "DeviceCMYK"
    amounts: Cmyk | None = None

    @property
    def total(self) -> float:
        """Of all four inks, in per cent."""
        return 100 * sum(self.amounts or ())

    @property
    def white(self) -> bool:
        return self.amounts is not None and not any(self.amounts)

    @property
    def coloured(self) -> bool:
        return self.amounts is not None and any(self.amounts[:3])

    @property
    def rich_black(self) -> bool:
        """Looks black, and is made of more inks than black: letters blur when a plate shifts."""
        if self.amounts is None or not self.coloured:
            return False
        light = 1 - self.amounts[3]
        return all((1 - each) * light <= _DARK for each in self.amounts[:3])


BLACK = Ink("DeviceGray", (0, 0, 0, 1))
UNKNOWN = Ink("", None)


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space by its family; `spots` are the inks of their own that it names."""

    family: str
    spots: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        return self.family in ("DeviceGray", "DeviceCMYK", "Pattern", "Separation", "DeviceN")

    def ink(self, operands: Sequence[object]) -> Ink:
        return Ink(self.family, amounts(self.family, operands))


def amounts(family: str, operands: Sequence[object]) -> Cmyk | None:
    match family, [_share(each) for each in operands if not isinstance(each, Name)]:
        case "DeviceGray", [grey]:
            return (0, 0, 0, 1 - grey)
        case "DeviceCMYK", [cyan, magenta, yellow, black]:
            return (cyan, magenta, yellow, black)
    return None


def _share(operand: object) -> float:
    """What lies outside 0 to 1 is painted as the nearest of both."""
    return min(max(float(operand), 0), 1)  # type: ignore[arg-type]  # a number, or a broken file


def space_of(given: Object, resources: Object, *, depth: int = 0) -> Space:
    """`given` is a name or an array; a name may be one of the resources."""
    if depth > _DEEPEST:
        raise ValueError("colour spaces within colour spaces")
    if isinstance(given, Name):
        named = resources.get("/ColorSpace", Dictionary()).get(str(given))
        return space_of(named, resources, depth=depth + 1) if named else Space(_family(str(given)))
    if not isinstance(given, Array):
        raise TypeError("a colour space is a name or an array")
    family = _family(str(given[0]))
    match family:
        case "Indexed" | "Pattern" if len(given) > 1:
            return space_of(given[1], resources, depth=depth + 1)
        case "ICCBased":
            return Space({3: "ICC RGB", 4: "ICC CMYK"}.get(int(given[1]["/N"]), "ICC Gray"))
        case "Separation":
            return Space(family, (str(given[1])[1:],))
        case "DeviceN":
            return Space(family, tuple(str(each)[1:] for each in list(given[1])))
    return Space(family)


def _family(name: str) -> str:
    """Inline images abbreviate the names."""
    return {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}.get(
        name.lstrip("/"), name.lstrip("/")
    )
