"""What holds for all of the statistics."""

from __future__ import annotations

import pkgutil
import subprocess
import sys
from gettext import NullTranslations
from importlib import import_module

from forms.definition.sentence import Sentence
from survey.results import statistics

MODULES = [
    f"{statistics.__name__}.{each.name}" for each in pkgutil.iter_modules(statistics.__path__)
]


def test_importing_them_loads_no_heavy_library_and_no_room_that_knows_the_database() -> None:
    """A resident's request never waits for numbers that only a team looks at."""
    code = f"import sys; import {', '.join(MODULES)}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(found.stdout.split())
    assert loaded >= set(MODULES)
    assert loaded.isdisjoint({"numpy", "sqlalchemy", "flask"})


def test_every_figure_has_an_explanation_that_can_be_said() -> None:
    explained = [
        (name, each.worded(NullTranslations()))
        for name in MODULES
        for each in vars(import_module(name)).values()
        if isinstance(each, Sentence)
    ]
    assert {name.rpartition(".")[2] for name, _ in explained} >= {
        "wilson", "bootstrap", "choosing", "borda", "best_worst", "maxdiff", "position",
        "combining", "stability", "coverage", "raking", "kappa",
    }  # fmt: skip
    assert all(words.endswith(".") and "%" not in words for _, words in explained)
