"""Finds the examples by name: whole campaigns, and one tiny questionnaire per feature."""

from __future__ import annotations

from pathlib import Path

from forms.definition.campaign import Campaign
from forms.definition.campaign_document import load_campaign
from forms.definition.document import load
from forms.definition.questionnaire import Questionnaire, Section
from forms.definition.questions import Choices, Option
from forms.definition.text import Text
from forms.pictures.catalogue import keys

FOLDER = Path(__file__).parent
FIRST = "lindenholt"  # what a new installation shows


def names() -> tuple[str, ...]:
    """The example campaigns: each a folder with a questionnaire and a campaign document."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/campaign.yaml")))


def questionnaire(name: str) -> Questionnaire:
    return _questionnaire(FOLDER / name / "questionnaire.yaml")


def campaign(name: str) -> Campaign:
    path = FOLDER / name / "campaign.yaml"
    return load_campaign(path.read_text(encoding="utf-8"), file=path.name)


def features() -> tuple[str, ...]:
    """The tiny questionnaires, each for one kind or feature; every channel's tests walk them."""
    return tuple(sorted(path.stem for path in (FOLDER / "features").glob("*.yaml")))


def feature(name: str) -> Questionnaire:
    return _questionnaire(FOLDER / "features" / f"{name}.yaml")


def large() -> Questionnaire:
    """The largest that we promise to keep light: 60 questions, 300 pictures; made, not written."""
    pictures = keys()
    questions = tuple(
        Choices(
            key=f"q{number}",
            title=_both(f"Voorbeeldvraag {number}", f"Example question {number}"),
            options=tuple(
                Option(
                    code=f"option_{n}",
                    text=_both(f"Antwoord {n}", f"Answer {n}"),
                    picture=pictures[(number * 5 + n) % len(pictures)],
                )
                for n in range(1, 6)
            ),
        )
        for number in range(1, 61)
    )
    title = _both("Voorbeeld: zestig vragen", "Example: sixty questions")
    section = Section(questions=questions)
    return Questionnaire(key="large", title=title, languages=("nl", "en"), sections=(section,))


def _both(nl: str, en: str) -> Text:
    return Text({"nl": nl, "en": en})


def _questionnaire(path: Path) -> Questionnaire:
    return load(path.read_text(encoding="utf-8"), file=path.name)
