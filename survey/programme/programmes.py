"""Finds, lists and makes programmes, and says which campaigns belong to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.programme.kinds import PhaseKind, TargetGroup
from survey.programme.naming import key_from
from survey.programme.rows import NotFilledIn, filled, require_version, short_enough
from survey.programme.social_quality import Factor, kept_labels
from survey.storage.campaigns import Campaign
from survey.storage.programmes import Phase, Programme, ProgrammeCampaign, Scope

_RESERVED = ("new", "copy")
LONGEST_NOTES = 10_000


class UnknownProgramme(Refusal, LookupError):
    """There is no programme with this key."""


class OfAnotherProgramme(Refusal):
    """A campaign belongs to one programme at most."""


def programme_by_key(session: Session, *, key: str) -> Programme:
    """The programme with this key."""
    found = session.scalar(select(Programme).where(Programme.key == key))
    if found is None:
        raise UnknownProgramme(sentence("Er is geen programma “%(key)s”.", key=key))
    return found


def list_programmes(session: Session) -> list[Programme]:
    """Every programme, by name."""
    return sorted(session.scalars(select(Programme)), key=lambda each: each.name.casefold())


def create_programme(
    session: Session,
    *,
    name: str,
    scope: Scope,
    target_group: TargetGroup,
    key: str | None = None,
    phases: bool = True,
) -> Programme:
    """Makes a programme, with the usual phases still without dates unless told otherwise."""
    known = list_programmes(session)
    name = _free_name(name, known=known)
    taken = {*_RESERVED, *(each.key for each in known)}
    made = Programme(
        key=key or key_from(name, taken=taken, fallback="programma"),
        name=name,
        scope=scope,
        target_group=target_group,
        made_on=today(),
    )
    session.add(made)
    session.flush()
    if phases:
        usual = [kind for kind in PhaseKind if kind is not PhaseKind.OTHER]
        session.add_all(
            Phase(programme_id=made.id, kind=kind, position=position)
            for position, kind in enumerate(usual, start=1)
        )
        session.flush()
    return made


def change_programme(
    session: Session,
    programme: Programme,
    *,
    version: int,
    name: str,
    scope: Scope,
    target_group: TargetGroup,
) -> None:
    """Changes what it is called and about. The key stays: addresses have it in them."""
    require_version(programme, version=version)
    others = [each for each in list_programmes(session) if each is not programme]
    programme.name = _free_name(name, known=others)
    programme.scope, programme.target_group = scope, target_group


def change_notes(programme: Programme, *, notes: str, version: int) -> None:
    require_version(programme, version=version)
    programme.notes = short_enough(notes, field="notes", longest=LONGEST_NOTES)


def change_labels(
    programme: Programme, *, labels: Mapping[Factor, Mapping[str, str]], version: int
) -> None:
    """Gives the Social Quality factors the team's own names; an empty one is the built-in name."""
    require_version(programme, version=version)
    for factor, names in labels.items():
        for language, words in names.items():
            short_enough(words, field=f"{factor.value}_{language}", longest=40)
    programme.factor_labels = kept_labels(labels)


def campaigns_of(session: Session, *, programme: Programme) -> list[Campaign]:
    """The campaigns of a programme, the newest first."""
    own = (
        select(Campaign)
        .join(ProgrammeCampaign, ProgrammeCampaign.campaign_id == Campaign.id)
        .where(ProgrammeCampaign.programme_id == programme.id)
        .order_by(Campaign.opens.desc(), Campaign.key)
    )
    return list(session.scalars(own))


def link_campaign(session: Session, *, programme: Programme, campaign: Campaign) -> None:
    """Puts a campaign under a programme; a campaign belongs to one at most."""
    found = session.get(ProgrammeCampaign, campaign.id)
    if found is None:
        session.add(ProgrammeCampaign(campaign_id=campaign.id, programme_id=programme.id))
        session.flush()
    elif found.programme_id != programme.id:
        raise OfAnotherProgramme(
            sentence("Vragenronde “%(key)s” hoort al bij een ander programma.", key=campaign.key)
        )


def _free_name(name: str, *, known: Sequence[Programme]) -> str:
    ask = sentence("Geef het programma een naam.")
    name = filled(name, field="name", longest=60, ask=ask)
    if name.casefold() in {each.name.casefold() for each in known}:
        taken = sentence("Er is al een programma “%(name)s”. Kies een andere naam.", name=name)
        raise NotFilledIn("name", taken)
    return name
