"""Where a draft begins: an example, another draft, a published edition, a file, or one question."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.campaign_document import campaign_to_data
from forms.definition.document import load as load_document
from forms.definition.document import questionnaire_to_data
from forms.definition.editing import beginnings
from forms.definition.editing.naming import code_for
from forms.definition.questionnaire import Questionnaire
from forms.definition.sentence import Refusal, Translations, sentence
from forms.definition.xlsform import read_workbook
from forms.definition.xlsform.notes import Note
from forms.examples import catalogue
from forms.pictures.own import MissingPicture, OwnPictures, own_keys
from survey.builder import drafts, surroundings
from survey.builder.picture_keeping import lend, without_missing
from survey.storage.campaigns import Campaign, Edition
from survey.storage.drafts import Draft
from survey.storage.programmes import Programme, ProgrammeCampaign

LARGEST_FILE = 20 * 1024 * 1024  # bytes; the readers have their own limits within it
_WORKBOOKS = (".xlsx", ".xlsm", ".xls")
_DOCUMENTS = (".yaml", ".yml", ".json")


class CannotStart(Refusal):
    """There is nothing to begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A questionnaire to begin with, the texts around it, and what was not taken over."""

    document: dict[str, Any]
    around: dict[str, Any] | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that a person may choose to begin with: `example:youth`, `edition:12`."""

    value: str
    words: str
    of: str = ""  # the programme that it is from


def empty(title: str, *, translations: Translations) -> Start:
    """One question to begin with."""
    return Start(
        document=beginnings.empty("vragenlijst", title, language="nl", translations=translations)
    )


def example(name: str) -> Start:
    if name not in catalogue.names():
        raise CannotStart(sentence("Dit voorbeeld is er niet. Kies een ander."))
    return Start(
        document=questionnaire_to_data(catalogue.questionnaire(name)),
        around=campaign_to_data(catalogue.campaign(name)),
    )


def copy_of_draft(session: Session, *, draft: int, programmes: Iterable[int]) -> Start:
    found = session.get(Draft, draft)
    if found is None or found.removed_at or found.programme_id not in set(programmes):
        raise CannotStart(sentence("Dit concept is er niet (meer). Kies een ander."))
    return Start(document=deepcopy(found.document), around=deepcopy(found.around))


def copy_of_edition(session: Session, *, edition: int, programmes: Iterable[int]) -> Start:
    found = session.get(Edition, edition)
    linked = session.get(ProgrammeCampaign, found.campaign_id) if found else None
    if found is None or linked is None or linked.programme_id not in set(programmes):
        raise CannotStart(sentence("Deze uitgave is er niet. Kies een andere."))
    around = session.get_one(Campaign, found.campaign_id).document
    return Start(document=deepcopy(found.document), around=deepcopy(around))


def file(name: str, stream: IO[bytes], *, pictures: OwnPictures) -> Start:
    """Reads a workbook or a document that somebody sends, without pictures that are not here."""
    start = _read(name, stream)
    document, missing = without_missing(start.document, pictures=pictures)
    notes = tuple(Note("", "", MissingPicture(key).sentence) for key in missing)
    return Start(document=document, notes=(*start.notes, *notes))


def _read(name: str, stream: IO[bytes]) -> Start:
    ending = Path(name).suffix.lower()
    if ending not in (*_WORKBOOKS, *_DOCUMENTS):
        raise CannotStart(
            sentence("Kies een Excel-bestand (.xlsx, XLSForm) of een Wijkstem-bestand (.yaml).")
        )
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise CannotStart(
            sentence("Dit bestand is groter dan 20 MB. Haal plaatjes en andere bladen weg.")
        )
    if ending in _DOCUMENTS:
        return Start(document=_taken(load_document(_text(content), file=Path(name).name)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bestand{ending}"
        path.write_bytes(content)
        imported = read_workbook(path)
    return Start(document=_taken(imported.questionnaire), notes=imported.notes)


def begin(session: Session, *, programme: Programme, title: str, start: Start) -> Draft:
    """Makes the draft; its key is its own, so that answers never mix with those of its source."""
    document = deepcopy(start.document)
    taken = set(session.scalars(select(Campaign.key)))
    key = code_for(title, taken={each.replace("-", "_") for each in taken})
    document["key"] = key if key[0].isalpha() else f"q_{key}"[:40]
    around = surroundings.beginning(
        key=document["key"],
        title=title,
        language=document["languages"][0],
        from_=start.around,
    )
    lend(session, programme_id=programme.id, keys=own_keys(document))
    return drafts.create(
        session, programme_id=programme.id, title=title, document=document, around=around
    )


def sources(session: Session, *, programmes: Iterable[Programme]) -> list[Source]:
    """Everything but files that these programmes and the product have to begin with."""
    found = [Source(value=f"example:{name}", words=_title_of(name)) for name in catalogue.names()]
    for programme in programmes:
        found += [
            Source(value=f"draft:{each.id}", words=each.title, of=programme.name)
            for each in drafts.drafts_of(session, programme_id=programme.id)
        ]
        linked = select(ProgrammeCampaign.campaign_id).where(
            ProgrammeCampaign.programme_id == programme.id
        )
        editions = select(Edition).where(Edition.campaign_id.in_(linked))
        for edition in session.scalars(editions.order_by(Edition.published_on.desc())):
            campaign = session.get_one(Campaign, edition.campaign_id)
            found.append(
                Source(
                    value=f"edition:{edition.id}",
                    words=f"{campaign.key} · {edition.number}",
                    of=programme.name,
                )
            )
    return found


@cache
def _title_of(name: str) -> str:
    return catalogue.questionnaire(name).title.wording("nl").words


def _taken(questionnaire: Questionnaire) -> dict[str, Any]:
    return questionnaire_to_data(questionnaire)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CannotStart(
            sentence("Dit bestand is geen leesbare tekst. Bewaar het als UTF-8.")
        ) from error
