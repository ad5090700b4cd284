"""The blueprint of pages that a device itself shows: to whoever holds it, not to an account."""

from __future__ import annotations

from flask import Blueprint

on_device = Blueprint("on_device", __name__, url_prefix="/team")
