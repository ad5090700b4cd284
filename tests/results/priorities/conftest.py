"""A team that works on priorities, on either database and on SQLite alone."""

from __future__ import annotations

import pytest

from tests.conftest import Opened
from tests.results.priorities.team import Team, make_team


@pytest.fixture
def team(opened: Opened) -> Team:
    return make_team(opened)


@pytest.fixture
def team_on_sqlite(opened_on_sqlite: Opened) -> Team:
    return make_team(opened_on_sqlite)
