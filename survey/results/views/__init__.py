"""Results over HTTP: the team's pages, and the page on which residents read back what was said."""

from __future__ import annotations

from flask import Flask

from survey.results.views import (  # noqa: F401
    chart_files,
    dashboard,
    decision,
    exports,
    held,
    missing,
    open_answers,
    open_codebook,
    open_coding,
    open_told,
    outcome,
    pairs,
    priorities,
    publishing,
    question,
    ratings,
    side_by_side,
    themes,
    weights,
)
from survey.results.views.blueprint import read_back, results

__all__ = ["register_results"]


def register_results(app: Flask) -> None:
    app.register_blueprint(results)
    app.register_blueprint(read_back)
