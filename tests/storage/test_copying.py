"""A store that is copied out and put back is the same store, on either database."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url, select, text

from survey.intake.receive import receive
from survey.staff.audit import Head, first_broken, head, record
from survey.storage.answers import Answer, Response
from survey.storage.copying import CannotCopy, copy_in, copy_out, is_empty
from survey.storage.engines import open_engine
from survey.storage.migrate import upgrade
from survey.storage.sessions import reading, writing

_number = count(1)


def _another(url: str, tmp_path: Path) -> str:
    """The address of a store beside this one that is not there yet, or has no tables."""
    if url.startswith("sqlite"):
        (tmp_path / "deeper").mkdir(parents=True)
        return f"sqlite:///{tmp_path}/deeper/back.sqlite"
    address, name = make_url(url), f"copied_{next(_number)}"
    server = address.set(drivername="postgresql", database="postgres")
    plain = server.render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def kept(opened: Any) -> Any:
    """A store with an answer and two acts."""
    with writing(opened.stores.answers) as session:
        receive(session, submission=opened.submission())
        for what in ("een", "twee"):
            record(session, who=None, act="draft.changed", what=what, programme=None)
    return opened.stores


def _content(url: str) -> tuple[list[Any], list[Any], Head]:
    engine = open_engine(url)
    try:
        with reading(engine) as session:
            assert first_broken(session) is None
            responses = session.execute(select(Response.__table__)).all()
            answers = session.execute(select(Answer.__table__)).all()
            return sorted(responses), sorted(answers, key=str), head(session)
    finally:
        engine.dispose()


@pytest.mark.parametrize("shaped", [False, True])
def test_what_is_put_back_is_what_was_there(kept: Any, tmp_path: Path, shaped: bool) -> None:
    file, back = tmp_path / "copy", _another(kept.answers_url, tmp_path)
    if shaped:  # as `init` leaves it
        upgrade(back, _another(kept.answers_url, tmp_path / "contacts"))
    assert is_empty(back)
    assert copy_out(kept.answers_url, target=file, look=head).number == 2
    copy_in(file, url=back)
    assert _content(back) == _content(kept.answers_url)
    assert not is_empty(back)
    engine = open_engine(back)  # what watches over the rows came along
    with pytest.raises(Exception, match="never changed"), engine.begin() as connection:
        connection.execute(text("UPDATE audit_entry SET what = 'x'"))
    engine.dispose()


def test_a_copy_ends_where_the_trail_ended_when_it_was_made(kept: Any, tmp_path: Path) -> None:
    def more_meanwhile(session: Any) -> Head:
        found = head(session)
        with writing(kept.answers) as other:
            record(other, who=None, act="draft.changed", what="drie", programme=None)
        return found

    back = _another(kept.answers_url, tmp_path)
    seen = copy_out(kept.answers_url, target=tmp_path / "copy", look=more_meanwhile)
    copy_in(tmp_path / "copy", url=back)
    assert _content(back)[2] == seen


def test_a_store_of_which_nothing_was_made_is_empty(stores: Any) -> None:
    assert is_empty(stores.answers_url)
    assert is_empty(stores.contacts_url)


def test_a_file_that_is_no_copy_is_said_to_be_none(stores: Any, tmp_path: Path) -> None:
    file = tmp_path / "copy"
    file.write_bytes(b"no store at all" * 100)
    with pytest.raises(CannotCopy):
        copy_in(file, url=_another(stores.answers_url, tmp_path))
