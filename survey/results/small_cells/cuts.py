"""Finds the people whom two ways of dividing everybody give away together.

Two published divisions are known as sums. Draw every combination that has people in it as an
arrow from its part in the one to its part in the other. A sum of figures minus a sum of others
counts nobody twice and nobody negatively exactly when it is a directed cut: parts on one side
such that no arrow comes back. So a cut with 1..k-1 people in it is what an attacker can isolate;
a bridge (Gusfield 1988) is the cut with one arrow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from typing import TypeVar

Part = TypeVar("Part", bound=Hashable)
_Weights = dict[int, dict[int, int]]


def small_cut(arrows: Mapping[tuple[Part, Part], int], *, k: int) -> frozenset[Part] | None:
    """The parts on the near side of a cut with 1..k-1 people, or nothing when there is none."""
    numbers: dict[Part, int] = {}
    weights: _Weights = {}
    for (tail, head), people in arrows.items():
        if people > 0:
            start = numbers.setdefault(tail, len(numbers))
            end = numbers.setdefault(head, len(numbers))
            _add(weights, start, end, people)
    names = {number: part for part, number in numbers.items()}
    inside = {number: {number} for number in names}
    together: list[tuple[int, int]] = []
    while True:
        weights = _contracted(weights, inside, together, k)
        arrow = next(((a, b) for a, row in weights.items() for b in row), None)
        if arrow is None:
            return None
        if (side := _near_side(weights, *arrow, k)) is not None:
            return frozenset(names[each] for group in side for each in inside[group])
        together = [arrow]


def _add(weights: _Weights, start: int, end: int, people: int) -> None:
    row = weights.setdefault(start, {})
    row[end] = row.get(end, 0) + people
    weights.setdefault(end, {})


def _contracted(
    weights: _Weights, inside: dict[int, set[int]], together: list[tuple[int, int]], k: int
) -> _Weights:
    """Joins the parts that no small cut can part: a heavy arrow between them, or a circle."""
    while True:
        heavy = [(a, b) for a, row in weights.items() for b, n in row.items() if n >= k]
        joined = _joined(weights, heavy + together + _circles(weights))
        together = []
        if not joined:
            return weights
        merged: _Weights = {joined.get(each, each): {} for each in weights}
        for old, new in joined.items():
            if old != new:
                inside[new] |= inside.pop(old)
        for start, row in weights.items():
            for end, people in row.items():
                a, b = joined.get(start, start), joined.get(end, end)
                if a != b:
                    _add(merged, a, b, people)
        weights = merged


def _joined(weights: _Weights, pairs: list[tuple[int, int]]) -> dict[int, int]:
    roots = {each: each for each in weights}

    def root(each: int) -> int:
        while roots[each] != each:
            roots[each] = roots[roots[each]]
            each = roots[each]
        return each

    for one, other in pairs:
        roots[root(one)] = root(other)
    return {each: root(each) for each in weights} if pairs else {}


def _circles(weights: _Weights) -> list[tuple[int, int]]:
    """Pairs of parts that lie on one circle of arrows: strongly connected (Kosaraju)."""
    order: list[int] = []
    seen: set[int] = set()
    for first in weights:
        if first in seen:
            continue
        seen.add(first)
        stack = [(first, iter(weights[first]))]
        while stack:
            node, ahead = stack[-1]
            following = next((each for each in ahead if each not in seen), None)
            if following is None:
                order.append(node)
                stack.pop()
            else:
                seen.add(following)
                stack.append((following, iter(weights[following])))
    back = _turned(weights)
    pairs = []
    done: set[int] = set()
    for first in reversed(order):
        if first in done:
            continue
        done.add(first)
        todo = [first]
        while todo:
            for each in back[todo.pop()]:
                if each not in done:
                    done.add(each)
                    pairs.append((first, each))
                    todo.append(each)
    return pairs


def _turned(weights: _Weights) -> dict[int, list[int]]:
    back: dict[int, list[int]] = defaultdict(list)
    for start, row in weights.items():
        for end in row:
            back[end].append(start)
    return back


def _near_side(weights: _Weights, start: int, end: int, k: int) -> set[int] | None:
    """The near side of the smallest cut between two parts, when it has fewer than k people.

    Arrows carry as many as they have people; against an arrow anything may flow, because no
    arrow may come back over the cut.
    """
    back = _turned(weights)
    used: dict[tuple[int, int], int] = defaultdict(int)
    total = 0
    while True:
        came = _reached(weights, back, used, start, end)
        if end not in came:
            return set(came)
        path, node = [], end
        while node != start:
            path.append((came[node], node))
            node = came[node]
        forward = [(a, b) for a, b in path if used[a, b] < weights[a].get(b, 0)]
        amount = min([k, *(weights[a][b] - used[a, b] for a, b in forward)])
        for a, b in forward:
            used[a, b] += amount
        for a, b in set(path) - set(forward):
            used[b, a] -= min(amount, used[b, a])
        total += amount
        if total >= k:
            return None


def _reached(
    weights: _Weights,
    back: Mapping[int, list[int]],
    used: Mapping[tuple[int, int], int],
    start: int,
    end: int,
) -> dict[int, int]:
    """Every part that more can flow to, with the part before it; stops at the end."""
    came = {start: start}
    todo = [start]
    for node in todo:
        ahead = (each for each, people in weights[node].items() if used[node, each] < people)
        for each in (*ahead, *back.get(node, ())):
            if each not in came:
                came[each] = node
                todo.append(each)
        if end in came:
            break
    return came
