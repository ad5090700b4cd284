"""Brings residents, professionals and policy to one score per theme; says where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import Refusal, sentence
from survey.results.statistics.ranks import in_rank_order, midranks, ranks

GAP = 3
HIGHEST_RATING, STRONGEST_MATCH = 4, 2
EXPLAINED = sentence(
    "Elke bron geeft een thema 0 tot 100 punten. De eindscore is het gemiddelde, waarin elke bron "
    "zo zwaar telt als vooraf is vastgelegd."
)
FILLED_EXPLAINED = sentence(
    "Geeft een bron dit thema geen score, dan telt het gemiddelde van die bron: het thema wint en "
    "verliest daar niets mee."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one source gives the themes, 0 to 100, and how heavily that counts."""

    key: str
    weight: float
    scores: Mapping[str, float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeScore:
    """A theme's place among the others, in all and per source; none where nothing is known.

    `scores` is what each source gave, `filled` the sources whose mean stands in for a score.
    """

    code: str
    score: float | None
    rank: int | None
    scores: Mapping[str, float | None]
    ranks: Mapping[str, int]
    filled: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Combined:
    """The themes from the highest score down, and the weights as used: they add up to 1."""

    themes: tuple[ThemeScore, ...]
    weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A theme that two sources put far apart; `gap` counts places, equals in the middle."""

    code: str
    one: float
    other: float
    gap: float


def from_share(share: float | None) -> float | None:
    """A share that chose the theme, 0 to 1, to 0-100."""
    return None if share is None else 100 * share


def from_ratings(mean: float | None) -> float | None:
    """A mean rating, 0 to 4, to 0-100."""
    return None if mean is None else 100 * mean / HIGHEST_RATING


def from_match(level: float | None) -> float | None:
    """How well a theme fits the focus points of policy, 0, 1 or 2 (or their mean), to 0-100."""
    return None if level is None else 100 * level / STRONGEST_MATCH


def from_dots(dots: Mapping[str, int]) -> dict[str, float | None]:
    """Dot votes to 0-100: the theme with most dots gets 100. Without any dot none has a score."""
    most = max(dots.values(), default=0)
    return {code: 100 * n / most if most else None for code, n in dots.items()}


def combine(themes: Sequence[str], sources: Sequence[Source]) -> Combined:
    """S = the sum of weight x score, as a weighted mean from 0 to 100.

    A theme without a score in a source gets the mean of that source's other themes. A source
    without any score is left out, and the weights of the others are scaled up. Source: method
    M6 of the programme: weights are fixed before residents' results open.
    """
    used = speaking(themes, sources)
    filled = {source.key: with_means(themes, source) for source in used}
    weights = {source.key: source.weight for source in used}
    total = {
        code: sum(weights[key] * filled[key][code] for key in weights) if used else None
        for code in themes
    }
    overall = ranks(total)
    own = {source.key: ranks(_known(themes, source)) for source in sources}
    return Combined(
        themes=tuple(
            ThemeScore(
                code=code,
                score=total[code],
                rank=overall.get(code),
                scores={source.key: source.scores.get(code) for source in sources},
                ranks={key: places[code] for key, places in own.items() if code in places},
                filled=tuple(source.key for source in used if source.scores.get(code) is None),
            )
            for code in in_rank_order(total, themes)
        ),
        weights=weights,
    )


def speaking(themes: Sequence[str], sources: Sequence[Source]) -> list[Source]:
    """The sources that say anything, with weights that add up to 1; those of weight 0 too."""
    if any(source.weight < 0 for source in sources):
        raise Refusal(sentence("Een gewicht is 0 of meer."))
    if not sum(source.weight for source in sources) > 0:
        raise Refusal(sentence("Geef ten minste één bron een gewicht boven 0."))
    used = [source for source in sources if _known(themes, source)]
    total = sum(source.weight for source in used)
    if not total:
        return []
    return [
        Source(key=source.key, weight=source.weight / total, scores=source.scores)
        for source in used
    ]


def with_means(themes: Sequence[str], source: Source) -> dict[str, float]:
    """The source's scores, its mean standing in where it gave a theme none."""
    known = _known(themes, source)
    mean = sum(known.values()) / len(known)
    return {code: known.get(code, mean) for code in themes}


def disagreements(
    themes: Sequence[str], one: Source, other: Source, *, gap: float = GAP
) -> list[Disagreement]:
    """Themes that the two put at least `gap` places apart, the largest first: to talk about."""
    mine, theirs = (midranks(_known(themes, source)) for source in (one, other))
    found = [
        Disagreement(
            code=code, one=mine[code], other=theirs[code], gap=abs(mine[code] - theirs[code])
        )
        for code in themes
        if code in mine and code in theirs
    ]
    return sorted((each for each in found if each.gap >= gap), key=lambda each: -each.gap)


def without_each(themes: Sequence[str], sources: Sequence[Source]) -> dict[str, Combined]:
    """What the order would be without each of the sources, where others still have weight."""
    found: dict[str, Combined] = {}
    for left_out in sources:
        rest = [source for source in sources if source is not left_out]
        if sum(source.weight for source in rest) > 0:
            found[left_out.key] = combine(themes, rest)
    return found


def _known(themes: Sequence[str], source: Source) -> dict[str, float]:
    scores = ((code, source.scores.get(code)) for code in themes)
    return {code: score for code, score in scores if score is not None}
