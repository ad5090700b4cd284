"""Who works in a programme, and changing that. Nobody makes an administrator here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forms.definition.sentence import Refusal, sentence
from survey.staff.audit import record
from survey.staff.roles import IN_A_PROGRAMME, NAMES, Role
from survey.storage.staff import StaffAccount, StaffRole


class NotInProgramme(Refusal):
    """Whoever this is about does not work in this programme."""

    def __init__(self) -> None:
        super().__init__(sentence("Deze persoon werkt niet in dit programma."))


class NoSuchRole(Refusal):
    """A role that nobody can have in a programme."""

    def __init__(self) -> None:
        super().__init__(sentence("Kies een rol uit de lijst."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: int
    email: str
    roles: tuple[Role, ...]


def people_in(session: Session, *, programme: str) -> Sequence[Person]:
    """Everybody with a role in the programme, by address."""
    rows = session.execute(
        select(StaffAccount.id, StaffAccount.email, StaffRole.role)
        .join(StaffRole, StaffRole.account_id == StaffAccount.id)
        .where(StaffRole.programme == programme, StaffAccount.removed_at.is_(None))
        .order_by(StaffAccount.email, StaffRole.role)
    )
    found: defaultdict[tuple[int, str], list[Role]] = defaultdict(list)
    for account, email, role in rows:
        found[account, email].append(Role(role))
    return [
        Person(id=account, email=email, roles=tuple(roles))
        for (account, email), roles in found.items()
    ]


def one_of(session: Session, *, programme: str, account: int) -> Person:
    for each in people_in(session, programme=programme):
        if each.id == account:
            return each
    raise NotInProgramme


def role_named(name: str) -> Role:
    """A role that somebody can have in a programme; raises NoSuchRole."""
    found = next((role for role in IN_A_PROGRAMME if role.value == name), None)
    if found is None:
        raise NoSuchRole
    return found


def change_role(session: Session, *, programme: str, account: int, role: Role, by: int) -> Person:
    """Whoever had another role has this one from now on."""
    person = one_of(session, programme=programme, account=account)
    _set(session, programme=programme, account=account, roles=(role,))
    what = f"{person.email} ({NAMES[role]})"
    record(session, who=by, act="person.role_changed", what=what, programme=programme)
    return person


def remove(session: Session, *, programme: str, account: int, by: int) -> Person:
    """Takes somebody out of the programme; the account itself stays."""
    person = one_of(session, programme=programme, account=account)
    _set(session, programme=programme, account=account, roles=())
    record(session, who=by, act="person.removed", what=person.email, programme=programme)
    return person


def put_back(
    session: Session, *, programme: str, account: int, roles: tuple[Role, ...], by: int
) -> None:
    """Undoes `remove`."""
    row = session.get(StaffAccount, account)
    if row is None or row.removed_at is not None:
        raise NotInProgramme
    _set(session, programme=programme, account=account, roles=roles)
    record(session, who=by, act="person.put_back", what=row.email, programme=programme)


def _set(session: Session, *, programme: str, account: int, roles: tuple[Role, ...]) -> None:
    theirs = (StaffRole.account_id == account, StaffRole.programme == programme)
    session.execute(delete(StaffRole).where(*theirs))
    session.add_all(
        StaffRole(account_id=account, programme=programme, role=role.value) for role in roles
    )
    session.flush()
