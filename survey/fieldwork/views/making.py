"""Things to print and post, made while somebody waits: drawn to a file of its own, then sent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Response, abort

from forms.definition.sentence import Refusal, sentence
from print.papers import A3, A4, A5, A6, Format
from print.prepress.order import Product
from print.prepress.presets import Preset
from survey.extensions import wiring
from survey.fieldwork.contact_slip import slip_of
from survey.fieldwork.handouts import FORM, keep_handout
from survey.fieldwork.places import list_places
from survey.fieldwork.print_delivery import deliver, preset_named
from survey.fieldwork.print_files import draw_run
from survey.fieldwork.print_keeping import keep_run
from survey.fieldwork.print_orders import order_of_form
from survey.fieldwork.print_pieces import Draw, Piece, draw_piece
from survey.fieldwork.print_plans import Plan, plan_run
from survey.fieldwork.print_runs import Made, free_code
from survey.fieldwork.public_address import is_public
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.room import noted
from survey.fieldwork.views.sending import file_name, sent
from survey.intake.doors import Door
from survey.public.images import images_of
from survey.public.posters import flyer_of, overview_of, poster_of
from survey.public.teaser import teaser_of
from survey.storage.campaigns import Campaign
from survey.storage.keys import load_or_make
from survey.storage.sessions import reading, writing

SIZES: dict[str, Format] = {"A3": A3, "A4": A4, "A5": A5, "A6": A6}
PIECES = {
    "poster": (Product.POSTER, ("A4", "A3")),
    "flyer": (Product.FLYER, ("A5", "A6")),
    "slip": (Product.SLIP, ("A5",)),
    "overview": (Product.POSTER, ("A4",)),
}
_KEPT_AS = {"slip": "aanmeldstrook", "overview": "overzicht"}


class NoAddressYet(Refusal):
    """A print shop would print an address that nobody can open."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Voor de drukkerij moet Wijkstem een eigen adres met https:// hebben. Vraag de "
                "beheerder om PUBLIC_URL. Zelf printen kan al; er staat dan PROEF op."
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A thing as it was asked for; `press` is empty for who prints it themselves."""

    what: str
    size: str
    language: str
    quantity: int
    press: str
    place: int | None = None


def door_of(code: str) -> Door:
    """As it is now: dates and places may have changed a moment ago."""
    door = wiring().doors.find(code, fresh=True)
    if door is None:
        abort(404)
    return door


def address_of(code: str) -> str:
    return f"{wiring().settings.public_url}/q/{code}"


def trial(round_: Round) -> bool:
    """Whether PROEF comes on everything."""
    return round_.campaign.trial or not is_public(wiring().settings.public_url)


def make_piece(round_: Round, asked: Asked) -> Response:
    """A poster, flyer, slip or overview as a file; what was made is noted."""
    product, _ = PIECES[asked.what]
    place, code = _place_and_code(round_, asked.place)
    door = door_of(code)
    piece = Piece(
        product=product,
        page=SIZES[asked.size],
        draw=_draw(round_, asked, door),
        campaign=door.campaign,
        language=asked.language,
        place=place,
    )
    press = _press(asked.press)
    name = file_name(asked.what, place, asked.language, asked.size, press=press)

    def draw(file: Path) -> None:
        draw_piece(piece, file, press=press, quantity=asked.quantity)

    def keep() -> None:
        with writing(wiring().answers) as session:
            keep_handout(
                session,
                campaign=session.get_one(Campaign, round_.campaign.id),
                product=_KEPT_AS.get(asked.what, asked.what),
                size=asked.size,
                language=asked.language,
                quantity=asked.quantity,
                trial=trial(round_),
                place_id=asked.place,
            )
            noted(session, round_.programme, f"{asked.what}.made", f"{name} ({asked.quantity})")

    return sent(draw, name=name, keep=keep)


def make_run(
    round_: Round, *, place: int | None, language: str, paper: str, copies: int, press: str
) -> Response:
    """A print run of the questionnaire; it is kept once its paper is drawn."""
    named = _place_and_code(round_, place)[0] if place is not None else None
    preset = _press(press)
    with reading(wiring().answers) as session:
        plan = plan_run(
            session,
            campaign_key=round_.campaign.key,
            public_url=wiring().settings.public_url,
            place=named,
            language=language,
            paper=paper,
            copies=copies,
        )
        code = free_code(session)
    name = file_name("vragenlijst", code, language, plan.layout.paper, press=preset)
    made: list[Made] = []

    def keep() -> None:
        with writing(wiring().answers) as session:
            run = keep_run(session, plan=plan, code=code, made=made[0])
            keep_handout(
                session,
                campaign=session.get_one(Campaign, round_.campaign.id),
                product=FORM,
                size=plan.layout.paper,
                language=language,
                quantity=copies,
                trial=plan.trial,
                place_id=place,
                run_id=run.id,
            )
            noted(session, round_.programme, "run.made", f"{code} ({copies})")

    return sent(
        lambda file: made.append(draw_plan(plan, file, run=code, press=preset)),
        name=name,
        keep=keep,
    )


def draw_plan(plan: Plan, file: Path, *, run: str, press: Preset | None) -> Made:
    """The PDF of a run, or the zip with which a print shop can start."""
    key = load_or_make(wiring().settings.keys).sheet_code_key
    pdf = file.with_suffix(".pdf")
    made = draw_run(plan, pdf, run=run, key=key, press=press)
    if press is not None:
        deliver(
            pdf,
            file,
            order=order_of_form(plan),
            press=press,
            quantity=plan.copies,
            place=plan.place,
        )
    return made


def make_social(round_: Round, *, place: int, language: str) -> Response:
    """The text and the pictures for the neighbourhood paper and social media, in one zip."""
    named, code = _place_and_code(round_, place)
    door, address = door_of(code), address_of(code)

    def draw(file: Path) -> None:
        with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
            words = teaser_of(door, language=language, address=address)
            zipped.writestr("tekst.txt", words)
            for name, picture in images_of(door, language=language, address=address):
                zipped.writestr(name, picture)

    def keep() -> None:
        with writing(wiring().answers) as session:
            keep_handout(
                session,
                campaign=session.get_one(Campaign, round_.campaign.id),
                product="social",
                size="",
                language=language,
                quantity=0,
                trial=trial(round_),
                place_id=place,
            )
            noted(session, round_.programme, "social.made", named)

    return sent(draw, name=f"{file_name('sociale-media', named, language)}.zip", keep=keep)


def _draw(round_: Round, asked: Asked, door: Door) -> Draw:
    page, language = SIZES[asked.size], asked.language
    address = address_of(door.link.code)
    if asked.what == "poster":
        return partial(poster_of, door, language=language, page=page, address=address)
    if asked.what == "flyer":
        return partial(flyer_of, door, language=language, page=page, address=address)
    if asked.what == "overview":
        return partial(overview_of, _every_door(round_), language=language, page=page)
    key = load_or_make(wiring().settings.keys).sheet_code_key
    return partial(slip_of, door, language=language, key=key, trial=trial(round_))


def _every_door(round_: Round) -> list[tuple[Door, str]]:
    with reading(wiring().answers) as session:
        codes = [each.code for each in list_places(session, campaign_key=round_.campaign.key)]
    return [(door_of(code), address_of(code)) for code in codes]


def _place_and_code(round_: Round, place: int | None) -> tuple[str, str]:
    """The name and code of a place; without one, no name and the code of the first place."""
    with reading(wiring().answers) as session:
        every = list_places(session, campaign_key=round_.campaign.key)
    if place is None and every:
        return "", every[0].code
    found = next((each for each in every if each.id == place), None)
    if found is None:
        abort(404)
    return found.name, found.code


def _press(name: str) -> Preset | None:
    if not name:
        return None
    settings = wiring().settings
    if not is_public(settings.public_url):
        raise NoAddressYet
    return preset_named(name, address=settings.public_url, instance=settings.instance)
