"""Interviewers without an account, the devices that are paired, and their shifts."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "006"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _maybe(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True, autoincrement=False)


def _refers(table: str, name: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")


def upgrade() -> None:
    op.create_table(
        "interviewer",
        _given("id", _WIDE),
        _given("programme_id", _WIDE),
        _given("number", sa.Integer()),
        _given("name", sa.String()),
        _given("pin_hash", sa.String()),
        _given("languages", sa.JSON()),
        _maybe("ended_on", sa.Date()),
        _refers("interviewer", "programme_id", "programme"),
        sa.PrimaryKeyConstraint("id", name="pk_interviewer"),
        sa.UniqueConstraint("programme_id", "number", name="uq_interviewer_programme_id_number"),
    )
    op.create_table(
        "device",
        _given("id", _WIDE),
        _given("programme_id", _WIDE),
        _given("name", sa.String()),
        _given("kind", sa.String()),
        _maybe("pairing_hash", sa.String()),
        _given("pairing_until", sa.BigInteger()),
        _maybe("token_hash", sa.String()),
        _maybe("public_key", sa.String()),
        _maybe("paired_on", sa.Date()),
        _maybe("seen_on", sa.Date()),
        _maybe("revoked_on", sa.Date()),
        _refers("device", "programme_id", "programme"),
        sa.PrimaryKeyConstraint("id", name="pk_device"),
        sa.UniqueConstraint("pairing_hash", name="uq_device_pairing_hash"),
        sa.UniqueConstraint("token_hash", name="uq_device_token_hash"),
    )
    op.create_index("ix_device_programme_id", "device", ["programme_id"])
    op.create_table(
        "shift",
        _given("id", _WIDE),
        _given("device_id", _WIDE),
        _given("interviewer_id", _WIDE),
        _given("place_id", _WIDE),
        _given("day", sa.Date()),
        _given("part_of_day", sa.String()),
        _given("languages", sa.JSON()),
        _given("mode", sa.String()),
        _given("practice", sa.Boolean()),
        _given("began_at", sa.BigInteger()),
        _maybe("ended_at", sa.BigInteger()),
        _refers("shift", "device_id", "device"),
        _refers("shift", "interviewer_id", "interviewer"),
        _refers("shift", "place_id", "place"),
        sa.PrimaryKeyConstraint("id", name="pk_shift"),
    )
    op.create_index(
        "uq_shift_device_id_running",
        "shift",
        ["device_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
