"""`user`: who may sign in. The first administrator is made here."""

from __future__ import annotations

import click

from forms.definition.sentence import sentence
from survey.cli.speaking import gettext as _
from survey.cli.speaking import say, show_json
from survey.cli.stores import reading, settings, writing
from survey.cli.usage import Group

_ROLES = (
    *("administrator", "coordinator", "adviser", "professional", "interviewer"),
    *("data_entry", "communication", "researcher"),
)


@click.group(cls=Group, help=_("Wie zich mag aanmelden."))
def user() -> None: ...


@user.command(help=_("Maakt een uitnodiging en laat de link zien."))
@click.option("--email", required=True, help=_("Voor wie."))
@click.option("--role", required=True, type=click.Choice(_ROLES), help=_("Als wat."))
@click.option("--programme", metavar="KEY", help=_("In welk programma. Een beheerder heeft geen."))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def add(*, email: str, role: str, programme: str | None, as_json: bool) -> None:
    from survey.staff.invitations import DAYS, invite
    from survey.staff.roles import Role

    with writing() as session:
        token = invite(session, email=email, role=Role(role), programme=programme)
    link = f"{settings().public_url}/team/invitation/{token}"
    if as_json:
        show_json({"email": email.strip().lower(), "role": role, "link": link})
        return
    say(
        sentence(
            "Stuur deze link aan %(email)s. Hij werkt een keer, %(n)s dagen lang:\n%(link)s",
            email=email,
            n=DAYS,
            link=link,
        )
    )


@user.command("list", help=_("Laat zien wie er een account heeft, met de rollen."))
@click.option("--json", "as_json", is_flag=True, help=_("Voor een programma."))
def list_(*, as_json: bool) -> None:
    from survey.staff.accounts import everybody

    with reading() as session:
        found = everybody(session)
    if as_json:
        show_json({"users": [each.as_data() for each in found]})
    elif not found:
        say(sentence("Er is nog niemand. Begin met: wijkstem user add --help"))
    for each in () if as_json else found:
        roles = ", ".join(f"{role} ({programme})" for programme, role in each.roles)
        kind = "administrator" if each.administrator else ""
        held = ", ".join(part for part in (kind, roles) if part) or "–"
        say(sentence("%(email)s: %(roles)s", email=each.email, roles=held))
