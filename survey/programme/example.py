"""The programme of the example campaign: its themes, areas and phases, marked as an example."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy.orm import Session

from forms.definition.questionnaire import Questionnaire
from forms.definition.questions import Meaning, Option
from forms.definition.text import Text
from survey.programme.kinds import PhaseKind, TargetGroup
from survey.programme.programmes import create_programme, link_campaign
from survey.storage.campaigns import Campaign
from survey.storage.programmes import Area, Phase, Programme, Scope, Theme

_NAME = "Lindenholt"
_WEIGHTS = {  # security, cohesion, inclusion, empowerment
    "money": (2, 0, 1, 0),
    "joining_in": (0, 1, 2, 1),
    "meeting": (0, 2, 1, 0),
    "healthy": (1, 0, 0, 1),
    "help": (1, 0, 2, 0),
    "safe": (2, 1, 0, 0),
    "growing_older": (1, 1, 1, 0),
}


def make_example(session: Session, *, campaign: Campaign, asked: Questionnaire) -> Programme:
    """Makes the programme to which the example campaign belongs."""
    made = create_programme(
        session,
        name=_NAME,
        scope=Scope.DISTRICT,
        target_group=TargetGroup.ADULTS,
        phases=False,
    )
    made.example = True
    link_campaign(session, programme=made, campaign=campaign)
    session.add_all(
        _theme(made, option, position=n)
        for n, option in enumerate(_options(asked, Meaning.THEME_PRIORITY), start=1)
    )
    _add_areas(session, made, _options(asked, Meaning.NEIGHBOURHOOD))
    _add_phases(session, made, campaign)
    return made


def _options(asked: Questionnaire, meaning: Meaning) -> tuple[Option, ...]:
    for section in asked.sections:
        for question in section.questions:
            if getattr(question, "meaning", None) == meaning:
                return tuple(getattr(question, "options", ()))
    return ()


def _theme(programme: Programme, option: Option, *, position: int) -> Theme:
    security, cohesion, inclusion, empowerment = _WEIGHTS.get(option.code, (0, 0, 0, 0))
    return Theme(
        programme_id=programme.id,
        code=option.code,
        title=_words(option.text),
        explanation=_words(option.hint),
        picture=option.picture,
        security=security,
        cohesion=cohesion,
        inclusion=inclusion,
        empowerment=empowerment,
        position=position,
    )


def _add_areas(session: Session, programme: Programme, options: tuple[Option, ...]) -> None:
    position = 0
    for option in options:
        position += 1
        area = _area(programme, option, position=position, parent=None)
        session.add(area)
        session.flush()
        for inside in option.options:
            position += 1
            session.add(_area(programme, inside, position=position, parent=area.id))


def _area(programme: Programme, option: Option, *, position: int, parent: int | None) -> Area:
    return Area(
        programme_id=programme.id,
        parent_id=parent,
        code=option.code,
        name=_words(option.text),
        landmark=_words(option.hint),
        position=position,
    )


def _add_phases(session: Session, programme: Programme, campaign: Campaign) -> None:
    """Work before the day on which residents may answer; what comes later has no dates yet."""
    opens, weeks = campaign.opens, timedelta(weeks=1)
    dates: dict[PhaseKind, tuple[date, date | None]] = {
        PhaseKind.ANALYSIS: (opens - 12 * weeks, opens - 5 * weeks),
        PhaseKind.SESSION: (opens - 6 * weeks, opens - 3 * weeks),
        PhaseKind.RESIDENTS: (opens, None),
    }
    usual = [kind for kind in PhaseKind if kind is not PhaseKind.OTHER]
    for position, kind in enumerate(usual, start=1):
        starts, ends = dates.get(kind, (None, None))
        phase = Phase(programme_id=programme.id, kind=kind, position=position)
        phase.starts, phase.ends = starts, ends
        session.add(phase)


def _words(text: Text | None) -> dict[str, str]:
    return dict(text.wordings) if text is not None else {}
