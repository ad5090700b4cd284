"""What the codebook says about what a row does not tell, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from forms.definition.sentence import Sentence, Translations, counted, sentence
from survey.results.exports.around import LABELS, Ladder
from survey.results.exports.disclosure.blur import Blur

_FULL = sentence(
    "Dit is het volledige bestand. Er kunnen mensen in te herkennen zijn. Deel het met niemand en "
    "wis het als het klaar is."
)
_GROUPS = sentence("Elke regel is het antwoord van een groep. Tel ze niet als personen.")
_CLOSED = sentence(
    "Wat mensen over thema’s antwoordden, staat er nog niet in. Dat gaat open als de gewichten "
    "vastliggen."
)
_INDICATION = sentence("Dit is wie wilde antwoorden, geen steekproef: een indicatie.")


def notes_on(
    blur: Blur,
    *,
    full: bool,
    unread: int | None,
    closed: bool,
    group: bool,
    k: int,
    ladders: Sequence[Ladder],
    words: Translations,
) -> tuple[str, ...]:
    """Sentences for whoever opens the file; `unread` texts where texts are in it."""
    said = [_FULL] if full else list(_coarsened(blur, k, ladders))
    said += [_CLOSED] if closed else []
    if unread:
        said.append(
            counted(
                "%(n)s geschreven antwoord is nog door niemand gelezen en staat er daarom niet in.",
                "%(n)s geschreven antwoorden zijn nog door niemand gelezen en staan er daarom niet "
                "in.",
                n=unread,
            )
        )
    said += [_GROUPS] if group else []
    return tuple(each.worded(words) for each in (*said, _INDICATION))


def _coarsened(blur: Blur, k: int, ladders: Sequence[Ladder]) -> Iterator[Sentence]:
    yield sentence(
        "Minstens %(k)s regels zijn gelijk in plek, manier van invullen, taal, tijd, buurt en "
        "leeftijd. Wat mensen zelf schreven, staat er niet in.",
        k=k,
    )
    for ladder in ladders:
        level = blur.levels.get(ladder.name, 0)
        if not level:
            continue
        what, rungs = LABELS[ladder.name], ladder.shown(level)
        if not rungs:
            yield sentence("%(what)s: weggelaten.", what=what)
        elif rungs[0].column.name == ladder.name:
            yield sentence("%(what)s: samengevoegd tot grotere groepen.", what=what)
        else:
            coarse = LABELS[rungs[0].column.name]
            yield sentence("%(what)s: alleen %(coarse)s.", what=what, coarse=coarse)
    if blur.bare_rows:
        yield counted(
            "In %(n)s regel zijn al deze gegevens leeg, omdat te weinig mensen ze delen.",
            "In %(n)s regels zijn al deze gegevens leeg, omdat te weinig mensen ze delen.",
            n=blur.bare_rows,
        )
    if blur.left_out_rows:
        yield counted(
            "%(n)s regel is weggelaten: van die versie zijn er te weinig.",
            "%(n)s regels zijn weggelaten: van die versie zijn er te weinig.",
            n=blur.left_out_rows,
        )
