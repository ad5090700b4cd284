"""Adds, changes and removes the organisations that take part; one may work in many programmes."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from forms.definition.sentence import sentence
from survey.programme.kinds import PartnerRole
from survey.programme.rows import NotFilledIn, filled, own_row, require_version, short_enough
from survey.storage.programmes import Organisation, Partner, Programme, Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerFacts:
    """What a person fills in; the scope is the organisation's own, in every programme."""

    name: str
    scope: Scope
    role: PartnerRole
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A partner with its organisation, and the names of the other programmes it works in."""

    partner: Partner
    organisation: Organisation
    elsewhere: tuple[str, ...]


def partners_of(session: Session, *, programme: Programme) -> list[Taking]:
    """Those in the team first, each group by name."""
    rows = session.execute(
        select(Partner, Organisation)
        .join(Organisation, Organisation.id == Partner.organisation_id)
        .where(Partner.programme_id == programme.id, Partner.removed.is_(False))
    ).all()
    everywhere = session.execute(
        select(Partner.organisation_id, Programme.name)
        .join(Programme, Programme.id == Partner.programme_id)
        .where(Partner.removed.is_(False), Programme.id != programme.id)
        .order_by(Programme.name)
    ).all()
    found = [
        Taking(
            partner=partner,
            organisation=organisation,
            elsewhere=tuple(name for number, name in everywhere if number == organisation.id),
        )
        for partner, organisation in rows
    ]
    first = PartnerRole.TEAM
    return sorted(
        found, key=lambda each: (each.partner.role != first, each.organisation.name.casefold())
    )


def organisations(session: Session) -> list[str]:
    """Every organisation that is known, by name."""
    return sorted(session.scalars(select(Organisation.name)), key=str.casefold)


def add_partner(session: Session, *, programme: Programme, facts: PartnerFacts) -> Partner:
    """Takes an organisation in; one that was removed here comes back."""
    organisation = _organisation(session, facts)
    partner = session.scalar(
        select(Partner).where(
            Partner.programme_id == programme.id, Partner.organisation_id == organisation.id
        )
    )
    if partner is None:
        partner = Partner(programme_id=programme.id, organisation_id=organisation.id, version=0)
        session.add(partner)
    elif not partner.removed:
        raise NotFilledIn("name", sentence("%(name)s doet al mee.", name=organisation.name))
    partner.removed = False
    partner.version += 1
    _fill(partner, facts)
    session.flush()
    return partner


def change_partner(
    session: Session, *, programme: Programme, number: int, version: int, facts: PartnerFacts
) -> Partner:
    """Changes the part it plays here. Its name stays: another name is another organisation."""
    partner = own_row(session, Partner, programme=programme, number=number)
    require_version(partner, version=version)
    session.get_one(Organisation, partner.organisation_id).scope = facts.scope
    _fill(partner, facts)
    return partner


def name_of(session: Session, *, partner: Partner) -> str:
    return session.get_one(Organisation, partner.organisation_id).name


def _organisation(session: Session, facts: PartnerFacts) -> Organisation:
    ask = sentence("Vul de naam van de organisatie in.")
    name = filled(facts.name, field="name", longest=80, ask=ask)
    for known in session.scalars(select(Organisation)):
        if known.name.casefold() == name.casefold():
            return known
    made = Organisation(name=name, scope=facts.scope)
    session.add(made)
    session.flush()
    return made


def _fill(partner: Partner, facts: PartnerFacts) -> None:
    partner.role = facts.role
    partner.note = short_enough(facts.note, field="note", longest=300)
