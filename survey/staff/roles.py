"""What somebody can be in a programme, and how that is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from forms.definition.sentence import Sentence, sentence


class Role(StrEnum):
    """The administrator is one everywhere; every other role is held in a programme."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"
    ADVISER = "adviser"
    PROFESSIONAL = "professional"
    INTERVIEWER = "interviewer"
    DATA_ENTRY = "data_entry"
    COMMUNICATION = "communication"
    RESEARCHER = "researcher"


NAMES: dict[Role, Sentence] = {
    Role.ADMINISTRATOR: sentence("beheerder"),
    Role.COORDINATOR: sentence("regisseur"),
    Role.ADVISER: sentence("beleidsadviseur"),
    Role.PROFESSIONAL: sentence("professional"),
    Role.INTERVIEWER: sentence("enquêteur"),
    Role.DATA_ENTRY: sentence("invoerder"),
    Role.COMMUNICATION: sentence("communicatie"),
    Role.RESEARCHER: sentence("onderzoeker"),
}
IN_A_PROGRAMME = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who is asking, as far as a page needs to know."""

    id: int
    email: str
    language: str
    administrator: bool
    roles: Mapping[str, frozenset[Role]]

    def may(self, programme: str, roles: frozenset[Role]) -> bool:
        """Whether one of these roles is theirs in this programme."""
        return self.administrator or bool(self.roles.get(programme, frozenset()) & roles)

    def knows(self, programme: str) -> bool:
        """Whether the programme exists for them at all."""
        return self.administrator or programme in self.roles
