"""How far two coders of open answers agree, per code and over all codes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from forms.definition.sentence import Sentence, sentence
from survey.results.statistics.kappa import Kappa, kappa_per_code

FEW = 30  # texts below which agreement says little


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Cohen's kappa per code, and pooled over the codes; `n` texts were coded twice."""

    n: int
    per_code: Mapping[int, Kappa]
    overall: float | None

    @property
    def few(self) -> bool:
        return self.n < FEW


def agreement(
    first: Mapping[int, frozenset[int]],
    second: Mapping[int, frozenset[int]],
    *,
    codes: Sequence[int],
) -> Agreement:
    """Over the texts that both coded.

    Overall it is the pooled kappa of H. de Vries, M.N. Elliott, D.E. Kanouse and S.S. Teleki
    (Field Methods 20 (2008) 272-282): from the mean agreement and the mean agreement by chance
    of the codes. A mean of kappas would let codes that are seldom given weigh too much.
    """
    per_code = {
        int(code): each
        for code, each in kappa_per_code(
            _named(first), _named(second), codes=[str(code) for code in codes]
        ).items()
    }
    return Agreement(
        n=len(first.keys() & second.keys()), per_code=per_code, overall=_pooled(per_code)
    )


def called(value: float) -> Sentence:
    """What such a kappa is usually called (J.R. Landis and G.G. Koch, Biometrics 33 (1977))."""
    for least, words in _CALLED:
        if value > least:
            return words
    return sentence("niet beter dan toeval")


def _named(coded: Mapping[int, frozenset[int]]) -> dict[str, frozenset[str]]:
    return {str(text): frozenset(map(str, codes)) for text, codes in coded.items()}


def _pooled(per_code: Mapping[int, Kappa]) -> float | None:
    known = [
        (each.agreed, each.by_chance)
        for each in per_code.values()
        if each.agreed is not None and each.by_chance is not None
    ]
    if not known:
        return None
    agreed = sum(each for each, _ in known) / len(known)
    chance = sum(each for _, each in known) / len(known)
    return None if chance >= 1 else (agreed - chance) / (1 - chance)


_CALLED: tuple[tuple[float, Sentence], ...] = (
    (0.8, sentence("heel goed")),
    (0.6, sentence("ruim voldoende")),
    (0.4, sentence("redelijk")),
    (0.2, sentence("matig")),
    (0.0, sentence("zwak")),
)
