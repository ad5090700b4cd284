"""YAML or JSON text -> plain data that remembers on which line each part stands.

Read by YAML 1.2's rule for plain words: only true, false and null are special, so that a code
such as `no` or `on` stays the word that its author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from forms.definition.sentence import Refusal, Sentence, sentence

Path = tuple[str | int, ...]
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_WORDS: Mapping[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
_DEEPEST = 30
_TOO_DEEP = sentence("Dit zit te diep in elkaar. Gebruik minder lagen.")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of a document, and what to write instead."""

    line: int
    path: str
    sentence: Sentence


class FaultyDocument(Refusal):
    """A document cannot be taken in; `faults` says where and why, in the order of the file."""

    def __init__(self, file: str, faults: list[Fault]) -> None:
        self.file = file
        self.faults = sorted(faults, key=lambda fault: fault.line)
        first = self.faults[0]
        super().__init__(first.sentence)

    def told(self) -> list[tuple[str, Sentence]]:
        """With places as editors and other tools read them: file:line: path."""
        return [
            (
                f"{self.file}:{fault.line}: " + (f"{fault.path}: " if fault.path else ""),
                fault.sentence,
            )
            for fault in self.faults
        ]


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data and the line (from 1) of every part of it."""

    file: str
    data: object
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, path: Path, said: Sentence) -> Fault:
        return Fault(self.line(path), dotted(path), said)


def dotted(path: Path) -> str:
    """Writes a path as people read it: sections[0].questions[2].title."""
    written = ""
    for step in path:
        written += f"[{step}]" if isinstance(step, int) else f".{step}" if written else step
    return written


def read(text: str, *, file: str) -> Source:
    """Reads a document; raises FaultyDocument when it is not YAML or JSON at all."""
    if text.lstrip().startswith("{"):
        text = text.replace("\t", " ")  # JSON may be laid out with tabs, YAML may not
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = sentence("Hier klopt de opmaak niet. Kijk naar inspringen, dubbele punten en haken.")
        raise FaultyDocument(file, [Fault(mark.line + 1 if mark else 1, "", said)]) from error
    except RecursionError as error:
        raise FaultyDocument(file, [Fault(1, "", _TOO_DEEP)]) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # "\UFFFFFFFF" is no character
        said = sentence("Dit bestand is geen leesbare tekst. Bewaar het als UTF-8.")
        raise FaultyDocument(file, [Fault(1, "", said)]) from error
    if node is None:
        said = sentence("Dit bestand is leeg. Begin bij een voorbeeld.")
        raise FaultyDocument(file, [Fault(1, "", said)])
    reader = _Reader(file)
    data = reader.value(node, ())
    if reader.faults:
        raise FaultyDocument(file, reader.faults)
    return Source(file, data, reader.lines)


class _Reader:
    """Walks YAML's nodes once, noting lines and refusing what a document has no use for."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: Path) -> object:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if len(path) > _DEEPEST:
            self.faults.append(Fault(line, dotted(path), _TOO_DEEP))
            return None
        if id(node) in self._seen:
            said = sentence("Verwijzingen (& en *) kunnen hier niet. Schrijf de tekst voluit.")
            self.faults.append(Fault(line, dotted(path), said))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(each, (*path, i)) for i, each in enumerate(node.value)]
        try:
            return _scalar(node)
        except UnicodeError:
            said = sentence("Hier staat een half teken. Schrijf het opnieuw.")
            self.faults.append(Fault(line, dotted(path), said))
            return None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, object]:
        data: dict[str, object] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value
            if not isinstance(key, str) or not key.isprintable():
                said = sentence("Dit kan geen naam zijn. Schrijf één woord en een dubbele punt.")
                self.faults.append(Fault(line, dotted(path), said))
                continue
            if key in data:
                said = sentence("“%(key)s” staat hier twee keer. Haal er een weg.", key=key)
                self.faults.append(Fault(line, dotted((*path, key)), said))
                continue
            self.lines[(*path, key)] = line
            data[key] = self.value(value_node, (*path, key))
        return data


def _scalar(node: yaml.Node) -> object:
    assert isinstance(node, yaml.ScalarNode)
    # JSON writes some characters as two escaped halves; a half alone is no character.
    text = str(node.value).encode("utf-16", "surrogatepass").decode("utf-16")
    if node.style is not None:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return text
