"""What a print shop wants: presets by name, from a file that an organisation can edit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from forms.definition.sentence import Refusal, sentence
from print.document import Edge
from print.prepress.limits import Limits
from print.prepress.standards import Colours, Standard

OURS = Path(__file__).with_name("presets.toml")
DEFAULT = "x4"
UNCOATED = "uncoated"
COATED = "coated"
_Kind = TypeVar("_Kind", str, float, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A kind of paper and how ink behaves on it: the printing condition and its profile."""

    name: str
    condition: str  # its name in the registry of characterisation data
    described: str
    profile: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    name: str
    standard: Standard
    bleed: float  # millimetres
    marks: bool
    colours: Colours
    ink_limit: float  # per cent
    stocks: Mapping[str, Stock]

    @property
    def edge(self) -> Edge:
        return Edge(bleed=self.bleed, marks=self.marks)

    @property
    def limits(self) -> Limits:
        return Limits(
            standard=self.standard, colours=self.colours, bleed=self.bleed, ink=self.ink_limit
        )

    def stock(self, name: str) -> Stock:
        try:
            return self.stocks[name]
        except KeyError:
            raise Refusal(
                sentence(
                    "De papiersoort “%(name)s” is niet bekend. Kies uit: %(known)s.",
                    name=name,
                    known=", ".join(self.stocks),
                )
            ) from None


def preset(name: str = DEFAULT, *, own: Path | None = None) -> Preset:
    """The preset of this name; `own` is an organisation's file, which adds and replaces."""
    known = presets(own=own)
    if name not in known:
        raise Refusal(
            sentence(
                "De drukkerij-instelling “%(name)s” is niet bekend. Kies uit: %(known)s.",
                name=name,
                known=", ".join(known),
            )
        )
    return known[name]


def presets(*, own: Path | None = None) -> Mapping[str, Preset]:
    """All presets by name, ours first."""
    files = [_File.read(path) for path in (OURS, own) if path is not None]
    stocks = {name: stock for file in files for name, stock in file.stocks().items()}
    return {name: each for file in files for name, each in file.presets(stocks).items()}


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    content: Mapping[str, object]

    @classmethod
    def read(cls, path: Path) -> _File:
        try:
            return cls(path, tomllib.loads(path.read_text(encoding="utf-8")))
        except OSError as error:
            raise Refusal(
                sentence(
                    "Het bestand %(path)s met instellingen voor de drukkerij kan niet worden "
                    "gelezen: %(reason)s.",
                    path=path,
                    reason=error.strerror or error,
                )
            ) from error
        except ValueError as error:  # not TOML, or not UTF-8
            raise Refusal(
                sentence(
                    "Het bestand %(path)s met instellingen voor de drukkerij is geen goede TOML: "
                    "%(reason)s.",
                    path=path,
                    reason=error,
                )
            ) from error

    def stocks(self) -> dict[str, Stock]:
        return {
            table.name: table.stock(self.path.parent)
            for table in self._tables("stocks", {"condition", "described", "profile"})
        }

    def presets(self, stocks: Mapping[str, Stock]) -> dict[str, Preset]:
        keys = {"standard", "bleed", "marks", "colours", "ink_limit"}
        return {table.name: table.preset(stocks) for table in self._tables("presets", keys)}

    def _tables(self, kind: str, keys: set[str]) -> list[_Table]:
        found = self.content.get(kind, {})
        tables = found.items() if isinstance(found, dict) else [(kind, found)]
        return [_Table.of(self.path, f"{kind}.{name}", each, keys) for name, each in tables]


@dataclass(frozen=True, slots=True)
class _Table:
    """One preset or stock in a file, with what is needed to say where a mistake stands."""

    path: Path
    place: str
    values: Mapping[str, object]

    @property
    def name(self) -> str:
        return self.place.partition(".")[2]

    @classmethod
    def of(cls, path: Path, place: str, values: object, keys: set[str]) -> _Table:
        if not isinstance(values, dict) or set(values) != keys:
            raise Refusal(
                sentence(
                    "In %(path)s moet bij [%(place)s] precies dit staan: %(keys)s.",
                    path=path,
                    place=place,
                    keys=", ".join(sorted(keys)),
                )
            )
        return cls(path, place, values)

    def stock(self, folder: Path) -> Stock:
        profile = folder / self._value("profile", str)
        if not profile.is_file():
            raise Refusal(
                sentence(
                    "%(path)s, [%(place)s]: het kleurprofiel %(profile)s is er niet.",
                    path=self.path,
                    place=self.place,
                    profile=profile,
                )
            )
        return Stock(
            name=self.name,
            condition=self._value("condition", str),
            described=self._value("described", str),
            profile=profile,
        )

    def preset(self, stocks: Mapping[str, Stock]) -> Preset:
        return Preset(
            name=self.name,
            standard=Standard(self._choice("standard", Standard)),
            bleed=self._between("bleed", 0, 20),
            marks=self._value("marks", bool),
            colours=Colours(self._choice("colours", Colours)),
            ink_limit=self._between("ink_limit", 100, 400),
            stocks=stocks,
        )

    def _value(self, key: str, kind: type[_Kind]) -> _Kind:
        value = self.values[key]
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return kind(value)
        if isinstance(value, kind):
            return value
        where = {"path": self.path, "place": self.place, "key": key}
        if kind is str:
            said = sentence("%(path)s, [%(place)s]: bij “%(key)s” hoort tekst.", **where)
        elif kind is bool:
            said = sentence("%(path)s, [%(place)s]: bij “%(key)s” hoort true of false.", **where)
        else:
            said = sentence("%(path)s, [%(place)s]: bij “%(key)s” hoort een getal.", **where)
        raise Refusal(said)

    def _between(self, key: str, least: float, most: float) -> float:
        value = self._value(key, float)
        if least <= value <= most:
            return value
        raise Refusal(
            sentence(
                "%(path)s, [%(place)s]: kies bij “%(key)s” een getal van %(least)g tot %(most)g.",
                path=self.path,
                place=self.place,
                key=key,
                least=least,
                most=most,
            )
        )

    def _choice(self, key: str, choices: type[StrEnum]) -> str:
        value = self._value(key, str)
        if value in list(choices):
            return value
        raise Refusal(
            sentence(
                "%(path)s, [%(place)s]: kies bij “%(key)s” uit: %(choices)s.",
                path=self.path,
                place=self.place,
                key=key,
                choices=", ".join(choices),
            )
        )
