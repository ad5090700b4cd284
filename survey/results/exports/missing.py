"""Why there is no answer, as numbers next to each other that no answer has."""

from __future__ import annotations

from collections.abc import Mapping

from forms.definition.answers import State
from forms.definition.sentence import Sentence, Translations, sentence
from survey.results.exports.model import Value

LOWEST, HIGHEST = -99, -93
WORDS: Mapping[State, Sentence] = {
    State.SKIPPED: sentence("Overgeslagen"),
    State.DONT_KNOW: sentence("Weet ik niet"),
    State.RATHER_NOT: sentence("Zeg ik liever niet"),
    State.NOT_ASKED: sentence("Niet gevraagd"),
    State.OVER_LIMIT: sentence("Te veel gekozen; telt niet mee"),
    State.UNCLEAR: sentence("Onduidelijk"),
    State.GIVEN_THOUGH_NOT_ASKED: sentence("Ingevuld maar niet gevraagd; telt niet mee"),
}


def missing_values(words: Translations, *, above: int = 0) -> tuple[Value, ...]:
    """The values for every state but `given`; lower ones where answers go as low as `above`."""
    lowest = LOWEST if above > HIGHEST else above - len(WORDS)
    return tuple(
        Value(number, state.value, said.worded(words))
        for number, (state, said) in enumerate(WORDS.items(), start=lowest)
    )
