"""While something large is made: how far it is, and the file when it is there."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread

from flask import abort, g
from werkzeug.wrappers import Response

from forms.definition.sentence import sentence
from survey.extensions import wiring
from survey.fieldwork import print_waiting
from survey.fieldwork.print_making import Maker
from survey.fieldwork.print_ordered import PackageAsked, RunAsked, as_order
from survey.fieldwork.print_waiting import State, Waiting
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.room import fieldwork, go, here
from survey.fieldwork.views.sending import whole_file
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import page

PATIENCE = 3.0  # seconds; what is ready by then comes at once
_COMMAND = "from survey.cli import main; main()"


def made_beside(maker: Maker, *, name: str, asked: RunAsked | PackageAsked | str) -> Response:
    """Has it made by a process of its own; the file, or the page that says how far it is."""
    settings = wiring().settings
    token, process = print_waiting.begin(
        settings.instance,
        order=as_order(maker, name=name, asked=asked),
        command=[sys.executable, "-c", _COMMAND, "print", "ordered"],
        environment={
            **os.environ,
            "WIJKSTEM_INSTANCE": str(settings.instance),
            "WIJKSTEM_ANSWERS_URL": settings.answers_url,
            "WIJKSTEM_CONTACTS_URL": settings.contacts_url,
            "PUBLIC_URL": settings.public_url,
            "LANGUAGE": str(g.language),  # of a refusal; what is made has its own
        },
    )
    Thread(target=process.wait, daemon=True).start()  # so that it leaves nothing behind
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return go("being_made", made=token)
    found = print_waiting.look(settings.instance, token=token, programme=maker.programme)
    if found is not None and found.state is State.READY:
        return whole_file(found.file, name=found.name)
    return go("being_made", made=token)


@fieldwork.get("/paper/made/<made>")
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def being_made(programme: str, made: str) -> str:
    """The script asks for this same page until it is ready; without it, there is a link."""
    round_, found = _found(programme, made)
    return page(
        "team/fieldwork/being_made.html",
        programme=programme,
        round=round_,
        made=found,
        states=State,
    )


@fieldwork.get("/paper/made/<made>/file")
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def made_file(programme: str, made: str) -> Response:
    _, found = _found(programme, made)
    if found.state is not State.READY:
        said(sentence("Dit bestand is er nog niet."))
        return go("being_made", made=made)
    return whole_file(found.file, name=found.name)


def _found(programme: str, made: str) -> tuple[Round, Waiting]:
    """Of this programme and campaign; of another it is as unknown as none."""
    round_ = here(programme)
    found = print_waiting.look(wiring().settings.instance, token=made, programme=programme)
    if found is None or found.campaign not in {each.key for each in round_.others}:
        abort(404)
    return round_, found
