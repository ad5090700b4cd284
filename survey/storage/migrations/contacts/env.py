"""Runs the versions of this tree on the connection that migrate.py hands over."""

from alembic import context

attributes = context.config.attributes
context.configure(
    connection=attributes["connection"],
    target_metadata=attributes["metadata"],
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
