"""One place: its links, who stands there when, and everything to print for it."""

from __future__ import annotations

from typing import Any

from flask import abort, url_for
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, sentence
from survey.clock import PartOfDay, today
from survey.extensions import wiring
from survey.fieldwork import rota
from survey.fieldwork.figures import count_at
from survey.fieldwork.print_copies import Asked, address_of, door_of, places_of
from survey.fieldwork.public_address import is_public
from survey.fieldwork.rounds import Round
from survey.fieldwork.views import making
from survey.fieldwork.views.asked import StandForm
from survey.fieldwork.views.choices import forms_of_place
from survey.fieldwork.views.ordering import made_package, made_run
from survey.fieldwork.views.places import CHANGES, LOOKS, PRINTS, words_of_places
from survey.fieldwork.views.room import (
    fieldwork,
    go,
    noted,
    refused,
    require_number,
    the_place,
    the_round,
)
from survey.public.teaser import teaser_of
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import current_account, page
from survey.storage.sessions import reading, writing


@fieldwork.get("/places/<int:place>")
@needs(*LOOKS)
def place(programme: str, place: int) -> str:
    return _page(programme, place)


@fieldwork.post("/places/<int:place>/stands")
@needs(Role.COORDINATOR)
def stand(programme: str, place: int) -> Response | tuple[str, int]:
    """Puts somebody in the rota."""
    form = StandForm(prefix="stand-")
    form.offer()
    if form.validate():
        assert form.day.data is not None
        try:
            with writing(wiring().answers) as session:
                round_ = the_round(session, programme)
                found = the_place(session, round_, place)
                rota.stand_at(
                    session,
                    campaign=round_.campaign,
                    place_id=place,
                    day=form.day.data,
                    part=form.part.data,
                    label=form.label.data or "",
                )
                what = f"{found.name}, {form.day.data.isoformat()}, {form.part.data}"
                noted(session, programme, "stand.added", what)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(sentence("Het staat in het rooster."))
            return go("place", place=place)
    return _page(programme, place, stand=form), 422


@fieldwork.post("/places/<int:place>/stands/<int:stand>/remove")
@needs(Role.COORDINATOR)
def no_stand(programme: str, place: int, stand: int) -> Response:
    require_number(stand)
    with writing(wiring().answers) as session:
        found = the_place(session, the_round(session, programme), place)
        gone = rota.no_longer(session, place_id=place, stand_id=stand)
        if gone is None:
            abort(404)
        what = f"{found.name}, {gone.day.isoformat()}, {gone.part}"
        noted(session, programme, "stand.removed", what)
    said(
        sentence("Het is uit het rooster."),
        undo=url_for("fieldwork.stand", place=place),
        fields={
            "stand-day": gone.day.isoformat(),
            "stand-part": gone.part.value,
            "stand-label": gone.label,
        },
    )
    return go("place", place=place)


@fieldwork.post("/places/<int:place>/print/<what>")
@needs(Role.COORDINATOR, Role.COMMUNICATION)
def print_for_place(programme: str, place: int, what: str) -> Response | tuple[str, int]:
    """Something to download for this place, or the page again with what is wrong."""
    if what not in ("poster", "flyer", "paper", "package", "social"):
        abort(404)
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        the_place(session, round_, place)
        forms = forms_of_place(session, round_)
    form = forms[what]
    if form.validate():
        try:
            return _made(round_, place, what, form)
        except Refusal as refusal:
            refused(form, refusal)
    if what != "social":  # so that it stands open, with what has to be put right
        forms["open"] = what
    return _page(programme, place, forms=forms), 422


def _made(round_: Round, place: int, what: str, form: Any) -> Response:
    data = form.data
    if what == "social":
        return making.make_social(round_, place=place, language=data["language"])
    if what == "paper":
        return made_run(round_, form, place=place)
    if what == "package":
        named = next(each.name for each in places_of(round_.campaign.key) if each.id == place)
        return made_package(round_, form, places=(place,), name=named)
    asked = Asked(
        what=what,
        size=data["size"],
        language=data["language"],
        quantity=data["quantity"],
        place=place,
    )
    return making.make_piece(round_, asked, press=data["press"])


def _page(programme: str, place: int, **changed: Any) -> str:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        found = the_place(session, round_, place)
        count = count_at(session, campaign_id=round_.campaign.id, place_id=place)
        stands = rota.standing(
            session, campaign_id=round_.campaign.id, since=today(), place_id=place
        )
        forms = changed.get("forms") or forms_of_place(session, round_)
    may_print = current_account().may(programme, PRINTS)
    asked = changed.get("stand") or StandForm(prefix="stand-", formdata=None)
    asked.offer()
    door = door_of(found.place.code)
    address = address_of(found.place.code)
    language = door.languages[0]
    return page(
        "team/fieldwork/place.html",
        programme=programme,
        round=round_,
        place=found,
        count=count,
        stands=stands,
        stand_form=asked,
        forms=forms,
        may_change=current_account().may(programme, CHANGES),
        may_print=may_print,
        address=address,
        helper=address_of(found.place.helper_code),
        trial_address=address_of(found.place.trial_code),
        trial=round_.campaign.trial,
        public=is_public(wiring().settings.public_url),
        teaser=teaser_of(door, language=language, address=address) if may_print else "",
        teaser_language=language,
        part_names={part: said_.worded(get_translations()) for part, said_ in rota.PARTS.items()},
        today=today(),
        morning=PartOfDay.MORNING,
        **words_of_places(),
    )
