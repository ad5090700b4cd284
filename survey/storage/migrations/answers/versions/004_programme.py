"""Programmes with their phases, partners, themes, areas, policy focus points and lessons."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "003"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _perhaps(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True)


def _edited() -> list[sa.Column[Any]]:
    return [_given("removed", sa.Boolean()), _given("version", sa.Integer())]


def _own(table: str, *columns: Any) -> None:
    """A table of things that belong to one programme."""
    op.create_table(
        table,
        _given("id", _WIDE),
        _given("programme_id", _WIDE),
        *columns,
        *_edited(),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name=f"fk_{table}_programme_id"
        ),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
    )


def upgrade() -> None:
    op.create_table(
        "programme",
        _given("id", _WIDE),
        _given("key", sa.String()),
        _given("name", sa.String()),
        _given("scope", sa.String()),
        _given("target_group", sa.String()),
        _given("example", sa.Boolean()),
        _given("notes", sa.String()),
        _given("factor_labels", sa.JSON()),
        _perhaps("copied_from_id", _WIDE),
        _given("made_on", sa.Date()),
        _given("version", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["copied_from_id"], ["programme.id"], name="fk_programme_copied_from_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_programme"),
        sa.UniqueConstraint("key", name="uq_programme_key"),
    )
    op.create_table(
        "programme_campaign",
        _given("campaign_id", _WIDE),
        _given("programme_id", _WIDE),
        sa.ForeignKeyConstraint(
            ["campaign_id"], ["campaign.id"], name="fk_programme_campaign_campaign_id"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name="fk_programme_campaign_programme_id"
        ),
        sa.PrimaryKeyConstraint("campaign_id", name="pk_programme_campaign"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "organisation",
        _given("id", _WIDE),
        _given("name", sa.String()),
        _given("scope", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
        sa.UniqueConstraint("name", name="uq_organisation_name"),
    )
    _own(
        "phase",
        _given("kind", sa.String()),
        _given("name", sa.String()),
        _perhaps("starts", sa.Date()),
        _perhaps("ends", sa.Date()),
        _given("note", sa.String()),
        _given("position", sa.Integer()),
    )
    _own(
        "partner",
        _given("organisation_id", _WIDE),
        _given("role", sa.String()),
        _given("note", sa.String()),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_partner_organisation_id"
        ),
        sa.UniqueConstraint(
            "programme_id", "organisation_id", name="uq_partner_programme_id_organisation_id"
        ),
    )
    _own(
        "theme",
        _given("code", sa.String()),
        _given("title", sa.JSON()),
        _given("explanation", sa.JSON()),
        _perhaps("picture", sa.String()),
        _given("source", sa.String()),
        _given("security", sa.Integer()),
        _given("cohesion", sa.Integer()),
        _given("inclusion", sa.Integer()),
        _given("empowerment", sa.Integer()),
        _given("position", sa.Integer()),
        sa.UniqueConstraint("programme_id", "code", name="uq_theme_programme_id_code"),
    )
    _own(
        "policy_point",
        _given("words", sa.String()),
        _given("document", sa.String()),
        _given("page", sa.String()),
        _given("position", sa.Integer()),
    )
    op.create_table(
        "theme_policy",
        _given("theme_id", _WIDE),
        _given("policy_point_id", _WIDE),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name="fk_theme_policy_theme_id"),
        sa.ForeignKeyConstraint(
            ["policy_point_id"], ["policy_point.id"], name="fk_theme_policy_policy_point_id"
        ),
        sa.PrimaryKeyConstraint("theme_id", "policy_point_id", name="pk_theme_policy"),
        sqlite_with_rowid=False,
    )
    _own(
        "area",
        _perhaps("parent_id", _WIDE),
        _given("code", sa.String()),
        _given("name", sa.JSON()),
        _given("landmark", sa.JSON()),
        _given("position", sa.Integer()),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name="fk_area_parent_id"),
        sa.UniqueConstraint("programme_id", "code", name="uq_area_programme_id_code"),
    )
    _own(
        "lesson",
        _given("category", sa.String()),
        _given("words", sa.String()),
        _given("learned_on", sa.Date()),
        _given("learned_in", sa.String()),
        _given("heeded", sa.Boolean()),
    )
    for table in ("programme_campaign", "phase", "policy_point", "lesson"):
        op.create_index(f"ix_{table}_programme_id", table, ["programme_id"])
