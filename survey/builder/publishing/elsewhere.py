"""Texts of a copied questionnaire that still speak of where it was copied from."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from survey.builder.translating.places import Place, places, source_of
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme

EXAMPLE = "(voorbeeld)"  # how the examples mark their own titles and senders


def still_elsewhere(session: Session, *, draft: Draft) -> dict[str, tuple[Place, ...]]:
    """The texts that hold the name of an earlier programme, or that say they are an example."""
    language = source_of(draft.document)
    texts = places(draft.document, draft.around)
    names = [*_copied_from(session, draft), EXAMPLE]
    found = {
        name: tuple(each for each in texts if name.lower() in each.said(language).lower())
        for name in names
    }
    return {name: held for name, held in found.items() if held}


def _copied_from(session: Session, draft: Draft) -> Iterator[str]:
    """The names of the programmes that this one was copied from, back to the first."""
    own = session.get_one(Programme, draft.programme_id)
    before = own.copied_from_id
    while before is not None:
        earlier = session.scalars(select(Programme).where(Programme.id == before)).one()
        if earlier.name.lower() not in own.name.lower():
            yield earlier.name
        before = earlier.copied_from_id
