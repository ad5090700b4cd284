"""Print runs, their frozen layouts and their files."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "002"
down_revision = "001"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MADE = (
    "id, code, edition_id, place_id, layout_hash, language, paper, variant, copies, typed, trial, "
    "address, made_on"
)
_STAY = {
    "sqlite": [
        "CREATE TRIGGER frozen_layout_stays_as_it_is BEFORE UPDATE ON frozen_layout "
        "BEGIN SELECT RAISE(ABORT, 'a layout is frozen: its paper comes back'); END",
        "CREATE TRIGGER frozen_layout_stays BEFORE DELETE ON frozen_layout "
        "BEGIN SELECT RAISE(ABORT, 'a layout is never removed: its paper comes back'); END",
        f"CREATE TRIGGER print_run_stays_as_it_is BEFORE UPDATE OF {_MADE} ON print_run "
        "BEGIN SELECT RAISE(ABORT, 'a print run is never changed: make a new one'); END",
        "CREATE TRIGGER print_run_stays BEFORE DELETE ON print_run "
        "BEGIN SELECT RAISE(ABORT, 'a print run is never removed: its paper comes back'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION printed_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'what was printed is never changed or removed: its paper comes back' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER frozen_layout_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON frozen_layout "
        "FOR EACH STATEMENT EXECUTE FUNCTION printed_stays()",
        f"CREATE TRIGGER print_run_stays_as_it_is BEFORE UPDATE OF {_MADE} ON print_run "
        "FOR EACH STATEMENT EXECUTE FUNCTION printed_stays()",
        "CREATE TRIGGER print_run_stays BEFORE DELETE OR TRUNCATE ON print_run "
        "FOR EACH STATEMENT EXECUTE FUNCTION printed_stays()",
    ],
}


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "frozen_layout",
        _given("content_hash", sa.String()),
        _given("document", sa.JSON()),
        sa.PrimaryKeyConstraint("content_hash", name="pk_frozen_layout"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "print_run",
        _given("id", _WIDE),
        _given("code", sa.String()),
        _given("edition_id", _WIDE),
        sa.Column("place_id", _WIDE, nullable=True),
        _given("layout_hash", sa.String()),
        _given("language", sa.String()),
        _given("paper", sa.String()),
        _given("variant", sa.Integer()),
        _given("copies", sa.Integer()),
        _given("typed", sa.Boolean()),
        _given("trial", sa.Boolean()),
        _given("address", sa.String()),
        _given("made_on", sa.Date()),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("accepted_by", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_print_run_edition_id"),
        sa.ForeignKeyConstraint(
            ["layout_hash"], ["frozen_layout.content_hash"], name="fk_print_run_layout_hash"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name="fk_print_run_place_id"),
        sa.PrimaryKeyConstraint("id", name="pk_print_run"),
        sa.UniqueConstraint("code", name="uq_print_run_code"),
    )
    op.create_table(
        "print_file",
        _given("run_id", _WIDE),
        _given("preset", sa.String()),
        _given("sha256", sa.String()),
        _given("size", sa.BigInteger()),
        sa.ForeignKeyConstraint(["run_id"], ["print_run.id"], name="fk_print_file_run_id"),
        sa.PrimaryKeyConstraint("run_id", "preset", name="pk_print_file"),
        sqlite_with_rowid=False,
    )
    for statement in _STAY[op.get_context().dialect.name]:
        op.execute(statement)
