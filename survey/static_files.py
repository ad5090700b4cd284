"""Styles, scripts and the icon: joined, compressed and named by their content, once.

A name that changes with the content may be kept by a browser for ever, so that a second visit
asks for the page alone. A style starts with the tokens, then a municipality's own, then the
rules. A script comes in one piece with the modules that it imports: on a bad connection every
request is a wait (docs/decisions/0003-one-script.md).
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    name: str
    type: str
    plain: bytes
    compressed: bytes
    digest: str

    @property
    def path(self) -> str:
        return f"/static/{self.digest}/{self.name}"


class Assets:
    """Every static file of the product, read at first use."""

    def __init__(self, folder: Path, *, style: Path | None = None) -> None:
        self._folder = folder
        self._style = style

    @cached_property
    def _known(self) -> dict[str, Asset]:
        parts = {path.name: [path] for path in self._folder.iterdir() if path.suffix in TYPES}
        tokens = parts.pop("tokens.css")
        own = [self._style] if self._style else []
        return {
            name: _asset(name, tokens + own + paths if name.endswith(".css") else paths)
            for name, paths in parts.items()
        }

    def path(self, name: str) -> str:
        return self._known[name].path

    def find(self, name: str) -> Asset | None:
        return self._known.get(name)


_IMPORT = re.compile(r'^import ({[^}]*}) from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
_ASIDE = re.compile(r"^\s*(//.*|/\*\*.*\*/)?\n", re.MULTILINE)


def _joined(path: Path) -> bytes:
    """A module in one piece with those that it imports, each before whoever needs it.

    Every imported module keeps its names to itself, in a function that returns what it exports.
    Comments that stand on a line of their own stay at home.
    """
    pieces: dict[str, str] = {}

    def take(name: str) -> str:
        text = path.with_name(f"{name}.js").read_text(encoding="utf-8")
        for _names, needed in _IMPORT.findall(text):
            if needed not in pieces:
                pieces[needed] = _closed(needed, take(needed))
        return _ASIDE.sub("", _IMPORT.sub(r"const \1 = $\2;\n", text))

    own = take(path.stem)
    return "".join([*pieces.values(), own]).encode()


def _closed(name: str, text: str) -> str:
    exported = ", ".join(each for _whole, each in _EXPORT.findall(text))
    inside = _EXPORT.sub(r"\1", text)
    return f"const ${name} = (() => {{\n{inside}return {{ {exported} }};\n}})();\n"


def _asset(name: str, paths: list[Path]) -> Asset:
    plain = b"\n".join(
        _joined(path) if path.suffix == ".js" else path.read_bytes() for path in paths
    )
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    compressed = packer.compress(plain) + packer.flush()
    digest = hashlib.sha256(plain).hexdigest()[:12]
    return Asset(name, TYPES[Path(name).suffix], plain, compressed, digest)
