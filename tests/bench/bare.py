"""The least that could work: bare Flask pages and one durable insert. The bench's reference."""

from __future__ import annotations

import os
import sqlite3
import threading

from flask import Flask, Response, render_template_string, request

_ROWS = """<!doctype html><title>{{ rows|length }}</title><table>{% for row in rows %}
<tr>{% for cell in row %}<td><a href="/{{ cell }}">{{ cell }}</a></td>{% endfor %}</tr>{% endfor %}
</table>"""

app = Flask("bare")
_own = threading.local()


def _connection() -> sqlite3.Connection:
    if not hasattr(_own, "connection"):
        _own.connection = sqlite3.connect(os.environ["BARE_DATABASE"], timeout=30)
        _own.connection.execute("PRAGMA journal_mode=WAL")
        _own.connection.execute("PRAGMA synchronous=FULL")
        _own.connection.execute("CREATE TABLE IF NOT EXISTS response (body TEXT)")
    return _own.connection


@app.get("/")
def page() -> Response:
    return Response(b"x" * 6000, content_type="text/html")


@app.post("/")
def insert() -> Response:
    with _connection() as connection:
        connection.execute("INSERT INTO response VALUES (?)", (request.get_data(as_text=True),))
    return Response(b"{}", content_type="application/json")


@app.get("/rows/<int:n>")
def rows(n: int) -> str:
    """A table of five columns, read and shown: what a page of a list costs at least."""
    query = """WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ?)
        SELECT n, 'Plek ' || n, n * 7 % 100, n * 13 % 100, 'library' FROM row"""
    with _connection() as connection:
        return render_template_string(_ROWS, rows=connection.execute(query, (n,)).fetchall())
