"""Speaks to the operator: Dutch, or English where the environment asks for that."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from gettext import NullTranslations, translation

import click

from forms.definition.sentence import Sentence
from survey.config import ROOT

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides


def language_of(environment: Mapping[str, str]) -> str:
    """The operator's language: `en` or `nl`."""
    set_ones = (environment[name] for name in _VARIABLES if environment.get(name))
    return "en" if next(set_ones, "").startswith("en") else "nl"


def language_of_operator() -> str:
    return language_of(os.environ)


@cache
def catalogue() -> NullTranslations:
    """What this operator reads."""
    return catalogue_of(language_of_operator())


@cache
def catalogue_of(language: str) -> NullTranslations:
    """The staff's words in Dutch or English; Dutch is the language of the code and needs none."""
    folder = ROOT / "translations"
    if language != "en":
        return NullTranslations()
    staff = translation("staff", folder, ["en"], fallback=True)
    staff.add_fallback(translation("messages", folder, ["en"], fallback=True))
    return staff


def gettext(text: str) -> str:
    """A fixed text in the operator's language; for help texts, which are made at import."""
    return catalogue().gettext(text)


def worded(said: Sentence) -> str:
    return said.worded(catalogue())


def say(said: Sentence) -> None:
    click.echo(worded(said))


def complain(said: Sentence) -> None:
    """Speaks where errors go, so that what a script reads stays clean."""
    click.echo(worded(said), err=True)


def show_json(data: object) -> None:
    """Writes data for scripts: stable keys, and text as it is."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def write_anything() -> None:
    """A terminal that lacks a letter gets a mark in its place instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
