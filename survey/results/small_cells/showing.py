"""Which groups of all facets get new figures in a snapshot: as many as is safe together."""

from __future__ import annotations

from survey.results.small_cells.counts import EVERYBODY, Counts, Former, Key
from survey.results.small_cells.crossing import close_crossed
from survey.results.small_cells.facet import TOTAL, Facet
from survey.results.small_cells.groups import Past, are_safe, groups_to_show
from survey.results.small_cells.pairs import Both, are_safe_together, close_between


def new_figures(counts: Counts, former: Former, *, k: int) -> frozenset[Key]:
    """The groups that get new figures; EVERYBODY is one of them when the snapshot stands."""
    if counts.bases[EVERYBODY] < k or counts.changes[EVERYBODY][-1] < k:
        return frozenset()
    facets = _Facets(counts, former, k)
    facets.close()
    facets.open_again()
    for key, (one, other) in counts.crossed.items():
        facets.close_crossed(key, one, other)
    return frozenset({(key, g) for key, shown in facets.shown.items() for g in shown} | {EVERYBODY})


class _Facets:
    def __init__(self, counts: Counts, former: Former, k: int) -> None:
        self.k = k
        self.facets = {facet.key: facet for facet in counts.facets}
        self.pasts = {facet.key: _past(facet, counts, former) for facet in counts.facets}
        self.shown: dict[str, frozenset[str]] = {}
        self.both = {
            (one, other): Both(
                (self.facets[one], self.facets[other]),
                joint,
                (self.pasts[one].shown, self.pasts[other].shown),
            )
            for (one, other), joint in counts.joints.items()
        }

    def close(self) -> None:
        for key, facet in self.facets.items():
            self.shown[key] = groups_to_show(facet, self.pasts[key], k=self.k)
        for (one, other), both in self.both.items():
            moving = (self.shown[one], self.shown[other])
            shown = close_between(both, moving=moving, k=self.k)
            self.shown[one], self.shown[other] = shown

    def open_again(self) -> None:
        """Opens what a later closing has made superfluous, largest first."""
        closed = [
            (self.pasts[key].bases[group], key, group)
            for key, facet in self.facets.items()
            for group in facet.parents
            if group not in self.shown[key] and self.pasts[key].enough(group, self.k)
        ]
        for _, key, group in sorted(closed, reverse=True):
            facet, more = self.facets[key], self.shown[key] | {group}
            inside = facet.parents[group] == TOTAL or facet.parents[group] in more
            if inside and are_safe(facet, more, self.pasts[key], k=self.k):
                changed = {**self.shown, key: more}
                if all(self._safe(pair, changed) for pair in self.both if key in pair):
                    self.shown = changed

    def close_crossed(self, key: str, one: str, other: str) -> None:
        self.shown[key] = close_crossed(
            self.both[one, other].facets,
            self.both[one, other].joint,
            shown=(self.shown[one], self.shown[other]),
            moving=self.shown[key],
            k=self.k,
        )

    def _safe(self, pair: tuple[str, str], shown: dict[str, frozenset[str]]) -> bool:
        moving = (shown[pair[0]], shown[pair[1]])
        return are_safe_together(self.both[pair], moving=moving, k=self.k)


def _past(facet: Facet, counts: Counts, former: Former) -> Past:
    names = {TOTAL: EVERYBODY} | {group: (facet.key, group) for group in facet.parents}
    return Past(
        changes={group: counts.changes[key] for group, key in names.items()},
        bases={group: counts.bases[key] for group, key in names.items()},
        shown={group: former.shown.get(key, ()) for group, key in names.items()},
    )
