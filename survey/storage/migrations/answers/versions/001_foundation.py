"""Campaigns, editions, places, responses and their answers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None

# INTEGER is the only type that SQLite takes for the row's own number.
_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_EDITIONS_STAY = {
    "sqlite": [
        "CREATE TRIGGER edition_stays_as_it_is BEFORE UPDATE ON edition "
        "BEGIN SELECT RAISE(ABORT, 'an edition is never changed: publish a new one'); END",
        "CREATE TRIGGER edition_stays BEFORE DELETE ON edition "
        "BEGIN SELECT RAISE(ABORT, 'an edition is never removed: answers refer to it'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION edition_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'an edition is never changed or removed: publish a new one' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER edition_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON edition "
        "FOR EACH STATEMENT EXECUTE FUNCTION edition_stays()",
    ],
}


def _id() -> sa.Column[int]:
    return sa.Column("id", _WIDE, nullable=False, autoincrement=False)


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "campaign",
        _id(),
        _given("key", sa.String()),
        _given("document", sa.JSON()),
        _given("questionnaire_key", sa.String()),
        _given("paused", sa.Boolean()),
        _given("trial", sa.Boolean()),
        _given("opens", sa.Date()),
        _given("closes", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_campaign"),
        sa.UniqueConstraint("key", name="uq_campaign_key"),
    )
    op.create_table(
        "edition",
        _id(),
        _given("campaign_id", _WIDE),
        _given("number", sa.Integer()),
        _given("content_hash", sa.String()),
        _given("document", sa.JSON()),
        _given("published_on", sa.Date()),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_edition_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        sa.UniqueConstraint(
            "campaign_id", "content_hash", name="uq_edition_campaign_id_content_hash"
        ),
        sa.UniqueConstraint("campaign_id", "number", name="uq_edition_campaign_id_number"),
    )
    op.create_table(
        "kept_apart",
        _id(),
        _given("campaign_id", _WIDE),
        _given("submission_id", sa.String()),
        _given("body_hash", sa.String()),
        _given("body", sa.JSON()),
        _given("trial", sa.Boolean()),
        _given("day", sa.Date()),
        _given("reason", sa.String()),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_kept_apart_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_kept_apart"),
        sa.UniqueConstraint(
            "submission_id", "body_hash", name="uq_kept_apart_submission_id_body_hash"
        ),
    )
    op.create_table(
        "place",
        _id(),
        _given("campaign_id", _WIDE),
        _given("name", sa.String()),
        _given("type", sa.String()),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_place_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        sa.UniqueConstraint("campaign_id", "name", name="uq_place_campaign_id_name"),
    )
    op.create_table(
        "set_aside",
        _id(),
        _given("campaign_id", _WIDE),
        _given("reason", sa.String()),
        _given("criteria", sa.JSON()),
        _given("on_day", sa.Date()),
        sa.Column("lifted_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_set_aside_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_set_aside"),
    )
    op.create_table(
        "link",
        _given("code", sa.String()),
        _given("place_id", _WIDE),
        _given("kind", sa.String()),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_link_place_id"),
        sa.PrimaryKeyConstraint("code", name="pk_link"),
        sa.UniqueConstraint("place_id", "kind", name="uq_link_place_id_kind"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response",
        _id(),
        _given("submission_id", sa.String()),
        _given("body_hash", sa.String()),
        _given("edition_id", _WIDE),
        _given("place_id", _WIDE),
        _given("channel", sa.String()),
        _given("language", sa.String()),
        _given("variant", sa.Integer()),
        _given("day", sa.Date()),
        _given("part_of_day", sa.String()),
        _given("complete", sa.Boolean()),
        _given("trial", sa.Boolean()),
        _given("late", sa.Boolean()),
        sa.Column("replaces", sa.String(), nullable=True),
        _given("replaced", sa.Boolean()),
        sa.Column("set_aside_id", _WIDE, nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_response_edition_id"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_response_place_id"),
        sa.ForeignKeyConstraint(
            ["set_aside_id"], ["set_aside.id"], name="fk_response_set_aside_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
        sa.UniqueConstraint("submission_id", name="uq_response_submission_id"),
    )
    op.create_index(
        "ix_response_replaces",
        "response",
        ["replaces"],
        unique=False,
        sqlite_where=sa.text("replaces IS NOT NULL"),
        postgresql_where=sa.text("replaces IS NOT NULL"),
    )
    op.create_table(
        "answer",
        _given("response_id", _WIDE),
        _given("question", sa.String()),
        _given("code", sa.String()),
        _given("state", sa.String()),
        _given("first", sa.Boolean()),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_answer_response_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "question", "code", name="pk_answer"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answer_text",
        _given("response_id", _WIDE),
        _given("question", sa.String()),
        _given("text", sa.String()),
        sa.ForeignKeyConstraint(
            ["response_id"], ["response.id"], name="fk_answer_text_response_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("response_id", "question", name="pk_answer_text"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "response_flag",
        _given("response_id", _WIDE),
        _given("flag", sa.String()),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name="fk_response_flag_response_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("response_id", "flag", name="pk_response_flag"),
        sqlite_with_rowid=False,
    )
    for statement in _EDITIONS_STAY[op.get_context().dialect.name]:
        op.execute(statement)
