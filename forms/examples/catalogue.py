"""Finds the examples by name: whole campaigns, and one tiny questionnaire per feature."""

from __future__ import annotations

from pathlib import Path

from forms.definition.campaign import Campaign
from forms.definition.campaign_document import load_campaign
from forms.definition.document import load
from forms.definition.questionnaire import Questionnaire

FOLDER = Path(__file__).parent


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


def _questionnaire(path: Path) -> Questionnaire:
    return load(path.read_text(encoding="utf-8"), file=path.name)
