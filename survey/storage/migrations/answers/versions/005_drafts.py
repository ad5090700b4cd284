"""Drafts, their locks, remarks, translation states and test readers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "draft",
        _given("id", _WIDE),
        _given("programme_id", _WIDE),
        _given("title", sa.String()),
        _given("document", sa.JSON()),
        _given("around", sa.JSON()),
        _given("version", sa.Integer()),
        _given("changed_at", sa.DateTime()),
        sa.Column("campaign_id", _WIDE, nullable=True),
        sa.Column("locked_by", _WIDE, nullable=True),
        sa.Column("locked_since", sa.DateTime(), nullable=True),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name="fk_draft_programme_id"),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaign.id"], name="fk_draft_campaign_id"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_table(
        "draft_step",
        _given("draft_id", _WIDE),
        _given("version", sa.Integer()),
        _given("act", sa.String()),
        _given("what", sa.String()),
        _given("by", _WIDE),
        _given("document", sa.JSON()),
        _given("around", sa.JSON()),
        _given("undone", sa.Boolean()),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["draft.id"], name="fk_draft_step_draft_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("draft_id", "version", name="pk_draft_step"),
        sqlite_with_rowid=False,
    )
    _own_pictures()
    _other_people()


def _own_pictures() -> None:
    op.create_table(
        "own_picture",
        _given("programme_id", _WIDE),
        _given("key", sa.String()),
        _given("alt", sa.JSON()),
        _given("source", sa.String()),
        _given("added_on", sa.Date()),
        sa.ForeignKeyConstraint(
            ["programme_id"], ["programme.id"], name="fk_own_picture_programme_id"
        ),
        sa.PrimaryKeyConstraint("programme_id", "key", name="pk_own_picture"),
        sqlite_with_rowid=False,
    )


def _other_people() -> None:
    """What others add to a draft: translations, remarks, readers, reasons."""
    op.create_table(
        "translation_state",
        _given("draft_id", _WIDE),
        _given("language", sa.String()),
        _given("path", sa.String()),
        _given("source_mark", sa.String()),
        _given("words_mark", sa.String()),
        sa.Column("read_by", sa.String(), nullable=True),
        sa.Column("read_on", sa.Date(), nullable=True),
        _of_draft("translation_state"),
        sa.PrimaryKeyConstraint("draft_id", "language", "path", name="pk_translation_state"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "translations_seen",
        _given("draft_id", _WIDE),
        _given("version", sa.Integer()),
        _of_draft("translations_seen"),
        sa.PrimaryKeyConstraint("draft_id", name="pk_translations_seen"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "remark_link",
        _given("id", _WIDE),
        _given("draft_id", _WIDE),
        _given("token", sa.String()),
        _given("made_on", sa.Date()),
        _given("expires_on", sa.Date()),
        _given("closed", sa.Boolean()),
        _of_draft("remark_link"),
        sa.PrimaryKeyConstraint("id", name="pk_remark_link"),
        sa.UniqueConstraint("token", name="uq_remark_link_token"),
    )
    op.create_table(
        "remark",
        _given("id", _WIDE),
        _given("draft_id", _WIDE),
        _given("link_id", _WIDE),
        _given("post", sa.String()),
        _given("question", sa.String()),
        _given("about", sa.String()),
        _given("language", sa.String()),
        _given("words", sa.String()),
        _given("sender", sa.String()),
        _given("on_day", sa.Date()),
        sa.Column("settled_on", sa.Date(), nullable=True),
        _given("answer", sa.String()),
        _of_draft("remark"),
        sa.ForeignKeyConstraint(
            ["link_id"], ["remark_link.id"], name="fk_remark_link_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.UniqueConstraint("link_id", "post", "question", name="uq_remark_link_id_post_question"),
    )
    op.create_index("ix_remark_draft_id", "remark", ["draft_id"])
    op.create_table(
        "reader_record",
        _given("id", _WIDE),
        _given("draft_id", _WIDE),
        _given("version", sa.Integer()),
        _given("content_mark", sa.String()),
        _given("people", sa.Integer()),
        _given("found", sa.String()),
        _given("on_day", sa.Date()),
        _of_draft("reader_record"),
        sa.PrimaryKeyConstraint("id", name="pk_reader_record"),
    )
    op.create_index("ix_reader_record_draft_id", "reader_record", ["draft_id"])
    op.create_table(
        "coach_override",
        _given("draft_id", _WIDE),
        _given("language", sa.String()),
        _given("path", sa.String()),
        _given("rule", sa.String()),
        _given("words_mark", sa.String()),
        _given("reason", sa.String()),
        _given("on_day", sa.Date()),
        _of_draft("coach_override"),
        sa.PrimaryKeyConstraint(
            "draft_id", "language", "path", "rule", "words_mark", name="pk_coach_override"
        ),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "paper_check",
        _given("draft_id", _WIDE),
        _given("language", sa.String()),
        _given("content_mark", sa.String()),
        _given("refused", sa.String()),
        _of_draft("paper_check"),
        sa.PrimaryKeyConstraint("draft_id", "language", name="pk_paper_check"),
        sqlite_with_rowid=False,
    )


def _of_draft(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["draft_id"], ["draft.id"], name=f"fk_{table}_draft_id", ondelete="CASCADE"
    )


def downgrade() -> None: ...
