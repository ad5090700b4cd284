"""Translations, remarks, test readers and publishing over HTTP."""

from survey.builder.exchange import files, public, publish, readers, remarks, translations
from survey.builder.exchange.blueprint import exchange

__all__ = ["exchange", "files", "public", "publish", "readers", "remarks", "translations"]
