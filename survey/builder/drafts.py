"""Keeps drafts: makes and loads one, saves a change as a new version, and undoes it.

Two people at once: a change carries the version that its writer saw, and someone who is writing
holds the draft for a while. Whoever comes second hears it in a sentence; nothing is overwritten.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder.holding import held_by_another, moment
from survey.builder.translating.states import catch_up
from survey.storage.drafts import Draft, DraftStep

Data = Mapping[str, Any]
STEPS_KEPT = 50


class UnknownDraft(Refusal):
    """There is no draft with this number in this programme."""


class StaleDraft(Refusal):
    """Somebody else changed the draft, or holds it. `newest` is what it is now."""

    def __init__(self, newest: Draft, *, held: bool = False) -> None:
        self.newest = newest
        self.held = held
        super().__init__(
            sentence(
                "Iemand anders werkt nu in dit concept. Uw tekst is niet bewaard; "
                "u ziet hem hieronder. Neem het concept over om verder te werken."
            )
            if held
            else sentence(
                "Dit concept is ondertussen veranderd. Uw tekst is niet bewaard; u ziet hem "
                "hieronder. Kijk wat er nu staat en zet uw tekst erbij."
            )
        )


class NothingToUndo(Refusal):
    """No change of this draft is left to undo, or to make again."""


def create(
    session: Session,
    *,
    programme_id: int,
    title: str,
    document: Data,
    around: Data,
    campaign_id: int | None = None,
) -> Draft:
    """Makes a draft; its version is 1."""
    draft = Draft(
        programme_id=programme_id,
        title=title,
        document=copy.deepcopy(dict(document)),
        around=copy.deepcopy(dict(around)),
        version=1,
        changed_at=moment(),
        campaign_id=campaign_id,
    )
    session.add(draft)
    session.flush()
    return draft


def load(session: Session, *, draft: int, programme_id: int | None = None) -> Draft:
    """The draft as it is now; with a programme given, only a draft of that programme."""
    found = session.get(Draft, draft, populate_existing=True)
    if found is None or found.removed_at or programme_id not in (None, found.programme_id):
        raise UnknownDraft(sentence("Dit concept is er niet (meer)."))
    return found


def drafts_of(session: Session, *, programme_id: int) -> list[Draft]:
    """The drafts of a programme, the one that was changed last first."""
    of_this = select(Draft).where(Draft.programme_id == programme_id, Draft.removed_at.is_(None))
    return list(session.scalars(of_this.order_by(Draft.changed_at.desc(), Draft.title)))


def save(
    session: Session,
    *,
    draft: int,
    version: int,
    by: int,
    document: Data | None = None,
    around: Data | None = None,
    act: str = "changed",
    what: str = "",
    despite_lock: bool = False,
) -> Draft:
    """Makes the next version; raises StaleDraft when `version` is not the newest one.

    What is not given stays as it is; what does not differ makes no version. `despite_lock` is for
    work that may go on beside someone who is writing, such as translating.
    """
    found = load(session, draft=draft)
    if held_by_another(found, account=by) and not despite_lock:
        raise StaleDraft(found, held=True)
    if found.version != version:
        raise StaleDraft(found)
    new = {
        "document": found.document if document is None else copy.deepcopy(dict(document)),
        "around": found.around if around is None else copy.deepcopy(dict(around)),
    }
    if new == {"document": found.document, "around": found.around}:
        return found
    step = DraftStep(
        draft_id=draft,
        version=version,
        act=act,
        what=what,
        by=by,
        document=found.document,
        around=found.around,
    )
    _replace(session, draft=draft, version=version, values=new)
    _forget(session, draft, DraftStep.undone.is_(True))  # another way was taken
    session.add(step)
    session.flush()
    _forget(session, draft, DraftStep.version < _oldest_kept(session, draft))
    return _followed(session, draft)


def undo(session: Session, *, draft: int, version: int, by: int) -> tuple[Draft, DraftStep]:
    """Puts back exactly what the draft was before its last change; says which change that was."""
    return _exchanged(session, last_step(session, draft=draft), draft, version, by)


def redo(session: Session, *, draft: int, version: int, by: int) -> tuple[Draft, DraftStep]:
    """Makes the change again that was undone last; says which change that was."""
    return _exchanged(session, undone_step(session, draft=draft), draft, version, by)


def last_step(session: Session, *, draft: int) -> DraftStep | None:
    """The change that `undo` would take back."""
    done = select(DraftStep).where(DraftStep.draft_id == draft, DraftStep.undone.is_(False))
    return session.scalars(done.order_by(DraftStep.version.desc()).limit(1)).first()


def undone_step(session: Session, *, draft: int) -> DraftStep | None:
    """The change that `redo` would make again."""
    undone = select(DraftStep).where(DraftStep.draft_id == draft, DraftStep.undone.is_(True))
    return session.scalars(undone.order_by(DraftStep.version).limit(1)).first()


def _exchanged(
    session: Session, step: DraftStep | None, draft: int, version: int, by: int
) -> tuple[Draft, DraftStep]:
    """What the step keeps becomes the draft, and what the draft was is kept in the step."""
    found = load(session, draft=draft)
    if held_by_another(found, account=by):
        raise StaleDraft(found, held=True)
    if step is None:
        raise NothingToUndo(sentence("Er is niets meer om ongedaan te maken."))
    now = {"document": found.document, "around": found.around}
    kept = {"document": step.document, "around": step.around}
    _replace(session, draft=draft, version=version, values=kept)
    step.document, step.around = now["document"], now["around"]
    step.undone = not step.undone
    session.flush()
    return _followed(session, draft), step


def _oldest_kept(session: Session, draft: int) -> int:
    every = select(DraftStep.version).where(DraftStep.draft_id == draft)
    newest = session.scalars(every.order_by(DraftStep.version.desc()).limit(STEPS_KEPT)).all()
    return min(newest)


def _forget(session: Session, draft: int, which: ColumnElement[bool]) -> None:
    session.execute(delete(DraftStep).where(DraftStep.draft_id == draft, which))


def _followed(session: Session, draft: int) -> Draft:
    """The draft after a change; its translations know which of their sources it touched."""
    found = load(session, draft=draft)
    catch_up(session, draft=found)
    return found


def _replace(session: Session, *, draft: int, version: int, values: dict[str, Any]) -> None:
    """Writes only over the version that was seen, whatever another process does meanwhile."""
    changed = session.execute(
        update(Draft)
        .where(Draft.id == draft, Draft.version == version)
        .values(version=version + 1, changed_at=moment(), **values)
        .returning(Draft.id)
        .execution_options(synchronize_session=False)
    )
    if changed.first() is None:
        raise StaleDraft(load(session, draft=draft))
