"""What is noted of places, who stands where when, what was opened and made, changed dates."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "005"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _refers(table: str, name: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [f"{other}.id"], name=f"fk_{table}_{name}")


def upgrade() -> None:
    op.create_table(
        "place_facts",
        _given("place_id", _WIDE),
        _given("address", sa.String()),
        _given("days", sa.JSON()),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        _refers("place_facts", "place_id", "place"),
        sa.PrimaryKeyConstraint("place_id", name="pk_place_facts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stand",
        _given("id", _WIDE),
        _given("place_id", _WIDE),
        _given("day", sa.Date()),
        _given("part_of_day", sa.String()),
        _given("label", sa.String()),
        _refers("stand", "place_id", "place"),
        sa.PrimaryKeyConstraint("id", name="pk_stand"),
        sa.UniqueConstraint(
            "place_id",
            "day",
            "part_of_day",
            "label",
            name="uq_stand_place_id_day_part_of_day_label",
        ),
    )
    op.create_table(
        "opened_count",
        _given("place_id", _WIDE),
        _given("day", sa.Date()),
        _given("channel", sa.String()),
        _given("language", sa.String()),
        _given("n", sa.Integer()),
        _refers("opened_count", "place_id", "place"),
        sa.PrimaryKeyConstraint("place_id", "day", "channel", "language", name="pk_opened_count"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "handout",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        sa.Column("place_id", _WIDE, nullable=True),
        sa.Column("run_id", _WIDE, nullable=True),
        _given("product", sa.String()),
        _given("size", sa.String()),
        _given("language", sa.String()),
        _given("quantity", sa.Integer()),
        _given("closes", sa.Date()),
        _given("says", sa.String()),
        _given("trial", sa.Boolean()),
        _given("made_on", sa.Date()),
        _refers("handout", "campaign_id", "campaign"),
        _refers("handout", "place_id", "place"),
        _refers("handout", "run_id", "print_run"),
        sa.PrimaryKeyConstraint("id", name="pk_handout"),
    )
    op.create_table(
        "date_change",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        _given("on_day", sa.Date()),
        _given("was", sa.Date()),
        _given("became", sa.Date()),
        _refers("date_change", "campaign_id", "campaign"),
        sa.PrimaryKeyConstraint("id", name="pk_date_change"),
    )
