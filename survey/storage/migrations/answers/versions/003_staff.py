"""Accounts, roles, sessions and the audit trail."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"

_WIDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TRAIL_STAYS = {
    "sqlite": [
        "CREATE TRIGGER audit_entry_stays_as_it_is BEFORE UPDATE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END",
        "CREATE TRIGGER audit_entry_stays BEFORE DELETE ON audit_entry "
        "BEGIN SELECT RAISE(ABORT, 'nothing leaves the trail'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'the trail is never changed and nothing leaves it' "
        "USING ERRCODE = 'integrity_constraint_violation'; END $$",
        "CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()",
    ],
}


def _given(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _maybe(name: str, kind: Any) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=True, autoincrement=False)


def _whose(table: str, column: str = "account_id") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["staff_account.id"], name=f"fk_{table}_{column}")


def upgrade() -> None:
    op.create_table(
        "staff_account",
        _given("id", _WIDE),
        _given("email", sa.String()),
        _given("language", sa.String()),
        _given("administrator", sa.Boolean()),
        _maybe("password_hash", sa.String()),
        _maybe("totp", sa.String()),
        _maybe("totp_counter", sa.BigInteger()),
        _given("made_at", sa.BigInteger()),
        _maybe("removed_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id", name="pk_staff_account"),
        sa.UniqueConstraint("email", name="uq_staff_account_email"),
    )
    op.create_table(
        "staff_role",
        _given("account_id", _WIDE),
        _given("programme", sa.String()),
        _given("role", sa.String()),
        _whose("staff_role"),
        sa.PrimaryKeyConstraint("account_id", "programme", "role", name="pk_staff_role"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_invitation",
        _given("token_hash", sa.String()),
        _given("email", sa.String()),
        _given("administrator", sa.Boolean()),
        _maybe("programme", sa.String()),
        _maybe("role", sa.String()),
        _maybe("made_by", _WIDE),
        _given("until", sa.BigInteger()),
        _maybe("used_at", sa.BigInteger()),
        _whose("staff_invitation", "made_by"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_staff_invitation"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_session",
        _given("token_hash", sa.String()),
        _given("account_id", _WIDE),
        _given("browser", sa.String()),
        _given("began_at", sa.BigInteger()),
        _given("seen_at", sa.BigInteger()),
        _whose("staff_session"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_staff_session"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_staff_session_account_id", "staff_session", ["account_id"])
    op.create_table(
        "staff_recovery_code",
        _given("account_id", _WIDE),
        _given("code_hash", sa.String()),
        _whose("staff_recovery_code"),
        sa.PrimaryKeyConstraint("account_id", "code_hash", name="pk_staff_recovery_code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_passkey",
        _given("id", sa.String()),
        _given("account_id", _WIDE),
        _given("name", sa.String()),
        _given("public_key", sa.String()),
        _given("sign_count", sa.BigInteger()),
        _given("made_at", sa.BigInteger()),
        _maybe("used_at", sa.BigInteger()),
        _whose("staff_passkey"),
        sa.PrimaryKeyConstraint("id", name="pk_staff_passkey"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_staff_passkey_account_id", "staff_passkey", ["account_id"])
    op.create_table(
        "staff_link",
        _given("token_hash", sa.String()),
        _given("account_id", _WIDE),
        _given("gives", sa.String()),
        _maybe("made_by", _WIDE),
        _given("until", sa.BigInteger()),
        _whose("staff_link"),
        _whose("staff_link", "made_by"),
        sa.PrimaryKeyConstraint("token_hash", name="pk_staff_link"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_staff_link_account_id", "staff_link", ["account_id"])
    op.create_table(
        "staff_attempts",
        _given("key", sa.String()),
        _given("failures", sa.Integer()),
        _given("since", sa.BigInteger()),
        sa.PrimaryKeyConstraint("key", name="pk_staff_attempts"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "audit_entry",
        _given("number", _WIDE),
        _given("at", sa.BigInteger()),
        _maybe("who", _WIDE),
        _given("act", sa.String()),
        _given("what", sa.String()),
        _maybe("programme", sa.String()),
        _given("previous", sa.String()),
        _given("hash", sa.String()),
        sa.PrimaryKeyConstraint("number", name="pk_audit_entry"),
        sa.UniqueConstraint("previous", name="uq_audit_entry_previous"),
    )
    op.create_index("ix_audit_entry_programme", "audit_entry", ["programme"])
    for statement in _TRAIL_STAYS[op.get_context().dialect.name]:
        op.execute(statement)
