"""Documents of every kind of question, and any sequence of changes to one."""

from __future__ import annotations

import importlib.util
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from forms.definition.document import questionnaire_to_data
from forms.examples import catalogue

_SPEC = importlib.util.spec_from_file_location(
    "documents", Path(__file__).parents[1] / "definition" / "conftest.py"
)
assert _SPEC
assert _SPEC.loader
_DOCUMENTS = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_DOCUMENTS)
documents = _DOCUMENTS.documents


@pytest.fixture
def words() -> NullTranslations:
    return NullTranslations()


@pytest.fixture
def example() -> dict[str, Any]:
    """A questionnaire with conditions, areas, themes and six languages."""
    return questionnaire_to_data(catalogue.questionnaire("lindenholt"))


@pytest.fixture
def feature() -> Any:
    return lambda name: questionnaire_to_data(catalogue.feature(name))
