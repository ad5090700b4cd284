"""The four factors of Social Quality: their names, what they ask, and which themes touch them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence, Translations, sentence
from survey.results.statistics.coverage import Coverage, coverage
from survey.storage.programmes import Programme, Theme


class Factor(StrEnum):
    """The conditional factors, by the names of their columns."""

    SECURITY = "security"
    COHESION = "cohesion"
    INCLUSION = "inclusion"
    EMPOWERMENT = "empowerment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A factor for someone who hears of it for the first time."""

    name: Sentence
    asks: Sentence
    example: Sentence


FACTORS: dict[Factor, Explained] = {
    Factor.SECURITY: Explained(
        name=sentence("Zekerheid"),
        asks=sentence("Heeft iemand een huis, genoeg geld en iets zinvols te doen?"),
        example=sentence("Bijvoorbeeld: rondkomen, gezond zijn, veilig wonen."),
    ),
    Factor.COHESION: Explained(
        name=sentence("Cohesie"),
        asks=sentence("Voelt iemand zich verbonden met de mensen om zich heen?"),
        example=sentence("Bijvoorbeeld: buren kennen, elkaar vertrouwen, elkaar helpen."),
    ),
    Factor.INCLUSION: Explained(
        name=sentence("Inclusie"),
        asks=sentence("Kan iemand meedoen?"),
        example=sentence("Bijvoorbeeld: naar een activiteit kunnen, hulp vinden, erbij horen."),
    ),
    Factor.EMPOWERMENT: Explained(
        name=sentence("Empowerment"),
        asks=sentence("Krijgt iemand de ruimte om zich te ontwikkelen?"),
        example=sentence("Bijvoorbeeld: iets leren, meepraten, zelf kiezen."),
    ),
}
LEVELS: tuple[Sentence, ...] = (
    sentence("Gaat hier niet over"),
    sentence("Gaat hier een beetje over"),
    sentence("Gaat hier sterk over"),
)


def label(
    programme: Programme, factor: Factor, *, language: str, translations: Translations
) -> str:
    """What this team calls the factor; the built-in name where it chose none."""
    own = programme.factor_labels.get(factor, {})
    return own.get(language) or own.get("nl") or FACTORS[factor].name.worded(translations)


def weights(theme: Theme) -> dict[Factor, int]:
    """How strongly a theme touches each factor: 0, 1 or 2."""
    return {factor: getattr(theme, factor.value) for factor in Factor}


def covered(themes: Sequence[Theme]) -> Coverage:
    """Which factors the themes touch; one that none of them touches is a gap to talk about."""
    levels = {each.code: {f.value: n for f, n in weights(each).items()} for each in themes}
    return coverage(levels, factors=[factor.value for factor in Factor])


def kept_labels(given: Mapping[Factor, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The team's own names as they are stored: only those that were filled in."""
    kept = {
        factor.value: {
            language: words.strip() for language, words in names.items() if words.strip()
        }
        for factor, names in given.items()
    }
    return {factor: names for factor, names in kept.items() if names}
