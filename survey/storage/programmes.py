"""What a team works with: its programme, and the phases, themes, areas and lessons in it.

Every row that people change carries a version, so that two who edit at once never overwrite one
another. What is removed stays as a row, so that it can be put back.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from survey.storage.base import AnswersBase, WideId
from survey.storage.identity import thing_id


class Scope(StrEnum):
    """How much of a city a programme or an organisation works for."""

    DISTRICT = "district"
    AREA = "area"
    CITY = "city"


class Programme(AnswersBase):
    """One district, area or whole city, for one target group, with its own clock.

    `factor_labels` holds the team's own names of the Social Quality factors, by factor and
    language; where it is empty the built-in names are used.
    """

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    scope: Mapped[str]
    target_group: Mapped[str]
    example: Mapped[bool] = mapped_column(default=False)
    notes: Mapped[str] = mapped_column(default="")
    factor_labels: Mapped[dict[str, dict[str, str]]] = mapped_column(JSON, default=dict)
    copied_from_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("programme.id"))
    made_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)


class ProgrammeCampaign(AnswersBase):
    """To which programme a campaign belongs."""

    __tablename__ = "programme_campaign"
    __table_args__ = (Index(None, "programme_id"), {"sqlite_with_rowid": False})

    campaign_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("campaign.id"), primary_key=True, autoincrement=False
    )
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))


class Phase(AnswersBase):
    """A stretch of work. Phases may overlap and come back; without a name the kind names it."""

    __tablename__ = "phase"
    __table_args__ = (Index(None, "programme_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    kind: Mapped[str]
    name: Mapped[str] = mapped_column(default="")
    starts: Mapped[date | None]
    ends: Mapped[date | None]
    note: Mapped[str] = mapped_column(default="")
    position: Mapped[int]
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Organisation(AnswersBase):
    """An organisation that takes part in one programme or in several."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    name: Mapped[str] = mapped_column(unique=True)
    scope: Mapped[str]


class Partner(AnswersBase):
    """An organisation in one programme: in the team, or asked for what it sees."""

    __tablename__ = "partner"
    __table_args__ = (UniqueConstraint("programme_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    organisation_id: Mapped[int] = mapped_column(WideId, ForeignKey("organisation.id"))
    role: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Theme(AnswersBase):
    """What the team distilled. Its code is the code of its option in every questionnaire.

    The four factors of Social Quality count 0 (no), 1 (somewhat) or 2 (strongly).
    """

    __tablename__ = "theme"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    code: Mapped[str]
    title: Mapped[dict[str, str]] = mapped_column(JSON)
    explanation: Mapped[dict[str, str]] = mapped_column(JSON)
    picture: Mapped[str | None]
    source: Mapped[str] = mapped_column(default="")
    security: Mapped[int] = mapped_column(default=0)
    cohesion: Mapped[int] = mapped_column(default=0)
    inclusion: Mapped[int] = mapped_column(default=0)
    empowerment: Mapped[int] = mapped_column(default=0)
    position: Mapped[int]
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class PolicyPoint(AnswersBase):
    """A focus point of policy, with the document and the page where it stands."""

    __tablename__ = "policy_point"
    __table_args__ = (Index(None, "programme_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    words: Mapped[str]
    document: Mapped[str]
    page: Mapped[str]
    position: Mapped[int]
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class ThemePolicy(AnswersBase):
    """A theme that answers to a focus point of policy: 1 somewhat, 2 strongly."""

    __tablename__ = "theme_policy"
    __table_args__ = ({"sqlite_with_rowid": False},)

    theme_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("theme.id"), primary_key=True, autoincrement=False
    )
    policy_point_id: Mapped[int] = mapped_column(
        WideId, ForeignKey("policy_point.id"), primary_key=True, autoincrement=False
    )
    level: Mapped[int] = mapped_column(default=1, server_default="1")


class Area(AnswersBase):
    """An area, or with a parent one of its neighbourhoods; a landmark helps people find it."""

    __tablename__ = "area"
    __table_args__ = (UniqueConstraint("programme_id", "code"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    parent_id: Mapped[int | None] = mapped_column(WideId, ForeignKey("area.id"))
    code: Mapped[str]
    name: Mapped[dict[str, str]] = mapped_column(JSON)
    landmark: Mapped[dict[str, str]] = mapped_column(JSON)
    position: Mapped[int]
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Lesson(AnswersBase):
    """What a team learned. In a copy it says from which programme it comes."""

    __tablename__ = "lesson"
    __table_args__ = (Index(None, "programme_id"),)

    id: Mapped[int] = mapped_column(WideId, primary_key=True, autoincrement=False, default=thing_id)
    programme_id: Mapped[int] = mapped_column(WideId, ForeignKey("programme.id"))
    category: Mapped[str]
    words: Mapped[str]
    learned_on: Mapped[date]
    learned_in: Mapped[str] = mapped_column(default="")
    heeded: Mapped[bool] = mapped_column(default=False)
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
