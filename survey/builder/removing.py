"""Takes a whole draft away, keeps it for a while, and brings it back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.builder.drafts import UnknownDraft
from survey.builder.holding import held_by_another, moment
from survey.storage.drafts import Draft

KEPT_FOR = timedelta(days=30)


class CannotRemove(Refusal):
    """The draft is in use."""


def remove(session: Session, *, draft: Draft, by: int) -> None:
    """Takes a draft out of the list; what others took away long ago is gone for good then."""
    if draft.campaign_id is not None:
        raise CannotRemove(
            sentence(
                "“%(title)s” is al gepubliceerd. De antwoorden horen bij deze vragen; daarom "
                "blijft de vragenlijst staan.",
                title=draft.title,
            )
        )
    if held_by_another(draft, account=by):
        raise CannotRemove(
            sentence(
                "Iemand anders werkt nu in “%(title)s”. Wacht tot die klaar is, of neem het over.",
                title=draft.title,
            )
        )
    _mark(session, draft, removed=True)
    session.execute(delete(Draft).where(Draft.removed_at <= moment() - KEPT_FOR))


def bring_back(session: Session, *, draft: int, programme_id: int) -> Draft:
    """The draft as it was when it was taken away."""
    found = next((e for e in removed_of(session, programme_id=programme_id) if e.id == draft), None)
    if found is None:
        raise UnknownDraft(sentence("Dit concept is er niet (meer)."))
    _mark(session, found, removed=False)
    return found


def removed_of(session: Session, *, programme_id: int) -> list[Draft]:
    """What was taken away and can still be brought back, the last first."""
    lately = Draft.removed_at > moment() - KEPT_FOR
    of_this = select(Draft).where(Draft.programme_id == programme_id, lately)
    return list(session.scalars(of_this.order_by(Draft.removed_at.desc(), Draft.title)))


def _mark(session: Session, draft: Draft, *, removed: bool) -> None:
    values = {"removed_at": moment() if removed else None, "locked_until": None}
    session.execute(update(Draft).where(Draft.id == draft.id).values(**values))
    session.expire(draft)
