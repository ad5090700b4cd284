"""Things to print and post: what is small is drawn at once, what is large in a process beside."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Response
from werkzeug.wrappers import Response as Reply

from forms.definition.sentence import Refusal, sentence
from print.prepress.presets import Preset
from survey.extensions import wiring
from survey.fieldwork.print_copies import (
    Asked,
    address_of,
    copies_of,
    door_of,
    place_in,
    places_of,
)
from survey.fieldwork.print_making import Handed, Maker, draw_plan, keep_handed, keep_made_run
from survey.fieldwork.print_ordered import RunAsked, plan_asked, press_named
from survey.fieldwork.print_pieces import draw_piece
from survey.fieldwork.print_plans import Plan
from survey.fieldwork.print_runs import Made, free_code
from survey.fieldwork.print_variants import Spread
from survey.fieldwork.public_address import is_public
from survey.fieldwork.rounds import Round
from survey.fieldwork.views.sending import file_name, sent
from survey.fieldwork.views.waiting import made_beside
from survey.public.images import images_of
from survey.public.teaser import teaser_of
from survey.staff.shell import current_account
from survey.storage.keys import load_or_make
from survey.storage.sessions import reading, writing

AT_ONCE = 400  # pages; drawn before somebody has read that it is being made


class NoAddressYet(Refusal):
    """A print shop would print an address that nobody can open."""

    def __init__(self) -> None:
        super().__init__(
            sentence(
                "Voor de drukkerij moet Wijkstem een eigen adres met https:// hebben. Vraag de "
                "beheerder om PUBLIC_URL. Zelf printen kan al; er staat dan PROEF op."
            )
        )


def trial(round_: Round) -> bool:
    """Whether PROEF comes on everything."""
    return round_.campaign.trial or not is_public(wiring().settings.public_url)


def maker_of(round_: Round) -> Maker:
    return Maker(who=current_account().id, programme=round_.programme, campaign=round_.campaign.key)


def make_piece(round_: Round, asked: Asked, *, press: str) -> Response:
    """A poster, flyer, slip or overview as a file; what was made is noted."""
    preset, maker = require_press(press), maker_of(round_)
    copies = copies_of(asked, campaign=maker.campaign, trial=trial(round_))
    name = file_name(asked.what, copies.piece.place, asked.language, asked.size, press=preset)

    def draw(file: Path) -> None:
        draw_piece(copies.piece, file, press=preset, quantity=asked.quantity)

    def keep() -> None:
        with writing(wiring().answers) as session:
            keep_handed(session, maker=maker, handed=copies.handed)
            maker.noted(session, f"{asked.what}.made", f"{name} ({asked.quantity})")

    return sent(draw, name=name, keep=keep)


def make_run(round_: Round, asked: RunAsked) -> Reply:
    """A print run of the questionnaire; it is kept once its paper is drawn."""
    preset, maker = require_press(asked.press), maker_of(round_)
    with reading(wiring().answers) as session:
        spread = Spread(session, campaign_key=maker.campaign)
        plan = plan_asked(session, maker=maker, asked=asked, spread=spread)
        code = free_code(session)
    paper = plan.layout.paper
    if plan.pages > AT_ONCE:
        name = file_name("vragenlijst", plan.place, asked.language, paper, press=preset)
        return made_beside(maker, name=name, asked=asked)
    name = file_name("vragenlijst", code, asked.language, paper, press=preset)
    made: list[Made] = []

    def keep() -> None:
        with writing(wiring().answers) as session:
            keep_made_run(session, maker=maker, plan=plan, code=code, made=made[0])

    return sent(
        lambda file: made.append(_drawn(plan, file, code=code, press=preset)), name=name, keep=keep
    )


def make_again(round_: Round, plan: Plan, *, code: str) -> Reply:
    """The file of a run once more, exactly as it was."""
    maker = maker_of(round_)
    name = file_name("vragenlijst", code, plan.layout.language, plan.layout.paper, press=None)
    if plan.pages > AT_ONCE:
        return made_beside(maker, name=name, asked=code)

    def keep() -> None:
        with writing(wiring().answers) as session:
            maker.noted(session, "run.again", code)

    return sent(lambda file: _drawn(plan, file, code=code, press=None), name=name, keep=keep)


def make_social(round_: Round, *, place: int, language: str) -> Response:
    """The text and the pictures for the neighbourhood paper and social media, in one zip."""
    maker = maker_of(round_)
    where = place_in(places_of(maker.campaign), place)
    door, address = door_of(where.code), address_of(where.code)
    handed = Handed(
        product="social",
        size="",
        language=language,
        quantity=0,
        place=place,
        trial=trial(round_),
    )

    def draw(file: Path) -> None:
        with ZipFile(file, "w", ZIP_DEFLATED) as zipped:
            words = teaser_of(door, language=language, address=address)
            zipped.writestr("tekst.txt", words)
            for name, picture in images_of(door, language=language, address=address):
                zipped.writestr(name, picture)

    def keep() -> None:
        with writing(wiring().answers) as session:
            keep_handed(session, maker=maker, handed=handed)
            maker.noted(session, "social.made", where.name)

    return sent(draw, name=f"{file_name('sociale-media', where.name, language)}.zip", keep=keep)


def require_press(name: str) -> Preset | None:
    if name and not is_public(wiring().settings.public_url):
        raise NoAddressYet
    return press_named(name)


def _drawn(plan: Plan, file: Path, *, code: str, press: Preset | None) -> Made:
    settings = wiring().settings
    key = load_or_make(settings.keys).sheet_code_key
    return draw_plan(plan, file, run=code, key=key, pictures=settings.pictures, press=press)
