"""The fixed words a programme is made of, each with the name that people read."""

from __future__ import annotations

from enum import StrEnum

from forms.definition.sentence import Sentence, sentence
from survey.storage.programmes import Scope


class TargetGroup(StrEnum):
    """Whom a programme is about."""

    EVERYONE = "everyone"
    ADULTS = "adults"
    OLDER_PEOPLE = "older_people"
    PARENTS = "parents"
    CHILDREN = "children"
    YOUTH = "youth"


class PhaseKind(StrEnum):
    """What a phase is for; the order is the usual one, and no programme has to keep it."""

    ANALYSIS = "analysis"
    SESSION = "session"
    RESIDENTS = "residents"
    PRIORITISING = "prioritising"
    INVITATION = "invitation"
    RESULTS = "results"
    OFFER = "offer"
    WORKING_GROUPS = "working_groups"
    OTHER = "other"


class PartnerRole(StrEnum):
    """How an organisation takes part."""

    TEAM = "team"
    GUEST = "guest"


class Category(StrEnum):
    """What a lesson is about."""

    PROCESS = "process"
    TOGETHER = "together"
    RESIDENTS = "residents"
    DATA = "data"
    METHOD = "method"
    OFFER = "offer"


SCOPES: dict[Scope, Sentence] = {
    Scope.DISTRICT: sentence("Stadsdeel"),
    Scope.AREA: sentence("Wijk of gebied"),
    Scope.CITY: sentence("Hele stad"),
}
TARGET_GROUPS: dict[TargetGroup, Sentence] = {
    TargetGroup.EVERYONE: sentence("Iedereen"),
    TargetGroup.ADULTS: sentence("Volwassenen en ouderen"),
    TargetGroup.OLDER_PEOPLE: sentence("Ouderen"),
    TargetGroup.PARENTS: sentence("Ouders"),
    TargetGroup.CHILDREN: sentence("Kinderen tot 12 jaar"),
    TargetGroup.YOUTH: sentence("Jongeren van 12 tot en met 23 jaar"),
}
PHASES: dict[PhaseKind, Sentence] = {
    PhaseKind.ANALYSIS: sentence("Analyse"),
    PhaseKind.SESSION: sentence("Werksessie"),
    PhaseKind.RESIDENTS: sentence("Bewoners vragen"),
    PhaseKind.PRIORITISING: sentence("Kiezen wat eerst komt"),
    PhaseKind.INVITATION: sentence("Uitnodiging aan partners"),
    PhaseKind.RESULTS: sentence("Wat wij willen bereiken"),
    PhaseKind.OFFER: sentence("Aanbod in kaart"),
    PhaseKind.WORKING_GROUPS: sentence("Werkgroepen"),
    PhaseKind.OTHER: sentence("Anders"),
}
PARTNER_ROLES: dict[PartnerRole, Sentence] = {
    PartnerRole.TEAM: sentence("In het team"),
    PartnerRole.GUEST: sentence("Vertelt wat zij ziet, zit niet in het team"),
}
CATEGORIES: dict[Category, Sentence] = {
    Category.PROCESS: sentence("Tijd en stappen"),
    Category.TOGETHER: sentence("Samenwerken"),
    Category.RESIDENTS: sentence("Bewoners bereiken"),
    Category.DATA: sentence("Cijfers en signalen"),
    Category.METHOD: sentence("Uitleg en werkvormen"),
    Category.OFFER: sentence("Van thema naar aanbod"),
}
