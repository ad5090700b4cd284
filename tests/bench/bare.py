"""The least that could work: a bare Flask page and one durable insert. The bench's reference."""

from __future__ import annotations

import os
import sqlite3
import threading

from flask import Flask, Response, request

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
