"""Contacts: who wants to hear back, talk along or help."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None

# INTEGER is the only type that SQLite takes for the row's own number.
_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _id() -> sa.Column[int]:
    return sa.Column("id", _WIDE, nullable=False, autoincrement=False)


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "contact",
        _id(),
        _given("campaign", sa.String()),
        _given("month", sa.String()),
        _given("language", sa.String()),
        _given("themes", sa.JSON()),
        _given("level", sa.String()),
        _given("way", sa.String()),
        _given("name", sa.LargeBinary()),
        _given("address", sa.LargeBinary()),
        _given("consent_version", sa.String()),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
