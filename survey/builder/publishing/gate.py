"""Everything that is still open before a draft is published: what forbids it, and what warns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from forms.definition.sentence import Sentence, counted, sentence
from forms.definition.source import Fault
from forms.pictures.own import OwnPictures
from survey.builder import readers
from survey.builder.publishing.aloud import recordings_of
from survey.builder.publishing.circles import circles
from survey.builder.publishing.cleaned import campaign_of, languages_of, questionnaire_of
from survey.builder.publishing.coach import CoachRemark, open_remarks
from survey.builder.publishing.elsewhere import still_elsewhere
from survey.builder.publishing.paper_fit import checked_on_paper
from survey.builder.publishing.pictures import open_about_pictures
from survey.builder.remarks import is_open, links_of, unsettled
from survey.builder.translating.places import PRIVACY, source_of
from survey.builder.translating.states import State, Translated, known_of, translated
from survey.clock import today
from survey.storage.drafts import Draft

FIELDS = ("purpose", "basis", "kept", "rights", "contact")


class Level(StrEnum):
    """What something means for publishing; the worst first."""

    FORBIDS = "forbids"
    WARNS = "warns"
    FINE = "fine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing to look at. `page` is where, under the draft's own address; `language` where it is
    about one; `details` are the first few things in it."""

    kind: str
    level: Level
    said: Sentence
    page: str = ""
    language: str = ""
    details: tuple[tuple[str, Sentence], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What is looked at, in a fixed order."""

    matters: tuple[Matter, ...]
    remarks: tuple[CoachRemark, ...]

    def of(self, level: Level) -> tuple[Matter, ...]:
        return tuple(each for each in self.matters if each.level is level)

    @property
    def shut(self) -> bool:
        return bool(self.of(Level.FORBIDS))


def gate(session: Session, *, draft: Draft, pictures: OwnPictures) -> Gate:
    """Looks at everything; writes nothing."""
    remarks = open_remarks(session, draft=draft)
    texts = _texts(session, draft)
    matters = [
        *_faults(draft),
        *_pictures(draft, pictures),
        *_privacy(draft, texts),
        *_dates(draft),
        *_elsewhere(session, draft),
        *_translations(texts),
        *_recordings(draft),
        *_coach(remarks),
        *_readers(session, draft),
        *_comments(session, draft),
        *_paper(session, draft),
    ]
    return Gate(matters=tuple(matters), remarks=remarks)


def _texts(session: Session, draft: Draft) -> dict[str, tuple[Translated, ...]]:
    known = known_of(session, draft=draft)
    return {
        language: translated(draft, known, language=language)
        for language in languages_of(draft)[1:]
    }


def _faults(draft: Draft) -> Iterator[Matter]:
    for circle in circles(draft.document):
        said = sentence(
            "De voorwaarden van deze vragen wachten op elkaar: %(keys)s. Haal er een weg.",
            keys=", ".join(circle),
        )
        yield Matter(kind="faults", level=Level.FORBIDS, said=said)
    _, asked = questionnaire_of(draft)
    if asked:
        said = counted(
            "Eén ding in de vragenlijst klopt niet.",
            "%(n)s dingen in de vragenlijst kloppen niet.",
            n=len(asked),
        )
        yield Matter(kind="faults", level=Level.FORBIDS, said=said, details=_told(asked))
    _, around = campaign_of(draft)
    wrong = [fault for fault in around if not fault.path.startswith("privacy")]
    if wrong:
        said = counted(
            "Eén tekst om de vragen heen ontbreekt of klopt niet.",
            "%(n)s teksten om de vragen heen ontbreken of kloppen niet.",
            n=len(wrong),
        )
        yield Matter(
            kind="faults", level=Level.FORBIDS, said=said, page="around", details=_told(wrong)
        )
    if not asked and not wrong:
        said = sentence("De vragenlijst zit goed in elkaar.")
        yield Matter(kind="faults", level=Level.FINE, said=said)


def _pictures(draft: Draft, pictures: OwnPictures) -> Iterator[Matter]:
    for said in open_about_pictures(draft, pictures=pictures):
        yield Matter(kind="faults", level=Level.FORBIDS, said=said)


def _told(faults: list[Fault]) -> tuple[tuple[str, Sentence], ...]:
    return tuple((fault.path, fault.sentence) for fault in faults[:10])


def _privacy(draft: Draft, texts: Mapping[str, tuple[Translated, ...]]) -> Iterator[Matter]:
    source = source_of(draft.document)
    shut = False
    for language in languages_of(draft):
        missing = sum(not _privacy_words(draft, name, language) for name in FIELDS)
        stale = sum(
            text.state is State.STALE and text.place.privacy for text in texts.get(language, ())
        )
        if missing or stale:
            shut = True
            page = "around" if language == source else f"translations/{language}"
            yield Matter(
                kind="privacy",
                level=Level.FORBIDS,
                said=_privacy_said(missing),
                page=page,
                language=language,
            )
    if not shut:
        said = sentence("De privacytekst is er in elke taal.")
        yield Matter(kind="privacy", level=Level.FINE, said=said)


def _privacy_said(missing: int) -> Sentence:
    if missing:
        return sentence("De privacytekst is niet compleet. Zonder die tekst mag u niets vragen.")
    return sentence("De privacytekst is veranderd en nog niet opnieuw vertaald.")


def _privacy_words(draft: Draft, name: str, language: str) -> bool:
    privacy: Any = draft.around.get(PRIVACY.split(".")[1]) or {}
    text = privacy.get(name) or {}
    said = text.get(language) if isinstance(text, dict) else None
    words = said.get("words") if isinstance(said, dict) else said
    return bool(words and words.strip())


def _dates(draft: Draft) -> Iterator[Matter]:
    campaign, _ = campaign_of(draft)
    if campaign is None:
        return
    facts = {"opens": campaign.opens, "closes": campaign.closes}
    if campaign.closes < today():
        said = sentence("De laatste dag (%(closes)s) is al voorbij. Niemand kan meedoen.", **facts)
        yield Matter(kind="dates", level=Level.WARNS, said=said, page="around")
    else:
        said = sentence("De vragenronde is open van %(opens)s tot en met %(closes)s.", **facts)
        yield Matter(kind="dates", level=Level.FINE, said=said, page="around")


def _elsewhere(session: Session, draft: Draft) -> Iterator[Matter]:
    for name, texts in still_elsewhere(session, draft=draft).items():
        said = counted(
            "“%(name)s” staat nog in één tekst. Klopt dat hier?",
            "“%(name)s” staat nog in %(n)s teksten. Klopt dat hier?",
            n=len(texts),
            name=name,
        )
        details = tuple(("", each.where) for each in texts[:10])
        yield Matter(kind="elsewhere", level=Level.WARNS, said=said, details=details)


def _translations(texts: Mapping[str, tuple[Translated, ...]]) -> Iterator[Matter]:
    for language, every in texts.items():
        n = {state: sum(text.state is state for text in every) for state in State}
        said = sentence("Alles is vertaald en gelezen.")
        fine = n[State.READ] == len(every)
        if not fine:
            said = sentence(
                "Ontbreekt: %(missing)s. Verouderd: %(stale)s. Nog niet gelezen door iemand met "
                "deze moedertaal: %(draft)s.",
                missing=n[State.MISSING],
                stale=n[State.STALE],
                draft=n[State.DRAFT],
            )
        yield Matter(
            kind="translations",
            level=Level.FINE if fine else Level.WARNS,
            said=said,
            page=f"translations/{language}",
            language=language,
        )


def _recordings(draft: Draft) -> Iterator[Matter]:
    for each in recordings_of(draft):
        yield Matter(
            kind="recordings",
            level=Level.WARNS if each.any else Level.FINE,
            said=each.said,
            page=f"audio?lang={each.language}",
            language=each.language,
        )


def _coach(remarks: tuple[CoachRemark, ...]) -> Iterator[Matter]:
    if remarks:
        said = counted(
            "Eén opmerking over de taal staat nog open.",
            "%(n)s opmerkingen over de taal staan nog open.",
            n=len(remarks),
        )
        yield Matter(kind="coach", level=Level.WARNS, said=said)
    else:
        said = sentence("Over de taal staan geen opmerkingen open.")
        yield Matter(kind="coach", level=Level.FINE, said=said)


def _readers(session: Session, draft: Draft) -> Iterator[Matter]:
    found = readers.readings(session, draft=draft)
    people = sum(each.record.people for each in found if each.current)
    if people:
        said = counted("Eén persoon las deze versie.", "%(n)s mensen lazen deze versie.", n=people)
        yield Matter(kind="readers", level=Level.FINE, said=said, page="readers")
    elif found:
        said = sentence("Mensen lazen een eerdere versie, maar deze nog niet.")
        yield Matter(kind="readers", level=Level.WARNS, said=said, page="readers")
    else:
        said = sentence("Nog niemand uit de doelgroep heeft dit gelezen.")
        yield Matter(kind="readers", level=Level.WARNS, said=said, page="readers")


def _comments(session: Session, draft: Draft) -> Iterator[Matter]:
    n = unsettled(session, draft=draft)
    if n:
        said = counted(
            "Eén opmerking van anderen is nog niet afgehandeld.",
            "%(n)s opmerkingen van anderen zijn nog niet afgehandeld.",
            n=n,
        )
        yield Matter(kind="comments", level=Level.WARNS, said=said, page="remarks")
    if any(is_open(link) for link in links_of(session, draft=draft)):
        said = sentence("De link voor opmerkingen is nog open. Sluit hem als de ronde klaar is.")
        yield Matter(kind="comments", level=Level.WARNS, said=said, page="remarks")
    elif not n:
        said = sentence("Er staan geen opmerkingen van anderen open.")
        yield Matter(kind="comments", level=Level.FINE, said=said, page="remarks")


def _paper(session: Session, draft: Draft) -> Iterator[Matter]:
    looked_at = checked_on_paper(session, draft=draft)
    waiting = [each for each in languages_of(draft) if each not in looked_at]
    if waiting:
        said = sentence(
            "Nog niet nagekeken of het op papier past: %(languages)s.",
            languages=", ".join(waiting),
        )
        yield Matter(kind="paper", level=Level.WARNS, said=said)
    for language, refused in looked_at.items():
        why = Sentence("%(why)s", {"why": refused})
        yield Matter(
            kind="paper",
            level=Level.WARNS if refused else Level.FINE,
            said=why if refused else sentence("Het past op papier."),
            language=language,
        )
