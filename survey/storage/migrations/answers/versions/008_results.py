"""Counts by snapshot, and every breakdown as it may be shown."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "008"
down_revision = "007"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SIGNED = ("weight_fixing", "decision")


def _signed_stays(dialect: str) -> list[str]:
    """What was fixed and what was signed is never changed and never removed."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_stays_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'what was signed is never changed or removed'); END"
            for table in _SIGNED
            for event in ("UPDATE", "DELETE")
        ]
    return [
        "CREATE FUNCTION signed_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'what was signed is never changed or removed' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(
            f"CREATE TRIGGER {table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION signed_stays()"
            for table in _SIGNED
        ),
    ]


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _of_campaign(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name=f"fk_{table}_campaign_id")


def upgrade() -> None:
    _open_answers()
    _population()
    _outcomes()
    # Not as a batch: that drops the old table, and with it every answer that refers to it.
    op.add_column(
        "response",
        sa.Column("rolled", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    for name, which in (
        ("ix_response_waiting", "NOT rolled"),
        ("ix_response_spent", "rolled AND (replaced OR set_aside_id IS NOT NULL)"),
    ):
        op.create_index(
            name,
            "response",
            ["edition_id"],
            sqlite_where=sa.text(which),
            postgresql_where=sa.text(which),
        )
    op.create_table(
        "snapshot",
        _given("campaign_id", _WIDE),
        _given("number", sa.Integer()),
        _given("on_day", sa.Date()),
        _given("n", sa.Integer()),
        _given("k", sa.Integer()),
        _of_campaign("snapshot"),
        sa.PrimaryKeyConstraint("campaign_id", "number", name="pk_snapshot"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rollup",
        _given("campaign_id", _WIDE),
        _given("facet", sa.String()),
        _given("group", sa.String()),
        _given("question", sa.String()),
        _given("kind", sa.String()),
        _given("cell", sa.String()),
        _given("n", sa.BigInteger()),
        _of_campaign("rollup"),
        sa.PrimaryKeyConstraint(
            "campaign_id", "facet", "group", "question", "kind", "cell", name="pk_rollup"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "snapshot_table",
        _given("campaign_id", _WIDE),
        _given("number", sa.Integer()),
        _given("facet", sa.String()),
        _given("document", sa.JSON()),
        _of_campaign("snapshot_table"),
        sa.PrimaryKeyConstraint("campaign_id", "number", "facet", name="pk_snapshot_table"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "results_past",
        _given("campaign_id", _WIDE),
        _given("name", sa.String()),
        _given("document", sa.JSON()),
        _of_campaign("results_past"),
        sa.PrimaryKeyConstraint("campaign_id", "name", name="pk_results_past"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opened_pair",
        _given("campaign_id", _WIDE),
        _given("pair", sa.String()),
        _of_campaign("opened_pair"),
        sa.PrimaryKeyConstraint("campaign_id", "pair", name="pk_opened_pair"),
        sqlite_with_rowid=False,
    )
    _priorities()


def _priorities() -> None:
    op.add_column(
        "theme_policy", sa.Column("level", sa.Integer(), nullable=False, server_default="1")
    )
    op.create_table(
        "theme_rating",
        _given("campaign_id", _WIDE),
        _given("theme", sa.String()),
        _given("account_id", _WIDE),
        _given("rating", sa.Integer()),
        _given("reason", sa.String()),
        _of_campaign("theme_rating"),
        sa.ForeignKeyConstraint(
            ["account_id"], ["staff_account.id"], name="fk_theme_rating_account_id"
        ),
        sa.PrimaryKeyConstraint("campaign_id", "theme", "account_id", name="pk_theme_rating"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dot_meeting",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        _given("name", sa.String()),
        _given("on_day", sa.Date()),
        _given("people", sa.Integer()),
        _given("dots", sa.JSON()),
        _given("removed", sa.Boolean()),
        _of_campaign("dot_meeting"),
        sa.PrimaryKeyConstraint("id", name="pk_dot_meeting"),
    )
    op.create_index("ix_dot_meeting_campaign_id", "dot_meeting", ["campaign_id"])
    op.create_table(
        "weight_fixing",
        _given("campaign_id", _WIDE),
        _given("number", sa.Integer()),
        _given("act", sa.String()),
        _given("on_day", sa.Date()),
        _given("roles", sa.JSON()),
        _given("reason", sa.String()),
        _given("document", sa.JSON()),
        _of_campaign("weight_fixing"),
        sa.PrimaryKeyConstraint("campaign_id", "number", name="pk_weight_fixing"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision_draft",
        _given("campaign_id", _WIDE),
        _given("fixing", sa.Integer()),
        _given("order", sa.JSON()),
        _given("reasons", sa.JSON()),
        _given("version", sa.Integer()),
        _of_campaign("decision_draft"),
        sa.PrimaryKeyConstraint("campaign_id", name="pk_decision_draft"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        _given("campaign_id", _WIDE),
        _given("fixing", sa.Integer()),
        _given("on_day", sa.Date()),
        _given("roles", sa.JSON()),
        _given("document", sa.JSON()),
        _of_campaign("decision"),
        sa.PrimaryKeyConstraint("campaign_id", "fixing", name="pk_decision"),
        sqlite_with_rowid=False,
    )
    for statement in _signed_stays(op.get_context().dialect.name):
        op.execute(statement)


def _open_answers() -> None:
    op.create_table(
        "text_reading",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        _given("response_id", _WIDE),
        _given("question", sa.String()),
        _given("standing", sa.String()),
        sa.Column("words", sa.String()),
        _given("finished", sa.Boolean()),
        _given("quoted", sa.Boolean()),
        _of_campaign("text_reading"),
        sa.ForeignKeyConstraint(
            ["response_id", "question"],
            ["answer_text.response_id", "answer_text.question"],
            name="fk_text_reading_answer_text",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_text_reading"),
        sa.UniqueConstraint("response_id", "question", name="uq_text_reading_response_id_question"),
    )
    op.create_index(
        "ix_text_reading_campaign_id_question_standing",
        "text_reading",
        ["campaign_id", "question", "standing"],
    )
    op.create_table(
        "text_code",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        _given("question", sa.String()),
        sa.Column("theme", sa.String()),
        _given("label", sa.String()),
        _given("position", sa.Integer()),
        _of_campaign("text_code"),
        sa.PrimaryKeyConstraint("id", name="pk_text_code"),
    )
    op.create_index("ix_text_code_campaign_id_question", "text_code", ["campaign_id", "question"])
    op.create_table(
        "text_coding",
        _given("reading_id", _WIDE),
        _given("hand", sa.String()),
        _given("by", _WIDE),
        sa.ForeignKeyConstraint(
            ["reading_id"],
            ["text_reading.id"],
            name="fk_text_coding_reading_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reading_id", "hand", name="pk_text_coding"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "text_coded",
        _given("reading_id", _WIDE),
        _given("hand", sa.String()),
        _given("code_id", _WIDE),
        sa.ForeignKeyConstraint(
            ["reading_id", "hand"],
            ["text_coding.reading_id", "text_coding.hand"],
            name="fk_text_coded_text_coding",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["code_id"], ["text_code.id"], name="fk_text_coded_code_id"),
        sa.PrimaryKeyConstraint("reading_id", "hand", "code_id", name="pk_text_coded"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "coding_plan",
        _given("campaign_id", _WIDE),
        _given("question", sa.String()),
        _given("share", sa.Integer()),
        _of_campaign("coding_plan"),
        sa.PrimaryKeyConstraint("campaign_id", "question", name="pk_coding_plan"),
        sqlite_with_rowid=False,
    )


def _population() -> None:
    op.create_table(
        "population_table",
        _given("id", _WIDE),
        _given("campaign_id", _WIDE),
        _given("source", sa.String()),
        _given("of_day", sa.Date()),
        _given("document", sa.JSON()),
        _given("matched", sa.JSON()),
        _given("used", sa.Boolean()),
        _given("removed", sa.Boolean()),
        _of_campaign("population_table"),
        sa.PrimaryKeyConstraint("id", name="pk_population_table"),
    )
    op.create_index("ix_population_table_campaign_id", "population_table", ["campaign_id"])
    op.create_table(
        "weighting",
        _given("campaign_id", _WIDE),
        _given("question", sa.String()),
        _given("number", sa.Integer()),
        _given("public", sa.Boolean()),
        _given("together", sa.JSON()),
        _given("document", sa.JSON()),
        _of_campaign("weighting"),
        sa.PrimaryKeyConstraint("campaign_id", "question", name="pk_weighting"),
        sqlite_with_rowid=False,
    )


def _outcomes() -> None:
    op.create_table(
        "outcome_page",
        _given("campaign_id", _WIDE),
        _given("snapshot", sa.Integer()),
        _given("n", sa.Integer()),
        _given("document", sa.JSON()),
        _given("with_themes", sa.Boolean()),
        sa.Column("decision", sa.Integer(), nullable=True),
        _given("published_on", sa.Date()),
        _given("taken_down", sa.Boolean()),
        _of_campaign("outcome_page"),
        sa.PrimaryKeyConstraint("campaign_id", name="pk_outcome_page"),
        sqlite_with_rowid=False,
    )
