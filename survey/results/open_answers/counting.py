"""How often each code was given, as far as it may be shown: one rule for every figure. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey.results.small_cells.closing import close
from survey.results.small_cells.counts import CHOSEN, EVERYBODY, Counts, several
from survey.results.small_cells.threshold import DEFAULT, FIRM


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCount:
    """How many texts got a code; None is closed. `share` is of the texts that were coded."""

    code: int
    n: int | None
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCounts:
    """`of` texts were coded; None when that is fewer than k."""

    of: int | None
    counts: tuple[CodeCount, ...]

    @property
    def indicative(self) -> bool:
        return self.of is not None and self.of < FIRM

    def n_of(self, code: int) -> int | None:
        return next((each.n for each in self.counts if each.code == code), None)


def count_codes(
    final: Mapping[int, frozenset[int]], *, codes: Sequence[int], k: int = DEFAULT
) -> CodeCounts:
    """Most given first, then in the order of the codebook; closed ones last."""
    n = len(final)
    if n < k:
        return CodeCounts(
            of=None, counts=tuple(CodeCount(code=c, n=None, share=None) for c in codes)
        )
    per_code = {str(code): sum(code in given for given in final.values()) for code in codes}
    closing = close(
        Counts(
            facets=(),
            bases={EVERYBODY: n},
            changes={EVERYBODY: (n,)},
            joints={},
            splits=several("codes", {EVERYBODY: per_code}, {EVERYBODY: n}),
        ),
        k=k,
    )
    shown: list[CodeCount] = []
    for code in codes:
        open_ = closing.is_open(EVERYBODY, ("codes", "answer", str(code)), CHOSEN)
        open_ &= per_code[str(code)] < n  # what everybody said tells what each one said
        count = per_code[str(code)] if open_ else None
        shown.append(CodeCount(code=code, n=count, share=None if count is None else count / n))
    shown.sort(key=lambda each: -1 if each.n is None else each.n, reverse=True)
    return CodeCounts(of=n, counts=tuple(shown))
