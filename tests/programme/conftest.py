"""A programme to change, in a session that writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from survey.programme.programmes import programme_by_key
from survey.storage.programmes import Programme
from survey.storage.sessions import writing
from tests.conftest import Stores


@pytest.fixture
def session(stores: Stores, programme: str) -> Iterator[Session]:
    with writing(stores.answers) as opened:
        yield opened


@pytest.fixture
def own(session: Session, programme: str) -> Programme:
    return programme_by_key(session, key=programme)


@pytest.fixture
def other(session: Session) -> Programme:
    """Another programme, whose things are none of ours."""
    from survey.programme.kinds import TargetGroup
    from survey.programme.programmes import create_programme
    from survey.storage.programmes import Scope

    return create_programme(
        session, name="Zuid", scope=Scope.DISTRICT, target_group=TargetGroup.YOUTH
    )
