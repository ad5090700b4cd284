"""The places of a campaign: seen, added, changed, closed, removed."""

from __future__ import annotations

from typing import Any

from babel.dates import get_day_names
from flask import g, url_for
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.clock import today
from survey.extensions import wiring
from survey.fieldwork import place_facts, rota
from survey.fieldwork.figures import Count, figures
from survey.fieldwork.place_kinds import kind_called
from survey.fieldwork.views.asked import PlaceForm
from survey.fieldwork.views.room import (
    fieldwork,
    forget_labels,
    go,
    here,
    noted,
    refused,
    say_refused,
    the_place,
    the_round,
)
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing

Reply = str | tuple[str, int] | Response
LOOKS = (Role.COORDINATOR, Role.COMMUNICATION, Role.ADVISER, Role.INTERVIEWER)
CHANGES = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
PRINTS = frozenset({Role.COORDINATOR, Role.COMMUNICATION, Role.ADMINISTRATOR})


@fieldwork.get("/places")
@needs(*LOOKS)
def places(programme: str) -> str:
    """Every place with its numbers, and who stands where in the coming week."""
    forget_labels()
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        found = place_facts.noted_places(session, campaign_key=round_.campaign.key)
        counts = figures(session, campaign_id=round_.campaign.id).places
        coming = rota.standing(session, campaign_id=round_.campaign.id, since=today(), days=7)
    return page(
        "team/fieldwork/places.html",
        programme=programme,
        round=round_,
        places=found,
        counts=counts,
        nothing=Count(),
        coming=coming,
        may_change=current_account().may(programme, CHANGES),
        may_print=current_account().may(programme, PRINTS),
        **words_of_places(),
    )


@fieldwork.route("/places/new", methods=["GET", "POST"])
@needs(Role.COORDINATOR)
def new_place(programme: str) -> Reply:
    round_, form = here(programme), PlaceForm(data={"days": [0, 1, 2, 3, 4, 5]})
    form.offer()
    if form.validate_on_submit():
        try:
            with writing(wiring().answers) as session:
                made = place_facts.make_place(
                    session, campaign_key=round_.campaign.key, wanted=_wanted(form)
                )
                noted(session, programme, "place.added", made.name)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("“%(name)s” staat erbij, met een eigen QR-code.", name=made.name))
            return go("place", place=made.place.id)
    return _asked(programme, form, place=None)


@fieldwork.route("/places/<int:place>/edit", methods=["GET", "POST"])
@needs(Role.COORDINATOR)
def change_place(programme: str, place: int) -> Reply:
    with reading(wiring().answers) as session:
        found = the_place(session, the_round(session, programme), place)
    form = PlaceForm(
        data={
            "name": found.name,
            "kind": found.place.type,
            "address": found.address,
            "days": list(found.days),
            "target": found.target or None,
        }
    )
    form.offer(found.place.type)
    if form.validate_on_submit():
        try:
            with writing(wiring().answers) as session:
                place_facts.change_place(session, place=found, wanted=_wanted(form))
                noted(session, programme, "place.changed", form.name.data or "")
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("Bewaard."))
            return go("place", place=place)
    return _asked(programme, form, place=found)


@fieldwork.post("/places/<int:place>/close")
@needs(Role.COORDINATOR)
def close_place(programme: str, place: int) -> Response:
    with writing(wiring().answers) as session:
        found = the_place(session, the_round(session, programme), place)
        place_facts.close_place(session, place_id=place)
        noted(session, programme, "place.closed", found.name)
    said(
        sentence(
            "“%(name)s” is gesloten. De link blijft werken, want er kan nog een poster hangen.",
            name=found.name,
        ),
        undo=url_for("fieldwork.reopen_place", place=place),
    )
    return go("places")


@fieldwork.post("/places/<int:place>/reopen")
@needs(Role.COORDINATOR)
def reopen_place(programme: str, place: int) -> Response:
    with writing(wiring().answers) as session:
        found = the_place(session, the_round(session, programme), place)
        place_facts.reopen_place(session, place_id=place)
        noted(session, programme, "place.reopened", found.name)
    said(sentence("“%(name)s” doet weer mee.", name=found.name))
    return go("place", place=place)


@fieldwork.post("/places/<int:place>/remove")
@needs(Role.COORDINATOR)
def remove_place(programme: str, place: int) -> Response:
    """Only a place of which nothing was used; any other stays, and the next page says why."""
    wiring().opened.write()
    try:
        with writing(wiring().answers) as session:
            found = the_place(session, the_round(session, programme), place)
            place_facts.remove_place(session, place=found)
            noted(session, programme, "place.removed", found.name)
    except place_facts.InUse as refusal:
        say_refused(refusal)
        return go("place", place=place)
    said(sentence("“%(name)s” is weg.", name=found.name))
    return go("places")


def words_of_places() -> dict[str, Any]:
    """How sorts of places and days are called, for the templates."""
    words = get_translations()
    return {
        "kind_called": lambda kind: kind_called(kind).worded(words),
        "day_names": get_day_names("wide", locale=str(g.language)),
        "day_short": get_day_names("abbreviated", locale=str(g.language)),
        "parts": {part.value: each.worded(words) for part, each in rota.PARTS.items()},
    }


def _asked(programme: str, form: PlaceForm, *, place: place_facts.Noted | None) -> Reply:
    shown = page("team/fieldwork/place_form.html", programme=programme, form=form, place=place)
    return (shown, 422) if form.is_submitted() else shown


def _wanted(form: PlaceForm) -> place_facts.Wanted:
    return place_facts.Wanted(
        name=form.name.data or "",
        kind=form.kind.data or "",
        address=form.address.data or "",
        days=tuple(form.days.data or ()),
        target=form.target.data or 0,
    )
