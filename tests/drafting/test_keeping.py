"""Drafts in the store: one version after another, never over somebody else's, and back again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from forms.definition.document import questionnaire_to_data
from forms.definition.editing import questions
from forms.examples import catalogue
from survey.builder import drafts, holding
from survey.programme.programmes import programme_by_key
from survey.storage.sessions import reading, writing

ME, YOU = 11, 12


DOCUMENT = questionnaire_to_data(catalogue.feature("choices"))


def made(stores, programme) -> int:
    with writing(stores.answers) as session:
        own = programme_by_key(session, key=programme)
        return drafts.create(
            session, programme_id=own.id, title="Oost", document=DOCUMENT, around={"key": "oost"}
        ).id


@pytest.fixture
def draft(stores, programme) -> int:
    """On either kind of store."""
    return made(stores, programme)


@pytest.fixture
def on_sqlite(sqlite_stores, programme_on_sqlite) -> int:
    return made(sqlite_stores, programme_on_sqlite)


def now(stores, draft):
    with reading(stores.answers) as session:
        return drafts.load(session, draft=draft)


def change(stores, draft, key, words, *, by=ME, version=None):
    with writing(stores.answers) as session:
        seen = drafts.load(session, draft=draft)
        data = questions.reword(seen.document, key, language="nl", words={"title": words})
        return drafts.save(
            session, draft=draft, version=version or seen.version, by=by, document=data
        )


def first_key(stores, draft):
    return now(stores, draft).document["sections"][0]["questions"][0]["key"]


def test_undo_gives_back_exactly_what_was_there(stores, draft):
    key, seen = first_key(stores, draft), []
    for n in range(5):
        seen.append(now(stores, draft).document)
        change(stores, draft, key, f"Vraag {n}")
    for former in reversed(seen):
        with writing(stores.answers) as session:
            version = drafts.load(session, draft=draft).version
            drafts.undo(session, draft=draft, version=version, by=ME)
        assert now(stores, draft).document == former
    with writing(stores.answers) as session, pytest.raises(drafts.NothingToUndo):
        drafts.undo(session, draft=draft, version=11, by=ME)


def goes(stores, draft, way):
    with writing(stores.answers) as session:
        version = drafts.load(session, draft=draft).version
        return way(session, draft=draft, version=version, by=ME)


def title(stores, draft):
    return now(stores, draft).document["sections"][0]["questions"][0]["title"]["nl"]


def test_what_was_undone_is_made_again_in_the_same_order(stores, draft):
    key = first_key(stores, draft)
    before = title(stores, draft)
    for words in ("Een", "Twee", "Drie"):
        change(stores, draft, key, words)
    back = [goes(stores, draft, drafts.undo) and title(stores, draft) for _ in range(3)]
    again = [goes(stores, draft, drafts.redo) and title(stores, draft) for _ in range(3)]
    assert (back, again) == (["Twee", "Een", before], ["Een", "Twee", "Drie"])
    with writing(stores.answers) as session, pytest.raises(drafts.NothingToUndo):
        drafts.redo(session, draft=draft, version=10, by=ME)
    goes(stores, draft, drafts.undo)
    assert title(stores, draft) == "Twee"


def test_another_way_forgets_what_was_undone(stores, draft):
    key = first_key(stores, draft)
    change(stores, draft, key, "Een")
    goes(stores, draft, drafts.undo)
    change(stores, draft, key, "Anders")
    with reading(stores.answers) as session:
        assert drafts.undone_step(session, draft=draft) is None
    goes(stores, draft, drafts.undo)
    goes(stores, draft, drafts.redo)
    assert title(stores, draft) == "Anders"


def test_somebody_elses_draft_is_not_turned_again(sqlite_stores, on_sqlite):
    change(sqlite_stores, on_sqlite, first_key(sqlite_stores, on_sqlite), "Een")
    goes(sqlite_stores, on_sqlite, drafts.undo)
    with writing(sqlite_stores.answers) as session:
        row = drafts.load(session, draft=on_sqlite)
        holding.lock(session, draft=row, by=YOU)
    with pytest.raises(drafts.StaleDraft, match="Iemand anders"):
        goes(sqlite_stores, on_sqlite, drafts.redo)


def test_a_version_only_ever_goes_up(sqlite_stores, on_sqlite):
    key = first_key(sqlite_stores, on_sqlite)
    assert change(sqlite_stores, on_sqlite, key, "Eerst").version == 2
    with writing(sqlite_stores.answers) as session:
        back, step = drafts.undo(session, draft=on_sqlite, version=2, by=ME)
    assert (back.version, step.version) == (3, 1)


def test_what_was_changed_meanwhile_is_not_overwritten(stores, draft):
    key = first_key(stores, draft)
    change(stores, draft, key, "Van een ander", by=YOU)
    with pytest.raises(drafts.StaleDraft, match="ondertussen veranderd"):
        change(stores, draft, key, "Van mij", version=1)
    assert now(stores, draft).document["sections"][0]["questions"][0]["title"]["nl"] == (
        "Van een ander"
    )


def test_who_is_writing_holds_the_draft(stores, draft):
    key = first_key(stores, draft)
    with writing(stores.answers) as session:
        holding.lock(session, draft=drafts.load(session, draft=draft), by=YOU)
    with pytest.raises(drafts.StaleDraft, match="Iemand anders werkt"):
        change(stores, draft, key, "Van mij")
    with writing(stores.answers) as session:
        seen = drafts.load(session, draft=draft)
        assert holding.lock(session, draft=seen, by=ME).account == YOU
        holding.take_over(session, draft=seen, by=ME)
    assert change(stores, draft, key, "Van mij").version == 2
    with pytest.raises(drafts.StaleDraft):
        change(stores, draft, key, "Toch van u", by=YOU)


def test_nobody_holds_a_draft_for_ever(sqlite_stores, on_sqlite):
    with writing(sqlite_stores.answers) as session:
        seen = drafts.load(session, draft=on_sqlite)
        holding.lock(session, draft=seen, by=YOU)
        session.refresh(seen)
        seen.locked_until -= holding.KEPT_FOR + timedelta(seconds=1)
    assert holding.holder(now(sqlite_stores, on_sqlite)) is None
    assert (
        change(sqlite_stores, on_sqlite, first_key(sqlite_stores, on_sqlite), "Van mij").version
        == 2
    )


def test_translating_may_go_on_beside_somebody_who_is_writing(sqlite_stores, on_sqlite):
    with writing(sqlite_stores.answers) as session:
        holding.lock(session, draft=drafts.load(session, draft=on_sqlite), by=YOU)
        seen = drafts.load(session, draft=on_sqlite)
        saved = drafts.save(
            session,
            draft=on_sqlite,
            version=seen.version,
            by=ME,
            around={"key": "oost", "title": {"en": "East"}},
            despite_lock=True,
        )
    assert saved.around["title"] == {"en": "East"}


def test_what_does_not_differ_makes_no_version(sqlite_stores, on_sqlite):
    with writing(sqlite_stores.answers) as session:
        seen = drafts.load(session, draft=on_sqlite)
        same = drafts.save(session, draft=on_sqlite, version=1, by=ME, document=seen.document)
    assert same.version == 1


def test_only_so_many_steps_are_kept(sqlite_stores, on_sqlite, monkeypatch):
    monkeypatch.setattr(drafts, "STEPS_KEPT", 3)
    key = first_key(sqlite_stores, on_sqlite)
    for n in range(6):
        change(sqlite_stores, on_sqlite, key, f"Vraag {n}")
    for n in range(3):
        with writing(sqlite_stores.answers) as session:
            drafts.undo(session, draft=on_sqlite, version=7 + n, by=ME)
    with writing(sqlite_stores.answers) as session, pytest.raises(drafts.NothingToUndo):
        drafts.undo(session, draft=on_sqlite, version=10, by=ME)


def test_a_draft_of_another_programme_does_not_exist(sqlite_stores, on_sqlite):
    with reading(sqlite_stores.answers) as session, pytest.raises(drafts.UnknownDraft):
        drafts.load(session, draft=on_sqlite, programme_id=1)
