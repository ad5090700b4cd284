"""Offices with results in them, for the tests of pages."""

from __future__ import annotations

from tests.results.room import empty, office

__all__ = ["empty", "office"]
