"""Setting responses aside, with a reason, and letting them count again."""

from __future__ import annotations

from flask import url_for
from flask_babel import get_translations
from werkzeug.wrappers import Response

from forms.definition.sentence import Refusal, Sentence, counted, sentence
from survey.extensions import wiring
from survey.fieldwork.channels import CHANNELS, channel_called
from survey.fieldwork.places import list_places
from survey.fieldwork.rota import PARTS
from survey.fieldwork.views.asked import SetAsideForm, offered_as, worded
from survey.fieldwork.views.room import (
    fieldwork,
    go,
    noted,
    refused,
    require_number,
    say_refused,
    the_round,
)
from survey.intake import set_aside as setting
from survey.staff.access import Role, needs
from survey.staff.saying import said
from survey.staff.shell import page
from survey.storage.answers import Flag, SetAside
from survey.storage.sessions import reading, writing

FLAGS: dict[str, Sentence] = {
    Flag.TOO_FAST: sentence("Te snel ingevuld"),
    Flag.PATTERN: sentence("Overal hetzelfde antwoord"),
    Flag.RUSH: sentence("Heel veel in één minuut"),
    Flag.POSSIBLE_DUPLICATE: sentence("Misschien dubbel verstuurd"),
    Flag.HONEYPOT: sentence("Misschien een robot"),
}


@fieldwork.get("/set-aside")
@needs(Role.COORDINATOR)
def set_aside(programme: str) -> str:
    return _page(programme, _form(programme, fresh=True))


@fieldwork.post("/set-aside")
@needs(Role.COORDINATOR)
def set_some_aside(programme: str) -> Response | tuple[str, int]:
    form = _form(programme)
    if form.validate():
        try:
            n, logged = _set(programme, form)
        except Refusal as refusal:
            refused(form, refusal)
        else:
            said(
                counted(
                    "%(n)s ingevulde vragenlijst telt niet meer mee.",
                    "%(n)s ingevulde vragenlijsten tellen niet meer mee.",
                    n=n,
                ),
                undo=url_for("fieldwork.lift", number=logged),
            )
            return go("set_aside")
    return _page(programme, form), 422


@fieldwork.post("/set-aside/<int:number>/lift")
@needs(Role.COORDINATOR)
def lift(programme: str, number: int) -> Response:
    """Lets it count again; the log keeps that it was set aside."""
    require_number(number)
    try:
        with writing(wiring().answers) as session:
            round_ = the_round(session, programme)
            row = session.get(SetAside, number)
            if row is None or row.campaign_id not in {each.id for each in round_.others}:
                raise Refusal(sentence("Dit staat niet in de lijst. Kies een regel daaruit."))
            n = setting.lift(session, id=number)
            noted(session, programme, "set_aside.lifted", f"{row.reason} ({n})")
    except Refusal as refusal:
        say_refused(refusal)
    else:
        said(
            counted(
                "%(n)s ingevulde vragenlijst telt weer mee.",
                "%(n)s ingevulde vragenlijsten tellen weer mee.",
                n=n,
            )
        )
    return go("set_aside")


def _set(programme: str, form: SetAsideForm) -> tuple[int, int]:
    """How many, and the entry in the log; refuses what nothing meets, so that none is logged."""
    with writing(wiring().answers) as session:
        key = the_round(session, programme).campaign.key
        before = {each.id for each in setting.list_set_aside(session, campaign_key=key)}
        n = setting.set_aside(
            session,
            campaign_key=key,
            reason=form.reason.data or "",
            place=form.place.data or None,
            day=form.day.data,
            part=form.part.data or None,
            channel=form.channel.data or None,
            flag=form.flag.data or None,
        )
        if not n:
            raise setting.CannotSetAside(
                sentence("Niets wat nu meetelt, voldoet hieraan. Kies een andere plek of dag.")
            )
        every = {each.id for each in setting.list_set_aside(session, campaign_key=key)}
        logged = (every - before).pop()
        noted(session, programme, "set_aside.made", f"{form.reason.data} ({n})")
    return n, logged


def _form(programme: str, *, fresh: bool = False) -> SetAsideForm:
    """Places are chosen by the code of their link, which no two have alike."""
    form = SetAsideForm(formdata=None) if fresh else SetAsideForm()
    words = get_translations()
    with reading(wiring().answers) as session:
        key = the_round(session, programme).campaign.key
        places = [(each.code, each.name) for each in list_places(session, campaign_key=key)]
    any_ = [("", sentence("Maakt niet uit").worded(words))]
    form.place.choices = offered_as([*any_, *places])
    form.part.choices = offered_as([*any_, *worded(PARTS.items())])
    form.channel.choices = offered_as([*any_, *worded(CHANNELS.items())])
    form.flag.choices = offered_as([*any_, *worded(FLAGS.items())])
    return form


def _page(programme: str, form: SetAsideForm) -> str:
    with reading(wiring().answers) as session:
        round_ = the_round(session, programme)
        key = round_.campaign.key
        log = setting.list_set_aside(session, campaign_key=key)
        numbers = setting.how_many(session, campaign_key=key)
        names = {each.code: each.name for each in list_places(session, campaign_key=key)}
    return page(
        "team/fieldwork/set_aside.html",
        programme=programme,
        round=round_,
        form=form,
        log=[(each, _criteria(each, names), numbers.get(each.id, 0)) for each in log],
    )


def _criteria(row: SetAside, places: dict[str, str]) -> str:
    """What was set aside, in words."""
    words = get_translations()
    said_: list[str] = []
    for name, value in row.criteria.items():
        chosen = str(value)
        match name:
            case "place":
                said_.append(places.get(chosen, chosen))
            case "part":
                said_.append(
                    next((each.worded(words) for k, each in PARTS.items() if k == chosen), chosen)
                )
            case "channel":
                said_.append(channel_called(chosen).worded(words))
            case "flag":
                said_.append(FLAGS[chosen].worded(words) if chosen in FLAGS else chosen)
            case _:
                said_.append(chosen)
    return " · ".join(said_)
