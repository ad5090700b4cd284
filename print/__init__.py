"""Paper, out and back. Knows no database and no web framework."""
