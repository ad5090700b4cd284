"""Conditions that wait for each other, so that nobody would ever be asked. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def circles(document: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Every circle of questions, each once, by the keys in it; starts with the first asked."""
    looks = {
        str(question.get("key")): set(_looked_at(question.get("ask_if")))
        for section in document.get("sections", ())
        for question in section.get("questions", ())
    }
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for key in looks:
        for circle in _from(key, looks):
            found.setdefault(frozenset(circle), circle)
    return list(found.values())


def _from(start: str, looks: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """The shortest way from a question back to itself, if there is one."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for key in sorted(looks.get(way[-1], ())):
            if key == start:
                yield way
                return
            if key not in seen:
                seen.add(key)
                ways.append((*way, key))


def _looked_at(condition: Any) -> Iterator[str]:
    if isinstance(condition, Mapping):
        if isinstance(condition.get("question"), str):
            yield condition["question"]
        for part in condition.values():
            yield from _looked_at(part)
    elif isinstance(condition, list | tuple):
        for part in condition:
            yield from _looked_at(part)
